/* SPDX-License-Identifier: MIT
 * The rows of one append: which of them the log has already, and the others
 * as it writes them. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/seen.h"
#include "log/store.h"
#include "table/table.h"

struct added {
	const struct store_rows *rows;
	struct seen own;	/* their ids, once added_watch was called */
	char **ids;		/* that the log has */
	size_t n_ids, room_ids;
	bool sorted;
};

/* The message of the fault of a cell whose column the log lacks. */
extern const char ADDED_NO_COLUMN[];

/* Whether a row's id may stand among these lines: a cheap look. */
bool added_may_be(const struct added *a, const struct buf *lines)
	ATTR_NONNULL;

/* Says that from now on only ids of the rows are worth keeping. */
void added_watch(struct added *a) ATTR_NONNULL;

/* Tells of an id that the log has. */
void added_met(struct added *a, const char *id) ATTR_NONNULL;

/* Adds the rows that the log does not have in the order of columns.
 * errors: -1 with f filled: ADDED_NO_COLUMN. */
int added_rows(struct added *a, const struct table *columns, struct buf *out,
	       struct fault *f) ATTR_NONNULL;

/* The columns of all cells, each once; caller frees the list, the names are
 * the rows'. */
const char **added_columns(const struct added *a, size_t *n) ATTR_NONNULL;

void added_free(struct added *a) ATTR_NONNULL;
