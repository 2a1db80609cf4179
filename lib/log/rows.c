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
	if (!got && c.n)
		return c.names;
	if (!got)
		fault_set(f, N_("no columns are named"), 0);
	*n = 0;
	while (c.n)
		free(c.names[--c.n]);
	free(c.names);
	return NULL;
}

static void flush(struct buf *text, size_t at, FILE *out)
{
	if (text->len < at)
		return;
	fwrite(text->at, 1, text->len, out);
	buf_clear(text);
}

static void print_held(struct shelf *shelf, const struct rows_how *how,
		       struct listing *l, struct buf *text, FILE *out)
{
	size_t n;

	shelf_arrange(shelf, how->sorted);
	const struct entry *rows = shelf_rows(shelf, &n);
	for (int first = how->first ? 1 : 0; first >= 0; first--) {
		for (size_t i = 0; i < n; i++) {
			bool is = how->first && !strcmp(rows[i].kind,
							how->first);
			if (is != first)
				continue;
			listing_row(l, &rows[i], text);
			flush(text, FLUSH_AT, out);
		}
	}
}

long rows_print(struct feed *d, const struct rows_how *how, FILE *out,
		struct fault *f)
{
	struct shelf *shelf = how->sorted || how->most || how->first ?
			      shelf_new(how->most) : NULL;
	struct listing *l = listing_new(how->listing);
	struct buf text = BUF_EMPTY;
	struct entry e;
	long rows = 0;
	int got;

	listing_begin(l, &text);
	while ((got = feed_next(d, &e, f)) > 0) {
		if (!select_takes(how->select, &e))
			continue;
		rows++;
		if (shelf)
			shelf_add(shelf, &e);
		else
			listing_row(l, &e, &text);
		flush(&text, FLUSH_AT, out);
	}
	if (shelf)
		print_held(shelf, how, l, &text, out);
	listing_end(l, &text);
	flush(&text, 1, out);
	buf_free(&text);
	listing_free(l);
	shelf_free(shelf);
	return got < 0 ? -1 : rows;
}

long rows_values(struct feed *d, const struct select *s, const char *column,
		 struct values *v, struct fault *f)
{
	const struct entry_column *c = entry_column(column);
	struct entry e;
	long rows = 0;
	int got;

	if (look_for(d, column, f))
		return -1;
	while ((got = feed_next(d, &e, f)) > 0) {
		if (!select_takes(s, &e))
			continue;
		const char *cell = entry_cell(&e, column);
		if (c && c->type == ENTRY_TAGS)
			values_add_each(v, cell);
		else
			values_add(v, cell);
		rows++;
	}
	return got < 0 ? -1 : rows;
}
