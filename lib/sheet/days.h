/* SPDX-License-Identifier: MIT
 * One person's ratings of one item, a number a day. */
#pragma once

#include "base/base.h"

enum { DAYS_SLOTS = 32 };

/* One value of one day and how often it was given. */
struct days_cell {
	int32_t day;
	uint32_t times;
	double value;
};

struct days {
	/* After days_close: n days, ascending. */
	int32_t *day;
	double *value;		/* the median of the day's values */
	uint32_t *entries;	/* how many there were */
	size_t n;

	/* Before it. */
	struct days_cell *cell;
	size_t cells, room;
	size_t slot[DAYS_SLOTS];	/* where each half point was last */
};

/* Adds one value of a day, in any order of days.  Memory grows with days and
 * unlike values, not with calls.
 * shape:  d is all zero before the first call.
 * units:  days since 1970-01-01; value finite. */
void days_add(struct days *d, int32_t day, double value) ATTR_NONNULL;

/* Makes the days of what was added; nothing can be added afterwards. */
void days_close(struct days *d) ATTR_NONNULL;

/* Count of days up to and with the day last, after days_close. */
size_t days_until(const struct days *d, int32_t last) ATTR_NONNULL ATTR_PURE;

/* Count of entries of the days from <= i < to. */
size_t days_entries(const struct days *d, size_t from, size_t to)
	ATTR_NONNULL ATTR_PURE;

void days_free(struct days *d) ATTR_NONNULL;
