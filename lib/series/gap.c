/* SPDX-License-Identifier: MIT
 * The gap between two people's ratings on the days both answered. */
#include "series/gap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "series/pair.h"
#include "series/rank.h"
#include "series/trend.h"

size_t gap_align(const int32_t *day_a, const double *a, size_t n_a,
		 const int32_t *day_b, const double *b, size_t n_b,
		 int32_t *day, double *x, double *y)
{
	size_t n = 0;

	for (size_t i = 0, j = 0; i < n_a && j < n_b;) {
		if (day_a[i] < day_b[j]) {
			i++;
		} else if (day_b[j] < day_a[i]) {
			j++;
		} else {
			day[n] = day_a[i];
			x[n] = a[i++];
			y[n++] = b[j++];
		}
	}
	return n;
}

size_t gap_near(const double *x, const double *y, size_t n)
{
	size_t near = 0;

	for (size_t i = 0; i < n; i++)
		near += fabs(x[i] - y[i]) <= 1;
	return near;
}

static void describe(const double *g, size_t n, double *scratch,
		     struct gap *out)
{
	memcpy(scratch, g, n * sizeof *g);
	rank_sort(scratch, n);
	out->n = n;
	out->median = rank_quantile(scratch, n, .5);
	out->low = rank_quantile(scratch, n, .25);
	out->high = rank_quantile(scratch, n, .75);
	for (size_t i = 0; i < n; i++)
		scratch[i] = fabs(g[i]);
	out->median_abs = rank_median(scratch, n);
	out->tau_b = out->slope_week = out->p = NAN;
	out->first = out->last = NAN;
	out->state = GAP_NOT_ENOUGH;
}

static double size_of(const double *g, size_t n, double *scratch)
{
	memcpy(scratch, g, n * sizeof *g);
	return fabs(rank_median(scratch, n));
}

/* The direction: the trend of g says whether, the two ends say which. */
static int follow(const int32_t *day, const double *g, size_t n, int32_t step,
		  double *scratch, struct gap *out)
{
	struct trend t;
	size_t head = 0, tail = n;

	if (trend_find(day, g, n, step, &t))
		return -1;
	while (head < n && day[head] - day[0] < GAP_WINDOW)
		head++;
	while (tail > 0 && day[n - 1] - day[tail - 1] < GAP_WINDOW)
		tail--;
	out->first = size_of(g, head, scratch);
	out->last = size_of(g + tail, n - tail, scratch);
	out->slope_week = 7 * t.slope;
	out->p = t.p_ar1;
	if (!t.told)
		out->state = GAP_STEADY;
	else
		out->state = out->last > out->first ? GAP_WIDENING
						    : GAP_NARROWING;
	return 0;
}

int gap_find(const int32_t *day, const double *x, const double *y, size_t n,
	     size_t enough, int32_t step, struct gap *out)
{
	struct gap found;
	struct pair_order order;
	int status = 0;

	if (!n)
		return -1;
	double *g = malloc(2 * n * sizeof *g);
	if (!g)
		return -1;
	for (size_t i = 0; i < n; i++)
		g[i] = x[i] - y[i];
	describe(g, n, g + n, &found);
	if (n >= enough && n >= 3) {
		status = pair_order(x, y, n, &order);
		if (!status) {
			found.tau_b = order.tau_b;
			status = follow(day, g, n, step, g + n, &found);
		}
	}
	if (!status)
		*out = found;
	free(g);
	return status;
}
