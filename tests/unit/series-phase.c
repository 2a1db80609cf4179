/* SPDX-License-Identifier: MIT
 * series/phase against R, scipy and counting, and at its minimums. */
#include "series/ar.h"
#include "series/phase.h"
#include "series/rank.h"
#include "tap.h"

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

static void published(void)
{
	static const double a[9] = { 3, 2, 3, 3, 2, 5, 1, 0, 2 };
	static const double b[24] = { 0, 2, 3, 5, 5, 5, 3, 3, 4, 0, 4, 3, 4, 1,
				      4, 4, 4, 6, 5, 5, 6, 4, 5, 2 };
	struct phase p;

	is_int(phase_compare(a, 9, b, 24, 1, &p), 0, "nine against 24");
	/* scipy 1.10: mannwhitneyu(a, b, use_continuity=False,
	 * method='asymptotic'); numpy: sorted differences, k = 59 */
	is_near(p.nap, 55.5 / 216, 1e-16, "U is scipy's");
	is_near(p.z, -2.157446837502467, 1e-13, "z with ties, too");
	is_near(p.p, 0.03097086514508688, 1e-14, "p, too");
	is_near(p.shift, -2, 0, "the median difference");
	is_near(p.low, -3, 0, "lower end");
	is_near(p.high, 0, 0, "upper end");
	is_near(p.median, 2, 0, "median of the nine");
	is_near(p.median_other, 4, 0, "and of the others");
	struct phase w;
	phase_compare(a, 9, b, 24, 2, &w);
	ok(w.z == p.z / 2 && w.low <= p.low && w.high >= p.high &&
	   w.shift == p.shift, "widening widens");

	/* R 4.2: wilcox.test(x, y, exact = FALSE, correct = FALSE), and
	 * median(outer(x, y, "-")) */
	static const double x[9] = { 1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55,
				     3.06, 1.30 };
	static const double y[9] = { 0.878, 0.647, 0.598, 2.05, 1.06, 1.29,
				     1.06, 3.14, 1.29 };
	phase_compare(x, 9, y, 9, 1, &p);
	is_near(p.nap, 58 / 81., 1e-15, "W is R's");
	is_near(p.p, .1219, .00005, "p is R's");
	is_near(p.shift, .56, 1e-15, "the shift is R's");
}

/* Every pair counted, every difference sorted. */
static void counted(void)
{
	unsigned s = 8;
	int wrong = 0;

	for (int round = 0; round < 1000; round++) {
		double x[20], y[30], d[600], u = 0;
		size_t n = 1 + next(&s) % 20, m = 1 + next(&s) % 30, k = 0;
		unsigned kinds = 2 + next(&s) % 12;
		struct phase p;

		for (size_t i = 0; i < n; i++)
			x[i] = next(&s) % kinds;
		for (size_t i = 0; i < m; i++)
			y[i] = next(&s) % kinds;
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < m; j++) {
				d[k++] = x[i] - y[j];
				u += x[i] > y[j] ? 1 : x[i] < y[j] ? 0 : .5;
			}
		rank_sort(d, k);
		double nm = (double)k, c = floor(nm / 2 - 1.959963984540054 *
			sqrt(nm * (double)(n + m + 1) / 12));
		size_t low = c < 1 ? 1 : (size_t)c;
		phase_compare(x, n, y, m, 1, &p);
		wrong += fabs(p.nap - u / nm) > 1e-12 ||
			 p.shift != (d[(k - 1) / 2] + d[k / 2]) / 2 ||
			 p.low != d[low - 1] || p.high != d[k - low] ||
			 !isfinite(p.z) || !(p.p >= 0 && p.p <= 1);
	}
	is_int(wrong, 0, "counting and sorting every pair gives the same");
}

static void edges(void)
{
	static const double zero[9];
	static const unsigned char none[9];
	static const int32_t day[9] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };
	struct phase p = { .n = 77 };

	is_int(phase_compare(zero, 0, zero, 9, 1, &p), -1, "no day at all");
	is_int(phase_tag(day, zero, none, 9, 1, &p), -1, "no tagged day");
	is_int(phase_split(day, zero, 9, 0, 1, &p), -1, "no day before");
	is_int(phase_split(day, zero, 9, 9, 1, &p), -1, "no day since");
	is_int(p.n, 77, "all leave the result alone");
	is_int(phase_split(day, zero, 9, 4, 1, &p), 0, "floors of zeros");
	ok(p.nap == .5 && p.z == 0 && p.p == 1 && p.shift == 0 && p.low == 0 &&
	   p.high == 0, "do not differ");
	phase_compare(zero, 1, zero, 1, 1, &p);
	ok(p.nap == .5 && p.p == 1, "nor do two single days");
}

static void tags(void)
{
	int32_t day[90];
	double x[90], e[90];
	unsigned char runs[90], apart[90];
	unsigned s = 4;
	struct phase p, q;

	for (int i = 0; i < 90; i++) {
		day[i] = i;
		runs[i] = i / 5 % 4 == 0;
		apart[i] = i % 4 == 0;
		x[i] = next(&s) % 5 + (runs[i] ? 2 : 0);
	}
	is_int(phase_tag(day, x, runs, 90, 1, &p), 0, "tags in runs");
	is_int(p.n, 25, "of 25 days");
	is_int(p.n_other, 65, "beside 65");
	ok(p.shift == 2 && p.nap > .7 && p.p < .01, "show their difference");
	ok(p.widened > 1, "and count for less");
	phase_tag(day, x, apart, 90, 1, &q);
	is_near(q.widened, 1, 0, "single days count in full");

	phase_split(day, x, 90, 30, 1, &p);
	double in = 0, var = 0, old = 0;
	for (int i = 0; i < 90; i++)
		*(i < 30 ? &old : &in) += x[i] / (i < 30 ? 30 : 60);
	for (int i = 0; i < 90; i++) {
		e[i] = x[i] - (i < 30 ? old : in);
		var += e[i] * e[i] / 88;
	}
	double rho = ar_lag1(day, e, 90, 30, var, AR_BIAS_LEVEL, 1);
	is_near(p.widened, sqrt((ar_mean_variance(day, 30, rho, 1) +
				 ar_mean_variance(day + 30, 60, rho, 1)) /
				(1 / 30. + 1 / 60.)), 1e-12,
		"an experiment is widened by what neighbours share");
	is_int(p.n_other, 30, "the days before are the others");
}

static void bands(void)
{
	is_int(phase_band(.5), PHASE_LITTLE, "half is little");
	is_int(phase_band(.64), PHASE_LITTLE, "so is .64");
	is_int(phase_band(.65), PHASE_SOME, ".65 is some");
	is_int(phase_band(.92), PHASE_SOME, ".92, too");
	is_int(phase_band(.93), PHASE_LARGE, ".93 is large");
	is_int(phase_band(.05), PHASE_LARGE, "downwards alike");
}

int main(void)
{
	published();
	counted();
	edges();
	tags();
	bands();
	return tap_done();
}
