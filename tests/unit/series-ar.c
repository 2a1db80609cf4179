/* SPDX-License-Identifier: MIT
 * series/ar against numpy and double sums. */
#include "series/ar.h"
#include "tap.h"

static const int32_t day[10] = { 0, 1, 2, 5, 6, 9, 10, 11, 20, 21 };

static void variances(void)
{
	/* numpy: (rho ** abs(d[:,None] - d[None,:])).sum() / 100 */
	static const double want[3][2] = {
		{ 0, .1 }, { .3, 0.1415607239796649 },
		{ .7, 0.2660971433544271 } };

	for (int i = 0; i < 3; i++)
		is_near(ar_mean_variance(day, 10, want[i][0], 1), want[i][1],
			1e-15, "the variance of a mean is the double sum's");
	/* d = [0, 7, 14, 22, 35]; (.4 ** (abs(d - d.T) / 7)).sum() / 25 */
	static const int32_t week[5] = { 0, 7, 14, 22, 35 };
	is_near(ar_mean_variance(week, 5, .4, 7), 0.34317245777062644, 1e-15,
		"weekly diaries count in weeks");
	is_near(ar_mean_variance(day, 1, .5, 1), 1, 0,
		"one day has the variance of one day");

	double begin[10], end[10];
	ar_from_start(day, 10, .7, 1, begin);
	ar_from_end(day, 10, .7, 1, end);
	is_near(begin[3], 9.28234, 1e-14, "the first four days");
	is_near(begin[9], 26.609714335442707, 1e-13, "all days");
	is_near(end[0], begin[9], 1e-13, "all days from the other end");
	is_near(end[6], 7.03324384846, 1e-13, "the last four days");
	is_near(end[9], 1, 0, "the last day alone");
}

static void decays(void)
{
	is_near(ar_decay(.5, 1, 1), .5, 0, "one day apart");
	is_near(ar_decay(.5, 3, 1), .125, 1e-16, "three days apart");
	is_near(ar_decay(.85, 61, 1), 0, 0, "beyond 60 days nothing is left");
	is_near(ar_decay(.5, 14, 7), .25, 1e-16, "two weeks apart");
	is_near(ar_decay(0, 2, 1), 0, 0, "without likeness there is none");
}

static void likeness(void)
{
	/* by hand, six pairs one day apart, products 2 2 2 0 -1 -2:
	 * r = 3/6/2; r + (1+4r)/10; (6r + 9) / 36 */
	static const double e[10] = { 1, 2, 1, -1, -2, 0, 1, -1, -2, 1 };
	double s[10], x[10];

	is_near(ar_lag1(day, e, 10, 0, 2, AR_BIAS_LEVEL, 1), .325, 1e-15,
		"lag 1 is corrected and drawn to .3");
	is_near(ar_lag1(day, e, 10, 0, 2, AR_BIAS_LINK, 1),
		0.32083333333333336, 1e-15, "links correct a little less");
	is_near(ar_lag1(day, e, 10, 4, 2, AR_BIAS_LEVEL, 1),
		0.2914285714285714, 1e-15, "the pair at the cut is left out");
	is_near(ar_lag1(day, e, 10, 3, 2, AR_BIAS_LEVEL, 1), .325, 1e-15,
		"a cut in a gap leaves nothing out");
	is_near(ar_lag1(day, e, 0, 0, 2, AR_BIAS_LEVEL, 1), .3, 0,
		"no days: the prior");
	is_near(ar_lag1(day, e, 10, 0, 0, AR_BIAS_LEVEL, 1), .3, 0,
		"no variance: the prior");

	int32_t many[400], apart[400];
	double up[400], zigzag[400];
	for (int i = 0; i < 400; i++) {
		many[i] = i;
		apart[i] = 2 * i;
		up[i] = i < 200 ? 1 : -1;
		zigzag[i] = i % 2 ? 1 : -1;
	}
	is_near(ar_lag1(many, up, 400, 0, 1, AR_BIAS_LEVEL, 1), .85, 0,
		"likeness is at most .85");
	is_near(ar_lag1(many, zigzag, 400, 0, 1, AR_BIAS_LEVEL, 1), 0, 0,
		"and at least 0");
	is_near(ar_lag1(apart, up, 400, 0, 1, AR_BIAS_LEVEL, 1), .3, 0,
		"every second day: no pairs, the prior");

	for (int i = 0; i < 10; i++)
		x[i] = 5;
	is_near(ar_series(day, x, 10, 0, AR_BIAS_LINK, 1, s), .3, 0,
		"a constant series has the prior");
	is_near(ar_series(day, x, 1, 0, AR_BIAS_LINK, 1, s), .3, 0,
		"so has one day");
	is_near(ar_series(day, e, 10, 0, AR_BIAS_LINK, 1, s),
		ar_lag1(day, e, 10, 0, 2, AR_BIAS_LINK, 1), 1e-15,
		"a series is taken about its own mean");
}

static void weeks(void)
{
	static const int32_t w[6] = { 0, 7, 11, 21, 32, 35 };
	static const double e[6] = { 1, 1, 1, 1, 1, 1 };

	/* pairs 7, 4 and 10 days apart count, 11 and 3 do not:
	 * r = 1; 1 + 5/6; (3 * 11/6 + 9) / 33 */
	is_near(ar_lag1(w, e, 6, 0, 1, AR_BIAS_LEVEL, 7), 14.5 / 33, 1e-15,
		"weekly pairs lie 4 to 10 days apart");
}

int main(void)
{
	variances();
	decays();
	likeness();
	weeks();
	return tap_done();
}
