/* SPDX-License-Identifier: MIT
 * A passing stretch: some days within the last four weeks that stood out. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	STRETCH_LEAST = 14,	/* answered days before one is looked for */
	STRETCH_WINDOW = 28,	/* days looked back */
	STRETCH_LONGEST = 13,	/* days it may last */
	STRETCH_OUTSIDE = 10,	/* answered days it is compared with */
};

struct stretch {
	int found;		/* 1: large enough to be named */
	int side;		/* +1 higher, -1 lower, 0 not found */
	int ongoing;		/* 1: reaches the last answered day */
	int32_t since, until;	/* its first and last answered day */
	size_t n, n_other;	/* answered days inside and outside */
	double z;		/* of normal scores, signed; 0 not found */
	double median, median_other;
};

/* Finds the stretch of 2 to 13 days within the 28 days up to until that
 * differs most from all other days of the level.
 * shape:  day (strictly ascending) and x have n cells, the current level
 *         only, none after until; step is 1, or 7 in a weekly diary.
 * units:  a stretch differs by at least one unit of x between the means,
 *         also without its most extreme day, and by over 2.8 standard errors
 *         between means of normal scores.
 * errors: -1 without memory, *out untouched; too few days or a constant
 *         series is found 0.
 * source: waerden1952 (scores); attune-methods. */
int stretch_find(const int32_t *day, const double *x, size_t n, int32_t until,
		 int32_t step, struct stretch *out);
