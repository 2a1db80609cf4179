/* SPDX-License-Identifier: MIT
 * Days that people rated alike: by day, never who was above whom. */
#pragma once

#include "base/base.h"
#include "sheet/figures.h"

enum {
	TOGETHER_DAYS = 28,	/* days looked at, and as many before */
	TOGETHER_WEEKS = 56,	/* the same for a weekly diary, in days */
	TOGETHER_LEAST = 5,	/* common days that are spoken of */
	TOGETHER_LEAST_WEEKS = 3,
};

struct together {
	bool weekly;		/* weeks are counted, not days */
	int32_t since, until;	/* days looked at */
	size_t both;		/* days, or weeks, that everyone rated */
	size_t within;		/* of them, at most a point apart */
	size_t above;		/* of them, the first person over a point
				 * above all others; for own sheets alone */
	size_t below;
};

/* Counts the days in the span up to until that all n people rated.
 * shape:  figure has n >= 1 cells; weekly if one of them is. */
void together_count(const struct figure *const *figure, size_t n,
		    int32_t until, struct together *out) ATTR_NONNULL;

/* How many common days, or weeks, there must be to speak of them. */
size_t together_least(const struct together *t) ATTR_NONNULL ATTR_PURE;

/* Whether there are as many. */
bool together_enough(const struct together *t) ATTR_NONNULL ATTR_PURE;

/* Count of days, or weeks, that everyone has rated so far. */
size_t together_so_far(const struct figure *const *figure, size_t n)
	ATTR_NONNULL;
