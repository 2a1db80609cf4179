/* SPDX-License-Identifier: MIT
 * Rows of a CSV, or of a command line, taken into the hold of lib/log/keep. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/keep.h"
#include "log/pairs.h"

struct intake {
	struct keep *keep;
	struct pairs pairs;	/* set in every row */
	void (*bad)(const struct fault *f);	/* told of each bad row */
	struct buf copy;	/* the lines of standard input as they came */
	size_t refused;		/* count of bad rows, updated */
	/* Under the header in force. */
	size_t n;
	const char **names, **values;
	size_t *columns;	/* of struct keep_names */
	size_t *pair_at;	/* where the pairs stand */
};

/* Adds the rows of a CSV with a header; "-" is standard input.  If one is bad
 * or the CSV as a whole, what came on standard input is given back through
 * msg_not_saved: it is nowhere else.
 * errors: -1 with f filled when it cannot be read as a log at all; bad rows
 *         are counted and told, and the others taken.  Behind very many bad
 *         rows nothing is read any more, as none will be stored. */
int intake_file(struct intake *t, const char *path, struct fault *f)
	ATTR_NONNULL;

/* Adds one row of the pairs alone; what of them came on standard input is
 * given back if it is bad. */
void intake_pairs(struct intake *t) ATTR_NONNULL;
