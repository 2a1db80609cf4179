/* SPDX-License-Identifier: MIT
 * One column of a CSV heard: three columns more, or the column reworded. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "reword/tongues.h"
#include "table/table.h"

struct column {
	struct tongues *tongues;	/* borrowed */
	int at;				/* of the table */
	bool rewrite;			/* in place of columns more */
	bool found;			/* something was, so far */
};

/* Adds the header, and the row where the table stands. */
void column_header(const struct column *c, const struct table *t,
		   struct buf *out) ATTR_NONNULL;
void column_row(struct column *c, const struct table *t, struct buf *out)
	ATTR_NONNULL;
