/* SPDX-License-Identifier: MIT
 * Baseline of a period and usual range of the current level. */
#include "series/usual.h"

#include <math.h>
#include <string.h>

#include "series/rank.h"

double usual_gap(const int32_t *day, size_t n, double *scratch)
{
	if (n < 2)
		return 0;
	for (size_t i = 1; i < n; i++)
		scratch[i - 1] = day[i] - day[i - 1];
	return rank_median(scratch, n - 1);
}

int usual_weekly(const int32_t *day, size_t n, double *scratch)
{
	return n >= 3 && usual_gap(day, n, scratch) >= 4;
}

/* 2.66 is 3 / 1.128, the mean of a range of two in standard deviations. */
static void limits(const double *x, size_t n, struct usual_baseline *out)
{
	double moved = 0;

	for (size_t i = 1; i < n; i++)
		moved += fabs(x[i] - x[i - 1]);
	moved /= (double)(n - 1);
	out->xmr_low = out->mean - 2.66 * moved;
	out->xmr_high = out->mean + 2.66 * moved;
}

static void spread(const double *x, size_t n, struct usual_baseline *out)
{
	double sum = 0, squares = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i];
	out->mean = sum / (double)n;
	out->sd = out->xmr_low = out->xmr_high = NAN;
	if (n < 2)
		return;
	for (size_t i = 0; i < n; i++)
		squares += (x[i] - out->mean) * (x[i] - out->mean);
	out->sd = sqrt(squares / (double)(n - 1));
	limits(x, n, out);
}

int usual_baseline(const double *x, size_t n, size_t enough, double *scratch,
		   struct usual_baseline *out)
{
	if (!n)
		return -1;
	out->n = n;
	spread(x, n, out);
	memcpy(scratch, x, n * sizeof *x);
	rank_sort(scratch, n);
	out->median = rank_quantile(scratch, n, .5);
	out->low = rank_quantile(scratch, n, .1);
	out->high = rank_quantile(scratch, n, .9);
	out->least = scratch[0];
	out->most = scratch[n - 1];
	out->constant = !(out->least < out->most);
	out->ranged = n >= enough;
	for (size_t i = 0; i < n; i++)
		scratch[i] = fabs(x[i] - out->median);
	out->mad = 1.4826 * rank_median(scratch, n);
	if (out->constant)
		out->sd = n > 1 ? 0 : out->sd;
	return 0;
}

int usual_range(const int32_t *day, const double *x, size_t n, size_t level,
		size_t enough, double *scratch, struct usual_range *out)
{
	if (level >= n)
		return -1;
	size_t from = level;
	while (day[n - 1] - day[from] >= USUAL_WINDOW)
		from++;
	size_t m = n - from;
	memcpy(scratch, x + from, m * sizeof *x);
	rank_sort(scratch, m);
	out->n = m;
	out->since = day[from];
	out->until = day[n - 1];
	out->median = rank_quantile(scratch, m, .5);
	out->low = rank_quantile(scratch, m, .1);
	out->high = rank_quantile(scratch, m, .9);
	out->least = scratch[0];
	out->most = scratch[m - 1];
	out->constant = !(out->least < out->most);
	out->ranged = m >= enough;
	return 0;
}
