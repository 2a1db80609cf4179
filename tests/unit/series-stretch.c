/* SPDX-License-Identifier: MIT
 * series/stretch: an independent double-sum scan, and its minimums. */
#include "series/stretch.h"
#include "series/rank.h"
#include "tap.h"

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

/* Noise 3..7 around 5 without much likeness. */
static size_t noise(int32_t *day, double *x, size_t n, unsigned s)
{
	for (size_t i = 0; i < n; i++) {
		day[i] = 500 + (int32_t)i;
		x[i] = 3 + next(&s) % 3 + next(&s) % 3;
	}
	return n;
}

static double by_hand_rho(const int32_t *day, const double *y, size_t n,
			  size_t a, size_t b)
{
	double in = 0, out = 0, var = 0, r = 0, e[200];
	int m = 0;

	for (size_t i = 0; i < n; i++)
		*(i >= a && i < b ? &in : &out) += y[i];
	for (size_t i = 0; i < n; i++) {
		e[i] = y[i] - (i >= a && i < b ? in / (double)(b - a)
					       : out / (double)(n - (b - a)));
		var += e[i] * e[i];
	}
	var = fmax(var / (double)(n - (b > a ? 2 : 1)), .05);
	for (size_t i = 1; i < n; i++)
		if (day[i] == day[i - 1] + 1) {
			r += e[i] * e[i - 1];
			m++;
		}
	r = m ? r / m / var : 0;
	r += (1 + 4 * r) / (double)n;
	return m ? fmin(fmax((m * r + 9) / (m + 30.), 0), .85) : .3;
}

/* The largest |z| by the text of attune-methods, every sum anew. */
static double by_hand(const int32_t *day, const double *x, size_t n,
		      int32_t until, double rho, size_t *from, size_t *to)
{
	double y[200], best = 0, var = 0, mean = 0;

	rank_scores(x, n, y);
	for (size_t i = 0; i < n; i++)
		mean += y[i] / (double)n;
	for (size_t i = 0; i < n; i++)
		var += (y[i] - mean) * (y[i] - mean) / (double)(n - 1);
	var = fmax(var, .05);
	*from = *to = 0;
	for (size_t a = 0; a < n; a++)
		for (size_t b = a + 2; b <= n; b++) {
			double in = 0, out = 0, xin = 0, xout = 0, v = 0;
			double ni = (double)(b - a), no = (double)n - ni;
			double most = x[a], least = x[a];

			if (day[a] <= until - 28 || no < 10 ||
			    day[b - 1] - day[a] + 1 > 13)
				continue;
			for (size_t i = 0; i < n; i++) {
				int inside = i >= a && i < b;

				*(inside ? &in : &out) += y[i];
				*(inside ? &xin : &xout) += x[i];
			}
			for (size_t i = a; i < b; i++)
				for (size_t j = a; j < b; j++)
					v += pow(rho, abs(day[i] - day[j]));
			for (size_t i = a; i < b; i++) {
				most = fmax(most, x[i]);
				least = fmin(least, x[i]);
			}
			double all = xin / ni - xout / no;
			double rest = (xin - (all > 0 ? most : least)) /
				      (ni - 1) - xout / no;
			if (fabs(all) < 1 || (all > 0 ? rest : -rest) < 1)
				continue;
			double z = (in / ni - out / no) /
				   sqrt(var * (v / ni / ni + (1 + rho) /
					       ((1 - rho) * no)));
			if (fabs(z) > fabs(best) + 1e-12) {
				best = z;
				*from = a;
				*to = b;
			}
		}
	return best;
}

static void scan_agrees(void)
{
	unsigned seed = 7;
	int wrong = 0, named = 0;

	for (int round = 0; round < 300; round++) {
		int32_t day[200], until;
		double x[200], y[200];
		size_t n = 14 + next(&seed) % 60, from, to;

		noise(day, x, n, seed + (unsigned)round);
		for (size_t i = 1; i < n; i++)
			day[i] = day[i - 1] + 1 + (next(&seed) % 4 == 0);
		for (size_t i = n - 6; i < n - 2; i++)
			x[i] += round % 3;
		until = day[n - 1] + (int32_t)(next(&seed) % 3);
		rank_scores(x, n, y);

		double z = by_hand(day, x, n, until,
				   by_hand_rho(day, y, n, 0, 0), &from, &to);
		if (to)
			z = by_hand(day, x, n, until,
				    by_hand_rho(day, y, n, from, to), &from,
				    &to);
		struct stretch s;
		if (stretch_find(day, x, n, until, 1, &s))
			abort();
		if (s.found != (fabs(z) > 2.8) ||
		    (s.found && (s.since != day[from] ||
				 s.until != day[to - 1] ||
				 fabs(s.z - z) > 1e-9 || s.n != to - from)))
			wrong++;
		named += s.found;
	}
	is_int(wrong, 0, "the scan agrees with sums done anew");
	printf("# %d of 300 named\n", named);
	ok(named > 20 && named < 280, "on diaries of both kinds");
}

static void minimums(void)
{
	int32_t day[60];
	double x[60];
	struct stretch s = { .found = 9 };

	for (size_t n = 0; n < 14; n++) {
		noise(day, x, n, 3);
		is_int(stretch_find(day, x, n, 513, 1, &s), 0,
		       "fewer than 14 days are not searched");
		is_int(s.found, 0, "and nothing is found");
	}
	for (size_t i = 0; i < 60; i++) {
		day[i] = (int32_t)i;
		x[i] = 0;
	}
	is_int(stretch_find(day, x, 60, 59, 1, &s), 0, "zeros can be searched");
	is_int(s.found, 0, "a constant series has no stretch");
	x[58] = 8;
	stretch_find(day, x, 60, 59, 1, &s);
	is_int(s.found, 0, "one day is one day");
}

static void one_dip(void)
{
	int32_t day[90];
	double x[90];
	struct stretch s;

	noise(day, x, 90, 11);
	for (int i = 80; i < 85; i++)
		x[i] = 1;
	stretch_find(day, x, 90, day[89], 1, &s);
	ok(s.found && s.side == -1, "five low days are found");
	is_int(s.since, 580, "from their first");
	is_int(s.until, 584, "to their last");
	is_int(s.ongoing, 0, "they are over");
	is_int(s.n, 5, "five inside");
	is_int(s.n_other, 85, "the others outside");
	is_near(s.median, 1, 0, "their median");
	is_near(s.median_other, 5, 0, "the others' median");

	for (int i = 0; i < 90; i++)
		x[i] = 10 - x[i];
	stretch_find(day, x, 90, day[89], 1, &s);
	ok(s.found && s.side == 1 && s.since == 580 && s.until == 584,
	   "turned upside down it is the same stretch, higher");
	stretch_find(day, x, 85, day[84], 1, &s);
	is_int(s.ongoing, 1, "on its last day it is ongoing");
	stretch_find(day, x, 90, day[84] + 28, 1, &s);
	is_int(s.found, 0, "four weeks later it is no longer news");
}

int main(void)
{
	scan_agrees();
	minimums();
	one_dip();
	return tap_done();
}
