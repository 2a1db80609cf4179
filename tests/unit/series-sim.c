/* SPDX-License-Identifier: MIT
 * Simulated diaries: how often change is claimed falsely, found and missed.
 *
 * Daily ratings 0-10 as attune-methods has them: person mean 3.5-6.5, SD 1-2,
 * AR(1), rounded and clipped, 20 % of days missing at random, any weekday
 * first, weekly looks.  A number as argument multiplies how many series are
 * drawn; above 1 the whole table of attune-methods is printed, too. */
#include <stdint.h>

#include "diary.h"
#include "series/gap.h"
#include "series/link.h"
#include "series/phase.h"
#include "series/rank.h"
#include "series/shift.h"
#include "series/trend.h"
#include "tap.h"

/* False claims a year, answered or not. */
static double false_claims(double rho, double h, int every, int n)
{
	struct plan p = { .rho = rho, .days = every == 7 ? 104 : 365,
			  .every = every, .share = .8 };
	static struct diary d;
	static struct told t;
	double claims = 0, years = p.days * every / 365.;

	for (int i = 0; i < n; i++) {
		draw(&p, &d);
		replay(&p, &d, h, &t);
		claims += (double)t.story.n_claims;
	}
	return claims / n / years;
}

struct found {
	double within[4];	/* 21, 28, 42, 60 days */
	double late;		/* mean distance of the onset told, days */
};

/* The first claim in the right direction after the change begins; with
 * near, only one whose onset lies within so many days of the change. */
static const struct shift_claim *first_right(const struct plan *p,
					     const struct diary *d,
					     const struct told *t, int near)
{
	for (size_t k = 0; k < t->story.n_claims; k++) {
		const struct shift_claim *c = &t->claim[k];
		int onset = c->onset - d->first;

		if (c->look - d->first > p->begin && c->z * d->side > 0 &&
		    (!near || (onset > p->begin - near &&
			       onset < p->end + near)))
			return c;
	}
	return NULL;
}

static struct found find(const struct plan *p, double h, int n, int near)
{
	static const int limit[4] = { 21, 28, 42, 60 };
	static struct diary d;
	static struct told t;
	struct found f = { 0 };

	for (int i = 0; i < n; i++) {
		draw(p, &d);
		replay(p, &d, h, &t);
		const struct shift_claim *c = first_right(p, &d, &t, near);
		if (!c)
			continue;
		for (int w = 0; w < 4; w++)
			f.within[w] += c->look - d.first - p->begin <= limit[w];
		f.late += abs(c->onset - d.first - p->begin);
	}
	f.late /= fmax(f.within[3], 1);
	for (int w = 0; w < 4; w++)
		f.within[w] /= n;
	return f;
}

/* Shares of states at the end of a diary of p->days, or, with spread, of up
 * to so many days more. */
static void states(struct plan p, int spread, double h, int n,
		   double share[SHIFT_DRIFT_DOWN + 1])
{
	static struct diary d;
	static struct told t;
	int days = p.days;

	for (int s = 0; s <= SHIFT_DRIFT_DOWN; s++)
		share[s] = 0;
	for (int i = 0; i < n; i++) {
		p.days = days + (int)(chance() * spread);
		draw(&p, &d);
		replay(&p, &d, h, &t);
		share[t.story.state] += 1. / n;
	}
}

static struct plan step_of(double r, double delta)
{
	return (struct plan){ .rho = r, .delta = delta, .days = 181,
			      .begin = 120, .end = MOST, .every = 1,
			      .share = .8 };
}

/* attune-methods, whole table, for reading; nothing is judged. */
static void print_table(int n)
{
	static const double hs[4] = { 3, 3.25, 3.55, 3.9 };

	for (int j = 0; j < 12; j++) {
		double h = hs[j / 3], r = rhos[j % 3];

		printf("# h %.2f rho %.2f false %.3f;", h, r,
		       false_claims(r, h, 1, 2 * n));
		for (double size = 1; size <= 2; size += .5) {
			struct plan p = step_of(r, size);
			struct found f = find(&p, h, n, 0);

			printf(" %.1f SD %.2f %.2f %.2f %.2f (%.1f d);", size,
			       f.within[0], f.within[1], f.within[2],
			       f.within[3], f.late);
		}
		struct plan p = step_of(r, 2);
		p.end = 125;
		printf(" dips %.3f", find(&p, h, n, 14).within[3]);
		p.end = 130;
		printf(" %.3f\n", find(&p, h, n, 14).within[3]);
	}
	for (int j = 0; j < 6; j++)
		printf("# weekly diary h %.2f rho %.2f a week: false %.3f\n",
		       j < 3 ? 3 : 3.55, rhos[j % 3],
		       false_claims(rhos[j % 3], j < 3 ? 3 : 3.55, 7, 2 * n));
}

/* The document restarts its detectors at the alarm in 3.4, the replay at the
 * onset (2.2): the way back from a false claim is then claimed, too, which
 * adds about a third.  Restarted at the alarm it has .06 .10 .19. */
static void judge_false(int n)
{
	static const double told[3] = { .06, .10, .20 };
	static const double most[3] = { .12, .20, .36 };

	for (int i = 0; i < 3; i++) {
		double f = false_claims(rhos[i], 3.55, 1, n * 4);

		printf("# rho %.2f: %.3f false claims a year (%.2f)\n",
		       rhos[i], f, told[i]);
		ok(f <= most[i], "an unchanged diary is rarely called changed");
	}
}

static void judge_found(int n)
{
	/* attune-methods, h 3.55: 1, 1.5, 2 SD; 21, 28, 42, 60 days. */
	static const double told[3][3][4] = {
		{ { .41, .65, .90, .98 }, { .86, .98, 1, 1 },
		  { .95, 1, 1, 1 } },
		{ { .26, .44, .71, .86 }, { .69, .87, .97, .99 },
		  { .90, .98, .99, .99 } },
		{ { .18, .29, .49, .67 }, { .48, .69, .88, .95 },
		  { .77, .92, .98, .98 } },
	};

	for (int i = 0; i < 9; i++) {
		double size = 1 + i % 3 * .5;
		struct plan p = step_of(rhos[i / 3], size);
		struct found f = find(&p, 3.55, n, 0);
		const double *want = told[i / 3][i % 3];
		int near = 1;

		printf("# rho %.2f, %.1f SD found:", rhos[i / 3], size);
		for (int w = 0; w < 4; w++) {
			printf(" %.2f (%.2f)", f.within[w], want[w]);
			near &= f.within[w] > want[w] - .09;
		}
		printf("; onset off by %.1f days\n", f.late);
		ok(near, "a lasting change is found as often as documented");
	}
}

static void judge_dips(int n)
{
	for (int i = 0; i < 3; i++) {
		struct plan p = step_of(rhos[i], 2);

		p.end = p.begin + 5;
		double lasting = find(&p, 3.55, n * 2, 14).within[3];
		printf("# rho %.2f: 5-day dip called lasting %.3f (.03)\n",
		       rhos[i], lasting);
		ok(lasting <= .06, "five days are not called lasting");
	}
}

static void judge_states(int n)
{
	double share[SHIFT_DRIFT_DOWN + 1], named = 0;

	for (int i = 0; i < 3; i++) {
		struct plan p = step_of(rhos[i], 0);

		p.days = 60;
		states(p, 240, 3.55, n * 2, share);
		double possible = share[SHIFT_POSSIBLE_UP] +
				  share[SHIFT_POSSIBLE_DOWN];
		printf("# rho %.2f, unchanged: usual %.2f (.84), passing "
		       "stretch %.2f (.12-.14), possible %.3f (.02)\n", rhos[i],
		       share[SHIFT_USUAL], share[SHIFT_TEMPORARY], possible);
		ok(share[SHIFT_USUAL] >= .78, "unchanged is called usual");
		ok(possible <= .05, "unchanged is seldom called possible");

		p = step_of(rhos[i], 2);
		p.begin = 170;
		p.end = 175;
		states(p, 1, 3.55, n * 2, share);
		printf("# rho %.2f: dip 6-10 days ago named %.2f, and "
		       "possible or lasting %.2f (.87 .71 .63 alone)\n",
		       rhos[i], share[SHIFT_TEMPORARY], 1 - share[SHIFT_USUAL] -
		       share[SHIFT_TEMPORARY]);
		named += share[SHIFT_TEMPORARY] / 3;
	}
	ok(named >= .62, "a recent dip is named a passing stretch");
}

/* Shares of pairs called at .05 and, of these, with the right lag; the
 * rating follows the factor two days later with latent correlation c. */
static void links(double r, double c, int n, double *called, double *right)
{
	static double e[MOST], g[MOST], f[MOST], y[MOST];
	static int32_t day_f[MOST], day_y[MOST];

	*called = *right = 0;
	for (int i = 0; i < n; i++) {
		struct link l;

		draw_latent(r, 182, e);
		draw_latent(r, 182, g);
		for (int t = 2; t < 182; t++)
			g[t] = c * e[t - 2] + sqrt(1 - c * c) * g[t];
		size_t n_f = rate(e + 2, 180, day_f, f);
		size_t n_y = rate(g + 2, 180, day_y, y);
		if (link_find(day_f, f, n_f, day_y, y, n_y, &l))
			abort();
		*called += l.p < .05;
		*right += l.p < .05 && l.lag == 2;
	}
	*right /= fmax(*called, 1);
	*called /= n;
}

static void judge_links(int n)
{
	/* attune-methods, 180 days: r 0, .35, .5; then right lags. */
	static const double told[2][5] = { { .04, .75, 1, .97, 1 },
					   { .01, .53, .96, .87, 1 } };

	for (int i = 0; i < 2; i++) {
		double none, some, strong, right, sure, unused;

		links(rhos[i + 1], 0, n * 2, &none, &unused);
		links(rhos[i + 1], .35, n, &some, &right);
		links(rhos[i + 1], .5, n, &strong, &sure);
		printf("# rho %.2f, links called at r 0 %.3f (%.2f), .35 %.2f "
		       "(%.2f), .5 %.2f (%.2f); right lag %.2f (%.2f), %.2f "
		       "(%.2f)\n", rhos[i + 1], none, told[i][0], some,
		       told[i][1], strong, told[i][2], right, told[i][3],
		       sure, told[i][4]);
		ok(none <= .06, "unrelated ratings are seldom linked");
		ok(some > told[i][1] - .12 && strong > told[i][2] - .08 &&
		   right > told[i][3] - .1 && sure > told[i][4] - .06,
		   "a link is found as often as documented, at its lag");
	}
}

/* Shares of false and true trends at .05 in 60 days; 1.5 SD in total. */
static void judge_trends(int n)
{
	static const double told[3] = { .83, .70, .56 };
	static double e[MOST], x[MOST];
	static int32_t day[MOST];

	for (int i = 0; i < 3; i++) {
		double none = 0, some = 0;

		for (int k = 0; k < 2 * n; k++) {
			struct trend t;

			draw_latent(rhos[i], 75, e);
			for (int j = 0; k >= n && j < 75; j++)
				e[j] += j * 1.5 / 75;
			size_t kept = rate(e, 75, day, x);
			if (trend_find(day, x, kept, 1, &t))
				abort();
			*(k < n ? &none : &some) += t.p_ar1 < .05;
		}
		printf("# rho %.2f, 60 days: false trends %.3f (.04-.08), "
		       "true ones %.2f (%.2f)\n", rhos[i], none / n, some / n,
		       told[i]);
		ok(none / n <= .11, "trends are seldom seen where none are");
		ok(some / n > told[i] - .12, "and as often as documented");
	}
}

/* Effects of 1 SD on 20 single days of 90, and none. */
static void judge_tags(int n)
{
	static double e[MOST], x[MOST];
	static int32_t day[MOST];
	static unsigned char tagged[MOST];

	for (int i = 0; i < 3; i++) {
		double none = 0, some = 0;

		for (int k = 0; k < 2 * n; k++) {
			struct phase p;
			double effect = k >= n;

			draw_latent(rhos[i], 112, e);
			for (int j = 0; j < 112; j++)
				e[j] += (j * 7 % 31 < 7) * effect;
			size_t kept = rate(e, 112, day, x);
			for (size_t j = 0; j < kept; j++)
				tagged[j] = day[j] * 7 % 31 < 7;
			if (phase_tag(day, x, tagged, kept, 1, &p))
				abort();
			*(effect > 0 ? &some : &none) += p.p < .05;
		}
		printf("# rho %.2f: tags without effect called %.3f (.03-.09), "
		       "1 SD %.2f (.93-.95)\n", rhos[i], none / n, some / n);
		ok(none / n <= .11, "tags without effect are seldom called");
		ok(some / n >= .85, "tags with one are found");
	}
}

/* A gap that grows by 4 points in 120 days, and one that does not. */
static void judge_gaps(int n)
{
	static double e[MOST], x[MOST], y[MOST], a[MOST], b[MOST];
	static int32_t day_x[MOST], day_y[MOST], day[MOST];
	double steady = 0, wide = 0, told = 0;

	for (int k = 0; k < 2 * n; k++) {
		struct gap g;

		draw_latent(.25, 120, e);
		size_t n_x = rate(e, 120, day_x, x);
		for (size_t j = 0; k >= n && j < n_x; j++)
			x[j] += 10 + day_x[j] * 4. / 120;
		draw_latent(.25, 120, e);
		size_t n_y = rate(e, 120, day_y, y);
		size_t both = gap_align(day_x, x, n_x, day_y, y, n_y, day, a,
					b);
		if (gap_find(day, a, b, both, GAP_LEAST_DAILY, 1, &g))
			abort();
		if (k < n) {
			steady += g.state == GAP_STEADY;
			continue;
		}
		wide += g.state == GAP_WIDENING;
		told += g.state != GAP_STEADY;
	}
	printf("# gaps: steady called steady %.3f (1.00), widening ones told "
	       "%.3f, of these in the right direction %.3f (.98)\n",
	       steady / n, told / n, wide / told);
	ok(steady / n >= .95, "a steady gap is called steady");
	ok(told / n >= .85, "a widening one is told");
	ok(wide / told >= .98, "as widening");
}

int main(int argc, char **argv)
{
	int times = argc > 1 ? atoi(argv[1]) : 1, n = 200 * times;

	if (times < 1)
		return EXIT_FAILURE;
	seed(1);
	printf("# in brackets what attune-methods(7) tells\n");
	judge_false(n);
	judge_found(n);
	judge_dips(n);
	judge_states(n);
	judge_links(n);
	judge_trends(n);
	judge_tags(n);
	judge_gaps(n);
	if (times > 1)
		print_table(n);
	return tap_done();
}
