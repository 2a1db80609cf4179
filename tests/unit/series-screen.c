/* SPDX-License-Identifier: MIT
 * series/screen against looking at every split. */
#include <stdint.h>

#include "series/ar.h"
#include "series/rank.h"
#include "series/screen.h"
#include "series/shift.h"
#include "tap.h"

enum { MOST = 400, FIRST = 21 };

static int32_t day[MOST];
static double x[MOST], e[MOST], start[MOST], end[MOST],
	room[6 * MOST + 100];

static double chance(void)
{
	static uint64_t s = 5;

	s = s * 6364136223846793005u + 1442695040888963407u;
	return ((double)(s >> 11) + .5) / 9007199254740992.;
}

/* Ratings, or numbers of any size, that may change on the way. */
static size_t draw(int whole, int step)
{
	double rho = .8 * chance(), z = 0, lift = 4 * chance() - 2;
	int days = 60 + (int)(340 * chance()), at = (int)(days * chance());
	size_t n = 0;

	for (int t = 0; t < days; t++) {
		z = rho * z + sqrt(1 - rho * rho) *
		    rank_normal_quantile(chance());
		if (chance() < .2)
			continue;
		double value = 5 + 1.5 * z + (t > at) * lift;
		day[n] = t * step + (step > 1 ? (int)(4 * chance()) : 0);
		x[n++] = whole ? fmin(fmax(floor(value), 0), 10) : value;
	}
	return n;
}

static double mean(size_t from, size_t to)
{
	double sum = 0;

	for (size_t i = from; i < to; i++)
		sum += x[i];
	return sum / (double)(to - from);
}

static size_t best(size_t from, size_t to, size_t first, size_t last)
{
	double most = -1;
	size_t at = 0;

	for (size_t k = first; k <= last; k++) {
		double gap = mean(k, to) - mean(from, k);
		double squares = gap * gap * (double)(k - from) *
				 (double)(to - k);

		if (squares > most * (1 + 1e-12)) {
			most = squares;
			at = k;
		}
	}
	return at;
}

static double limit(double nu)
{
	return shift_widened(3, nu);
}

/* The largest |z| over its limit, as attune-methods has it. */
static double largest(size_t from, size_t to, size_t first, size_t last,
		      int step)
{
	size_t cut = best(from, to, first, last), n = to - from;
	double old = mean(from, cut), new = mean(cut, to), var = 0, most = 0;

	for (size_t i = 0; i < n; i++) {
		e[i] = x[from + i] - (from + i < cut ? old : new);
		var += e[i] * e[i];
	}
	var = fmax(var / (double)(n - 2), .25);
	double rho = ar_lag1(day + from, e, n, cut - from, var, AR_BIAS_LEVEL,
			     step);
	ar_from_start(day + from, n, rho, step, start);
	ar_from_end(day + from, n, rho, step, end);
	for (size_t k = first; k <= last; k++) {
		double a = (double)(k - from), b = (double)(to - k);
		double v = start[k - from - 1] / (a * a) +
			   end[k - from] / (b * b);

		most = fmax(most, fabs(mean(k, to) - mean(from, k)) /
				  sqrt(var * v));
	}
	return most / limit(fmax(3, (double)n * (1 - rho) / (1 + rho) - 2));
}

int main(void)
{
	int other = 0, missed = 0, spared = 0, above = 0;

	for (int round = 0; round < 1500; round++) {
		int step = round % 5 ? 1 : 7;
		size_t n = draw(round % 3, step);
		size_t from = (size_t)(chance() * 10), to = n;
		size_t first = from + FIRST, last = to - 8;
		struct screen s;

		screen_fill(&s, day, x, n, step, room);
		other += screen_best(&s, from, to, first, last) !=
			 best(from, to, first, last);
		int may = screen_may(&s, from, to, first, last, .25, limit);
		double z = largest(from, to, first, last, step);
		missed += z > 1 && !may;
		above += z > 1;
		spared += !may;
	}
	is_int(other, 0, "the best split is that of all splits");
	is_int(missed, 0, "no split above the limit is passed over");
	printf("# %d above the limit, %d of 1500 spared\n", above, spared);
	ok(above > 100, "of which there are many");
	ok(spared > 300, "and work is spared where there is none");
	return tap_done();
}
