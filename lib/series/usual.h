/* SPDX-License-Identifier: MIT
 * What is usual for one person: the middle and the range of most days. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	USUAL_WINDOW = 56,	/* days of the usual range */
	USUAL_LEAST_DAILY = 14,	/* answered days a range needs */
	USUAL_LEAST_WEEKLY = 6,	/* entries a range needs in a weekly diary */
};

struct usual_baseline {
	size_t n;
	double median, low, high;	/* low and high: 10 % and 90 % */
	double least, most;
	double mean;
	double sd;			/* NaN for one day */
	double mad;			/* x 1.4826, so like sd if normal */
	double xmr_low, xmr_high;	/* NaN for one day */
	int constant;			/* 1: every day the same */
	int ranged;			/* 1: enough days to speak of a range */
};

struct usual_range {
	size_t n;
	int32_t since, until;		/* first and last day counted */
	double median, low, high, least, most;
	int constant, ranged;
};

/* The middle gap between answered days.
 * shape:  day (ascending) has n cells; scratch has n cells.
 * units:  days; 0 with fewer than two days.
 * errors: never fails. */
double usual_gap(const int32_t *day, size_t n, double *scratch);

/* Whether a series is a weekly diary: a middle gap of 4 days or more over at
 * least three days.
 * shape:  as usual_gap.
 * errors: never fails. */
int usual_weekly(const int32_t *day, size_t n, double *scratch);

/* Describes all days given: where they lie and how far they spread.
 * shape:  x has n cells; scratch has n cells.
 * units:  those of x; enough is how many days a range needs.
 * errors: -1 without any day, *out untouched.
 * source: hyndman1996 (quantiles), shewhart1931 and wheeler1993 (xmr). */
int usual_baseline(const double *x, size_t n, size_t enough, double *scratch,
		   struct usual_baseline *out);

/* Describes the last 56 days of the current level, counted back from the
 * last answered day, or the whole level if it is shorter.
 * shape:  day (ascending) and x have n cells; scratch has n cells; level is
 *         the index at which the current level begins, 0 for all.
 * units:  those of x; enough is how many days a range needs.
 * errors: -1 with no day from level on, *out untouched.
 * source: hyndman1996. */
int usual_range(const int32_t *day, const double *x, size_t n, size_t level,
		size_t enough, double *scratch, struct usual_range *out);
