/* SPDX-License-Identifier: MIT
 * How some days differ from the others: tagged days, or those since an
 * experiment began. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	PHASE_LEAST_TAGGED = 8, PHASE_LEAST_OTHER = 20,
	PHASE_LEAST_EACH = 5,	/* an experiment: entries before and during */
};

enum phase_band { PHASE_LITTLE, PHASE_SOME, PHASE_LARGE };

struct phase {
	size_t n, n_other;
	double nap;		/* chance that one of the days is higher, ties
				 * half: 0 to 1, .5 no difference */
	double z, p;		/* for the effective number; two-sided */
	double shift;		/* median of all differences */
	double low, high;	/* its 95 % interval */
	double widened;		/* by which z was divided; for tags >= 1 */
	double median, median_other;
};

/* Compares some days with others, both taken as independent but for a factor
 * by which the standard error is widened.
 * shape:  x has n >= 1 cells, other n_other >= 1.
 * units:  widen 1 for independent days.
 * errors: -1 without memory or days, *out untouched; all days equal: nap .5,
 *         z 0, p 1.
 * source: mann1947, parker2009 (nap), hodges1963 (shift). */
int phase_compare(const double *x, size_t n, const double *other,
		  size_t n_other, double widen, struct phase *out);

/* Compares tagged with other days; tags that come in runs count for less.
 * shape:  day (strictly ascending), x and tagged (0 or 1) have n cells.
 * errors: -1 without memory, or without any tagged or other day, *out
 *         untouched.  Whether there are enough is for the caller to ask.
 * source: as above; attune-methods. */
int phase_tag(const int32_t *day, const double *x, const unsigned char *tagged,
	      size_t n, int32_t step, struct phase *out);

/* Compares the days from index start on with those before.
 * shape:  day (strictly ascending) and x have n cells, 0 < start < n.
 * errors: -1 without memory or with another start, *out untouched.
 * source: as above; attune-methods. */
int phase_split(const int32_t *day, const double *x, size_t n, size_t start,
		int32_t step, struct phase *out);

/* How large a difference is in words, whichever its direction.
 * source: parker2009: little below .65, large above .92. */
enum phase_band phase_band(double nap);
