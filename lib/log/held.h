/* SPDX-License-Identifier: MIT
 * Many rows in little room: their cells behind one another, each with the
 * number of its column. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "log/entry.h"

struct held_column {
	char *name;
	const struct entry_column *known;	/* NULL: not in the schema */
	enum visibility visibility;	/* of the item behind it */
};

struct held_cell {
	uint32_t at;		/* where its text begins in the row's */
	uint16_t column;
};

struct held_row {
	size_t text, cells;	/* where both begin */
	uint16_t n;
	uint8_t visibility;	/* enum visibility */
	bool stored;
};

struct held {
	struct held_column *columns;
	size_t n_columns, columns_room;
	struct buf text;
	struct held_cell *cells;
	size_t n_cells, cells_room;
	struct held_row *rows;
	size_t n, rows_room;
	struct held_row now;	/* the row under way */

	/* Of the row that was laid out last: n cells. */
	const char **names, **values;
	size_t out_room;
};

/* The number of a column, which is made if need be.
 * errors: SIZE_MAX when there would be more than TABLE_COLUMNS_MAX. */
size_t held_column(struct held *h, const char *name) ATTR_NONNULL;

/* Adds a cell to the row under way. */
void held_put(struct held *h, size_t column, const char *value, size_t len)
	ATTR_NONNULL;

/* Ends the row under way: it is held. */
void held_end(struct held *h, enum visibility v) ATTR_NONNULL;

/* Forgets the row under way. */
void held_drop(struct held *h) ATTR_NONNULL;

/* Cell i of a row.
 * shape:  borrowed until the next cell is added. */
const char *held_cell(const struct held *h, const struct held_row *r,
		      size_t i) ATTR_NONNULL;

/* A cell of a row by its column; NULL when the row has none.
 * shape:  borrowed until the next cell is added. */
const char *held_value(const struct held *h, const struct held_row *r,
		       size_t column) ATTR_NONNULL;

/* Lays a row out in names and values; how many cells it has.
 * shape:  borrowed until the next row is laid out or cell added. */
size_t held_out(struct held *h, const struct held_row *r) ATTR_NONNULL;

/* Sets used of every column that the row has. */
void held_mark(const struct held *h, const struct held_row *r, bool *used)
	ATTR_NONNULL;

/* NULL-ended columns that are used or stand in header (may be NULL); those of
 * the schema first.  The texts are borrowed, caller frees the list. */
const char **held_columns(const struct held *h, const bool *used,
			  const char *const *header) ATTR_NONNULL_AT(1, 2);

void held_free(struct held *h) ATTR_NONNULL;
