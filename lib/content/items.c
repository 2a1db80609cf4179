/* SPDX-License-Identifier: MIT
 * Item sets: the questions of a check-in. */
#include "content/items.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "content/share.h"
#include "log/config.h"
#include "log/entry.h"
#include "table/table.h"

enum { ITEMS_MAX = 200, CHOICES_MAX = 40 };

struct reading {
	struct items *s;
	size_t room;
	struct table *t;
	struct fault *f;
	size_t first;		/* items of the file under way begin here */
};

static int bad(struct reading *r, const char *column, const char *message)
{
	r->f->file = NULL;
	r->f->line = table_line(r->t);
	fault_in_column(r->f, column);
	fault_set(r->f, message, 0);
	return -1;
}

static const char *cell(const struct reading *r, const char *column)
{
	return table_cell(r->t, table_col(r->t, column));
}

static int word_of(const char *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(word, list[i]))
			return (int)i;
	return -1;
}

static bool is_id(const char *id)
{
	size_t len = strlen(id);

	return len && len < 64 && id[0] >= 'a' && id[0] <= 'z' &&
	       strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_") == len;
}

bool items_is_register(const char *set)
{
	static const char *const registers[] = {
		"boundary", "agreement", "value", "glossary", "trigger",
		"transition", "repair", "moment",
	};

	return word_of(set, registers, ARRAY_LEN(registers)) >= 0;
}

/* Columns that carry the row itself; an answer must not overwrite them.  A
 * register is about some of them. */
static bool is_taken(const char *id, bool by_register)
{
	static const char *const taken[] = {
		"id", "time", "who", "kind", "ref", "about", "item_set",
		"logged", "minutes", "visibility", "title", "class", "state",
		"review_by",
	};
	const size_t always = 9;

	return word_of(id, taken, by_register ? always :
		       ARRAY_LEN(taken)) >= 0;
}

static int read_choices(struct reading *r, struct item *it, const char *text)
{
	size_t room = 0;

	while (*text) {
		size_t len = strcspn(text, "|");
		size_t key = strcspn(text, "=|");
		if (key >= len || !key || it->n_choice >= CHOICES_MAX)
			return bad(r, "choices",
				   N_("a choice is written key=label"));
		it->choice = mem_grow(it->choice, &room, it->n_choice + 1,
				      sizeof(*it->choice));
		struct item_choice *c = &it->choice[it->n_choice++];
		c->key = mem_dupn(text, key);
		c->label = mem_dupn(text + key + 1, len - key - 1);
		if (strspn(c->key, "abcdefghijklmnopqrstuvwxyz0123456789_-") !=
		    key)
			return bad(r, "choices",
				   N_("the key of a choice is not a word"));
		text += len;
		text += *text == '|';
	}
	if (it->n_choice < 2)
		return bad(r, "choices", N_("at least two choices are needed"));
	return 0;
}

static int read_bounds(struct reading *r, struct item *it)
{
	const char *min = cell(r, "min"), *max = cell(r, "max");

	it->min = *min ? entry_number(min) : 0;
	it->max = *max ? entry_number(max) : 10;
	if (!(it->min < it->max))
		return bad(r, "max", N_("min and max are no bounds"));
	return 0;
}

static int read_item(struct reading *r, struct item *it)
{
	static const char *const types[] = { "rating", "number", "choice",
		"multi", "text", "tags", "date" };
	static const char *const sights[] = { "shared", "kept", "private",
		"clinician" };
	const char *id = cell(r, "id");
	int type = word_of(cell(r, "type"), types, ARRAY_LEN(types));
	int sight = word_of(cell(r, "visibility"), sights, ARRAY_LEN(sights));

	if (!is_id(id))
		return bad(r, "id", N_("an item id is small letters, digits "
				       "and _"));
	if (is_taken(id, items_is_register(r->s->set)))
		return bad(r, "id", N_("that is a column of the log"));
	if (type < 0)
		return bad(r, "type", N_("not a type of item"));
	if (sight < 0)
		return bad(r, "visibility", N_("not a visibility"));
	if (!*cell(r, "question"))
		return bad(r, "question", N_("a question is missing"));
	it->id = mem_dup(id);
	it->order = strtol(cell(r, "order"), NULL, 10);
	it->domain = mem_dup(cell(r, "domain"));
	it->role = mem_dup(cell(r, "role"));
	it->type = (enum item_type)type;
	it->visibility = (enum item_visibility)sight;
	it->question = mem_dup(cell(r, "question"));
	it->low = mem_dup(cell(r, "low"));
	it->high = mem_dup(cell(r, "high"));
	it->explain = mem_dup(cell(r, "explain"));
	if (type == ITEM_CHOICE || type == ITEM_MULTI)
		return read_choices(r, it, cell(r, "choices"));
	if (type == ITEM_RATING || type == ITEM_NUMBER)
		return read_bounds(r, it);
	return 0;
}

static void free_item(struct item *it)
{
	free(it->id);
	free(it->domain);
	free(it->role);
	free(it->question);
	free(it->low);
	free(it->high);
	free(it->explain);
	for (size_t i = 0; i < it->n_choice; i++) {
		free(it->choice[i].key);
		free(it->choice[i].label);
	}
	free(it->choice);
	memset(it, 0, sizeof(*it));
}

/* A row of the user's file takes the place of the shipped one. */
static int put_item(struct reading *r, struct item *it)
{
	struct items *s = r->s;

	for (size_t i = 0; i < s->n; i++) {
		if (strcmp(s->item[i].id, it->id))
			continue;
		if (i >= r->first)
			return bad(r, "id", N_("an item id twice"));
		free_item(&s->item[i]);
		s->item[i] = *it;
		memset(it, 0, sizeof(*it));
		return 0;
	}
	if (s->n >= ITEMS_MAX)
		return bad(r, "id", N_("too many items"));
	s->item = mem_grow(s->item, &r->room, s->n + 1, sizeof(*s->item));
	s->item[s->n++] = *it;
	memset(it, 0, sizeof(*it));
	return 0;
}

static int read_rows(struct reading *r)
{
	static const char *const needed[] = { "id", "order", "type",
		"question", "visibility" };
	enum table_got got;

	for (size_t i = 0; i < ARRAY_LEN(needed); i++)
		if (table_col(r->t, needed[i]) < 0) {
			r->f->line = 1;
			fault_in_column(r->f, needed[i]);
			fault_set(r->f, N_("the column is missing"), 0);
			return -1;
		}
	r->first = r->s->n;
	while ((got = table_next(r->t, r->f)) == TABLE_ROW) {
		struct item it;
		memset(&it, 0, sizeof(it));
		int status = read_item(r, &it);
		if (!status && !r->s->version && *cell(r, "version"))
			r->s->version = mem_dup(cell(r, "version"));
		if (!status)
			status = put_item(r, &it);
		free_item(&it);
		if (status)
			return -1;
	}
	return got == TABLE_END ? 0 : -1;
}

static int read_file(struct reading *r, char *path)
{
	int status = -1;
	FILE *in = fopen(path, "re");

	if (!in)
		fault_set(r->f, N_("cannot be read"), errno);
	else if ((r->t = table_open(in, path, NULL, r->f)))
		status = read_rows(r);
	if (status)
		fault_in_file(r->f, path);
	free(path);
	table_close(r->t);
	r->t = NULL;
	if (in)
		fclose(in);
	return status;
}

static int by_order(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	return x->order != y->order ? (x->order > y->order) -
				      (x->order < y->order) :
				      strcmp(x->id, y->id);
}

/* "dir/evening.csv" is the set "evening". */
static char *name_of(const char *set)
{
	const char *slash = strrchr(set, '/');
	const char *name = slash ? slash + 1 : set;
	size_t len = strlen(name);

	if (len > 4 && !strcmp(name + len - 4, ".csv"))
		len -= 4;
	return mem_dupn(name, len);
}

static int read_named(struct reading *r, const char *set)
{
	struct buf file = BUF_EMPTY;

	buf_addf(&file, "items/%s.csv", set);
	char *own = share_user(buf_text(&file));
	char *path = share_find(buf_text(&file), NULL, r->f);
	buf_free(&file);
	if (!path && !own) {
		fault_set_detail(r->f, N_("no such item set"), set);
		return -1;
	}
	int status = path ? read_file(r, path) : 0;
	if (own) {
		if (!status)
			status = read_file(r, own);
		else
			free(own);
	}
	return status;
}

static bool is_file(const char *set)
{
	size_t len = strlen(set);

	return strchr(set, '/') ||
	       (len > 4 && !strcmp(set + len - 4, ".csv"));
}

struct items *items_read(const char *set, struct fault *f)
{
	struct reading r = { .s = mem_get(1, sizeof(*r.s)), .f = f };

	r.s->set = name_of(set);
	if (is_file(set) ? read_file(&r, mem_dup(set)) : read_named(&r, set)) {
		items_free(r.s);
		return NULL;
	}
	if (!r.s->version)
		r.s->version = mem_dup("1");
	if (r.s->n)
		qsort(r.s->item, r.s->n, sizeof(*r.s->item), by_order);
	return r.s;
}

struct reading_all {
	struct items *first, **end;
	struct fault *f;
};

static int read_one(void *arg, const char *word)
{
	struct reading_all *r = arg;

	if (!(*r->end = items_read(word, r->f)))
		return -1;
	r->end = &(*r->end)->next;
	return 0;
}

struct items *items_read_all(const char *list, struct fault *f)
{
	struct reading_all r = { .end = &r.first, .f = f };
	bool one_file = is_file(list) && !access(list, R_OK);
	int got = one_file ? read_one(&r, list) :
		  config_each(list, read_one, &r);

	if (!got && !r.first) {
		fault_set(f, N_("no item set is named"), 0);
		got = -1;
	}
	for (struct items *s = r.first; s && r.first->next; s = s->next) {
		if (got || !items_is_register(s->set))
			continue;
		fault_set_detail(f, N_("is asked on its own, without other "
				       "sets"), s->set);
		got = -1;
	}
	if (!got)
		return r.first;
	items_free(r.first);
	return NULL;
}

const struct item *items_find(const struct items *s, const char *id)
{
	for (; s; s = s->next)
		for (size_t i = 0; i < s->n; i++)
			if (!strcmp(s->item[i].id, id))
				return &s->item[i];
	return NULL;
}

void items_free(struct items *s)
{
	while (s) {
		struct items *next = s->next;
		for (size_t i = 0; i < s->n; i++)
			free_item(&s->item[i]);
		free(s->item);
		free(s->set);
		free(s->version);
		free(s);
		s = next;
	}
}
