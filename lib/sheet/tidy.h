/* SPDX-License-Identifier: MIT
 * Everything computed as a tidy table: one number a row, the same bytes in
 * every locale, as CSV or JSON. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "log/audience.h"
#include "sheet/findings.h"

struct tidy_how {
	const char *file;	/* the log, as the user named it */
	struct audience audience;	/* whose rows were read */
	size_t left_out;	/* bad records */
	bool hidden;		/* names, words and dates were taken out */
	bool json;		/* an array of objects, else CSV with header */
};

/* Adds the sections data, baseline, usual, change, trend, gap, trigger, tag,
 * experiment, voice, calendar, instrument, note.
 * units:  numbers have at most 6 significant digits; an empty cell, or null,
 *         is one that does not apply; dates are ISO. */
void tidy_write(struct buf *out, const struct findings *found,
		const struct tidy_how *how) ATTR_NONNULL;
