/* SPDX-License-Identifier: MIT
 * series/rank against R, scipy and plain counting. */
#include "series/rank.h"
#include "tap.h"

static const double x[12] = { 4, 6, 6, 5, 7, 3, 6, 6, 2, 8, 5.5, 6 };

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

static void quantiles(void)
{
	/* R 4.2: quantile(x, c(.1, .25, .5, .9), type = 7) */
	static const double f[4] = { .1, .25, .5, .9 };
	static const double want[4] = { 3.1, 4.75, 6, 6.9 };
	double s[12], one = 7;

	memcpy(s, x, sizeof s);
	rank_sort(s, 12);
	for (int i = 0; i < 4; i++)
		is_near(rank_quantile(s, 12, f[i]), want[i], 1e-14,
			"a quantile is R's type 7");
	is_near(rank_quantile(s, 12, 0), 2, 0, "quantile 0 is the least");
	is_near(rank_quantile(s, 12, 1), 8, 0, "quantile 1 is the most");
	is_near(rank_quantile(&one, 1, .1), 7, 0,
		"any quantile of one number is that number");
	/* numpy 1.24: quantile(arange(14)**2, [.1, .9]) */
	double q[14];
	for (int i = 0; i < 14; i++)
		q[i] = i * i;
	is_near(rank_quantile(q, 14, .1), 1.9, 1e-13, "14 numbers, 10 %");
	is_near(rank_quantile(q, 14, .9), 137.1, 1e-12, "14 numbers, 90 %");
	rank_sort(s, 0);
	rank_sort(s, 1);
	ok(1, "sorting none or one number is harmless");
}

/* Selection against sorting, with many ties and without. */
static void selection(void)
{
	unsigned s = 1;
	int wrong = 0, middle = 0;

	for (int round = 0; round < 4000; round++) {
		double a[60], b[60];
		size_t n = 1 + next(&s) % 60, k = next(&s) % n;
		unsigned kinds = round % 2 ? 4 : 60000;

		for (size_t i = 0; i < n; i++)
			a[i] = next(&s) % kinds;
		memcpy(b, a, sizeof b);
		rank_sort(b, n);
		if (rank_select(a, n, k) != b[k])
			wrong++;
		for (size_t i = 0; i < n; i++)
			if (i < k ? a[i] > a[k] : a[i] < a[k])
				wrong++;
		if (rank_median(a, n) != (b[(n - 1) / 2] + b[n / 2]) / 2)
			middle++;
	}
	is_int(wrong, 0, "selection agrees with sorting and parts the list");
	is_int(middle, 0, "the median agrees with sorting");
	for (int round = 0; round < 60; round++) {
		static double a[20000], b[20000];
		size_t n = 4000 + next(&s) % 16000, k = next(&s) % n;

		for (size_t i = 0; i < n; i++)
			b[i] = a[i] = next(&s) % (round % 2 ? 4 : 60000);
		rank_sort(b, n);
		middle += rank_select(a, n, k) != b[k];
		for (size_t i = 0; i < n; i++)
			middle += i < k ? a[i] > a[k] : a[i] < a[k];
	}
	is_int(middle, 0, "of long lists too, whose pivots are sampled");

	static double same[200001];
	for (size_t i = 0; i < 200001; i++)
		same[i] = 3;
	is_near(rank_median(same, 200001), 3, 0,
		"a long list of equal numbers is no trap");
	for (size_t i = 0; i < 200001; i++)
		same[i] = (double)i;
	is_near(rank_median(same, 200001), 100000, 0,
		"nor is a long sorted list");
}

static void midranks(void)
{
	/* scipy 1.10: stats.rankdata(x) */
	static const double want[12] = { 3, 8, 8, 4, 11, 2, 8, 8, 1, 12, 5, 8 };
	double r[12], s[12];
	int wrong = 0;

	is_int(rank_mid(x, 12, r), 0, "ranking succeeds");
	for (int i = 0; i < 12; i++)
		wrong += r[i] != want[i];
	is_int(wrong, 0, "equal numbers share the mean of their ranks");
	is_int(rank_mid(x, 0, r), 0, "ranking nothing succeeds");

	/* stats.norm.ppf((stats.rankdata(x) - .5) / 12) */
	is_int(rank_scores(x, 12, s), 0, "scoring succeeds");
	is_near(s[0], -0.8122178014999129, 1e-14, "a score below the middle");
	is_near(s[1], 0.31863936396437514, 1e-14, "a score of tied numbers");
	is_near(s[8], -1.731664396122245, 1e-14, "the lowest score");
	is_near(s[9], 1.7316643961222453, 1e-14, "the highest score");
}

static void normal(void)
{
	/* scipy 1.10: stats.norm.ppf(p); three branches of AS 241 */
	static const double p[][2] = {
		{ 1e-300, -37.0470962993612 }, { 1e-20, -9.262340089798409 },
		{ 1e-9, -5.9978070150076865 }, { .001, -3.090232306167813 },
		{ .025, -1.9599639845400545 }, { .05, -1.6448536269514729 },
		{ .0749, -1.4402382675279635 }, { .0751, -1.4388253927525403 },
		{ .3, -0.5244005127080409 }, { .5, 0 },
		{ .8, 0.8416212335729143 }, { .975, 1.959963984540054 },
		{ 1 - 1e-9, 5.997807019601637 },
	};
	for (size_t i = 0; i < sizeof p / sizeof *p; i++)
		is_near(rank_normal_quantile(p[i][0]), p[i][1],
			1e-15 + 4e-16 * fabs(p[i][1]) * 4,
			"a normal quantile is scipy's");
	ok(isfinite(rank_normal_quantile(0)) &&
	   isfinite(rank_normal_quantile(1)), "0 and 1 are not infinite");

	/* scipy 1.10: stats.norm.sf(z) */
	is_near(rank_normal_tail(0), .5, 0, "half lies above 0");
	is_near(rank_normal_tail(-3), 0.9986501019683699, 1e-15, "above -3");
	is_near(rank_normal_tail(2.8), 0.002555130330427932, 1e-17,
		"above 2.8");
	is_near(rank_normal_tail(10) / 7.61985302416047e-24, 1, 1e-12,
		"above 10");
}

int main(void)
{
	quantiles();
	selection();
	midranks();
	normal();
	return tap_done();
}
