/* SPDX-License-Identifier: MIT
 * Rows on their way into the logs. */
#include "log/keep.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/utf8.h"
#include "log/held.h"
#include "log/post.h"
#include "table/table.h"
#include "table/writer.h"

/* Columns that every row gets, by their numbers in the hold. */
enum { ID, TIME, WHO, KIND, VISIBILITY, LOGGED, FIRST };

/* All rows wait in memory until each of them is known to be right. */
enum { TEXT_MAX = 128 << 20 };

struct keep {
	const struct keep_how *how;
	struct held held;
	const char *here;
	enum visibility secret;	/* the most that a column is asked in */
	/* Which cells of the row under way are in the first columns, from 1;
	 * 0: none. */
	size_t first[FIRST];
	/* The columns of the row before (struct keep_names): the next one
	 * mostly has the same. */
	size_t *columns, room;
};

struct keep *keep_new(const struct keep_how *how)
{
	static const char *const first[] = {
		[ID] = "id", [TIME] = "time", [WHO] = "who", [KIND] = "kind",
		[VISIBILITY] = "visibility", [LOGGED] = "logged",
	};
	struct keep *k = mem_get(1, sizeof(*k));

	k->how = how;
	k->here = config_get(how->config, "here");
	for (size_t i = 0; i < ARRAY_LEN(first); i++)
		held_column(&k->held, first[i]);
	return k;
}

size_t keep_count(const struct keep *k)
{
	return k->held.n;
}

void keep_free(struct keep *k)
{
	if (!k)
		return;
	held_free(&k->held);
	free(k->columns);
	free(k);
}

static void put_as_is(struct keep *k, size_t column, const char *value,
		      size_t len)
{
	held_put(&k->held, column, value, len);
	if (column < FIRST)
		k->first[column] = k->held.now.n;
}

static void put(struct keep *k, size_t column, const char *value)
{
	put_as_is(k, column, value, strlen(value));
}

/* A cell of the row under way, of the first columns; NULL: none. */
static const char *get(const struct keep *k, size_t column)
{
	size_t cell = k->first[column];

	return cell ? held_cell(&k->held, &k->held.now, cell - 1) : NULL;
}

static int refuse(struct fault *f, const char *column, const char *message)
{
	fault_set(f, message, 0);
	fault_in_column(f, column);
	return -1;
}

/* A new column's name is seen by everyone who opens the log. */
static bool is_name(const char *name)
{
	size_t len = strlen(name), at = 0;

	while (at < len) {
		uint32_t cp;
		size_t n = utf8_char(name + at, len - at, &cp);
		if (!n || utf8_hidden(cp))
			return false;
		at += n;
	}
	return true;
}

const struct entry_column *keep_item(const struct keep_how *how,
				     const char *name)
{
	size_t n = 0;
	const struct entry_column *all = !how->items || entry_column(name) ?
					 NULL : how->items(how->items_arg, &n);

	for (size_t i = 0; i < n; i++)
		if (!strcmp(all[i].name, name))
			return &all[i];
	return NULL;
}

/* Sees to how secret a column is. */
static void see_column(struct keep *k, struct held_column *c)
{
	const struct entry_column *item = keep_item(k->how, c->name);

	if (item)
		c->visibility = item->visibility;
	if (c->visibility > k->secret)
		k->secret = c->visibility;
}

/* The number of the column of that name, plus 1; 0 with f filled. */
static size_t column_of(struct keep *k, const char *name, struct fault *f)
{
	size_t before = k->held.n_columns;
	size_t column = held_column(&k->held, name);

	if (column == SIZE_MAX)
		refuse(f, name, N_("is one column more than the 1024 that a "
				   "log may have"));
	else if (column < before || is_name(name)) {
		see_column(k, &k->held.columns[column]);
		return column + 1;
	}
	else
		fault_set(f, N_("a column's name holds characters that "
				"cannot be shown"), 0);
	return 0;
}

/* One value as the log writes it; -1 with f filled. */
static int take_value(struct keep *k, size_t column, const char *value,
		      struct fault *f)
{
	const struct held_column *c = &k->held.columns[column];
	const struct entry_column *as = c->known;
	struct entry_column text;

	if (!as) {
		text = (struct entry_column){ .name = c->name,
					      .type = ENTRY_TEXT };
		as = &text;
	}
	size_t len = entry_canonical_len(as, value);
	if (len) {
		put_as_is(k, column, value, len);
		return 0;
	}
	char *canonical = column == VISIBILITY ?
		mem_dup(entry_visibility_word(entry_visibility(value))) :
		entry_canonical_as(as, value, f);
	if (!canonical)
		return -1;
	if (*canonical)
		put(k, column, canonical);
	free(canonical);
	return 0;
}

static bool is_empty(const char *value)
{
	return !*value || (value[0] == 'N' && value[1] == 'A' && !value[2]);
}

/* The values as the log writes them; -1 with f filled. */
static int take(struct keep *k, const struct keep_names *names,
		const char *const *values, struct fault *f)
{
	if (k->held.text.len > TEXT_MAX) {
		fault_set(f, N_("more than 128 MiB at once: they can be "
				"appended in parts"), 0);
		return -1;
	}
	for (size_t i = 0; i < names->n; i++) {
		size_t *column = &names->columns[i];
		const char *name = names->names[i];
		/* An empty visibility is private, and no visibility is not. */
		if (is_empty(values[i]) &&
		    (*name != 'v' || strcmp(name, "visibility")))
			continue;
		if (!*column)
			*column = column_of(k, name, f);
		if (!*column || take_value(k, *column - 1, values[i], f))
			return -1;
	}
	return 0;
}

/* A new row about another day says when it was written. */
static void put_logged(struct keep *k, const char *time)
{
	int start = k->how->clock->day_start;
	char now[STAMP_MAX];
	struct stamp s, t;

	if (get(k, LOGGED) || stamp_parse(time, strlen(time), &t))
		return;
	stamp_now(k->how->clock, &s);
	if (stamp_day(&t, start) != stamp_day(&s, start))
		put(k, LOGGED, stamp_print(now, &s));
}

static void put_now(struct keep *k)
{
	char now[STAMP_MAX];
	struct stamp s;

	stamp_now(k->how->clock, &s);
	put(k, TIME, stamp_print(now, &s));
}

/* What the row does not say and the moment does. */
static int complete(struct keep *k, struct fault *f)
{
	const char *time = get(k, TIME);
	bool has_id = get(k, ID) != NULL;
	char id[IDENT_MAX];

	if (time && !has_id)
		put_logged(k, time);
	if (!time)
		put_now(k);
	if (!get(k, WHO) && k->how->who)
		put(k, WHO, k->how->who);
	if (!get(k, KIND))
		put(k, KIND, "checkin");
	if (!get(k, VISIBILITY))
		put(k, VISIBILITY,
		    entry_visibility_word(k->how->visibility));
	if (has_id)
		return 0;
	if (ident_new(id)) {
		fault_set(f, N_("no random numbers for an id"), errno);
		return -1;
	}
	put(k, ID, id);
	return 0;
}

/* What no value says alone.  Each of them is good by now: entry_canonical
 * writes nothing that entry_check would not take. */
static int check(const struct keep *k, enum visibility v, struct fault *f)
{
	const struct held_row *now = &k->held.now;
	const char *who = get(k, WHO);

	if (!who)
		return refuse(f, "who", N_("is missing"));
	if (k->here && !config_holds(k->here, who))
		return refuse(f, "who", N_("may not write here, says the key "
					   "'here' of the config"));
	for (size_t i = 0; i < now->n && v < k->secret; i++) {
		const struct held_column *c = &k->held.columns[
			k->held.cells[now->cells + i].column];
		if (c->visibility > v)
			return refuse(f, c->name, c->visibility == PRIVATE ?
				N_("is asked in private, and the row is not "
				   "private") :
				N_("is asked in private, and the row is "
				   "shared"));
	}
	return 0;
}

int keep_again(struct keep *k, const struct keep_names *names,
	     const char *const *values, struct fault *f)
{
	enum visibility v = PRIVATE;

	f->column[0] = '\0';
	memset(k->first, 0, sizeof(k->first));
	int got = take(k, names, values, f);
	if (!got)
		got = complete(k, f);
	if (!got) {
		v = entry_visibility(get(k, VISIBILITY));
		got = check(k, v, f);
	}
	if (got)
		held_drop(&k->held);
	else
		held_end(&k->held, v);
	return got;
}

int keep_add(struct keep *k, size_t n, const char *const *names,
	     const char *const *values, struct fault *f)
{
	size_t before = k->room;

	if (n > before) {
		k->columns = mem_grow(k->columns, &k->room, n,
				      sizeof(*k->columns));
		memset(k->columns + before, 0,
		       (k->room - before) * sizeof(*k->columns));
	}
	for (size_t i = 0; i < n; i++) {
		size_t column = k->columns[i];
		if (column && strcmp(k->held.columns[column - 1].name,
				     names[i]))
			k->columns[i] = 0;
	}
	const struct keep_names all = { n, names, k->columns };
	return keep_again(k, &all, values, f);
}

/* The columns of all rows. */
static const char **all_columns(const struct keep *k)
{
	bool *used = mem_get(k->held.n_columns, sizeof(*used));

	for (size_t i = 0; i < k->held.n; i++)
		held_mark(&k->held, &k->held.rows[i], used);
	const char **names = held_columns(&k->held, used, NULL);
	free(used);
	return names;
}

static void print_header(struct buf *out, const char *const *names)
{
	size_t start = out->len;

	for (size_t i = 0; names[i]; i++)
		writer_cell(out, &WRITER_CSV, names[i], strlen(names[i]), !i);
	writer_end(out, &WRITER_CSV, start);
}

static void print_row(const struct keep *k, struct buf *out,
		      const char *const *names, size_t row)
{
	const struct held *h = &k->held;
	size_t start = out->len;

	for (size_t i = 0; names[i]; i++) {
		size_t c = 0;
		while (c < h->n_columns && strcmp(h->columns[c].name, names[i]))
			c++;
		const char *value = held_value(h, &h->rows[row], c);
		if (!value)
			value = "";
		writer_cell(out, &WRITER_CSV, value, strlen(value), !i);
	}
	writer_end(out, &WRITER_CSV, start);
}

void keep_print(const struct keep *k, struct buf *out, bool with_header)
{
	const char **names = all_columns(k);

	if (with_header)
		print_header(out, names);
	for (size_t i = 0; i < k->held.n; i++)
		print_row(k, out, names, i);
	free(names);
}

/* Header and rows, so that what follows "not saved:" can be stored again. */
void keep_give_back(const struct keep *k)
{
	const char **names = all_columns(k);
	struct buf line = BUF_EMPTY;

	print_header(&line, names);
	msg_not_saved(line.at, line.len);
	for (size_t i = 0; i < k->held.n; i++) {
		if (k->held.rows[i].stored)
			continue;
		buf_clear(&line);
		print_row(k, &line, names, i);
		msg_not_saved(line.at, line.len);
	}
	buf_free(&line);
	free(names);
}

enum store_got keep_store(struct keep *k)
{
	enum store_got got = post_rows(k->how, &k->held, WHO);

	if (got != STORE_DONE)
		keep_give_back(k);
	return got;
}
