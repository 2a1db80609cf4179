/* SPDX-License-Identifier: MIT
 * One cell of another program's file, made what the log would write. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/entry.h"
#include "log/mangled.h"
#include "log/stamp.h"

struct foreign {
	const struct stamp_clock *clock;	/* the zone of wall times */
	const char *time_format;	/* checked; NULL: ISO 8601 only */
	unsigned seen;			/* enum mangled, for mangled_say */
	struct mangled_dates dates;
};

/* The value as the log writes it, "" for a missing one: times by the format,
 * decimal commas, labels as tags ("date night!" is date-night), without the
 * "'" that keeps a spreadsheet from running a text; caller frees.
 * errors: NULL with f filled (message, detail); g->seen has the hint. */
char *foreign_cell(struct foreign *g, const struct entry_column *c,
		   const char *cell, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;
