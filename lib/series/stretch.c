/* SPDX-License-Identifier: MIT
 * Scan of short stretches on normal scores. */
#include "series/stretch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "series/ar.h"
#include "series/rank.h"

/* Simulated: an unchanged series shows one in about one report of eight. */
static const double limit = 2.8, least_points = 1, least_variance = .05;

struct scan {
	const int32_t *day;
	const double *x, *y;	/* values and their scores */
	size_t n;
	int32_t step;
	double rho, sd, sum_x, sum_y;
	size_t from, to;	/* best stretch so far, to is past its end */
	double z;
};

/* The points by which n days that sum to x differ from the mean of others,
 * also without the most extreme of them: one day is one day. */
static double points_apart(double x, double n, double least, double most,
			   double others)
{
	double all = x / n - others;
	double rest = (x - (all > 0 ? most : least)) / (n - 1) - others;

	return all > 0 ? fmin(all, rest) : fmin(-all, -rest);
}

/* All stretches that begin at a, longer and longer. */
static void begin_at(struct scan *s, size_t a)
{
	double in_x = 0, in_y = 0, reach = 0, total = 0;
	double least = s->x[a], most = s->x[a];
	double thin = (1 + s->rho) / (1 - s->rho);

	for (size_t b = a; b < s->n; b++) {
		size_t in = b - a + 1;

		if (s->day[b] - s->day[a] >= STRETCH_LONGEST ||
		    s->n - in < STRETCH_OUTSIDE)
			break;
		if (b > a)
			reach = ar_decay(s->rho, s->day[b] - s->day[b - 1],
					 s->step) * (1 + reach);
		total += 1 + 2 * reach;
		in_x += s->x[b];
		in_y += s->y[b];
		least = fmin(least, s->x[b]);
		most = fmax(most, s->x[b]);
		if (in < 2)
			continue;
		double n_in = (double)in, n_out = (double)(s->n - in);
		if (points_apart(in_x, n_in, least, most, (s->sum_x - in_x) /
				 n_out) < least_points)
			continue;
		double apart = in_y / n_in - (s->sum_y - in_y) / n_out;
		double z = apart / (s->sd * sqrt(total / (n_in * n_in) +
						 thin / n_out));
		if (fabs(z) > fabs(s->z)) {
			s->z = z;
			s->from = a;
			s->to = b + 1;
		}
	}
}

/* Fills what is told of the best stretch; other is scratch of n cells. */
static void describe(const struct scan *s, double *other, struct stretch *out)
{
	size_t in = s->to - s->from, tail = s->n - s->to;

	out->found = 1;
	out->side = s->z > 0 ? 1 : -1;
	out->ongoing = s->to == s->n;
	out->since = s->day[s->from];
	out->until = s->day[s->to - 1];
	out->n = in;
	out->n_other = s->n - in;
	out->z = s->z;
	memcpy(other, s->x + s->from, in * sizeof *other);
	out->median = rank_median(other, in);
	memcpy(other, s->x, s->from * sizeof *other);
	memcpy(other + s->from, s->x + s->to, tail * sizeof *other);
	out->median_other = rank_median(other, out->n_other);
}

/* Likeness of what the scores leave about the means inside and outside the
 * best stretch so far, or about one mean while there is none; returns their
 * variance. */
static double measure(struct scan *s, double *residual)
{
	double in = 0, mean_in = 0, squares = 0;
	double n_in = (double)(s->to - s->from);

	for (size_t i = s->from; i < s->to; i++)
		in += s->y[i];
	if (s->to)
		mean_in = in / n_in;
	double mean = (s->sum_y - in) / ((double)s->n - n_in);
	for (size_t i = 0; i < s->n; i++) {
		int inside = i >= s->from && i < s->to;

		residual[i] = s->y[i] - (inside ? mean_in : mean);
		squares += residual[i] * residual[i];
	}
	double var = fmax(squares / (double)(s->n - (s->to ? 2 : 1)),
			  least_variance);
	s->rho = ar_lag1(s->day, residual, s->n, 0, var, AR_BIAS_LEVEL,
			 s->step);
	return var;
}

/* Scans twice: a stretch must not make the other days seem alike. */
static void scan(struct scan *s, int32_t until, double *residual)
{
	s->sd = sqrt(measure(s, residual));
	for (int pass = 0; pass < 2; pass++) {
		s->z = 0;
		s->from = s->to = 0;
		for (size_t a = 0; a < s->n; a++)
			if (until - s->day[a] < STRETCH_WINDOW)
				begin_at(s, a);
		if (!s->to)
			return;
		if (!pass)
			measure(s, residual);
	}
}

int stretch_find(const int32_t *day, const double *x, size_t n, int32_t until,
		 int32_t step, struct stretch *out)
{
	struct scan s = { .day = day, .x = x, .n = n, .step = step };

	if (n < STRETCH_LEAST) {
		*out = (struct stretch){ 0 };
		return 0;
	}
	double *y = malloc(2 * n * sizeof *y);
	if (!y || rank_scores(x, n, y)) {
		free(y);
		return -1;
	}
	s.y = y;
	*out = (struct stretch){ 0 };
	for (size_t i = 0; i < n; i++) {
		s.sum_x += x[i];
		s.sum_y += y[i];
	}
	scan(&s, until, y + n);
	if (fabs(s.z) > limit)
		describe(&s, y + n, out);
	free(y);
	return 0;
}
