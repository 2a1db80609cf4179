/* SPDX-License-Identifier: MIT
 * series/weekdays against scipy, by hand, and at its minimums. */
#include <stdint.h>

#include "series/weekdays.h"
#include "tap.h"

enum { MONDAY = 4 };	/* 1970-01-05 */

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

/* Ratings of 130 days with gaps; weekends are `lift` points above. */
static size_t draw(int32_t *day, double *x, int lift)
{
	unsigned s = 11;
	size_t n = 0;

	for (int32_t t = 18000; t < 18130; t++) {
		int value = 3 + (int)(next(&s) % 4);

		if ((t + 3) % 7 >= 5)
			value += lift;
		if (next(&s) % 5 == 0)
			continue;
		day[n] = t;
		x[n++] = value;
	}
	return n;
}

static void computed(void)
{
	static const double median[7] = { 5, 6, 4, 4, 4, 7, 7 };
	static const size_t count[7] = { 16, 14, 15, 14, 9, 15, 13 };
	int32_t day[130];
	double x[130];
	size_t n = draw(day, x, 2);
	struct weekdays w;
	int wrong = 0;

	is_int(weekdays_find(day, x, n, 1, &w), 0, "four months of days");
	/* numpy 1.24: median of x[(day + 3) % 7 == k] */
	for (int k = 0; k < 7; k++)
		wrong += w.n[k] != count[k] || w.median[k] != median[k];
	is_int(wrong, 0, "medians of the days of the week are numpy's");
	/* scipy 1.10: mannwhitneyu(ends, others, use_continuity=False,
	 * method='asymptotic'); z divided by sqrt((1 + .3 rho)/(1 - .3 rho)),
	 * rho .1729004522925263 from numpy by attune-methods 2.6 */
	ok(w.tested, "are enough to compare weekends");
	is_near(w.weekend.nap, 0.8983718487394958, 1e-15, "U is scipy's");
	is_near(w.weekend.z, 5.941661749711837, 1e-9, "z is scipy's, thinned");
	is_near(w.weekend.p, 2.82147145685332e-09, 1e-16, "p, too");
	is_near(w.weekend.shift, 2, 0, "by two points");
	ok(w.noticed, "which is noticed");

	n = draw(day, x, 0);
	weekdays_find(day, x, n, 1, &w);
	ok(w.tested && !w.noticed, "and not where weekends are as other days");
}

static void edges(void)
{
	int32_t day[100] = { 0 };
	double x[100] = { 0 };
	struct weekdays w;
	size_t n = 0;
	int wrong = 0;

	is_int(weekdays_find(day, x, 0, 1, &w), -1, "without days nothing");
	for (int t = 0; t < 84; t++) {
		day[n] = MONDAY - 700 + t;
		x[n++] = t % 7;
	}
	weekdays_find(day, x, n, 1, &w);
	for (int k = 0; k < 7; k++)
		wrong += w.median[k] != k || w.n[k] != 12;
	is_int(wrong, 0, "Monday is Monday before 1970, too");
	ok(w.tested && w.noticed, "twelve weeks are enough");
	weekdays_find(day, x, n - 1, 1, &w);
	ok(!w.tested && !w.noticed, "and a day less is not");
	weekdays_find(day, x, n, 7, &w);
	ok(!w.tested, "weekly diaries are not asked");
	weekdays_find(day, x, 3, 1, &w);
	is_near(w.median[6], NAN, 0, "a day that is not there has no median");
	n = 0;
	for (int t = 0; t < 100; t++)
		if ((t + 3) % 7 < 5) {
			day[n] = t;
			x[n++] = t % 3;
		}
	weekdays_find(day, x, n, 1, &w);
	ok(!w.tested, "without weekends there is nothing to compare");
}

int main(void)
{
	computed();
	edges();
	return tap_done();
}
