/* SPDX-License-Identifier: MIT
 * Theil-Sen line and Mann-Kendall test with shrunk lag-1 likeness. */
#include "series/trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "series/ar.h"
#include "series/pair.h"
#include "series/rank.h"

static const double told_below = .02, told_total = 1, z_95 = 1.959963984540054;

/* All slopes between two days; n(n-1)/2 of them, NULL without memory. */
static double *slopes(const int32_t *day, const double *x, size_t n)
{
	double *all = malloc(n * (n - 1) / 2 * sizeof *all);
	size_t m = 0;

	if (!all)
		return NULL;
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			all[m++] = (x[j] - x[i]) / (day[j] - day[i]);
	return all;
}

int trend_slope(const int32_t *day, const double *x, size_t n, double *slope)
{
	double *all = n < 2 ? NULL : slopes(day, x, n);

	if (!all)
		return -1;
	*slope = rank_median(all, n * (n - 1) / 2);
	free(all);
	return 0;
}

/* Replaces days by the middles of spans of so many days, the first of which
 * begins on a Monday, and values by the spans' medians, in place; returns how
 * many spans there are. */
static size_t thin(int32_t *day, double *x, size_t n, int32_t span)
{
	int32_t past = (day[0] + 3) % 7;
	int32_t start = day[0] - (past < 0 ? past + 7 : past);
	size_t spans = 0;

	for (size_t i = 0, j; i < n; i = j) {
		int32_t first = day[i] - (day[i] - start) % span;

		for (j = i + 1; j < n && day[j] < first + span; j++)
			;
		x[spans] = rank_median(x + i, j - i);
		day[spans++] = first + span / 2;
	}
	return spans;
}

/* x less the line, which goes through 0 on the first day. */
static void flatten(const int32_t *day, const double *x, size_t n,
		    double slope, double *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = x[i] - slope * (day[i] - day[0]);
}

/* What neighbours' likeness does to the variance of s; scratch of 2n. */
static double inflation(const int32_t *day, const double *x, size_t n,
			double slope, int32_t step, double *scratch,
			double *rho)
{
	/* What rounding leaves of an exact line is no likeness. */
	static const double least = 1e-9;

	flatten(day, x, n, slope, scratch);
	*rho = ar_series(day, scratch, n, least, AR_BIAS_LEVEL, step,
			 scratch + n);
	return (1 + *rho) / (1 - *rho);
}

/* Sen's interval: slopes at the ranks (N-C)/2 and (N+C)/2 + 1. */
static int fit(const int32_t *day, const double *x, size_t n, double var,
	       int32_t step, double *scratch, struct trend *out)
{
	double *all = slopes(day, x, n), rho;
	size_t m = n * (n - 1) / 2;

	if (!all)
		return -1;
	out->slope = rank_median(all, m);
	double c = z_95 * sqrt(var * inflation(day, x, n, out->slope, step,
					       scratch, &rho));
	double low = floor(((double)m - c) / 2) - 1;
	double high = ceil(((double)m + c) / 2);
	size_t least = low < 0 ? 0 : (size_t)low;
	size_t most = high < (double)(m - 1) ? (size_t)high : m - 1;
	/* The median has put the smaller half before the larger one. */
	out->low = rank_select(all, m / 2 + 1, least);
	out->high = rank_select(all + m / 2, m - m / 2, most - m / 2);
	free(all);
	return 0;
}

/* The line, of medians when there are too many days; room for 4n. */
static int fit_line(const int32_t *day, const double *x, size_t n,
		    int32_t step, double *room, struct trend *out)
{
	if (n <= TREND_MOST)
		return fit(day, x, n, out->var, step, room, out);

	struct pair_order order;
	double *dated = room + 2 * n, *weekly = room + 3 * n;
	int32_t *week = malloc(n * sizeof *week);
	if (!week)
		return -1;
	memcpy(week, day, n * sizeof *day);
	memcpy(weekly, x, n * sizeof *x);
	int32_t span = 7 * (1 + (day[n - 1] - day[0]) / (7 * TREND_WEEKS));
	size_t weeks = thin(week, weekly, n, span);
	for (size_t i = 0; i < weeks; i++)
		dated[i] = week[i];
	int status = pair_order(dated, weekly, weeks, &order);
	if (!status)
		status = fit(week, weekly, weeks, order.var, span, room, out);
	free(week);
	return status;
}

static int find(const int32_t *day, const double *x, size_t n, int32_t step,
		double *room, struct trend *out)
{
	struct pair_order order;

	for (size_t i = 0; i < n; i++)
		room[i] = day[i];
	if (pair_order(room, x, n, &order))
		return -1;
	*out = (struct trend){ .n = n, .s = order.s, .var = order.var,
			       .tau_b = order.tau_b, .p = 1, .p_ar1 = 1,
			       .start = x[0], .rho = .3 };
	if (order.constant)
		return 0;
	if (fit_line(day, x, n, step, room, out))
		return -1;
	double widen = sqrt(inflation(day, x, n, out->slope, step, room,
				      &out->rho));
	out->start = rank_median(room, n);
	out->total = out->slope * (day[n - 1] - day[0]);
	out->z = (order.s - (order.s > 0) + (order.s < 0)) / sqrt(order.var);
	out->p = 2 * rank_normal_tail(fabs(out->z));
	out->p_ar1 = 2 * rank_normal_tail(fabs(out->z) / widen);
	if (out->p_ar1 < told_below && fabs(out->total) >= told_total)
		out->told = out->total > 0 ? 1 : -1;
	return 0;
}

int trend_find(const int32_t *day, const double *x, size_t n, int32_t step,
	       struct trend *out)
{
	struct trend t;

	if (n < 3)
		return -1;
	double *room = malloc(4 * n * sizeof *room);
	if (!room)
		return -1;
	int status = find(day, x, n, step, room, &t);
	if (!status)
		*out = t;
	free(room);
	return status;
}
