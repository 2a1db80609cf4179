/* SPDX-License-Identifier: MIT
 * First-order autoregression on the days that were answered. */
#include "series/ar.h"

#include <math.h>

/* Real couples' diaries lie near .2 with 90 % below .52; leaning to .3 with
 * the weight of 30 pairs is the cautious side: attune-methods. */
static const double prior = .3, prior_pairs = 30, highest = .85;

int ar_is_pair(int32_t gap, int32_t step)
{
	return step == 1 ? gap == 1 : gap > step / 2 && 2 * gap < 3 * step;
}

double ar_shrunk(double sum, double pairs, double var, double n,
		 enum ar_bias bias)
{
	if (!(pairs > 0) || !(var > 0))
		return prior;

	double r = sum / pairs / var;
	r += (1 + (double)bias * r) / n;
	return fmin(fmax((pairs * r + prior_pairs * prior) /
			 (pairs + prior_pairs), 0), highest);
}

double ar_lag1(const int32_t *day, const double *e, size_t n, size_t cut,
	       double var, enum ar_bias bias, int32_t step)
{
	double sum = 0;
	double pairs = 0;

	for (size_t i = 1; i < n; i++)
		if (i != cut && ar_is_pair(day[i] - day[i - 1], step)) {
			sum += e[i] * e[i - 1];
			pairs++;
		}
	return ar_shrunk(sum, pairs, var, (double)n, bias);
}

double ar_decay(double rho, int32_t gap, int32_t step)
{
	if (gap == step)
		return rho;
	if (gap > 60 * step)
		return 0;
	return pow(rho, (double)gap / step);
}

void ar_from_start(const int32_t *day, size_t n, double rho, int32_t step,
		   double *sum)
{
	double reach = 0, total = 0;

	for (size_t i = 0; i < n; i++) {
		if (i)
			reach = ar_decay(rho, day[i] - day[i - 1], step) *
				(1 + reach);
		total += 1 + 2 * reach;
		sum[i] = total;
	}
}

void ar_from_end(const int32_t *day, size_t n, double rho, int32_t step,
		 double *sum)
{
	double reach = 0, total = 0;

	for (size_t i = n; i-- > 0;) {
		if (i + 1 < n)
			reach = ar_decay(rho, day[i + 1] - day[i], step) *
				(1 + reach);
		total += 1 + 2 * reach;
		sum[i] = total;
	}
}

double ar_mean_variance(const int32_t *day, size_t n, double rho, int32_t step)
{
	double reach = 0, total = 1;

	for (size_t i = 1; i < n; i++) {
		reach = ar_decay(rho, day[i] - day[i - 1], step) * (1 + reach);
		total += 1 + 2 * reach;
	}
	return total / ((double)n * (double)n);
}

double ar_series(const int32_t *day, const double *x, size_t n, double least,
		 enum ar_bias bias, int32_t step, double *scratch)
{
	double mean = 0, var = 0;

	if (n < 2)
		return prior;
	for (size_t i = 0; i < n; i++)
		mean += x[i];
	mean /= (double)n;
	for (size_t i = 0; i < n; i++) {
		scratch[i] = x[i] - mean;
		var += scratch[i] * scratch[i];
	}
	var = fmax(var / (double)(n - 1), least);
	return ar_lag1(day, scratch, n, 0, var, bias, step);
}
