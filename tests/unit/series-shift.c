/* SPDX-License-Identifier: MIT
 * series/shift: the replay against one that does every sum anew, thresholds
 * against attune-methods, states, and the least and most it must bear. */
#include "series/shift.h"
#include "series/rank.h"
#include "tap.h"

enum { LONG = 3653, MONDAY = 18001, SUNDAY = 18007 };

static int32_t day[LONG];
static double x[LONG];
static struct shift_claim claims[LONG / 12 + 1];
static struct shift_story story;

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

/* Whole numbers around level, at most 2 away; days from MONDAY on. */
static void noise(size_t from, size_t to, double level, unsigned seed)
{
	for (size_t i = from; i < to; i++) {
		day[i] = MONDAY + (int32_t)i;
		x[i] = level + next(&seed) % 3 + next(&seed) % 3 - 2.;
	}
}

static void run(size_t n, int32_t until)
{
	struct shift_rules rules = shift_rules(0, 3.56);

	if (shift_replay(day, x, n, until, &rules, claims, &story))
		abort();
}

static double part_mean(size_t from, size_t to)
{
	double sum = 0;

	for (size_t i = from; i < to; i++)
		sum += x[i];
	return sum / (double)(to - from);
}

static double part_variance(size_t from, size_t to, double rho)
{
	double v = 0, n = (double)(to - from);

	for (size_t i = from; i < to; i++)
		for (size_t j = from; j < to; j++)
			if (abs(day[i] - day[j]) <= 60)
				v += pow(rho, abs(day[i] - day[j]));
	return v / n / n;
}

/* attune-methods, steps 2 and 3, for the cells f..t-1. */
static double hand_rho(size_t f, size_t t, size_t last, double *s2)
{
	double best = -1, r = 0, m = 0, n = (double)(t - f), e[500];
	size_t cut = 0;

	for (size_t k = f + 21; k <= last; k++) {
		double a = part_mean(f, k), b = part_mean(k, t);
		double total = part_mean(f, t), between =
			(double)(k - f) * (a - total) * (a - total) +
			(double)(t - k) * (b - total) * (b - total);
		if (between > best + 1e-9) {
			best = between;
			cut = k;
		}
	}
	*s2 = 0;
	for (size_t i = f; i < t; i++) {
		e[i] = x[i] - (i < cut ? part_mean(f, cut)
				       : part_mean(cut, t));
		*s2 += e[i] * e[i] / (n - 2);
	}
	*s2 = fmax(*s2, .25);
	for (size_t i = f + 1; i < t; i++)
		if (i != cut && day[i] - day[i - 1] == 1) {
			r += e[i] * e[i - 1];
			m++;
		}
	if (m < 1)
		return .3;
	r = r / m / *s2;
	r += (1 + 4 * r) / n;
	return fmin(fmax((m * r + 30 * .3) / (m + 30), 0), .85);
}

/* Steps 1 to 7 for one look; the index of the claim or 0, and its z. */
static size_t hand_look(size_t f, size_t t, double h, double *zbest)
{
	size_t last = 0, best = 0;
	double s2, young = 0, n = (double)(t - f);

	*zbest = 0;
	for (size_t k = f + 21; k + 8 <= t; k++)
		if (day[t - 1] - day[k] >= 14)
			last = k;
	if (t - f < 29 || !last)
		return 0;
	double rho = hand_rho(f, t, last, &s2);
	for (size_t k = f + 21; k + 3 <= t; k++) {
		double z = (part_mean(k, t) - part_mean(f, k)) /
			   sqrt(s2 * (part_variance(f, k, rho) +
				      part_variance(k, t, rho)));
		if (k > last)
			young = fmax(young, fabs(z));
		else if (fabs(z) > fabs(*zbest) + 1e-10) {
			*zbest = z;
			best = k;
		}
	}
	if (!best || young > fabs(*zbest))
		return 0;
	double now = part_mean(t - 5, t), nu = n * (1 - rho) / (1 + rho) - 2;
	if (fabs(now - part_mean(f, best)) < fabs(now - part_mean(best, t)))
		return 0;
	nu = fmax(nu, 3);
	return fabs(*zbest) > h + (h * h * h + h) / (4 * nu) ? best : 0;
}

static void replay_agrees(void)
{
	int wrong = 0, total = 0, possible = 0;
	unsigned seed = 99;

	for (int round = 0; round < 60; round++) {
		size_t n = 90 + next(&seed) % 60, from = 0, seen = 0;
		noise(0, n, 4, seed + (unsigned)round);
		for (size_t i = 1; i < n; i++) {
			int gap = next(&seed) % 12 == 0 ? 9 : 1;

			day[i] = day[i - 1] + gap + (next(&seed) % 5 == 0);
			x[i] += i > 40 + next(&seed) % 3 ? round % 4 * .5 : 0;
			x[i] -= i > 80 ? 1.5 : 0;
		}
		run(n, day[n - 1]);
		for (int32_t t = MONDAY + 6; t <= day[n - 1]; t += 7) {
			size_t to = 0;
			double z;

			while (to < n && day[to] <= t)
				to++;
			size_t k = hand_look(from, to, 3.56, &z);
			if (!k)
				continue;
			if (seen >= story.n_claims ||
			    claims[seen].onset != day[k] ||
			    claims[seen].look != t ||
			    fabs(claims[seen].z - z) > 1e-9)
				wrong++;
			seen++;
			from = k;
		}
		wrong += seen != story.n_claims || from != story.level;
		total += (int)seen;
		double z;
		size_t k = hand_look(from, n, 3, &z);
		if (k ? story.possible.onset != day[k] ||
			fabs(story.possible.z - z) > 1e-9 :
			story.possible.n_after)
			wrong++;
		possible += !!k;
	}
	is_int(wrong, 0, "the replay agrees with one that sums anew");
	printf("# %d claims, %d possible\n", total, possible);
	ok(total > 40 && possible > 1, "on diaries with claims of both kinds");
}

static void thresholds(void)
{
	/* attune-methods: m = 2, 4, 8, 16 at one fluke a year */
	is_near(shift_limit(2, 1), 3, 0, "two series: 3.0");
	is_near(shift_limit(4, 1), 3.24, .005, "four: 3.24");
	is_near(shift_limit(8, 1), 3.56, .005, "eight: 3.56");
	is_near(shift_limit(16, 1), 3.89, .005, "sixteen: 3.89");
	is_near(shift_limit(0, 1), 3, 0, "no series: 3.0");
	is_near(shift_limit(8, 4), 3, 0, "more flukes allowed: never below 3");
	/* python: 3 + log(.42 * 8 / .5) / 2.15 */
	is_near(shift_limit(8, .5), 3.8860875137372366, 1e-14, "fewer: higher");
	ok(isfinite(shift_limit(8, 0)) && shift_limit(8, 0) > 5,
	   "none at all is finite, and strict");
	/* 3 + 30/40 */
	is_near(shift_widened(3, 10), 3.75, 1e-15, "few days widen it");
	/* scipy 1.10: stats.t.isf(stats.norm.sf(3), 100) is 3.0756 */
	is_near(shift_widened(3, 100), 3.0756, .001, "like Student's t");
}

static void minimums(void)
{
	static const size_t n[] = { 0, 1, 13, 14, 20, 28, 29 };

	noise(0, 29, 5, 4);
	for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
		run(n[i], MONDAY + 40);
		is_int(story.n_claims, 0, "up to 29 days nothing is claimed");
		is_int(story.state, n[i] < 14 ? SHIFT_NOT_ENOUGH : SHIFT_USUAL,
		       "fewer than 14 days are not enough");
		is_int(story.more, 29 - n[i], "so many more are needed");
	}
	run(0, 123);
	is_int(story.since, 123, "without days it is since today");
	run(29, MONDAY - 1);
	is_int(story.more, 29, "days after until are not there");
	run(29, MONDAY + 13);
	is_int(story.more, 15, "nor are some of them");
}

static void constant(void)
{
	for (int i = 0; i < 100; i++) {
		day[i] = MONDAY + i;
		x[i] = 0;
	}
	run(100, day[99]);
	is_int(story.state, SHIFT_USUAL, "a floor of zeros is usual");
	for (int i = 60; i < 100; i++)
		x[i] = 2;
	run(100, day[99]);
	is_int(story.n_claims, 1, "a step from one floor to another counts");
	is_int(claims[0].onset, day[60], "from its first day");
	is_int(story.state, SHIFT_UP, "and is news");
	ok(isfinite(claims[0].z), "its z is finite");
}

static void one_step(void)
{
	noise(0, 70, 6, 21);
	noise(70, 140, 3, 22);
	run(140, day[100]);
	is_int(story.n_claims, 1, "a step is claimed once");
	is_int(claims[0].onset, day[70], "from its first day");
	is_int(claims[0].first, 70, "with its index");
	ok((claims[0].look + 3) % 7 == 6, "on a Sunday");
	ok(claims[0].look <= day[70] + 21, "within three weeks");
	ok(claims[0].z < 0, "downwards");
	is_near(claims[0].before, 6, 0, "the median before");
	is_near(claims[0].after, 3, 0, "and after");
	is_int(claims[0].n_before, 70, "from the days before");
	is_int(claims[0].n_after, 31, "and all days since");
	is_int(claims[0].drift, 0, "a step is no drift");
	is_int(claims[0].logged, 0, "logged alike");
	is_int(story.state, SHIFT_DOWN, "the state says so");
	is_int(story.since, day[70], "since the onset");
	is_int(story.level, 70, "where the level begins");
	struct shift_claim first = claims[0];

	run(140, day[129]);
	is_int(story.state, SHIFT_DOWN, "for 60 days");
	run(140, day[130]);
	is_int(story.state, SHIFT_USUAL, "then it is the usual");
	is_int(story.n_claims, 1, "and stays in the history");
	ok(claims[0].look == first.look && claims[0].z == first.z &&
	   claims[0].onset == first.onset, "as it was told");
	is_int(claims[0].n_after, 61, "its median from all days since");

	for (int i = 0; i < 140; i++)
		x[i] = 10 - x[i];
	run(140, day[100]);
	ok(story.state == SHIFT_UP && claims[0].z == -first.z &&
	   claims[0].onset == first.onset, "turned upside down it is the same");
	for (int i = 0; i < 140; i++)
		day[i] += 7 * 500;
	run(140, day[100]);
	is_int(claims[0].onset, day[70], "and the same years later");
	for (int i = 0; i < 140; i++)
		day[i] -= 7 * 4000;
	run(140, day[100]);
	is_int(claims[0].onset, day[70], "and before 1970");
}

/* The first Sunday on which the step of one_step() is claimed. */
static void middle_of_week(void)
{
	struct shift_rules rules = shift_rules(0, 3.56);

	noise(0, 70, 6, 21);
	noise(70, 140, 3, 22);
	run(140, day[139]);
	int32_t look = claims[0].look;
	run(140, look - 1);
	is_int(story.n_claims, 0, "on Saturday nothing is claimed yet");
	is_int(story.state, SHIFT_POSSIBLE_DOWN, "but it is possible");
	is_int(story.possible.onset, day[70], "since the same day");
	is_int(story.since, day[70], "which the state names");
	ok(story.possible.n_after && story.possible.after == 3,
	   "with its medians");
	run(140, look);
	is_int(story.n_claims, 1, "on Sunday it is");
	rules.midweek = 1;
	shift_replay(day, x, 140, look - 1, &rules, claims, &story);
	ok(story.n_claims == 1 && claims[0].midweek &&
	   claims[0].look == look - 1, "who wants it has it on Saturday");
	shift_replay(day, x, 140, look, &rules, claims, &story);
	ok(!claims[0].midweek, "on Sunday it is not in the middle of a week");
}

static void there_and_back(void)
{
	noise(0, 60, 5, 31);
	noise(60, 120, 8, 32);
	noise(120, 200, 5, 33);
	run(200, day[199]);
	is_int(story.n_claims, 2, "there and back are two claims");
	ok(abs(claims[0].onset - day[60]) <= 2 &&
	   abs(claims[1].onset - day[120]) <= 2, "each at its onset");
	ok(claims[0].z > 0 && claims[1].z < 0, "up, then down");
	is_int(claims[0].n_after, claims[1].n_before, "one level, one count");
	is_near(claims[0].after, claims[1].before, 0, "one level, one median");
	is_int(story.level, claims[1].first, "the last level is the current");
}

static void pauses(void)
{
	noise(0, 120, 6, 41);
	size_t n = 0;
	for (size_t i = 0; i < 120; i++)
		if (i < 60 || i % 3 == 0) {
			day[n] = day[i];
			x[n++] = x[i] - (i < 60 ? 0 : 4);
		}
	run(n, day[n - 1]);
	is_int(story.n_claims, 1, "with gaps a step is found, too");
	is_int(claims[0].logged, -1, "fewer days were logged since");

	noise(0, 60, 5, 42);
	for (int i = 40; i < 60; i++)
		day[i] += 3000;
	run(60, day[59]);
	is_int(story.n_claims, 0, "eight years of silence are no change");
	is_int(story.state, SHIFT_USUAL, "all days before and after count");
	run(60, 2000000000);
	is_int(story.n_claims, 0, "nor is a far tomorrow");
}

static void drifts(void)
{
	static const double wave[4] = { 0, .5, -.5, 0 };

	for (int i = 0; i < 160; i++) {
		day[i] = MONDAY + i;
		x[i] = 2 + wave[i % 4] + (i > 40 ? (i - 40) * .05 : 0);
	}
	run(160, day[159]);
	ok(story.n_claims >= 1, "a slow rise is claimed");
	ok(story.n_claims && claims[story.n_claims - 1].drift, "as gradual");
	is_int(story.state, SHIFT_DRIFT_UP, "which the state says");
}

static void weekly(void)
{
	struct shift_rules rules = shift_rules(1, 3);
	unsigned seed = 5;

	for (int i = 0; i < 60; i++) {
		day[i] = MONDAY + 7 * i;
		x[i] = 3 + next(&seed) % 2 + (i < 30 ? 0 : 4);
	}
	for (size_t n = 5; n <= 6; n++) {
		shift_replay(day, x, n, day[n], &rules, claims, &story);
		is_int(story.state, n < 6 ? SHIFT_NOT_ENOUGH : SHIFT_USUAL,
		       "a weekly diary needs six entries");
		is_int(story.more, 17 - n, "and 17 to tell a lasting change");
	}
	shift_replay(day, x, 60, day[59], &rules, claims, &story);
	is_int(story.n_claims, 1, "a weekly step is claimed");
	is_int(claims[0].onset, day[30], "from its first week");
	is_int(claims[0].look, day[34] + 6, "after 28 days");
	is_int(claims[0].logged, 0, "logged every week");
}

static void ten_years(void)
{
	noise(0, LONG, 5, 77);
	for (int i = 2000; i < LONG; i++)
		x[i] += 2;
	run(LONG, day[LONG - 1]);
	ok(story.n_claims >= 1 && story.n_claims < 6,
	   "ten years hold few claims");
	int found = 0;
	for (size_t i = 0; i < story.n_claims; i++)
		found |= abs(claims[i].onset - day[2000]) < 7;
	ok(found, "the true one among them");
}

int main(void)
{
	thresholds();
	minimums();
	constant();
	replay_agrees();
	one_step();
	middle_of_week();
	there_and_back();
	pauses();
	drifts();
	weekly();
	ten_years();
	is_int((SUNDAY + 3) % 7, 6, "day 18007, 2019-04-21, is a Sunday");
	return tap_done();
}
