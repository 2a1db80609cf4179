/* SPDX-License-Identifier: MIT
 * series/usual against R and at its minimums. */
#include "series/usual.h"
#include "tap.h"

static const double x[12] = { 4, 6, 6, 5, 7, 3, 6, 6, 2, 8, 5.5, 6 };

static void baseline(void)
{
	struct usual_baseline b = { .n = 99 };
	double s[12];

	is_int(usual_baseline(x, 0, 14, s, &b), -1, "no day is no baseline");
	is_int(b.n, 99, "and leaves the result alone");
	is_int(usual_baseline(x, 12, 14, s, &b), 0, "twelve days have one");
	/* R 4.2: median, quantile type 7, mean, sd, mad of x */
	is_near(b.median, 6, 0, "median");
	is_near(b.low, 3.1, 1e-14, "10 %");
	is_near(b.high, 6.9, 1e-14, "90 %");
	is_near(b.mean, 5.375, 1e-14, "mean");
	is_near(b.sd, 1.6668560498462639, 1e-14, "sd");
	is_near(b.mad, 1.11195, 1e-14, "mad");
	/* numpy: x.mean() -+ 2.66 * abs(diff(x)).mean() */
	is_near(b.xmr_low, 5.375 - 6.045454545454547, 1e-13, "lower limit");
	is_near(b.xmr_high, 5.375 + 6.045454545454547, 1e-13, "upper limit");
	is_near(b.least, 2, 0, "least");
	is_near(b.most, 8, 0, "most");
	ok(!b.ranged && !b.constant, "twelve days are too few for a range");
	usual_baseline(x, 12, 12, s, &b);
	ok(b.ranged, "enough is enough");
}

static void few(void)
{
	static const double zero[14];
	struct usual_baseline b;
	double s[14];

	is_int(usual_baseline(x, 1, 14, s, &b), 0, "one day has a median");
	is_near(b.median, 4, 0, "its own");
	ok(isnan(b.sd) && isnan(b.xmr_low) && isnan(b.xmr_high),
	   "one day has no spread");
	is_near(b.mad, 0, 0, "and no distance from itself");
	for (size_t n = 13; n <= 14; n++) {
		usual_baseline(zero, n, USUAL_LEAST_DAILY, s, &b);
		is_int(b.ranged, n == 14, "14 days make a range, 13 do not");
		ok(b.constant && b.median == 0 && b.low == 0 && b.high == 0 &&
		   b.sd == 0 && b.mad == 0 && b.xmr_high == 0,
		   "a floor of zeros is constant");
	}
}

static void ranges(void)
{
	int32_t day[200];
	double v[200], s[200];
	struct usual_range u;

	for (int i = 0; i < 200; i++) {
		day[i] = 1000 + i;
		v[i] = i;
	}
	is_int(usual_range(day, v, 200, 0, 14, s, &u), 0, "200 days");
	is_int(u.n, 56, "only the last 56 count");
	is_int(u.since, 1144, "from the 56th last");
	is_int(u.until, 1199, "to the last");
	is_near(u.median, 171.5, 0, "their median");
	is_near(u.low, 149.5, 1e-12, "their 10 %");
	is_near(u.high, 193.5, 1e-12, "their 90 %");
	usual_range(day, v, 200, 190, 14, s, &u);
	is_int(u.n, 10, "a level of ten days has ten");
	ok(!u.ranged && u.least == 190 && u.most == 199,
	   "too few for a range, but a span");
	is_int(usual_range(day, v, 200, 200, 14, s, &u), -1,
	       "an empty level has none");
	is_int(usual_range(day, v, 0, 0, 14, s, &u), -1, "nor has no day");

	day[199] = 1000 + 198 + 56;
	usual_range(day, v, 200, 0, 14, s, &u);
	is_int(u.n, 1, "56 days are days, answered or not");
	day[199]--;
	usual_range(day, v, 200, 0, 14, s, &u);
	is_int(u.n, 2, "the window holds 56 days, both ends counted");
}

static void cadence(void)
{
	static const int32_t weekly[6] = { 0, 7, 13, 21, 28, 70 };
	static const int32_t fours[4] = { 0, 1, 5, 9 };
	static const int32_t threes[5] = { 0, 3, 6, 10, 13 };
	double s[6];

	is_near(usual_gap(weekly, 6, s), 7, 0, "the middle gap is a week");
	ok(usual_weekly(weekly, 6, s), "which is a weekly diary");
	ok(usual_weekly(fours, 4, s), "so is every fourth day");
	ok(!usual_weekly(threes, 5, s), "every third day is not");
	ok(!usual_weekly(weekly, 2, s), "two days are no rhythm");
	is_near(usual_gap(weekly, 1, s), 0, 0, "one day has no gap");
	is_near(usual_gap(weekly, 0, s), 0, 0, "no day has no gap");
}

int main(void)
{
	baseline();
	few();
	ranges();
	cadence();
	return tap_done();
}
