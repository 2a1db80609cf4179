/* SPDX-License-Identifier: MIT
 * Whether numbers rise or fall over days, and how fast. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	TREND_MOST = 2000,	/* days; above, the line is of medians of as
				 * many weeks as leave at most TREND_WEEKS */
	TREND_WEEKS = 520,
};

struct trend {
	size_t n;
	double slope, low, high;	/* a day, with 95 % interval */
	double start;			/* the line on the first day */
	double total;			/* slope x days from first to last */
	double s, var, z, tau_b;	/* Mann-Kendall, days independent */
	double rho;			/* lag 1 of what the line leaves */
	double p, p_ar1;		/* two-sided, without and with rho */
	int told;			/* +1, -1: p_ar1 < .02 and a total of
					 * one unit at least; else 0 */
};

/* The median of all slopes between two days.
 * shape:  day (strictly ascending) and x have n >= 2 cells.
 * units:  x a day.
 * errors: -1 without memory or with n < 2, *slope untouched.
 * source: theil1950, sen1968. */
int trend_slope(const int32_t *day, const double *x, size_t n, double *slope);

/* Tests for a rise or fall and fits the line of median slope.
 * shape:  day (strictly ascending) and x have n >= 3 cells.
 * units:  x and x a day; step 1, or 7 in a weekly diary.
 * errors: -1 without memory or with n < 3, *out untouched; a constant series
 *         has slope 0 and p 1.
 * source: mann1945, kendall1945, sen1968 (interval); attune-methods (the
 *         factor for likeness of neighbouring days). */
int trend_find(const int32_t *day, const double *x, size_t n, int32_t step,
	       struct trend *out);
