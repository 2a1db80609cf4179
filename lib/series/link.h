/* SPDX-License-Identifier: MIT
 * Whether a factor and a rating go together, and how many days apart. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	LINK_LAGS = 8,		/* lags 0 to 7 days */
	LINK_LEAST = 60,	/* day pairs a lag needs */
};

struct link {
	int tested;		/* 0: not enough pairs or variety at any lag */
	int lag;		/* the one told; days from factor to rating */
	size_t n;		/* its pairs; untested: the most at any lag */
	double tau_b, z;	/* its own; z for the effective number */
	double p;		/* corrected for eight lags; untested: 1 */
	double tau_at[LINK_LAGS];	/* NaN: lag not tested */
	size_t n_at[LINK_LAGS];
};

/* Searches the lag at which a factor and a later rating go together most.
 * shape:  day_f and f have n_f cells, day_y and y n_y; days strictly
 *         ascending.
 * units:  days; p is two-sided, before link_adjust.
 * errors: -1 without memory, *out untouched.
 * source: kendall1945, bartlett1935, pyper1998; attune-methods. */
int link_find(const int32_t *day_f, const double *f, size_t n_f,
	      const int32_t *day_y, const double *y, size_t n_y,
	      struct link *out);

/* Fills p-values adjusted for their number, in the order given.
 * shape:  p and adjusted have n cells and may be the same.
 * errors: -1 without memory, adjusted untouched.
 * source: benjamini1995. */
int link_adjust(const double *p, size_t n, double *adjusted);

/* Whether a link is worth telling: adjusted p < .10 and |tau-b| >= .15.
 * errors: never fails.
 * source: attune-methods. */
int link_noticed(const struct link *link, double adjusted);

/* Fills x less the median of its level, so that shifts make no links.
 * shape:  x and out have n cells and may not be the same; start has m indices
 *         of levels after the first, ascending, each below n.
 * errors: -1 without memory, out untouched. */
int link_level(const double *x, size_t n, const size_t *start, size_t m,
	       double *out);
