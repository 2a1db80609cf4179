/* SPDX-License-Identifier: MIT
 * A file of shipped content as rows by column name, with the user's own rows
 * added or put in place of those with the same id. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

enum { BOOK_ROWS_MAX = 2000, BOOK_CELL_MAX = 2000 };

struct book;

struct book_how {
	const char *name;	/* "agenda.csv" */
	const char *const *needed;	/* NULL-ended: columns that must be
					 * there, with a cell in every row */
	const char *key;	/* the column that tells rows apart; NULL: all
				 * rows are kept side by side */

	/* Says what is wrong with row i, or returns NULL; *column is the one
	 * it is in.  NULL: nothing more is asked of a row. */
	const char *(*wrong)(const struct book *b, size_t i,
			     const char **column);
};

/* Reads the file in the best language, and the user's own of that name.
 * shape:  caller frees with book_free.
 * errors: NULL with f filled, file, line and column named: no such file in
 *         any language, a column or cell missing, a key that is no small
 *         word or stands twice in a file, a cell that is no UTF-8 or longer
 *         than BOOK_CELL_MAX, too many rows, and what wrong says. */
struct book *book_read(const struct book_how *how, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Count of rows. */
size_t book_count(const struct book *b) ATTR_NONNULL ATTR_PURE;

/* The cell of a row; "" where it is empty or there is no such column.
 * shape:  borrowed as long as b. */
const char *book_cell(const struct book *b, size_t i, const char *column)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

/* The number in a cell of digits alone; -1 for another. */
long book_number(const struct book *b, size_t i, const char *column)
	ATTR_NONNULL ATTR_PURE;

/* The row whose key that is; -1. */
long book_find(const struct book *b, const char *key) ATTR_NONNULL ATTR_PURE;

/* Puts the rows in the order of a column of numbers; equal ones stay. */
void book_sort(struct book *b, const char *column) ATTR_NONNULL;

void book_free(struct book *b);
