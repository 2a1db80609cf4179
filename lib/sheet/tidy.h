/* SPDX-License-Identifier: MIT
 * Figures as tidy CSV: one number a row, the same bytes in every locale. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/figures.h"

struct tidy_how {
	const char *file;	/* the log, as the user named it */
	const char *own;	/* the one person of an own sheet; NULL: the
				 * couple */
	size_t left_out;	/* bad records */
};

/* Adds the header and all rows: data, baseline, usual, change, gap,
 * note.
 * units:  numbers have at most 6 significant digits; an empty cell is one
 *         that does not apply; dates are ISO. */
void tidy_write(struct buf *out, const struct figures *s,
		const struct tidy_how *how) ATTR_NONNULL;
