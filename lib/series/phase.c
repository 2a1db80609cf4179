/* SPDX-License-Identifier: MIT
 * Mann-Whitney, NAP and Hodges-Lehmann, widened for likeness of days. */
#include "series/phase.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "series/ar.h"
#include "series/rank.h"

static const double z_95 = 1.959963984540054, highest = .95;

/* A difference and how many pairs of days have it. */
struct apart {
	double value, count;
};

static int by_value(const void *a, const void *b)
{
	const struct apart *x = a, *y = b;

	return (x->value > y->value) - (x->value < y->value);
}

/* Sorted numbers to different ones with their counts; returns how many. */
static size_t tally(const double *sorted, size_t n, struct apart *out)
{
	size_t kinds = 0;

	for (size_t i = 0; i < n; i++)
		if (kinds && out[kinds - 1].value == sorted[i])
			out[kinds - 1].count++;
		else
			out[kinds++] = (struct apart){ sorted[i], 1 };
	return kinds;
}

/* The k-th smallest difference, counted from 1. */
static double at_rank(const struct apart *d, size_t n, double k)
{
	size_t i = 0;

	for (double passed = d[0].count; passed < k && i + 1 < n;
	     passed += d[i].count)
		i++;
	return d[i].value;
}

/* The shift and its interval from the tallies of both lists. */
static int differences(const struct apart *x, size_t n_x,
		       const struct apart *y, size_t n_y, struct phase *out)
{
	struct apart *d = malloc(n_x * n_y * sizeof *d);
	double n = (double)out->n, other = (double)out->n_other;
	double all = n * other;
	size_t m = 0;

	if (!d)
		return -1;
	for (size_t i = 0; i < n_x; i++)
		for (size_t j = 0; j < n_y; j++)
			d[m++] = (struct apart){ x[i].value - y[j].value,
						 x[i].count * y[j].count };
	qsort(d, m, sizeof *d, by_value);
	out->shift = (at_rank(d, m, floor((all + 1) / 2)) +
		      at_rank(d, m, ceil((all + 1) / 2))) / 2;
	double k = floor(all / 2 - z_95 * out->widened *
			 sqrt(all * (n + other + 1) / 12));
	k = fmax(k, 1);
	out->low = at_rank(d, m, k);
	out->high = at_rank(d, m, all + 1 - k);
	free(d);
	return 0;
}

/* The number of pairs in which x is higher, ties half, and the ties' share
 * of the variance, from the tallies of both lists. */
static double wins(const struct apart *x, size_t n_x, const struct apart *y,
		   size_t n_y, double *ties)
{
	double u = 0, below = 0;
	size_t i = 0, j = 0;

	*ties = 0;
	while (i < n_x || j < n_y) {
		double t = 0, xs = 0, value;

		if (j == n_y || (i < n_x && x[i].value <= y[j].value))
			value = x[i].value;
		else
			value = y[j].value;
		if (i < n_x && !(x[i].value > value))
			xs = x[i++].count;
		if (j < n_y && !(y[j].value > value))
			t = y[j++].count;
		u += xs * (below + t / 2);
		below += t;
		t += xs;
		*ties += t * t * t - t;
	}
	return u;
}

static int compare(const struct apart *x, size_t n_x, const struct apart *y,
		   size_t n_y, struct phase *out)
{
	double n = (double)out->n, other = (double)out->n_other, ties;
	double all = n * other, sum = n + other;
	double u = wins(x, n_x, y, n_y, &ties);
	double var = all / 12 * (sum + 1 - ties / (sum * (sum - 1)));

	out->nap = u / all;
	out->z = 0;
	/* All equal: the ties take all of it, but for rounding. */
	if (n_x + n_y > 2 || x->value < y->value || x->value > y->value)
		out->z = (u - all / 2) / sqrt(var) / out->widened;
	out->p = 2 * rank_normal_tail(fabs(out->z));
	return differences(x, n_x, y, n_y, out);
}

int phase_compare(const double *x, size_t n, const double *other,
		  size_t n_other, double widen, struct phase *out)
{
	struct phase p = { .n = n, .n_other = n_other, .widened = widen };
	size_t sum = n + n_other;

	if (!n || !n_other)
		return -1;
	struct apart *a = malloc(sum * (sizeof *a + sizeof(double)));
	if (!a)
		return -1;
	double *sorted = (double *)(a + sum);
	memcpy(sorted, x, n * sizeof *x);
	memcpy(sorted + n, other, n_other * sizeof *other);
	rank_sort(sorted, n);
	rank_sort(sorted + n, n_other);
	p.median = rank_quantile(sorted, n, .5);
	p.median_other = rank_quantile(sorted + n, n_other, .5);
	size_t kinds = tally(sorted, n, a);
	size_t kinds_other = tally(sorted + n, n_other, a + n);
	int status = compare(a, kinds, a + n, kinds_other, &p);
	if (!status)
		*out = p;
	free(a);
	return status;
}

/* How alike the tags of neighbouring days are, at least 0. */
static double tag_likeness(const int32_t *day, const unsigned char *tagged,
			   size_t n, size_t n_tagged, int32_t step)
{
	double share = (double)n_tagged / (double)n, sum = 0;
	size_t pairs = 0;

	for (size_t i = 1; i < n; i++)
		if (day[i] - day[i - 1] == step) {
			sum += (!!tagged[i] - share) *
			       (!!tagged[i - 1] - share);
			pairs++;
		}
	if (!pairs)
		return 0;
	double r = sum / (double)pairs / (share * (1 - share));
	return fmin(fmax(r, 0), highest);
}

int phase_tag(const int32_t *day, const double *x, const unsigned char *tagged,
	      size_t n, int32_t step, struct phase *out)
{
	size_t in = 0, others = 0;

	for (size_t i = 0; i < n; i++)
		in += !!tagged[i];
	if (!in || in == n)
		return -1;
	double *part = malloc(n * sizeof *part);
	if (!part)
		return -1;
	double alike = tag_likeness(day, tagged, n, in, step) *
		       ar_series(day, x, n, 0, AR_BIAS_LINK, step, part);
	for (size_t i = 0, k = 0; i < n; i++)
		if (tagged[i])
			part[k++] = x[i];
		else
			part[in + others++] = x[i];
	int status = phase_compare(part, in, part + in, others,
				   sqrt((1 + alike) / (1 - alike)), out);
	free(part);
	return status;
}

int phase_split(const int32_t *day, const double *x, size_t n, size_t start,
		int32_t step, struct phase *out)
{
	double mean[2] = { 0, 0 }, var = 0;

	if (!start || start >= n)
		return -1;
	double *e = malloc(n * sizeof *e);
	if (!e)
		return -1;
	for (size_t i = 0; i < n; i++)
		mean[i >= start] += x[i];
	mean[0] /= (double)start;
	mean[1] /= (double)(n - start);
	for (size_t i = 0; i < n; i++) {
		e[i] = x[i] - mean[i >= start];
		var += e[i] * e[i];
	}
	var = n > 2 ? var / (double)(n - 2) : 0;
	double rho = ar_lag1(day, e, n, start, var, AR_BIAS_LEVEL, step);
	free(e);

	double v = ar_mean_variance(day, start, rho, step) +
		   ar_mean_variance(day + start, n - start, rho, step);
	double iid = 1 / (double)start + 1 / (double)(n - start);
	return phase_compare(x + start, n - start, x, start, sqrt(v / iid),
			     out);
}

enum phase_band phase_band(double nap)
{
	double size = fmax(nap, 1 - nap);

	if (size < .65)
		return PHASE_LITTLE;
	return size <= .92 ? PHASE_SOME : PHASE_LARGE;
}
