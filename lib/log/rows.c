/* SPDX-License-Identifier: MIT
 * The rows of a feed that are asked for. */
#include "log/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/config.h"
#include "log/shelf.h"
#include "table/table.h"

enum { FLUSH_AT = 64 << 10 };

struct columns {
	const struct feed *feed;
	char **names;
	size_t n, room;
	struct fault *f;
};

/* 0 when the feed or the schema has it; -1 with f filled. */
static int look_for(const struct feed *d, const char *name, struct fault *f)
{
	size_t n;
	const char *const *names = feed_columns(d, &n);

	for (size_t i = 0; i < n; i++)
		if (!strcmp(names[i], name))
			return 0;
	if (entry_column(name))
		return 0;
	fault_set_detail(f, N_("the log has no such column"), name);
	return -1;
}

static int add_column(void *arg, const char *name)
{
	struct columns *c = arg;

	c->names = mem_grow(c->names, &c->room, c->n + 1, sizeof(*c->names));
	c->names[c->n++] = mem_dup(name);
	return look_for(c->feed, name, c->f);
}

char **rows_columns(const struct feed *d, const char *list, size_t *n,
		    struct fault *f)
{
	struct columns c = { .feed = d, .f = f };
	const char *const *all = feed_columns(d, n);
	int got = 0;

	if (list)
		got = config_each(list, add_column, &c);
	for (size_t i = 0; !list && i < *n; i++)
		add_column(&c, all[i]);
	*n = c.n;
	bool many = c.n > TABLE_COLUMNS_MAX;
	if (!got && c.n && !many)
		return c.names;
	if (!got && many)
		fault_set(f, N_("more than 1024 columns in all; --columns "
				"takes some of them"), 0);
	else if (!got)
		fault_set(f, N_("no columns are named"), 0);
	*n = 0;
	while (c.n)
		free(c.names[--c.n]);
	free(c.names);
	return NULL;
}

/* Where rows go, and what becomes of them on the way. */
struct sink {
	const struct rows_how *rows;
	FILE *out;
	struct buf text;
	struct listing_how how;
	struct listing *listing;
	struct shapes *shapes;	/* NULL: rows as they are */
};

static void flush(struct sink *s, size_t at)
{
	if (s->text.len < at)
		return;
	fwrite(s->text.at, 1, s->text.len, s->out);
	buf_clear(&s->text);
}

static void begin(struct sink *s)
{
	struct shapes_how shape = s->rows->shape;

	s->how = *s->rows->listing;
	if (shape.tidy || shape.time != SHAPES_STORED) {
		shape.columns = s->how.columns;
		shape.n = s->how.n;
		s->shapes = shapes_new(&shape);
		s->how.columns = shapes_columns(s->shapes, &s->how.n);
	}
	s->listing = listing_new(&s->how);
	listing_begin(s->listing, &s->text);
}

static void list(void *sink, const struct entry *e)
{
	struct sink *s = sink;

	listing_row(s->listing, e, &s->text);
}

static void put(struct sink *s, const struct entry *e)
{
	if (s->rows->seen)
		s->rows->seen(s->rows->seen_arg, e);
	if (s->shapes)
		shapes_row(s->shapes, e, list, s);
	else
		list(s, e);
	flush(s, FLUSH_AT);
}

static void end(struct sink *s)
{
	listing_end(s->listing, &s->text);
	flush(s, 1);
	buf_free(&s->text);
	listing_free(s->listing);
	shapes_free(s->shapes);
}

static void put_held(struct sink *s, struct shelf *shelf)
{
	const struct rows_how *how = s->rows;
	size_t n;

	shelf_arrange(shelf, how->sorted);
	const struct entry *rows = shelf_rows(shelf, &n);
	for (int first = how->first ? 1 : 0; first >= 0; first--) {
		for (size_t i = 0; i < n; i++) {
			bool is = how->first && !strcmp(rows[i].kind,
							how->first);
			if (is == first)
				put(s, &rows[i]);
		}
	}
}

long rows_print(struct feed *d, const struct rows_how *how, FILE *out,
		struct fault *f)
{
	struct shelf *shelf = how->sorted || how->most || how->first ?
			      shelf_new(how->most) : NULL;
	struct sink sink = { .rows = how, .out = out };
	struct entry e;
	long rows = 0;
	int got;

	begin(&sink);
	while ((got = feed_next(d, &e, f)) > 0) {
		if (!select_takes(how->select, &e))
			continue;
		rows++;
		if (shelf)
			shelf_add(shelf, &e);
		else
			put(&sink, &e);
	}
	if (shelf)
		put_held(&sink, shelf);
	end(&sink);
	shelf_free(shelf);
	return got < 0 ? -1 : rows;
}

static int add_person(void *values, const char *tag)
{
	values_add(values, tag);
	return 0;
}

long rows_values(struct feed *d, const struct select *s, const char *column,
		 const char *people, FILE *out, struct fault *f)
{
	const struct entry_column *c = entry_column(column);
	struct values v = VALUES_EMPTY;
	struct entry e;
	int got;

	if (look_for(d, column, f))
		return -1;
	/* People are known before they write. */
	if (!strcmp(column, "who"))
		config_each(people, add_person, &v);
	while ((got = feed_next(d, &e, f)) > 0) {
		if (!select_takes(s, &e))
			continue;
		const char *cell = entry_cell(&e, column);
		if (c && c->type == ENTRY_TAGS)
			values_add_each(&v, cell);
		else
			values_add(&v, cell);
	}
	if (got >= 0)
		values_print(&v, out);
	long n = (long)v.n;
	values_free(&v);
	return got < 0 ? -1 : n;
}
