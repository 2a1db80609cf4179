/* SPDX-License-Identifier: MIT
 * The rows of one append. */
#include "log/added.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "table/writer.h"

/* With more rows than this it is cheaper to read the last lines' ids than to
 * search for each row's. */
enum { SEARCH_MAX = 64 };

const char ADDED_NO_COLUMN[] = N_("the log has no such column");

static const char *value_of(const struct store_row *row, const char *name)
{
	for (size_t i = 0; i < row->n; i++)
		if (!strcmp(row->names[i], name))
			return row->values[i];
	return "";
}

static int compare(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static struct store_row row_at(const struct store_rows *rows, size_t i)
{
	struct store_row row;

	rows->at(rows->arg, i, &row);
	return row;
}

bool added_may_be(const struct added *a, const struct buf *lines)
{
	if (a->rows->n > SEARCH_MAX)
		return true;
	for (size_t i = 0; i < a->rows->n; i++) {
		const struct store_row row = row_at(a->rows, i);
		const char *id = value_of(&row, "id");
		if (*id && memmem(lines->at, lines->len, id, strlen(id)))
			return true;
	}
	return false;
}

void added_watch(struct added *a)
{
	for (size_t i = 0; i < a->rows->n; i++) {
		const struct store_row row = row_at(a->rows, i);
		seen_add(&a->own, seen_hash(SEEN_START,
					    value_of(&row, "id")));
	}
	seen_close(&a->own, false);
}

void added_met(struct added *a, const char *id)
{
	if (!*id || (a->own.n && !seen_has(&a->own,
					   seen_hash(SEEN_START, id))))
		return;
	a->ids = mem_grow(a->ids, &a->room_ids, a->n_ids + 1,
			  sizeof(*a->ids));
	a->ids[a->n_ids++] = mem_dup(id);
	a->sorted = false;
}

static bool known_id(struct added *a, const char *id)
{
	if (!a->sorted)
		qsort(a->ids, a->n_ids, sizeof(*a->ids), compare);
	a->sorted = true;
	return *id && bsearch(&id, a->ids, a->n_ids, sizeof(*a->ids),
			      compare);
}

/* Where the columns of the row before stood: most rows have the same. */
struct column_at {
	const char *name;
	int at;
};

/* A cell and its column's number in the log. */
struct placed {
	size_t at;
	const char *value;
};

/* One row laid out after another. */
struct layout {
	const struct table *columns;
	struct column_at before[TABLE_COLUMNS_MAX];
	struct placed cells[TABLE_COLUMNS_MAX];	/* by their numbers */
	size_t n;
};

/* Places a cell that does not come in the log's order; a later one of a column
 * counts. */
static void place(struct layout *l, size_t at, const char *value)
{
	size_t to = l->n;

	while (to && l->cells[to - 1].at > at)
		to--;
	if (to && l->cells[to - 1].at == at) {
		l->cells[to - 1].value = value;
		return;
	}
	for (size_t i = l->n++; i > to; i--)
		l->cells[i] = l->cells[i - 1];
	l->cells[to] = (struct placed){ at, value };
}

static int lay_out(struct layout *l, const struct store_row *row,
		   struct fault *f)
{
	l->n = 0;
	for (size_t i = 0; i < row->n; i++) {
		struct column_at *b = &l->before[i % TABLE_COLUMNS_MAX];
		if (!*row->values[i])
			continue;
		if (b->name != row->names[i])
			*b = (struct column_at){
				row->names[i],
				table_col(l->columns, row->names[i]),
			};
		if (b->at < 0) {
			fault_in_column(f, row->names[i]);
			fault_set(f, ADDED_NO_COLUMN, 0);
			return -1;
		}
		size_t at = (size_t)b->at;
		if (l->n && l->cells[l->n - 1].at >= at)
			place(l, at, row->values[i]);
		else
			l->cells[l->n++] = (struct placed){
				at, row->values[i],
			};
	}
	return 0;
}

static void add_delimiters(struct buf *out, char delimiter, size_t n)
{
	buf_reserve(out, n);
	memset(out->at + out->len, delimiter, n);
	out->len += n;
	out->at[out->len] = '\0';
}

/* Adds the row that is laid out.  In a wide log most cells are missing. */
static void add_row(const struct layout *l, struct buf *out)
{
	const struct writer_how how = {
		.delimiter = table_delimiter(l->columns),
	};
	size_t start = out->len, done = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct placed *c = &l->cells[i];
		if (c->at > done + 1)
			add_delimiters(out, how.delimiter, c->at - done - 1);
		writer_cell(out, &how, c->value, strlen(c->value), !c->at);
		done = c->at;
	}
	if (table_columns(l->columns) > done + 1)
		add_delimiters(out, how.delimiter,
			       table_columns(l->columns) - done - 1);
	writer_end(out, &how, start);
}

int added_rows(struct added *a, const struct table *columns, struct buf *out,
	       struct fault *f)
{
	struct layout *l = mem_get(1, sizeof(*l));
	int got = 0;

	l->columns = columns;
	for (size_t i = 0; i < a->rows->n && !got; i++) {
		const struct store_row row = row_at(a->rows, i);
		if (a->n_ids && known_id(a, value_of(&row, "id")))
			continue;
		got = lay_out(l, &row, f);
		if (!got)
			add_row(l, out);
	}
	free(l);
	return got;
}

const char **added_columns(const struct added *a, size_t *n)
{
	const char **names = NULL;
	size_t room = 0;

	*n = 0;
	for (size_t i = 0; i < a->rows->n; i++) {
		const struct store_row row = row_at(a->rows, i);
		for (size_t c = 0; c < row.n; c++) {
			const char *name = row.names[c];
			size_t at = 0;
			while (at < *n && names[at] != name &&
			       strcmp(names[at], name))
				at++;
			if (at < *n || !*row.values[c])
				continue;
			names = mem_grow(names, &room, *n + 1,
					 sizeof(*names));
			names[(*n)++] = name;
		}
	}
	return names;
}

void added_free(struct added *a)
{
	for (size_t i = 0; i < a->n_ids; i++)
		free(a->ids[i]);
	free(a->ids);
	seen_free(&a->own);
}
