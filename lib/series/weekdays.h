/* SPDX-License-Identifier: MIT
 * Whether some days of the week differ from the others. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "series/phase.h"

enum { WEEKDAYS_LEAST = 84 };	/* days from first to last: twelve weeks */

struct weekdays {
	size_t n[7];		/* rated days, Monday first */
	double median[7];	/* NaN: none */
	int tested;		/* 1: long enough, and a daily diary */
	struct phase weekend;	/* Saturday and Sunday against the others;
				 * undefined if not tested */
	int noticed;		/* 1: p < .01 */
};

/* Describes a series by days of the week.
 * shape:  day (strictly ascending) and x have n cells.
 * units:  day 0 is 1970-01-01; step is 1, or 7 in a weekly diary, which is
 *         never tested.
 * errors: -1 without memory or with n 0, *out untouched.
 * source: mann1947; attune-methods (likeness of weekends .3, limits). */
int weekdays_find(const int32_t *day, const double *x, size_t n, int32_t step,
		  struct weekdays *out);
