/* SPDX-License-Identifier: MIT
 * How far two people's ratings of one item lie apart, and whether that
 * changes.  A gap has two sides and no culprit; a - b is signed only so that
 * its change can be followed. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	GAP_LEAST_DAILY = 29,	/* common days before a direction is told */
	GAP_LEAST_WEEKLY = 12,	/* common entries in weekly diaries */
	GAP_WINDOW = 28,	/* days at each end that are compared */
};

enum gap_state { GAP_NOT_ENOUGH, GAP_STEADY, GAP_WIDENING, GAP_NARROWING };

struct gap {
	size_t n;		/* days both answered */
	double median;		/* of a - b */
	double median_abs;	/* of the distance */
	double low, high;	/* quartiles of a - b */
	double tau_b;		/* concordance; NaN: not enough */
	double slope_week;	/* of a - b, a week; NaN: not enough */
	double p;		/* of the trend of a - b; NaN: not enough */
	double first, last;	/* |median| of a - b in the 28 days at each
				 * end; NaN: not enough */
	enum gap_state state;
};

/* Fills the days that both answered, and both answers; returns how many.
 * shape:  day_a and a have n_a cells, day_b and b n_b (days strictly
 *         ascending); day, x and y have room for the smaller number.
 * errors: never fails. */
size_t gap_align(const int32_t *day_a, const double *a, size_t n_a,
		 const int32_t *day_b, const double *b, size_t n_b,
		 int32_t *day, double *x, double *y);

/* On how many days two ratings lay within one unit of each other.
 * shape:  x and y have n cells.
 * errors: never fails. */
size_t gap_near(const double *x, const double *y, size_t n);

/* Describes the gap on common days and tells its direction.
 * shape:  day (strictly ascending), x and y have n cells.
 * units:  those of x; enough is how many days a direction needs (at least 3);
 *         step 1, or 7 in weekly diaries.
 * errors: -1 without memory or with n 0, *out untouched.
 * source: attune-methods. */
int gap_find(const int32_t *day, const double *x, const double *y, size_t n,
	     size_t enough, int32_t step, struct gap *out);
