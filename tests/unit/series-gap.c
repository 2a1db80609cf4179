/* SPDX-License-Identifier: MIT
 * series/gap: alignment, minimums, directions and symmetry. */
#include "series/gap.h"
#include "tap.h"

static int32_t day[120];
static double a[120], b[120];

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

static void draw(int n, double from, double to)
{
	unsigned s = 17;

	for (int i = 0; i < n; i++) {
		day[i] = 100 + i;
		b[i] = next(&s) % 3;
		a[i] = 3 + next(&s) % 3 + from + (to - from) * i / n;
	}
}

static void alignment(void)
{
	static const int32_t da[5] = { 1, 2, 4, 7, 9 }, db[4] = { 2, 3, 7, 10 };
	static const double va[5] = { 1, 2, 3, 4, 5 }, vb[4] = { 6, 5, 4, 3 };
	int32_t d[4];
	double x[4], y[4];

	is_int(gap_align(da, va, 5, db, vb, 4, d, x, y), 2, "two common days");
	ok(d[0] == 2 && x[0] == 2 && y[0] == 6 && d[1] == 7 && x[1] == 4 &&
	   y[1] == 4, "with both answers");
	is_int(gap_align(da, va, 0, db, vb, 4, d, x, y), 0, "none with none");
	is_int(gap_near(va, vb, 4), 2, "within a point on two days of four");
}

static void minimums(void)
{
	struct gap g = { .n = 77 };

	draw(29, 0, 0);
	is_int(gap_find(day, a, b, 0, GAP_LEAST_DAILY, 1, &g), -1,
	       "no common day is no gap");
	is_int(g.n, 77, "and leaves it alone");
	is_int(gap_find(day, a, b, 28, GAP_LEAST_DAILY, 1, &g), 0, "28 days");
	ok(g.state == GAP_NOT_ENOUGH && isnan(g.tau_b) && isnan(g.p) &&
	   isnan(g.slope_week), "are described, but have no direction");
	gap_find(day, a, b, 29, GAP_LEAST_DAILY, 1, &g);
	ok(g.state == GAP_STEADY && !isnan(g.tau_b) && !isnan(g.p),
	   "29 have: steady");
	for (int i = 0; i < 60; i++) {
		day[i] = i;
		a[i] = b[i] = 0;
	}
	gap_find(day, a, b, 60, GAP_LEAST_DAILY, 1, &g);
	ok(g.state == GAP_STEADY && g.median_abs == 0 && g.tau_b == 0 &&
	   g.p == 1, "two floors of zeros are steady");
}

static void directions(void)
{
	struct gap g, h;

	draw(100, 0, 3);
	gap_find(day, a, b, 100, GAP_LEAST_DAILY, 1, &g);
	is_int(g.state, GAP_WIDENING, "growing apart");
	ok(g.slope_week > 0 && g.last > g.first, "in figures, too");
	gap_find(day, b, a, 100, GAP_LEAST_DAILY, 1, &h);
	ok(h.state == g.state && h.slope_week == -g.slope_week &&
	   h.median == -g.median && h.median_abs == g.median_abs &&
	   h.tau_b == g.tau_b && h.low == -g.high,
	   "partners exchanged tell the same");
	draw(100, 3, 0);
	gap_find(day, a, b, 100, GAP_LEAST_DAILY, 1, &g);
	is_int(g.state, GAP_NARROWING, "coming closer");
	draw(100, 0, 0);
	gap_find(day, a, b, 100, GAP_LEAST_DAILY, 1, &g);
	is_int(g.state, GAP_STEADY, "apart, but steady");
	is_near(g.median_abs, 3, 0, "by three points");
}

int main(void)
{
	alignment();
	minimums();
	directions();
	return tap_done();
}
