/* SPDX-License-Identifier: MIT
 * Shipped content as rows by column name. */
#include "content/book.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/share.h"
#include "table/table.h"

enum { KEY_MAX = 64, DIGITS_MAX = 6 };

struct cell {
	size_t column;		/* number of its name */
	char *text;
};

struct row {
	struct cell *cell;	/* n of them, none empty */
	size_t n, room;
};

struct book {
	const struct book_how *how;
	char **column;
	size_t columns, columns_room;
	struct row *row;
	size_t n, room;
	size_t first;		/* rows of the file under way begin here */
};

size_t book_count(const struct book *b)
{
	return b->n;
}

static long column_of(const struct book *b, const char *name)
{
	for (size_t i = 0; i < b->columns; i++)
		if (!strcmp(b->column[i], name))
			return (long)i;
	return -1;
}

static size_t take_column(struct book *b, const char *name)
{
	long found = column_of(b, name);

	if (found >= 0)
		return (size_t)found;
	b->column = mem_grow(b->column, &b->columns_room, b->columns + 1,
			     sizeof(*b->column));
	b->column[b->columns] = mem_dup(name);
	return b->columns++;
}

const char *book_cell(const struct book *b, size_t i, const char *column)
{
	long at = column_of(b, column);
	const struct row *r = &b->row[i];

	for (size_t k = 0; k < r->n; k++)
		if ((long)r->cell[k].column == at)
			return r->cell[k].text;
	return "";
}

long book_number(const struct book *b, size_t i, const char *column)
{
	const char *text = book_cell(b, i, column);
	size_t n = strspn(text, "0123456789");

	return n && n <= DIGITS_MAX && !text[n] ? atol(text) : -1;
}

long book_find(const struct book *b, const char *key)
{
	for (size_t i = 0; b->how->key && i < b->n; i++)
		if (!strcmp(book_cell(b, i, b->how->key), key))
			return (long)i;
	return -1;
}

static int blame(struct fault *f, size_t line, const char *column,
		 const char *message)
{
	f->line = line;
	fault_in_column(f, column);
	fault_set(f, message, 0);
	return -1;
}

static bool is_key(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_"
			  "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return n && n < KEY_MAX && !text[n];
}

static int check(const struct book *b, struct table *t, struct fault *f)
{
	const char *key = b->how->key;

	for (const char *const *c = b->how->needed; *c; c++)
		if (!*table_cell(t, table_col(t, *c)))
			return blame(f, table_line(t), *c, N_("is missing"));
	for (size_t i = 0; i < table_columns(t); i++) {
		const char *text = table_cell(t, (int)i);
		size_t len = table_cell_len(t, (int)i);
		if (len > BOOK_CELL_MAX || utf8_valid(text, len) != len)
			return blame(f, table_line(t), table_column(t, i),
				     N_("no UTF-8, or longer than 2000 "
					"bytes"));
	}
	if (key && !is_key(table_cell(t, table_col(t, key))))
		return blame(f, table_line(t), key,
			     N_("an id is letters, digits, - and _"));
	return 0;
}

static void free_cells(struct row *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->cell[i].text);
	free(r->cell);
	*r = (struct row){ 0 };
}

/* The row to fill: that of the same key in the shipped file, or a new one.
 * NULL when this file has the key already, or too many rows. */
static struct row *place(struct book *b, struct table *t, struct fault *f)
{
	const char *key = b->how->key;
	long found = key ? book_find(b, table_cell(t, table_col(t, key))) : -1;

	if (found >= (long)b->first) {
		blame(f, table_line(t), key, N_("stands here twice"));
		return NULL;
	}
	if (found >= 0) {
		free_cells(&b->row[found]);
		return &b->row[found];
	}
	if (b->n >= BOOK_ROWS_MAX) {
		blame(f, table_line(t), "", N_("too many rows"));
		return NULL;
	}
	b->row = mem_grow(b->row, &b->room, b->n + 1, sizeof(*b->row));
	b->row[b->n] = (struct row){ 0 };
	return &b->row[b->n++];
}

static int take(struct book *b, struct table *t, struct fault *f)
{
	const char *column = "", *message;
	struct row *r;

	if (check(b, t, f) || !(r = place(b, t, f)))
		return -1;
	for (size_t i = 0; i < table_columns(t); i++) {
		if (!table_cell_len(t, (int)i))
			continue;
		r->cell = mem_grow(r->cell, &r->room, r->n + 1,
				   sizeof(*r->cell));
		r->cell[r->n++] = (struct cell){
			take_column(b, table_column(t, i)),
			mem_dup(table_cell(t, (int)i)) };
	}
	message = b->how->wrong ?
		  b->how->wrong(b, (size_t)(r - b->row), &column) : NULL;
	return message ? blame(f, table_line(t), column, message) : 0;
}

static int read_rows(struct book *b, struct table *t, struct fault *f)
{
	enum table_got got;

	for (const char *const *c = b->how->needed; *c; c++)
		if (table_col(t, *c) < 0)
			return blame(f, 1, *c, N_("the column is missing"));
	while ((got = table_next(t, f)) == TABLE_ROW)
		if (take(b, t, f))
			return -1;
	return got == TABLE_END ? 0 : -1;
}

/* Takes the path over. */
static int read_file(struct book *b, char *path, struct fault *f)
{
	FILE *in = fopen(path, "re");
	struct table *t = NULL;
	int got = -1;

	if (!in)
		fault_set(f, N_("cannot be read"), errno);
	else if ((t = table_open(in, path, NULL, f)))
		got = read_rows(b, t, f);
	if (got)
		fault_in_file(f, path);
	free(path);
	table_close(t);
	if (in)
		fclose(in);
	return got;
}

struct book *book_read(const struct book_how *how, struct fault *f)
{
	struct book *b = mem_get(1, sizeof(*b));
	char *own = share_user(how->name);
	char *shipped = share_find(how->name, NULL, f);
	int got = shipped || own ? 0 : -1;

	b->how = how;
	if (shipped)
		got = read_file(b, shipped, f);
	b->first = b->n;
	if (own && !got)
		got = read_file(b, own, f);
	else
		free(own);
	if (!got)
		return b;
	book_free(b);
	return NULL;
}

void book_sort(struct book *b, const char *column)
{
	/* Few rows, and equal ones keep their order. */
	for (size_t i = 1; i < b->n; i++)
		for (size_t k = i; k && book_number(b, k, column) <
		     book_number(b, k - 1, column); k--) {
			struct row other = b->row[k];
			b->row[k] = b->row[k - 1];
			b->row[k - 1] = other;
		}
}

void book_free(struct book *b)
{
	if (!b)
		return;
	for (size_t i = 0; i < b->n; i++)
		free_cells(&b->row[i]);
	for (size_t i = 0; i < b->columns; i++)
		free(b->column[i]);
	free(b->row);
	free(b->column);
	free(b);
}
