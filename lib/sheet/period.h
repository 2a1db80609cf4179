/* SPDX-License-Identifier: MIT
 * Which days a report is about. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/gather.h"

struct period_how {
	const char *word;	/* week, month, quarter, year; NULL: all */
	const char *since, *until, *last;	/* as stamp_span; NULL; only
						 * one of word, last, and the
						 * other two */
	struct stamp now;
	int day_start;		/* minutes */
};

struct period {
	int32_t first, last;	/* days, both included; first > last: none */
	int32_t today;		/* now, at the offset a person last wrote with;
				 * the latest such day */
	bool whole;		/* the whole log, nothing was asked for */
};

/* Whether a period is well asked for, before anything is read; a last day
 * that is given is *until.
 * errors: -1 with f filled: not a date, since after until. */
int period_check(const struct period_how *how, bool *until_given,
		 int32_t *until, struct fault *f) ATTR_NONNULL;

/* The days meant, for the people of g.  A week begins on Monday; week, month,
 * quarter and year are those of today, up to today.  Never fails after
 * period_check. */
void period_of(const struct period_how *how, const struct gather *g,
	       struct period *out) ATTR_NONNULL;
