/* SPDX-License-Identifier: MIT
 * What a scan for a change in mean can be spared: sums that make any stretch
 * of days cheap to weigh, and bounds that pass over many splits at once.
 * Results are those of looking at every split. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { SCREEN_BLOCK = 32 };	/* splits that share a bound */

struct screen {
	const int32_t *day;
	const double *x;
	size_t n;
	int32_t step;
	double middle;		/* of all days; keeps sums small */
	double *sum, *squares;	/* n + 1: of the days before each */
	/* Of the pairs of days one step apart before each: products, sums,
	 * how many. */
	double *product, *both, *pairs;
	double *low, *high;	/* of sum less index times middle, by block */
};

/* The cells of room that screen_fill needs for n days. */
size_t screen_room(size_t n);

/* Learns a series.
 * shape:  day (ascending) and x have n >= 1 cells, borrowed like room as long
 *         as s.
 * errors: never fails. */
void screen_fill(struct screen *s, const int32_t *day, const double *x,
		 size_t n, int32_t step, double *room);

/* The mean of the days from <= i < to. */
double screen_mean(const struct screen *s, size_t from, size_t to);

/* The split of from..to-1 into two means that leaves the least squares, of
 * those from first to last; the first one of equals.
 * errors: never fails; first <= last, both within. */
size_t screen_best(const struct screen *s, size_t from, size_t to,
		   size_t first, size_t last);

/* Whether a split from first to last might have |z| above limit(nu), when
 * variance and likeness are measured about the best split: 0 is sure, 1 is
 * not.
 * shape:  floor is the least variance; widen gives the limit for nu. */
int screen_may(const struct screen *s, size_t from, size_t to, size_t first,
	       size_t last, double floor, double (*widen)(double nu));
