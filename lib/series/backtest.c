/* SPDX-License-Identifier: MIT
 * Reminders, tried out on the past.  What is known before a week is a table
 * of counts, so that a week costs the same however long the diary is. */
#include "series/backtest.h"

#include <math.h>
#include <stdlib.h>

#include "series/ar.h"
#include "series/pair.h"

static const double LEAST_AUC = .65, Z_OF_90 = 1.6448536269514722;

/* The unlike values of a list, the place of each cell among them, and how
 * often each was there so far. */
struct coded {
	double kind[RANK_KINDS];
	size_t kinds, count[RANK_KINDS];
	unsigned char *code;
};

struct trying {
	const int32_t *day;
	size_t n, known;	/* days; of them, those before the week */
	struct coded x, y;
	uint32_t table[RANK_KINDS * RANK_KINDS];	/* x by y */
	int up;

	/* What was learnt before the week. */
	int side;		/* of x that goes with such days; 0: neither */
	double limit, flag;	/* of y; of x times side */

	double *mark, *stood;	/* of the days tried, from `first` on */
	size_t first;
	struct backtest got;
};

/* Monday of the day's week; day 0 is a Thursday. */
static int32_t monday(int32_t day)
{
	int32_t k = (day + 3) % 7;

	return day - (k < 0 ? k + 7 : k);
}

/* The k-th smallest of what was counted. */
static double at(const struct coded *c, size_t k)
{
	size_t i = 0;

	while (k >= c->count[i])
		k -= c->count[i++];
	return c->kind[i];
}

/* Quantile of type 7, as rank_quantile. */
static double quantile(const struct coded *c, size_t n, double f)
{
	double h = (double)(n - 1) * f, whole = floor(h);
	double low = at(c, (size_t)whole);

	return h > whole ? low + (h - whole) * (at(c, (size_t)whole + 1) - low)
			 : low;
}

/* Share of the days so far below a value, equal ones half. */
static double place(const struct coded *c, size_t n, size_t code)
{
	double below = .5 * (double)c->count[code];

	for (size_t i = 0; i < code; i++)
		below += (double)c->count[i];
	return below / (double)n;
}

static void learn(struct trying *t)
{
	struct pair_order o;
	double middle = quantile(&t->y, t->known, .5);

	t->limit = quantile(&t->y, t->known, t->up ? .8 : .2);
	/* Where most days are alike at an end, none stands out there. */
	if (t->up ? t->limit <= middle : t->limit >= middle)
		t->limit = t->up ? INFINITY : -INFINITY;
	pair_table(t->table, t->x.kinds, t->y.kinds, &o);
	t->side = (o.s > 0) - (o.s < 0);
	t->side = t->up ? t->side : -t->side;
	t->flag = t->side * quantile(&t->x, t->known, t->side > 0 ? .8 : .2);
	/* A fifth that holds the least value holds everything. */
	if (t->side && t->flag <= t->side * at(&t->x, t->side > 0 ? 0 :
					       t->known - 1))
		t->flag = nextafter(t->flag, INFINITY);
}

static void try(struct trying *t, size_t i)
{
	double x = t->x.kind[t->x.code[i]], y = t->y.kind[t->y.code[i]];
	double share = place(&t->x, t->known, t->x.code[i]);
	int out = t->up ? y >= t->limit : y <= t->limit;
	int flagged = t->side && t->side * x >= t->flag;
	struct backtest *b = &t->got;

	t->mark[b->n] = !t->side ? .5 : t->side > 0 ? share : 1 - share;
	t->stood[b->n++] = out;
	b->out += out;
	b->flagged += flagged;
	b->right += flagged && out;
}

/* A week at a time: learn from all days before it, then try its days. */
static void replay(struct trying *t)
{
	for (size_t i = 0; i < t->n;) {
		int32_t end = monday(t->day[i]) + 7;
		size_t to = i;
		t->known = i;
		while (to < t->n && t->day[to] < end)
			to++;
		if (i >= BACKTEST_LEARN) {
			learn(t);
			if (!t->got.n)
				t->first = i;
			for (size_t k = i; k < to; k++)
				try(t, k);
		}
		for (; i < to; i++) {
			t->x.count[t->x.code[i]]++;
			t->y.count[t->y.code[i]]++;
			t->table[t->x.code[i] * t->y.kinds +
				 t->y.code[i]]++;
		}
	}
	if (t->got.n)
		t->got.weeks = (size_t)(monday(t->day[t->n - 1]) -
					monday(t->day[t->first])) / 7 + 1;
}

/* Variance of the parts that one side's days have in the AUC, from ranks
 * among all less ranks among themselves, over how many others there are. */
static double part(const double *all, const double *own, size_t n,
		   size_t others)
{
	double mean = 0, sum = 0;

	for (size_t i = 0; i < n; i++)
		mean += (all[i] - own[i]) / (double)others / (double)n;
	for (size_t i = 0; i < n; i++) {
		double d = (all[i] - own[i]) / (double)others - mean;
		sum += d * d;
	}
	return sum / (double)(n - 1) / (double)n;
}

/* By ranks; scratch has 4 n cells. */
static int judge(struct trying *t, double *scratch)
{
	struct backtest *b = &t->got;
	size_t n = b->n, m = b->out, k = 0, j = m;
	double *mark = scratch, *rank = mark + n, *own = rank + n;
	double *all = own + n, sum = 0;

	if (rank_mid(t->mark, n, rank))
		return -1;
	for (size_t i = 0; i < n; i++) {
		size_t to = t->stood[i] > 0 ? k++ : j++;
		mark[to] = t->mark[i];
		all[to] = rank[i];
	}
	if (rank_mid(mark, m, own) || rank_mid(mark + m, n - m, own + m))
		return -1;
	for (size_t i = 0; i < m; i++)
		sum += all[i];
	double other = (double)(n - m);
	b->auc = (sum - (double)m * (double)(m + 1) / 2) / (double)m / other;
	double var = part(all, own, m, n - m) +
		     part(all + m, own + m, n - m, m);
	double alike = ar_series(t->day + t->first, t->mark, n, 0,
				 AR_BIAS_LINK, 1, scratch) *
		       ar_series(t->day + t->first, t->stood, n, 0,
				 AR_BIAS_LINK, 1, scratch);
	b->low = b->auc - Z_OF_90 * sqrt(var * (1 + alike) / (1 - alike));
	b->holds = b->auc >= LEAST_AUC && b->low > .5;
	return 0;
}

static int code(struct coded *c, const double *x, size_t n)
{
	size_t ignored[RANK_KINDS];

	c->kinds = rank_kinds(x, n, c->kind, ignored);
	return c->kinds && pair_codes(x, n, c->code);
}

static int run(struct trying *t, const double *x, const double *y,
	       double *scratch)
{
	struct backtest *b = &t->got;

	if (t->n < BACKTEST_LEAST || !code(&t->x, x, t->n) ||
	    !code(&t->y, y, t->n))
		return 0;
	replay(t);
	b->enough = b->out >= BACKTEST_OUT &&
		    b->n - b->out >= BACKTEST_OTHER &&
		    b->flagged >= BACKTEST_FLAGGED;
	if (b->n)
		b->chance = (double)b->flagged * (double)b->out /
			    (double)b->n;
	return b->enough ? judge(t, scratch) : 0;
}

int backtest_find(const int32_t *day, const double *x, const double *y,
		  size_t n, int up, struct backtest *out)
{
	size_t skip = n > BACKTEST_MOST ? n - BACKTEST_MOST : 0;
	struct trying *t = calloc(1, sizeof(*t));
	double *cells = malloc((n - skip + 1) * 6 * sizeof(*cells));
	unsigned char *codes = malloc(2 * (n - skip) + 1);
	int got = -1;

	if (t && cells && codes) {
		t->day = day + skip;
		t->n = n - skip;
		t->up = up;
		t->x.code = codes;
		t->y.code = codes + t->n;
		t->mark = cells;
		t->stood = cells + t->n;
		t->got.auc = t->got.low = NAN;
		got = run(t, x + skip, y + skip, cells + 2 * t->n);
	}
	if (!got)
		*out = t->got;
	free(t);
	free(cells);
	free(codes);
	return got;
}
