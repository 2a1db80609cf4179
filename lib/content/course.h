/* SPDX-License-Identifier: MIT
 * What the shared log says of experiments, of lines that are off, and of
 * votes: where the couple stands today. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "content/limits.h"
#include "content/scan.h"
#include "content/trial.h"

/* A row of kind prompt with this title and class is a vote's list. */
#define COURSE_MENU "menu"

struct course {
	struct trials *trials;	/* as they stand on day */
	struct limits *limits;	/* shared lines */
	int32_t day;		/* today */
	bool voted;		/* there was a vote ... */
	int32_t voted_on;	/* ... last on this day */
};

/* Reads the shared log.  Rows of one moment are taken in the order that
 * makes sense, a stop last, so that all readers come to the same end.
 * shape:  people are whose yes it takes; where n is below 2, all in the log.
 *         Caller frees with course_free.
 * errors: -1 with f filled, as scan_log. */
int course_read(struct course *c, const struct scan_how *how,
		const char *const *people, size_t n, int32_t today,
		struct fault *f) ATTR_NONNULL_AT(1, 2, 6);

void course_free(struct course *c) ATTR_NONNULL;
