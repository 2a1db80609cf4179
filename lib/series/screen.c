/* SPDX-License-Identifier: MIT
 * Bounds on splits, block by block. */
#include "series/screen.h"

#include <math.h>

#include "series/ar.h"

/* What rounding may take from a bound. */
static const double slack = 1 + 1e-9;

size_t screen_room(size_t n)
{
	return 5 * (n + 1) + 2 * (n / SCREEN_BLOCK + 1);
}

static void fill_blocks(struct screen *s)
{
	for (size_t k = 0; k < s->n; k++) {
		double value = s->sum[k] - (double)k * s->middle;
		size_t b = k / SCREEN_BLOCK;

		if (k % SCREEN_BLOCK == 0)
			s->low[b] = s->high[b] = value;
		s->low[b] = fmin(s->low[b], value);
		s->high[b] = fmax(s->high[b], value);
	}
}

void screen_fill(struct screen *s, const int32_t *day, const double *x,
		 size_t n, int32_t step, double *room)
{
	*s = (struct screen){ .day = day, .x = x, .n = n, .step = step };
	s->sum = room;
	s->squares = s->sum + n + 1;
	s->product = s->squares + n + 1;
	s->both = s->product + n + 1;
	s->pairs = s->both + n + 1;
	s->low = s->pairs + n + 1;
	s->high = s->low + n / SCREEN_BLOCK + 1;
	s->sum[0] = s->squares[0] = 0;
	s->product[0] = s->both[0] = s->pairs[0] = 0;
	for (size_t i = 0; i < n; i++) {
		int pair = i && ar_is_pair(day[i] - day[i - 1], step);

		s->sum[i + 1] = s->sum[i] + x[i];
		s->squares[i + 1] = s->squares[i] + x[i] * x[i];
		s->product[i + 1] = s->product[i] + (pair ? x[i] * x[i - 1] :
							    0);
		s->both[i + 1] = s->both[i] + (pair ? x[i] + x[i - 1] : 0);
		s->pairs[i + 1] = s->pairs[i] + pair;
	}
	s->middle = s->sum[n] / (double)n;
	fill_blocks(s);
}

double screen_mean(const struct screen *s, size_t from, size_t to)
{
	return (s->sum[to] - s->sum[from]) / (double)(to - from);
}

/* The squares between the means around k, times the days. */
static double between(const struct screen *s, size_t from, size_t to, size_t k)
{
	double gap = screen_mean(s, k, to) - screen_mean(s, from, k);

	return gap * gap * (double)(k - from) * (double)(to - k);
}

/* At least that of all splits k from a to b of one block: the sum up to k
 * strays from its share of the whole by no more than at the block's ends. */
static double bound(const struct screen *s, size_t from, size_t to, size_t a,
		    size_t b)
{
	double n = (double)(to - from), tilt = screen_mean(s, from, to) -
					       s->middle;
	double base = s->sum[from] - (double)from * s->middle;
	double at_a = (double)(a - from) * tilt, at_b = (double)(b - from) *
							 tilt;
	double high = s->high[a / SCREEN_BLOCK] - base - fmin(at_a, at_b);
	double low = s->low[a / SCREEN_BLOCK] - base - fmax(at_a, at_b);
	double stray = fmax(fabs(high), fabs(low));
	double least = fmin((double)(a - from) * (double)(to - a),
			    (double)(b - from) * (double)(to - b));

	return slack * n * n * stray * stray / least;
}

/* The end of the block of k, at most last. */
static size_t block_end(size_t k, size_t last)
{
	size_t end = k / SCREEN_BLOCK * SCREEN_BLOCK + SCREEN_BLOCK - 1;

	return end < last ? end : last;
}

size_t screen_best(const struct screen *s, size_t from, size_t to,
		   size_t first, size_t last)
{
	/* What some split has for sure spares the blocks that have less. */
	double sure = fmax(between(s, from, to, first),
			   between(s, from, to, last));
	double most = -1;
	size_t best = last;

	for (size_t a = first, b; a <= last; a = b + 1) {
		b = block_end(a, last);
		if (bound(s, from, to, a, b) < fmax(sure, most))
			continue;
		for (size_t k = a; k <= b; k++) {
			double squares = between(s, from, to, k);

			if (squares > most) {
				most = squares;
				best = k;
			}
		}
	}
	return best;
}

/* The lag-1 products of the days from..to-1 about their mean. */
static double alike(const struct screen *s, size_t from, size_t to,
		    double *pairs)
{
	double mean = screen_mean(s, from, to), n;

	if (to - from < 2)
		return 0;
	n = s->pairs[to] - s->pairs[from + 1];
	*pairs += n;
	return s->product[to] - s->product[from + 1] -
	       mean * (s->both[to] - s->both[from + 1]) + mean * mean * n;
}

/* At least the factor by which likeness widens the variance of both means
 * around all splits from a to b: neighbours alone are counted. */
static double widened(const struct screen *s, size_t from, size_t to,
		      size_t a, size_t b, double rho)
{
	double before = (s->pairs[a] - s->pairs[from + 1]) /
			(double)(b - from);
	double after = (s->pairs[to] - s->pairs[b + 1]) / (double)(to - a);

	return 1 + 2 * rho * fmin(before, after);
}

int screen_may(const struct screen *s, size_t from, size_t to, size_t first,
	       size_t last, double floor, double (*widen)(double nu))
{
	size_t cut = screen_best(s, from, to, first, last);
	double n = (double)(to - from), total = s->sum[to] - s->sum[from];
	double most = between(s, from, to, cut), pairs = 0;
	double rest = s->squares[to] - s->squares[from] - total * total / n -
		      most / n;
	double var = fmax(rest / (n - 2), floor);
	double sum = alike(s, from, cut, &pairs) + alike(s, cut, to, &pairs);
	double rho = ar_shrunk(sum, pairs, var, n, AR_BIAS_LEVEL);
	double limit = widen(fmax(3, n * (1 - rho) / (1 + rho) - 2));
	double enough = limit * limit * n * var / slack / slack;

	if (most < enough)
		return 0;
	/* Weeks may lie up to half a step further apart. */
	if (s->step > 1)
		rho *= sqrt(rho);
	for (size_t a = first, b; a <= last; a = b + 1) {
		b = block_end(a, last);
		if (bound(s, from, to, a, b) <
		    enough * widened(s, from, to, a, b, rho))
			continue;
		for (size_t k = a; k <= b; k++)
			if (between(s, from, to, k) >=
			    enough * widened(s, from, to, k, k, rho))
				return 1;
	}
	return 0;
}
