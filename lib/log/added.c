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
	if (!a->sorted && a->n_ids)
		qsort(a->ids, a->n_ids, sizeof(*a->ids), compare);
	a->sorted = true;
	return a->n_ids && *id && bsearch(&id, a->ids, a->n_ids,
					  sizeof(*a->ids), compare);
}

/* Where the columns of the row before stood: most rows have the same. */
struct column_at {
	const char *name;
	int at;
};

static void add_delimiters(struct buf *out, char delimiter, size_t n)
{
	char block[64];

	memset(block, delimiter, sizeof(block));
	for (; n > sizeof(block); n -= sizeof(block))
		buf_add(out, block, sizeof(block));
	buf_add(out, block, n);
}

/* Adds the cells, most of which are missing in a wide log. */
static void add_cells(struct buf *out, const struct writer_how *how,
		      const char *const *cells, size_t n)
{
	size_t start = out->len, done = 0;

	for (size_t i = 0; i < n; i++) {
		if (!cells[i])
			continue;
		if (i > done + 1)
			add_delimiters(out, how->delimiter, i - done - 1);
		writer_cell(out, how, cells[i], strlen(cells[i]), !i);
		done = i;
	}
	if (n > done + 1)
		add_delimiters(out, how->delimiter, n - done - 1);
	writer_end(out, how, start);
}

/* Adds one row in the order of the columns. */
static int add_row(struct buf *out, const struct table *t,
		   const struct store_row *row, const char **cells,
		   struct column_at *before, struct fault *f)
{
	struct writer_how how = { .delimiter = table_delimiter(t) };
	size_t columns = table_columns(t);

	memset(cells, 0, columns * sizeof(*cells));
	for (size_t i = 0; i < row->n; i++) {
		struct column_at *b = &before[i % TABLE_COLUMNS_MAX];
		if (!*row->values[i])
			continue;
		if (b->name != row->names[i])
			*b = (struct column_at){
				row->names[i], table_col(t, row->names[i]),
			};
		if (b->at < 0) {
			fault_in_column(f, row->names[i]);
			fault_set(f, ADDED_NO_COLUMN, 0);
			return -1;
		}
		cells[b->at] = row->values[i];
	}
	add_cells(out, &how, cells, columns);
	return 0;
}

int added_rows(struct added *a, const struct table *columns, struct buf *out,
	       struct fault *f)
{
	const char **cells = mem_get(table_columns(columns), sizeof(*cells));
	struct column_at *before = mem_get(TABLE_COLUMNS_MAX,
					   sizeof(*before));
	int got = 0;

	for (size_t i = 0; i < a->rows->n && !got; i++) {
		const struct store_row row = row_at(a->rows, i);
		if (!known_id(a, value_of(&row, "id")))
			got = add_row(out, columns, &row, cells, before, f);
	}
	free(cells);
	free(before);
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
