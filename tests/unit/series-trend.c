/* SPDX-License-Identifier: MIT
 * series/trend against scipy and numpy, and at its minimums. */
#include "series/trend.h"
#include "tap.h"

enum { LONG = 3653 };

static int32_t day[LONG];
static double x[LONG];

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

static void draw(unsigned seed, int n, double slope)
{
	for (int i = 0, t = 0; i < n; i++) {
		t += 1 + (next(&seed) % 4 == 0);
		day[i] = t;
		x[i] = next(&seed) % 4;
		x[i] += next(&seed) % 4 + floor(i * slope);
	}
}

static void published(void)
{
	struct trend t;
	double slope;

	draw(5, 40, .1);
	is_int(trend_find(day, x, 40, 1, &t), 0, "forty days have a trend");
	/* scipy 1.10: theilslopes(x, d)[0]; numpy: Mann 1945, Kendall 1945 */
	is_near(t.slope, 0.07407407407407407, 1e-16, "slope");
	is_near(t.s, 350, 0, "S");
	is_near(t.var, 7031.333333333333, 1e-9, "its variance with ties");
	is_near(t.z, 4.162043198232993, 1e-13, "its z");
	is_near(t.p, 3.154126627405868e-05, 1e-15, "its p");
	is_near(t.tau_b, 0.4907914011727962, 1e-15, "tau-b with the days");
	/* numpy: residuals, lag 1 over single days, corrected and shrunk */
	is_near(t.rho, 0.16768604876990809, 1e-13, "likeness of neighbours");
	is_near(t.p_ar1, 0.0004416095895993354, 1e-14, "p allowing for it");
	is_near(t.low, 0.03125, 0, "lower end of the interval");
	is_near(t.high, 0.11764705882352941, 1e-16, "upper end");
	is_near(t.start, 2.611111111111111, 1e-14, "where the line starts");
	is_near(t.total, 49 * t.slope, 1e-14, "how far it goes");
	is_int(t.told, 1, "a rise worth telling");
	trend_slope(day, x, 40, &slope);
	is_near(slope, t.slope, 0, "the slope alone is the same");
	for (int i = 0; i < 40; i++)
		x[i] = -x[i];
	trend_find(day, x, 40, 1, &t);
	ok(t.told == -1 && t.s == -350 && t.high == -0.03125,
	   "turned upside down it falls as much");
}

static void edges(void)
{
	struct trend t = { .n = 77 };
	double slope = 9;

	draw(1, 10, 0);
	is_int(trend_slope(day, x, 1, &slope), -1, "one day has no slope");
	is_near(slope, 9, 0, "and leaves it alone");
	is_int(trend_find(day, x, 2, 1, &t), -1, "two days have no trend");
	is_int(t.n, 77, "and leave it alone");
	is_int(trend_find(day, x, 3, 1, &t), 0, "three have one");
	ok(isfinite(t.low) && isfinite(t.high) && t.low <= t.slope &&
	   t.slope <= t.high, "with an interval");
	for (int i = 0; i < 60; i++) {
		day[i] = 3 * i;
		x[i] = 4;
	}
	trend_find(day, x, 60, 1, &t);
	ok(t.slope == 0 && t.p == 1 && t.p_ar1 == 1 && t.told == 0 &&
	   t.z == 0 && t.start == 4, "a constant series has none");
	for (int i = 0; i < 60; i++)
		x[i] = i;
	trend_find(day, x, 60, 1, &t);
	is_near(t.slope, 1 / 3., 1e-15, "an exact line is found");
	is_near(t.tau_b, 1, 0, "with tau 1");
	is_int(t.told, 1, "and told");
	for (int i = 0; i < 60; i++)
		x[i] = i / 100.;
	trend_find(day, x, 60, 1, &t);
	is_int(t.told, 0, "less than one unit in all is not");
}

/* Ten years: weekly medians, within the square root of memory. */
static void ten_years(void)
{
	struct trend t;

	draw(3, LONG, .001);
	is_int(trend_find(day, x, LONG, 1, &t), 0, "ten years are borne");
	is_near(t.slope, .001 / 1.25, .0001, "the slope is right");
	ok(t.low < t.slope && t.slope < t.high, "inside its interval");
	is_int(t.n, LONG, "the test counts all days");
	is_int(t.told, 1, "and tells the rise");
}

int main(void)
{
	published();
	edges();
	ten_years();
	return tap_done();
}
