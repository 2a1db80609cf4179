/* SPDX-License-Identifier: MIT
 * series/link: lags, minimums, correction for many tests, levels. */
#include "series/link.h"
#include "series/pair.h"
#include "tap.h"

enum { N = 400 };

static int32_t day[N];
static double f[N], y[N];

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

/* Ratings y that follow f two days later, with some noise. */
static void draw(int n)
{
	unsigned s = 23;

	for (int i = 0; i < n; i++) {
		day[i] = i;
		f[i] = next(&s) % 5;
		y[i] = next(&s) % 4;
		y[i] -= i >= 2 ? f[i - 2] : 0;
	}
}

static void lags(void)
{
	struct link l;
	struct pair_order o;

	draw(200);
	is_int(link_find(day, f, 200, day, y, 200, &l), 0, "a search succeeds");
	ok(l.tested && l.lag == 2, "the lag is found");
	is_int(l.n, 198, "with its pairs");
	pair_order(f, y + 2, 198, &o);
	is_near(l.tau_b, o.tau_b, 0, "tau-b is that of the shifted lists");
	ok(l.tau_b < -.4 && l.z < 0 && fabs(l.z) < fabs(o.z),
	   "downwards, and with a smaller effective number");
	ok(l.p < 1e-6 && link_noticed(&l, l.p), "which is noticed");
	ok(!link_noticed(&l, .1), "but not at an adjusted p of .10");
	ok(fabs(l.tau_at[0]) < .15 && fabs(l.tau_at[5]) < .15,
	   "other lags show little");
	/* Too many unlike values for a table are sorted, to the same end. */
	double fine[N];
	struct link m;
	for (int i = 0; i < 200; i++)
		fine[i] = f[i] + i * 1e-6;
	link_find(day, fine, 200, day, y, 200, &m);
	pair_order(fine, y + 2, 198, &o);
	ok(m.lag == 2 && m.n == 198 && m.tau_b == o.tau_b,
	   "nor do many unlike values change that");
	/* Exchanged, the rating comes first and nothing leads anywhere. */
	link_find(day, y, 200, day, f, 200, &l);
	ok(l.lag != 2 || l.p > .01, "not the other way round");
}

static void missing(void)
{
	struct link l;
	int32_t day_f[N];
	double kept[N];
	size_t n = 0;

	draw(300);
	for (int i = 0; i < 300; i++)
		if (i % 5) {
			day_f[n] = i;
			kept[n++] = f[i];
		}
	link_find(day_f, kept, n, day, y, 300, &l);
	is_int(l.lag, 2, "missing days do not move the lag");
	is_int(l.n, 238, "pairs are made by calendar day");
	is_int(l.n_at[0], 240, "at each lag");
}

static void minimums(void)
{
	struct link l;

	draw(200);
	is_int(link_find(day, f, 0, day, y, 0, &l), 0, "nothing is no failure");
	ok(!l.tested && l.n == 0 && l.p == 1, "but not tested");
	link_find(day, f, 59, day, y, 59, &l);
	ok(!l.tested && l.n == 59 && isnan(l.tau_at[0]), "59 pairs are few");
	ok(!link_noticed(&l, 0), "and never noticed");
	link_find(day, f, 60, day, y, 60, &l);
	ok(l.tested && l.lag == 0 && isnan(l.tau_at[1]),
	   "60 are enough, for lag 0 only");
	for (int i = 0; i < 200; i++)
		f[i] = i % 2;
	link_find(day, f, 200, day, y, 200, &l);
	ok(!l.tested && l.n == 200, "two values are too few");
	for (int i = 0; i < 200; i++)
		f[i] = i < 19 ? i % 2 : 2;
	link_find(day, f, 200, day, y, 200, &l);
	ok(!l.tested, "and so is one in nine of ten");
	for (int i = 0; i < 200; i++)
		f[i] = 0;
	link_find(day, f, 200, day, f, 200, &l);
	ok(!l.tested && l.tau_b == 0, "floors of zeros have no link");
}

static void adjusting(void)
{
	/* R 4.2: p.adjust(c(.01, .04, .03, .005, .2, .04, .9), "BH") */
	static const double p[7] = { .01, .04, .03, .005, .2, .04, .9 };
	static const double want[7] = { .035, .056, .056, .035,
					.23333333333333336, .056, .9 };
	double got[7];
	int wrong = 0;

	is_int(link_adjust(p, 7, got), 0, "adjusting succeeds");
	for (int i = 0; i < 7; i++)
		wrong += fabs(got[i] - want[i]) > 1e-15;
	is_int(wrong, 0, "adjusted p-values are R's");
	is_int(link_adjust(p, 0, got), 0, "none are none");
	got[0] = .5;
	link_adjust(got, 1, got);
	is_near(got[0], .5, 0, "one stays as it is, in place");
}

static void levels(void)
{
	static const double x[7] = { 1, 2, 3, 8, 9, 9, 4 };
	static const double want[7] = { -1, 0, 1, -1, 0, 0, 0 };
	static const size_t start[2] = { 3, 6 };
	double out[7];
	int wrong = 0;

	is_int(link_level(x, 7, start, 2, out), 0, "levels are taken off");
	for (int i = 0; i < 7; i++)
		wrong += out[i] != want[i];
	is_int(wrong, 0, "each its own median");
	link_level(x, 7, NULL, 0, out);
	is_near(out[6], 0, 0, "without shifts there is one level");
	is_int(link_level(x, 0, NULL, 0, out), 0, "or none");
}

int main(void)
{
	lags();
	missing();
	minimums();
	adjusting();
	levels();
	return tap_done();
}
