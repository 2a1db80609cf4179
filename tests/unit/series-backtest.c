/* SPDX-License-Identifier: MIT
 * series/backtest against R, against sorting and counting, and at its
 * minimums. */
#include "series/ar.h"
#include "series/backtest.h"
#include "series/rank.h"
#include "tap.h"

enum { MOST = 400 };

static unsigned state;

static unsigned next(void)
{
	state = state * 1664525u + 1013904223u;
	return state >> 16;
}

struct log {
	int32_t day[MOST];
	double x[MOST], y[MOST];
	size_t n;
};

/* Days with gaps; y follows x by a chance of `follow` in 10. */
static void make(struct log *l, unsigned seed, size_t n, unsigned follow)
{
	int32_t day = 20000;

	state = seed;
	l->n = n;
	for (size_t i = 0; i < n; i++) {
		day += 1 + (next() % 5 == 0);
		l->day[i] = day;
		l->x[i] = next() % 8;
		l->y[i] = next() % 10 < follow ? 9 - l->x[i] : next() % 10;
	}
}

static double quantile(const double *x, size_t n, double f)
{
	double sorted[MOST];

	memcpy(sorted, x, n * sizeof(*x));
	rank_sort(sorted, n);
	return rank_quantile(sorted, n, f);
}

/* The same in the most plain way: everything anew for every day. */
static void plain(const struct log *l, int up, struct backtest *b,
		  double *mark, double *stood, size_t *first)
{
	*b = (struct backtest){ 0 };
	for (size_t i = 0; i < l->n; i++) {
		int32_t week = (l->day[i] + 3) / 7 * 7 - 3;
		size_t m = 0, below = 0, same = 0;
		double s = 0;
		while (l->day[m] < week)
			m++;
		if (m < BACKTEST_LEARN)
			continue;
		for (size_t j = 0; j < m; j++) {
			for (size_t k = j + 1; k < m; k++)
				s += ((l->x[k] > l->x[j]) -
				      (l->x[k] < l->x[j])) *
				     ((l->y[k] > l->y[j]) -
				      (l->y[k] < l->y[j]));
			below += l->x[j] < l->x[i];
			same += l->x[j] == l->x[i];
		}
		double share = ((double)below + .5 * (double)same) / (double)m;
		double limit = quantile(l->y, m, up ? .8 : .2);
		int out = up ? l->y[i] >= limit : l->y[i] <= limit;
		int side = up ? (s > 0) - (s < 0) : (s < 0) - (s > 0);
		out = out && (up ? limit > quantile(l->y, m, .5) :
				   limit < quantile(l->y, m, .5));
		int flag = side > 0 ? l->x[i] >= quantile(l->x, m, .8) :
			   side < 0 && l->x[i] <= quantile(l->x, m, .2);
		if (!b->n)
			*first = i;
		mark[b->n] = !side ? .5 : side > 0 ? share : 1 - share;
		stood[b->n++] = out;
		b->out += (size_t)out;
		b->flagged += (size_t)flag;
		b->right += (size_t)(flag && out);
	}
}

/* Every pair of a day that stands out and one that does not. */
static void by_pairs(const struct log *l, struct backtest *b,
		     const double *mark, const double *stood, size_t first)
{
	double part[MOST] = { 0 }, sum = 0, var = 0, scratch[MOST];
	double m = (double)b->out, other = (double)(b->n - b->out);

	for (size_t i = 0; i < b->n; i++)
		for (size_t k = 0; k < b->n; k++) {
			if (!(stood[i] > 0) || stood[k] > 0)
				continue;
			double won = mark[i] > mark[k] ? 1 :
				     mark[i] < mark[k] ? 0 : .5;
			part[i] += won / other;
			part[k] += won / m;
			sum += won;
		}
	b->auc = sum / m / other;
	for (size_t i = 0; i < b->n; i++) {
		double d = part[i] - b->auc, k = stood[i] > 0 ? m : other;
		var += d * d / (k - 1) / k;
	}
	double a = ar_series(l->day + first, mark, b->n, 0, AR_BIAS_LINK, 1,
			     scratch) *
		   ar_series(l->day + first, stood, b->n, 0, AR_BIAS_LINK, 1,
			     scratch);
	b->low = b->auc - 1.6448536269514722 *
		 sqrt(var * (1 + a) / (1 - a));
}

static void counted(void)
{
	int wrong = 0, tried = 0, held = 0;

	for (unsigned seed = 1; seed <= 60; seed++) {
		struct log l;
		struct backtest got, want;
		double mark[MOST], stood[MOST];
		size_t first = 0;
		int up = seed % 2;

		make(&l, seed, 90 + next() % 200, seed % 7);
		wrong += backtest_find(l.day, l.x, l.y, l.n, up, &got) != 0;
		if (l.n < BACKTEST_LEAST) {
			wrong += got.enough || got.holds;
			continue;
		}
		plain(&l, up, &want, mark, stood, &first);
		wrong += got.n != want.n || got.out != want.out ||
			 got.flagged != want.flagged ||
			 got.right != want.right;
		wrong += got.enough != (want.out >= 8 && want.flagged >= 8 &&
					want.n - want.out >= 20);
		if (!got.enough)
			continue;
		tried++;
		held += got.holds;
		by_pairs(&l, &want, mark, stood, first);
		wrong += !(fabs(got.auc - want.auc) < 1e-12 &&
			   fabs(got.low - want.low) < 1e-12) ||
			 got.holds != (want.auc >= .65 && want.low > .5);
	}
	is_int(wrong, 0, "counting every day and pair anew gives the same");
	ok(tried > 30 && held > 5 && held < tried,
	   "logs that hold and logs that do not were among them");
}

/* R 4.2 on the log of seed 7, whose generator is written in R again: limits
 * are quantile(type = 7) and cor(method = "kendall"); pROC 1.18 on the marks:
 * auc(roc(stood, mark, direction = "<")), and its lower end is
 * auc - qnorm(.95) * sqrt(var(roc, method = "delong") * (1 + a) / (1 - a)). */
static void published(void)
{
	struct log l;
	struct backtest b;

	make(&l, 7, 200, 7);
	is_int(backtest_find(l.day, l.x, l.y, l.n, 0, &b), 0, "200 days");
	is_int(b.n, 142, "of which R tries as many");
	is_int(b.out, 49, "finds as many low ones");
	is_int(b.weeks, 25, "in as many weeks");
	is_int(b.flagged, 38, "points at as many");
	is_int(b.right, 34, "and is right as often");
	is_near(b.auc, 0.836515251261795, 1e-14, "the AUC is pROC's");
	is_near(b.low, 0.771108239639146, 1e-12, "its lower end is DeLong's, widened");
	is_near(b.chance, 38 * 49 / 142., 1e-12,
		"chance is the share of low days among those pointed at");
	ok(b.holds, "a link like this may be told");
}

static void edges(void)
{
	struct log l;
	struct backtest b = { .n = 77 };

	make(&l, 3, 300, 9);
	backtest_find(l.day, l.x, l.y, BACKTEST_LEAST - 1, 0, &b);
	ok(!b.enough && !b.holds && !b.n && isnan(b.auc),
	   "one day short of 120 nothing is tried");
	backtest_find(l.day, l.x, l.y, BACKTEST_LEAST, 0, &b);
	ok(b.n > 40 && b.n <= BACKTEST_LEAST - BACKTEST_LEARN,
	   "with 120 the weeks after the first 56 days are");
	double kept = l.y[299];
	backtest_find(l.day, l.x, l.y, 290, 0, &b);
	for (size_t i = 290; i < 300; i++)
		l.y[i] = 9;
	struct backtest later;
	backtest_find(l.day, l.x, l.y, 290, 0, &later);
	ok(b.right == later.right && b.low == later.low,
	   "later days have no say");
	l.y[299] = kept;
	for (size_t i = 0; i < l.n; i++)
		l.y[i] = 0;
	is_int(backtest_find(l.day, l.x, l.y, l.n, 0, &b), 0,
	       "a floor of zeros");
	ok(!b.out && !b.enough, "has no low day");
	for (size_t i = 0; i < l.n; i++) {
		l.y[i] = l.x[i];
		l.x[i] = 4;
	}
	backtest_find(l.day, l.x, l.y, l.n, 0, &b);
	ok(!b.flagged && !b.enough, "what never changes points at nothing");
	for (size_t i = 0; i < l.n; i++)
		l.x[i] = (double)i;
	backtest_find(l.day, l.x, l.y, l.n, 0, &b);
	ok(!b.enough && !b.n, "more unlike values than ratings have");
}

/* Weekends that are lower, and a mark that is right from the first. */
static void indicator(void)
{
	struct log l;
	struct backtest b;

	make(&l, 5, 210, 0);
	for (size_t i = 0; i < l.n; i++) {
		l.day[i] = 19000 + (int32_t)i;
		l.x[i] = (l.day[i] + 3) % 7 > 4;
		l.y[i] = l.x[i] > 0 ? 2 : 5 + (double)(i % 3);
	}
	backtest_find(l.day, l.x, l.y, l.n, 0, &b);
	ok(b.holds && b.flagged == b.right && b.flagged == b.out &&
	   b.auc == 1 && b.low > .999, "weekends that are always low");
	backtest_find(l.day, l.x, l.y, l.n, 1, &b);
	ok(b.right > b.chance && b.auc > .65, "the other days are the high "
					      "ones, and none is a weekend");
}

int main(void)
{
	published();
	counted();
	edges();
	indicator();
	return tap_done();
}
