/* SPDX-License-Identifier: MIT
 * How much one day's number resembles the last, and what that does to the
 * variance of a mean when some days are missing. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Divided by n, what an estimated mean takes away from a lag-1 coefficient. */
enum ar_bias {
	AR_BIAS_LINK = 3,	/* 1 + 3r, for links between two series */
	AR_BIAS_LEVEL = 4,	/* 1 + 4r, for levels and trends */
};

/* Whether two days that far apart are neighbours: see step below. */
int ar_is_pair(int32_t gap, int32_t step);

/* What ar_lag1 makes of the sum of products of neighbours among n days.
 * errors: never fails; without pairs or with var <= 0 it is .3. */
double ar_shrunk(double sum, double pairs, double var, double n,
		 enum ar_bias bias);

/* The lag-1 coefficient of residuals, corrected and drawn towards .3.
 * shape:  day (ascending) and e have n cells; the pair (cut-1, cut) is left
 *         out, cut 0 leaves none out.
 * units:  days; step is the length of one lag, 1 for daily diaries (pairs one
 *         day apart), 7 for weekly ones (pairs 4 to 10 days apart); var is
 *         the variance of e; the result is 0 to .85.
 * errors: never fails; without pairs or with var <= 0 it is .3.
 * source: marriott1954. */
double ar_lag1(const int32_t *day, const double *e, size_t n, size_t cut,
	       double var, enum ar_bias bias, int32_t step);

/* The expected likeness rho^(gap/step) of two days gap days apart.
 * units:  days; beyond 60 steps it is 0.
 * errors: never fails. */
double ar_decay(double rho, int32_t gap, int32_t step);

/* Fills, for each beginning of the series, the sum of the likenesses of all
 * its pairs of days: sum[i] / (i+1)^2 times the variance of one day is the
 * variance of the mean of the first i+1 days.
 * shape:  day (ascending) and sum have n cells.
 * errors: never fails. */
void ar_from_start(const int32_t *day, size_t n, double rho, int32_t step,
		   double *sum);

/* The same for each end: sum[i] belongs to the cells i to n-1. */
void ar_from_end(const int32_t *day, size_t n, double rho, int32_t step,
		 double *sum);

/* The variance of the mean of n days, in variances of one day.
 * shape:  day (ascending) has n >= 1 cells.
 * units:  1/n for rho 0.
 * errors: never fails. */
double ar_mean_variance(const int32_t *day, size_t n, double rho, int32_t step);

/* The lag-1 coefficient of a series around its own mean.
 * shape:  day (ascending) and x have n cells; scratch has n cells.
 * units:  as ar_lag1; least is the floor of the variance (0 for none).
 * errors: never fails; .3 for fewer than 2 days or a constant series. */
double ar_series(const int32_t *day, const double *x, size_t n, double least,
		 enum ar_bias bias, int32_t step, double *scratch);
