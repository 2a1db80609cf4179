/* SPDX-License-Identifier: MIT
 * New columns for a log that is there. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/store.h"
#include "table/table.h"

/* The message of the fault of a log that ends in a part of a row. */
extern const char WIDEN_TORN[];

/* Rows that are to follow in the same rewrite. */
struct widen_rows {
	/* Told of each row's id as it stands there. */
	void (*met)(void *arg, const char *id);
	/* Adds rows in the order of the header of columns.
	 * errors: -1 with f filled. */
	int (*add)(void *arg, const struct table *columns, struct buf *out,
		   struct fault *f);
	void *arg;
};

/* Adds those of the n columns that the log lacks behind its own, with an
 * empty cell in every row; else the rows stay byte for byte.  Then adds rows
 * (NULL: none): there is no moment at which the log has the columns and not
 * the rows.
 * errors: as rewrite_commit; STORE_FAILED also for a log with a broken
 *         record, whose end is anyone's guess, one that would have more than
 *         1024 columns, and, with rows, one whose end is torn (WIDEN_TORN).
 *         Without rows an unfinished last row stays what it is. */
enum store_got widen_log(const struct store_what *what,
			 const char *const *names, size_t n,
			 const struct widen_rows *rows, struct fault *f)
	ATTR_NONNULL_AT(1, 2, 5) ATTR_USE_RESULT;
