/* SPDX-License-Identifier: MIT
 * The gates of attune-methods side by side: eight series a couple, any of
 * three likenesses of days, 60 to 100 % of days answered, a report on a
 * Sunday, when the week's look is due.  A number as argument multiplies how
 * many diaries are drawn. */
#include "diary.h"
#include "series/gap.h"
#include "series/link.h"
#include "series/phase.h"
#include "tap.h"

#ifdef __SANITIZE_ADDRESS__
enum { RUNS = 60 };
#else
enum { RUNS = 240 };
#endif

enum { FACTORS = 2, RATINGS = 5, OUTCOMES = 8, NEAR = 21 };

static int runs;
static double limit;

/* A gate: at least (most 0) or at most; told is what attune-methods has. */
static void gate(const char *what, double got, double bar, double told,
		 int most)
{
	printf("# %-44s %.3f  gate %s %.3f  (%.3f)\n", what, got,
	       most ? "<=" : ">=", bar, told);
	/* Chance may take two standard errors of so few diaries. */
	double slack = 2 * sqrt(fmax(bar * (1 - fmin(bar, .99)), .005) /
				runs);
	ok(most ? got <= bar + slack : got >= bar - slack, what);
}

static struct plan plan_of(int i, double delta, int days)
{
	return (struct plan){ .rho = rhos[i % 3], .delta = delta,
			      .days = days, .begin = MOST, .end = MOST,
			      .every = 1, .share = .6 + .4 * chance() };
}

static void judge_false(void)
{
	static const double bar[3] = { .12, .30, .60 };
	static const double told[3] = { .02, .13, .35 };
	static struct diary d;
	static struct told t;
	double claims[3] = { 0 };

	for (int i = 0; i < runs; i++) {
		struct plan p = plan_of(i, 0, 365);

		draw(&p, &d);
		replay(&p, &d, limit, &t);
		claims[i % 3] += (double)t.story.n_claims * 3 / runs;
	}
	for (int i = 0; i < 3; i++) {
		char what[64];

		snprintf(what, sizeof what, "false lasting changes a year, "
			 "rho %.2f", rhos[i]);
		gate(what, claims[i], bar[i], told[i], 1);
	}
	gate("false lasting changes a year, all",
	     (claims[0] + claims[1] + claims[2]) / 3, .30, .17, 1);
}

struct shares {
	double listed, possible, late;
};

/* Shifts that are from..to-1 days old: named in the history, or possible. */
static struct shares find(double size, int from, int to, int slope,
			  int sunday)
{
	static struct diary d;
	static struct told t;
	struct shares f = { 0 };

	for (int i = 0; i < runs; i++) {
		int age = from + (int)(chance() * (to - from + 1)), found = 0;
		struct plan p = plan_of(i, size, 120 + age);

		p.sunday = sunday;
		p.begin = 120;
		p.slope = slope > 0;
		p.end = slope ? p.begin + slope : MOST;
		draw(&p, &d);
		replay(&p, &d, limit, &t);
		for (size_t k = 0; k < t.story.n_claims && !found; k++) {
			int off = t.claim[k].onset - d.first - p.begin;

			found = t.claim[k].z * d.side > 0 &&
				(slope ? off > -NEAR : abs(off) <= NEAR);
			f.late += found ? abs(off) : 0;
		}
		f.listed += found;
		f.possible += found || (t.story.possible.n_after &&
					t.story.possible.z * d.side > 0);
	}
	f.late /= fmax(f.listed, 1);
	f.listed /= runs;
	f.possible /= runs;
	return f;
}

static void judge_found(void)
{
	struct shares one = find(1, 28, 34, 0, 1);
	struct shares late = find(1, 60, 80, 0, 1);
	struct shares more = find(1.5, 26, 30, 0, 1);
	struct shares two = find(2, 22, 26, 0, 1);

	gate("1 SD, 28 to 34 days old, listed", one.listed, .48, .59, 0);
	gate("the same, listed or possible", one.possible, .58, .69, 0);
	gate("1 SD, 60 to 80 days old, listed", late.listed, .72, .80, 0);
	gate("1.5 SD, 26 to 30 days old, listed", more.listed, .83, .90, 0);
	gate("2 SD, 22 to 26 days old, listed", two.listed, .90, .98, 0);
	gate("2 SD within 110 days, listed",
	     find(2, 120, 150, 110, 1).listed, .92, .99, 0);
	printf("# on any weekday the first, fourth and fifth are %.3f, %.3f, "
	       "%.3f\n", find(1, 28, 34, 0, 0).listed,
	       find(1.5, 26, 30, 0, 0).listed, find(2, 22, 26, 0, 0).listed);
	gate("onset off by so many days",
	     (one.late + late.late + more.late + two.late) / 4, 5, 3.1, 1);
}

static void judge_passing(void)
{
	static struct diary d;
	static struct told t;
	double lasting = 0, named = 0, usual = 0, possible = 0;

	for (int i = 0; i < runs; i++) {
		struct plan p = plan_of(i, 2, 180);

		p.begin = 120;
		p.end = 125;
		draw(&p, &d);
		replay(&p, &d, limit, &t);
		for (size_t k = 0; k < t.story.n_claims; k++)
			if (abs(t.claim[k].onset - d.first - p.begin) < 14) {
				lasting += 1. / runs;
				break;
			}
		p = plan_of(i, 2, 180);
		p.end = p.days - 3 - (int)(chance() * 7);
		p.begin = p.end - 5;
		draw(&p, &d);
		replay(&p, &d, limit, &t);
		named += (t.story.state == SHIFT_TEMPORARY) / (double)runs;
		p = plan_of(i, 0, 60 + (int)(chance() * 240));
		draw(&p, &d);
		replay(&p, &d, limit, &t);
		usual += (t.story.state == SHIFT_USUAL) / (double)runs;
		possible += (t.story.possible.n_after > 0) / (double)runs;
	}
	gate("5-day dips not called lasting", 1 - lasting, .94, .97, 0);
	gate("recent dips called a passing stretch", named, .65, .74, 0);
	gate("unchanged called usual", usual, .80, .84, 0);
	gate("unchanged called possible", possible, .05, .02, 1);
}

/* One person's two factors and five ratings; the first rating follows the
 * first factor two days later, where c is not 0. */
static void judge_links(void)
{
	static double e[FACTORS + RATINGS][MOST], x[FACTORS + RATINGS][MOST];
	static int32_t day[FACTORS + RATINGS][MOST];
	double named = 0, right = 0, wrong = 0, nulls = 0;

	for (int i = 0; i < runs; i++) {
		size_t n[FACTORS + RATINGS];
		struct link l[FACTORS * RATINGS];
		double p[FACTORS * RATINGS];

		for (int k = 0; k < FACTORS + RATINGS; k++)
			draw_latent(rhos[i % 3], 182, e[k]);
		for (int t = 2; t < 182; t++)
			e[FACTORS][t] = .5 * e[0][t - 2] +
					sqrt(.75) * e[FACTORS][t];
		for (int k = 0; k < FACTORS + RATINGS; k++)
			n[k] = rate(e[k] + 2, 180, day[k], x[k]);
		for (int k = 0; k < FACTORS * RATINGS; k++) {
			int f = k / RATINGS, y = FACTORS + k % RATINGS;

			if (link_find(day[f], x[f], n[f], day[y], x[y], n[y],
				      &l[k]))
				abort();
			p[k] = l[k].p;
		}
		link_adjust(p, FACTORS * RATINGS, p);
		named += link_noticed(&l[0], p[0]);
		right += link_noticed(&l[0], p[0]) && abs(l[0].lag - 2) <= 1;
		for (int k = 1; k < FACTORS * RATINGS; k++, nulls++)
			wrong += link_noticed(&l[k], p[k]);
	}
	gate("links named (r .5, 180 days)", named / runs, .90, .97, 0);
	gate("of these at their lag, or a day beside", right / named, .95, 1,
	     0);
	gate("unlinked pairs named", wrong / nulls, .015, .007, 1);
	gate("false among all that are named", wrong / (wrong + named), .20,
	     .13, 1);
}

/* One tag on 20 to 28 of 120 days, eight ratings, one of which it lifts. */
static void judge_tags(void)
{
	static double e[MOST], x[MOST];
	static int32_t day[MOST];
	static unsigned char tagged[MOST];
	double named = 0, wrong = 0;

	for (int i = 0; i < runs; i++) {
		int every = 5 + i % 2, shift = (int)(chance() * every);
		double p[OUTCOMES];

		for (int k = 0; k < OUTCOMES; k++) {
			struct phase h;

			draw_latent(rhos[i % 3], 150, e);
			for (int t = 0; t < 150 && !k; t++)
				e[t] += t % every == shift ? 1.2 : 0;
			size_t n = rate(e, 150, day, x);
			for (size_t j = 0; j < n; j++)
				tagged[j] = day[j] % every == shift;
			if (phase_tag(day, x, tagged, n, 1, &h))
				abort();
			p[k] = h.p;
		}
		link_adjust(p, OUTCOMES, p);
		named += p[0] < .05;
		for (int k = 1; k < OUTCOMES; k++)
			wrong += p[k] < .05;
	}
	gate("effects of tags named (1.2 SD)", named / runs, .90, .97, 0);
	gate("tags without effect named", wrong / runs / (OUTCOMES - 1), .03,
	     .015, 1);
}

/* A gap that grows or shrinks by four points in 120 days, or stays. */
static void judge_gaps(void)
{
	static double e[MOST], x[MOST], y[MOST], a[MOST], b[MOST];
	static int32_t day_x[MOST], day_y[MOST], day[MOST];
	double told = 0, right = 0, steady = 0;

	for (int i = 0; i < 2 * runs; i++) {
		int moves = i < runs, wide = i % 2;
		struct gap g;

		draw_latent(rhos[i % 3], 120, e);
		size_t n_x = rate(e, 120, day_x, x);
		for (size_t j = 0; moves && j < n_x; j++)
			x[j] += 10 + 4 * (wide ? day_x[j] : 120 - day_x[j]) /
				120.;
		draw_latent(rhos[i % 3], 120, e);
		size_t n_y = rate(e, 120, day_y, y);
		size_t n = gap_align(day_x, x, n_x, day_y, y, n_y, day, a, b);
		if (gap_find(day, a, b, n, GAP_LEAST_DAILY, 1, &g))
			abort();
		told += moves && g.state != GAP_STEADY;
		right += moves && g.state == (wide ? GAP_WIDENING :
						     GAP_NARROWING);
		steady += !moves && g.state == GAP_STEADY;
	}
	printf("# gaps that move by 4 points in 120 days told: %.3f\n",
	       told / runs);
	ok(told / runs >= .70, "gaps that move are mostly told");
	gate("of these in their direction", right / told, .90, .98, 0);
	gate("steady gaps told as steady", steady / runs, .90, 1, 0);
}

int main(int argc, char **argv)
{
	int times = argc > 1 ? atoi(argv[1]) : 1;

	if (times < 1)
		return EXIT_FAILURE;
	runs = RUNS * times;
	limit = shift_limit(OUTCOMES, 1);
	seed(2);
	printf("# in brackets what attune-methods(7) tells\n");
	judge_false();
	judge_found();
	judge_passing();
	judge_links();
	judge_tags();
	judge_gaps();
	return tap_done();
}
