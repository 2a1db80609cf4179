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
#include "log/place.h"
#include "log/withdraw.h"
#include "table/writer.h"

/* Cells by name; both are the row's own. */
struct row {
	size_t n, room;
	char **names, **values;
	enum visibility visibility;
	bool stored;
};

struct keep {
	const struct keep_how *how;
	struct row *rows;
	size_t n, room;
};

/* The rows that go into one file. */
struct batch {
	char *path;
	bool private;
	struct store_row *rows;
	size_t *from;		/* their numbers in the hold */
	size_t n;
};

struct keep *keep_new(const struct keep_how *how)
{
	struct keep *k = mem_get(1, sizeof(*k));

	k->how = how;
	return k;
}

size_t keep_count(const struct keep *k)
{
	return k->n;
}

static void free_row(struct row *r)
{
	for (size_t i = 0; i < r->n; i++) {
		free(r->names[i]);
		free(r->values[i]);
	}
	free(r->names);
	free(r->values);
}

void keep_free(struct keep *k)
{
	if (!k)
		return;
	for (size_t i = 0; i < k->n; i++)
		free_row(&k->rows[i]);
	free(k->rows);
	free(k);
}

/* Takes value over. */
static void put(struct row *r, const char *name, char *value)
{
	size_t room = r->room;

	r->names = mem_grow(r->names, &room, r->n + 1, sizeof(*r->names));
	r->values = mem_grow(r->values, &r->room, r->n + 1,
			     sizeof(*r->values));
	r->names[r->n] = mem_dup(name);
	r->values[r->n++] = value;
}

static const char *get(const struct row *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++)
		if (!strcmp(r->names[i], name))
			return r->values[i];
	return NULL;
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

/* The values as the log writes them; -1 with f filled. */
static int take(struct row *r, size_t n, const char *const *names,
		const char *const *values, struct fault *f)
{
	for (size_t i = 0; i < n; i++) {
		bool routes = !strcmp(names[i], "visibility");
		if (!routes && (!*values[i] || !strcmp(values[i], "NA")))
			continue;
		if (!is_name(names[i])) {
			fault_set(f, N_("a column's name holds characters "
					"that cannot be shown"), 0);
			return -1;
		}
		char *value = routes ?
			mem_dup(entry_visibility_word(
				entry_visibility(values[i]))) :
			entry_canonical(names[i], values[i], f);
		if (!value)
			return -1;
		if (*value)
			put(r, names[i], value);
		else
			free(value);
	}
	return 0;
}

/* What the row does not say and the moment does. */
static int complete(const struct keep *k, struct row *r, struct fault *f)
{
	char now[STAMP_MAX], id[IDENT_MAX];
	const char *time = get(r, "time");
	struct stamp s, t;
	int start = k->how->clock->day_start;

	stamp_now(k->how->clock, &s);
	stamp_print(now, &s);
	/* A new row about another day says when it was written. */
	if (time && !get(r, "id") && !get(r, "logged") &&
	    !stamp_parse(time, strlen(time), &t) &&
	    stamp_day(&t, start) != stamp_day(&s, start))
		put(r, "logged", mem_dup(now));
	if (!time)
		put(r, "time", mem_dup(now));
	if (!get(r, "who") && k->how->who)
		put(r, "who", mem_dup(k->how->who));
	if (!get(r, "kind"))
		put(r, "kind", mem_dup("checkin"));
	if (!get(r, "visibility"))
		put(r, "visibility",
		    mem_dup(entry_visibility_word(k->how->visibility)));
	if (get(r, "id"))
		return 0;
	if (ident_new(id)) {
		fault_set(f, N_("no random numbers for an id"), errno);
		return -1;
	}
	put(r, "id", mem_dup(id));
	return 0;
}

static int refuse(struct fault *f, const char *column, const char *message)
{
	fault_set(f, message, 0);
	fault_in_column(f, column);
	return -1;
}

/* A finished row, with the same rule as for reading, and two that only hold
 * for what is written. */
static int check(const struct keep *k, struct row *r, struct fault *f)
{
	struct entry e = {
		.n = r->n,
		.names = (const char *const *)r->names,
		.cells = (const char *const *)r->values,
		.file = f->file,
		.line = f->line,
	};
	const char *here = config_get(k->how->config, "here");

	if (entry_check(&e, true, k->how->clock->day_start, f))
		return -1;
	r->visibility = e.visibility;
	if (here && !config_holds(here, e.who))
		return refuse(f, "who", N_("may not write here, says the key "
					   "'here' of the config"));
	for (size_t i = 0; i < r->n; i++) {
		const struct entry_column *c = entry_column(r->names[i]);
		if (c && c->visibility > e.visibility)
			return refuse(f, c->name, c->visibility == PRIVATE ?
				N_("is asked in private, and the row is not "
				   "private") :
				N_("is asked in private, and the row is "
				   "shared"));
	}
	return 0;
}

int keep_add(struct keep *k, size_t n, const char *const *names,
	     const char *const *values, struct fault *f)
{
	struct row r = { 0 };

	f->column[0] = '\0';
	if (take(&r, n, names, values, f) || complete(k, &r, f) ||
	    check(k, &r, f)) {
		free_row(&r);
		return -1;
	}
	k->rows = mem_grow(k->rows, &k->room, k->n + 1, sizeof(*k->rows));
	k->rows[k->n++] = r;
	return 0;
}

static bool names_have(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

/* NULL-ended columns that the rows use or, with a header, that it names;
 * those of the schema first.  The texts are borrowed, caller frees the list.
 * which holds the numbers of n rows; NULL: the first n. */
static const char **columns_of(const struct keep *k, const size_t *which,
			       size_t n, const char *const *header)
{
	size_t known, at = 0, room = 0;
	const struct entry_column *all = entry_columns(&known);
	const char **names = NULL;

	for (size_t i = 0; i < known; i++) {
		bool used = false;
		for (size_t h = 0; header && header[h] && !used; h++)
			used = !strcmp(header[h], all[i].name);
		for (size_t r = 0; r < n && !used; r++)
			used = get(&k->rows[which ? which[r] : r],
				   all[i].name) != NULL;
		if (!used)
			continue;
		names = mem_grow(names, &room, at + 2, sizeof(*names));
		names[at++] = all[i].name;
	}
	for (size_t r = 0; r < n; r++) {
		const struct row *row = &k->rows[which ? which[r] : r];
		for (size_t i = 0; i < row->n; i++) {
			if (names_have(names, at, row->names[i]))
				continue;
			names = mem_grow(names, &room, at + 2,
					 sizeof(*names));
			names[at++] = row->names[i];
		}
	}
	names = mem_grow(names, &room, at + 1, sizeof(*names));
	names[at] = NULL;
	return names;
}

static void print_header(struct buf *out, const char *const *names)
{
	size_t start = out->len;

	for (size_t i = 0; names[i]; i++)
		writer_cell(out, &WRITER_CSV, names[i], strlen(names[i]), !i);
	writer_end(out, &WRITER_CSV, start);
}

static void print_row(struct buf *out, const char *const *names,
		      const struct row *r)
{
	size_t start = out->len;

	for (size_t i = 0; names[i]; i++) {
		const char *value = get(r, names[i]);
		if (!value)
			value = "";
		writer_cell(out, &WRITER_CSV, value, strlen(value), !i);
	}
	writer_end(out, &WRITER_CSV, start);
}

void keep_print(const struct keep *k, struct buf *out, bool with_header)
{
	const char **names = columns_of(k, NULL, k->n, NULL);

	if (with_header)
		print_header(out, names);
	for (size_t i = 0; i < k->n; i++)
		print_row(out, names, &k->rows[i]);
	free(names);
}

/* Header and rows, so that what follows "not saved:" can be stored again. */
void keep_give_back(const struct keep *k)
{
	const char **names = columns_of(k, NULL, k->n, NULL);
	struct buf line = BUF_EMPTY;

	print_header(&line, names);
	msg_not_saved(line.at, line.len);
	for (size_t i = 0; i < k->n; i++) {
		if (k->rows[i].stored)
			continue;
		buf_clear(&line);
		print_row(&line, names, &k->rows[i]);
		msg_not_saved(line.at, line.len);
	}
	buf_free(&line);
	free(names);
}

/* The batch of that path, made if need be; takes path over. */
static struct batch *batch_of(struct batch *all, size_t *n, char *path,
			      bool private)
{
	for (size_t i = 0; i < *n; i++)
		if (!strcmp(all[i].path, path)) {
			free(path);
			return &all[i];
		}
	all[*n] = (struct batch){ .path = path, .private = private };
	return &all[(*n)++];
}

/* Sorts the rows of one sort into batches; -1 with f filled. */
static int sort_out(const struct keep *k, bool private, struct batch *all,
		    size_t *n, struct fault *f)
{
	const struct keep_how *how = k->how;

	for (size_t i = 0; i < k->n; i++) {
		const struct row *r = &k->rows[i];
		if ((r->visibility != SHARED) != private)
			continue;
		const char *who = get(r, "who");
		char *path = private ?
			place_private(how->private, who, how->shared, f) :
			place_own(how->shared, who, how->config);
		if (!path)
			return -1;
		struct batch *b = batch_of(all, n, path, private);
		if (!b->rows) {
			b->rows = mem_get(k->n, sizeof(*b->rows));
			b->from = mem_get(k->n, sizeof(*b->from));
		}
		b->rows[b->n] = (struct store_row){
			r->n, (const char *const *)r->names,
			(const char *const *)r->values,
		};
		b->from[b->n++] = i;
	}
	return 0;
}

static void say_notes(const struct buf *said)
{
	const char *at = buf_text(said);

	while (*at) {
		size_t len = strcspn(at, "\n");
		msg_note("%.*s", (int)len, at);
		at += len;
		at += *at == '\n';
	}
}

static enum store_got store(struct keep *k, const struct batch *b)
{
	struct fault f = { .file = b->path };
	struct buf said = BUF_EMPTY;
	/* What the schema does not know gets a column in a new log only. */
	const char **header = columns_of(k, b->from, b->n,
		entry_header(b->private ? PRIVATE : SHARED));
	const struct store_what what = { b->path, b->private, header };
	enum store_got got = store_append(&what, b->rows, b->n, &said, &f);

	say_notes(&said);
	if (got != STORE_DONE)
		msg_fault(&f);
	for (size_t i = 0; i < b->n && got == STORE_DONE; i++)
		k->rows[b->from[i]].stored = true;
	buf_free(&said);
	free(header);
	return got;
}

/* Takes out again what a writer withdrew and a synchronizer brought back.
 * The rows are stored by now: what fails here is tried again next time. */
static void withdraw_of(const struct keep *k, const char *who)
{
	struct fault f = { 0 };
	char *private = place_private(k->how->private, who, k->how->shared,
				      &f);

	if (!private)
		return;
	const struct withdraw_how how = { who, k->how->shared, private };
	if (withdraw_again(&how, &f) != STORE_DONE)
		msg_note(_("%s: withdrawn rows could not be taken out again; "
			   "the next entry tries it"), f.file ? f.file : who);
	free(private);
}

static void withdraw_all(const struct keep *k)
{
	for (size_t i = 0; i < k->n; i++) {
		const char *who = get(&k->rows[i], "who");
		size_t before = 0;
		while (before < i &&
		       strcmp(get(&k->rows[before], "who"), who))
			before++;
		if (before == i)
			withdraw_of(k, who);
	}
}

enum store_got keep_store(struct keep *k)
{
	/* Private and shared rows may meet in no file: 2 n is enough. */
	struct batch *all = mem_get(2 * k->n, sizeof(*all));
	enum store_got got = STORE_DONE;
	struct fault f = { 0 };
	size_t n = 0;

	if (sort_out(k, true, all, &n, &f) || sort_out(k, false, all, &n, &f)) {
		msg_fault(&f);
		got = STORE_FAILED;
	}
	for (size_t i = 0; i < n && got == STORE_DONE; i++)
		got = store(k, &all[i]);
	if (got == STORE_DONE)
		withdraw_all(k);
	else
		keep_give_back(k);
	for (size_t i = 0; i < n; i++) {
		free(all[i].path);
		free(all[i].rows);
		free(all[i].from);
	}
	free(all);
	return got;
}
