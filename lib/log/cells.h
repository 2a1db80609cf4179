/* SPDX-License-Identifier: MIT
 * A row while it is put together, and rows of one rating each laid together
 * to the rows of the log. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

struct cells_cell {
	const struct entry_column *column;
	char *value;
};

struct cells {
	struct cells_cell *cell;	/* n of them, none empty */
	size_t n, room;
	size_t line;		/* where it began in its file */
	char *key;		/* of cells_fold */
	size_t next;		/* number + 1 of the next row of that key */
};

#define CELLS_EMPTY { NULL, 0, 0, 0, NULL, 0 }

/* The value of a column, NULL when there is none. */
const char *cells_get(const struct cells *c, const char *name) ATTR_NONNULL;

/* Puts a value in place of an earlier one; takes it over, "" is none. */
void cells_put(struct cells *c, const struct entry_column *column,
	       char *value) ATTR_NONNULL;

/* Whether a cell says something, and not just whose the row is and when. */
bool cells_says(const struct entry_column *column) ATTR_NONNULL ATTR_PURE;
bool cells_any(const struct cells *c) ATTR_NONNULL;

void cells_free(struct cells *c) ATTR_NONNULL;

/* Rows that are laid together. */
struct cells_pile {
	struct cells *rows;
	size_t n, room;
	size_t *slot;		/* number + 1 of the first row of a key */
	size_t slots;
};

#define CELLS_PILE_EMPTY { NULL, 0, 0, NULL, 0 }

/* Lays a rating to the row with the same base (its cells but the note), or
 * to the next one of that base if this one has the rating already: nothing
 * is lost, whatever the order.  Notes are joined unless they are the same.
 * shape:  base and value are taken over; value "" adds no rating. */
void cells_fold(struct cells_pile *p, struct cells *base,
		const struct entry_column *item, char *value)
	ATTR_NONNULL_AT(1, 2, 4);

void cells_pile_free(struct cells_pile *p) ATTR_NONNULL;
