/* SPDX-License-Identifier: MIT
 * The vote keeps its bound: an entry that is missing from the list makes the
 * other's "not now" at most three times as likely, by every list there can
 * be.  Counted out in full through the code itself for sets of up to six,
 * by the formula for all sizes there are, and by lot. */
#include "tap.h"

#include "base/base.h"
#include "content/draw.h"
#include "content/vote.h"

enum { FULL = 6, ENTRIES = 45, TURNS_MAX = 16, RUNS = 200000 };

/* Chance that takes every way in turn: an odometer of draws. */
struct ways {
	unsigned of[TURNS_MAX], at[TURNS_MAX];
	size_t turns, turn;
	double weight;		/* of the way under way */
};

static int next(void *arg, unsigned n, unsigned *out)
{
	struct ways *w = arg;

	if (w->turn == w->turns) {
		w->of[w->turns] = n;
		w->at[w->turns++] = 0;
	}
	w->weight /= n;
	*out = w->at[w->turn++];
	return 0;
}

/* On to the next way; false when all were taken. */
static bool onward(struct ways *w)
{
	while (w->turns) {
		if (++w->at[w->turns - 1] < w->of[w->turns - 1]) {
			w->turn = 0;
			w->weight = 1;
			return true;
		}
		w->turns--;
	}
	return false;
}

/* The chances of every list, a set of bits, when these are mutual. */
static void lists(unsigned mutual, double *p)
{
	struct ways w = { .weight = 1 };
	struct vote_chance chance = { next, &w };
	struct vote *v = vote_new(2, FULL);
	size_t shown[VOTE_SHOWN];

	for (unsigned i = 0; i < FULL; i++) {
		vote_set(v, 0, i, true);
		vote_set(v, 1, i, mutual >> i & 1);
	}
	memset(p, 0, sizeof(*p) << FULL);
	do {
		unsigned list = 0;
		int n = vote_list(v, &chance, shown);
		for (int i = 0; i < n; i++)
			list |= 1u << shown[i];
		p[list] += w.weight;
	} while (onward(&w));
	vote_free(v);
}

/* The greatest ratio over all mutual sets, lists and entries missing. */
static void in_full(void)
{
	static double p[1 << FULL][1 << FULL];
	double most = 0, least = 1e9, wrong = 0, off = 0;
	bool within = true;

	for (unsigned m = 0; m < 1u << FULL; m++) {
		lists(m, p[m]);
		double sum = 0;
		for (unsigned list = 0; list < 1u << FULL; list++) {
			sum += p[m][list];
			if (p[m][list] > 0)
				within &= !(list & ~m) &&
					__builtin_popcount(list) <= VOTE_SHOWN;
		}
		off = fmax(off, fabs(sum - 1));
	}
	for (unsigned m = 0; m < 1u << FULL; m++)
		for (unsigned i = 0; i < FULL; i++) {
			if (m >> i & 1)
				continue;
			for (unsigned l = 0; l < 1u << FULL; l++) {
				double no = p[m][l], yes = p[m | 1u << i][l];
				if (l >> i & 1) {
					wrong += no;
					continue;
				}
				if (no <= 0)
					continue;
				most = fmax(most, no / yes);
				least = fmin(least, no / yes);
			}
		}
	printf("# ratios from %.6f to %.6f\n", least, most);
	ok(off < 1e-12, "the chances of all lists are one in all");
	ok(within, "no list holds more than three, or what one did not open");
	ok(wrong == 0, "what is shown was opened by both");
	ok(most <= 3 + 1e-9, "no list makes a no more than three times as "
	   "likely");
	is_near(most, 3, 1e-9, "and some list makes it just that");
	is_near(most / (most + 1), 0.75, 1e-9,
		"from an even belief that is three in four");
}

static double choose(int n, int k)
{
	double c = 1;

	for (int i = 0; i < k; i++)
		c = c * (n - i) / (i + 1);
	return c;
}

/* The chance of one list of s entries when m are mutual. */
static double one_list(int m, int s)
{
	double p = 0, open = 1 - 1.0 / VOTE_HIDE;

	for (int u = s; u <= m; u++) {
		if (s < VOTE_SHOWN && u != s)
			break;
		p += choose(m - s, u - s) * pow(open, u) *
		     pow(1.0 / VOTE_HIDE, m - u) /
		     (u > VOTE_SHOWN ? choose(u, VOTE_SHOWN) : 1);
	}
	return p;
}

static void by_formula(void)
{
	double p[1 << FULL], off = 0, most = 0, blind = 0;

	for (unsigned m = 0; m < 1u << FULL; m = m << 1 | 1) {
		lists(m, p);
		int size = __builtin_popcount(m);
		for (int s = 0; s <= size && s <= VOTE_SHOWN; s++)
			off = fmax(off, fabs(p[(1u << s) - 1] -
					     one_list(size, s)));
	}
	ok(off < 1e-12, "the formula agrees with what was counted out");
	for (int m = 0; m < ENTRIES; m++) {
		for (int s = 0; s <= m && s <= VOTE_SHOWN; s++)
			most = fmax(most, one_list(m, s) / one_list(m + 1, s));
		/* The list unseen: only that the one entry is not on it. */
		double shown = 0;
		for (int s = 1; s <= m + 1 && s <= VOTE_SHOWN; s++)
			shown += choose(m, s - 1) * one_list(m + 1, s);
		blind = fmax(blind, 1 / (1 - shown));
	}
	printf("# up to %d mutual entries: %.6f with the list, %.6f "
	       "without\n", ENTRIES, most, blind);
	ok(most <= 3 + 1e-9, "the bound holds for every size of the set");
	ok(blind <= 3 + 1e-9, "and for one who knows of one entry alone");
}

/* Votes of two on the whole menu: how often was it really a no? */
static void by_lot(void)
{
	struct draw d;
	size_t shown[VOTE_SHOWN];
	double no = 0, all = 0, listed = 0, false_yes = 0;

	draw_seed(&d, 7);
	for (int run = 0; run < RUNS; run++) {
		struct vote *v = vote_new(2, VOTE_LEAST);
		/* An even belief about entry 0, and any about the others. */
		unsigned apart = 2 + (unsigned)draw_below(&d, 8);
		for (size_t i = 0; i < VOTE_LEAST; i++) {
			vote_set(v, 0, i, !i || draw_below(&d, 2));
			vote_set(v, 1, i, !draw_below(&d, i ? apart : 2));
		}
		int n = vote_list(v, &VOTE_SYSTEM, shown);
		bool on = n > 0 && !shown[0];
		false_yes += on && !vote_is_open(v, 1, 0);
		all += !on;
		no += !on && !vote_is_open(v, 1, 0);
		listed += n;
		vote_free(v);
	}
	printf("# %d votes: not shown, and a no: %.4f; %.2f shown each\n",
	       RUNS, no / all, listed / RUNS);
	ok(no / all <= 0.76, "one's own open entry, not shown, is a no in at "
	   "most 76 of 100");
	ok(false_yes == 0, "and shown it never is");
}

static int no_chance(void *arg, unsigned n, unsigned *out)
{
	(void)arg;
	(void)n;
	(void)out;
	return -1;
}

static void answers(void)
{
	const struct vote_chance none = { no_chance, NULL };
	size_t shown[VOTE_SHOWN];
	struct vote *v = vote_new(3, VOTE_LEAST);
	bool never = true;

	ok(!vote_is_open(v, 2, 11), "every answer begins as not now");
	is_int(vote_list(v, &VOTE_SYSTEM, shown), 0, "which shows nothing");
	for (size_t who = 0; who < 3; who++)
		for (size_t i = 0; i < VOTE_LEAST; i++)
			vote_set(v, who, i, true);
	vote_bar(v, 1, 4);
	vote_set(v, 1, 4, false);
	vote_set(v, 1, 4, true);
	for (int run = 0; run < 2000; run++) {
		int n = vote_list(v, &VOTE_SYSTEM, shown);
		for (int i = 0; i < n; i++)
			never &= shown[i] != 4 &&
				 (!i || shown[i - 1] < shown[i]);
	}
	ok(never, "what a line bars is never shown, the rest in their order");
	ok(vote_is_open(v, 1, 4), "and the one who typed it sees no trace of "
	   "the bar");
	is_int(vote_list(v, &none, shown), -1, "without chance there is no "
	       "list");
	vote_free(v);
}

int main(void)
{
	in_full();
	by_formula();
	by_lot();
	answers();
	return tap_done();
}
