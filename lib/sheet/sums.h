/* SPDX-License-Identifier: MIT
 * Amounts by day: what is counted, not rated. */
#pragma once

#include "base/base.h"

struct sums_cell {
	int32_t day;
	double sum;
};

struct sums {
	struct sums_cell *cell;	/* after sums_close: n days, ascending */
	size_t n, room;
};

/* Adds an amount to a day, in any order of days.  Memory grows with days.
 * shape:  s is all zero before the first call. */
void sums_add(struct sums *s, int32_t day, double amount) ATTR_NONNULL;

/* Makes the days of what was added; nothing can be added afterwards. */
void sums_close(struct sums *s) ATTR_NONNULL;

/* The index of the first day that is not before `day`, after sums_close. */
size_t sums_from(const struct sums *s, int32_t day) ATTR_NONNULL ATTR_PURE;

/* The sum over the days first to last, after sums_close. */
double sums_between(const struct sums *s, int32_t first, int32_t last)
	ATTR_NONNULL ATTR_PURE;

/* Whether the day is there, after sums_close. */
bool sums_has(const struct sums *s, int32_t day) ATTR_NONNULL ATTR_PURE;

void sums_free(struct sums *s) ATTR_NONNULL;
