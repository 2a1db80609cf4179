/* SPDX-License-Identifier: MIT
 * Rows in another shape for other tools. */
#include "log/shapes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "table/writer.h"

static const char ITEM[] = "item", VALUE[] = "value";

struct column {
	const char *name;
	const struct entry_column *known;	/* NULL: not in the schema */
	size_t from;		/* its place in a row; n: not there */
	char time[STAMP_MAX];	/* its cell in the form asked for */
};

struct shapes {
	struct shapes_how how;
	struct column *keys, *items;	/* what is repeated, what is a row */
	size_t n_keys, n_items;
	const char **names, **cells;	/* of what is made, n_out of them */
	size_t n_out;
	const char *const *looked;	/* the names from was found in */
};

int shapes_time_of(const char *word)
{
	static const char *const words[] = {
		[SHAPES_STORED] = "stored", [SHAPES_UTC] = "utc",
		[SHAPES_LOCAL] = "local", [SHAPES_DATE] = "date",
		[SHAPES_DAY] = "day", [SHAPES_WEEK] = "week",
		[SHAPES_EPOCH] = "epoch",
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcmp(words[i], word))
			return (int)i;
	return -1;
}

static bool is_number(const struct entry_column *c)
{
	return c && (c->type == ENTRY_RATING || c->type == ENTRY_NUMBER);
}

static bool is_usual_key(const char *name)
{
	static const char *const usual[] = { "id", "time", "who", "kind" };

	for (size_t i = 0; i < ARRAY_LEN(usual); i++)
		if (!strcmp(usual[i], name))
			return true;
	return false;
}

/* Columns that the schema does not know may be a user's own items: what of
 * them is a number becomes a row. */
static void sort_out(struct shapes *s)
{
	for (size_t i = 0; i < s->how.n; i++) {
		struct column c = { .name = s->how.columns[i] };
		c.known = entry_column(c.name);
		if (s->how.tidy && (!c.known || is_number(c.known)))
			s->items[s->n_items++] = c;
		else if (!s->how.tidy || s->how.chosen || is_usual_key(c.name))
			s->keys[s->n_keys++] = c;
	}
}

struct shapes *shapes_new(const struct shapes_how *how)
{
	struct shapes *s = mem_get(1, sizeof(*s));

	s->how = *how;
	s->keys = mem_get(how->n, sizeof(*s->keys));
	s->items = mem_get(how->n, sizeof(*s->items));
	s->names = mem_get(how->n + 2, sizeof(*s->names));
	s->cells = mem_get(how->n + 2, sizeof(*s->cells));
	sort_out(s);
	for (size_t i = 0; i < s->n_keys; i++)
		s->names[i] = s->keys[i].name;
	s->n_out = s->n_keys;
	if (how->tidy) {
		s->names[s->n_out++] = ITEM;
		s->names[s->n_out++] = VALUE;
	}
	return s;
}

const char *const *shapes_columns(const struct shapes *s, size_t *n)
{
	*n = s->n_out;
	return s->names;
}

static void print_local(char *out, const struct stamp *t, const char *end)
{
	struct stamp utc = { .utc = t->utc + (int64_t)t->offset * 60,
			     .nano = t->nano };

	stamp_print(out, &utc);
	/* The offset goes, or is the UTC that it says. */
	snprintf(strrchr(out, '+'), sizeof("Z"), "%s", end);
}

static void print_week(char *out, int32_t day)
{
	int year, week;

	stamp_week(day, &year, &week);
	snprintf(out, STAMP_MAX, "%04d-W%02d", year, week);
}

static const char *time_cell(const struct shapes *s, struct column *c,
			     const char *cell)
{
	struct stamp t;

	if (s->how.time == SHAPES_STORED ||
	    stamp_parse(cell, strlen(cell), &t))
		return cell;
	struct stamp utc = { .utc = t.utc, .nano = t.nano };
	switch (s->how.time) {
	case SHAPES_STORED: break;
	case SHAPES_UTC: print_local(c->time, &utc, "Z"); break;
	case SHAPES_LOCAL: print_local(c->time, &t, ""); break;
	case SHAPES_DATE: stamp_date(c->time, stamp_day(&t, 0)); break;
	case SHAPES_DAY:
		stamp_date(c->time, stamp_day(&t, s->how.day_start));
		break;
	case SHAPES_WEEK:
		print_week(c->time, stamp_day(&t, s->how.day_start));
		break;
	case SHAPES_EPOCH:
		snprintf(c->time, sizeof(c->time), "%lld", (long long)t.utc);
		break;
	}
	return c->time;
}

static void look_up(struct shapes *s, struct column *c, size_t n,
		    const struct entry *e)
{
	for (size_t i = 0; i < n; i++) {
		size_t at = 0;
		while (at < e->n && strcmp(e->names[at], c[i].name))
			at++;
		c[i].from = at;
	}
	s->looked = e->names;
}

static const char *cell_of(const struct column *c, const struct entry *e)
{
	return c->from < e->n ? e->cells[c->from] : "";
}

void shapes_row(struct shapes *s, const struct entry *e,
		void (*each)(void *arg, const struct entry *e), void *arg)
{
	struct entry out = *e;

	if (s->looked != e->names) {
		look_up(s, s->keys, s->n_keys, e);
		look_up(s, s->items, s->n_items, e);
	}
	out.n = s->n_out;
	out.names = s->names;
	out.cells = s->cells;
	for (size_t i = 0; i < s->n_keys; i++) {
		struct column *c = &s->keys[i];
		bool time = c->known && c->known->type == ENTRY_TIME;
		s->cells[i] = time ? time_cell(s, c, cell_of(c, e))
				   : cell_of(c, e);
	}
	if (!s->how.tidy)
		each(arg, &out);
	for (size_t i = 0; i < s->n_items; i++) {
		const char *cell = cell_of(&s->items[i], e);
		if (!writer_is_number(cell, strlen(cell)))
			continue;
		s->cells[s->n_keys] = s->items[i].name;
		s->cells[s->n_keys + 1] = cell;
		each(arg, &out);
	}
}

void shapes_free(struct shapes *s)
{
	if (!s)
		return;
	free(s->keys);
	free(s->items);
	free(s->names);
	free(s->cells);
	free(s);
}
