/* SPDX-License-Identifier: MIT
 * Weekly replay of a likelihood-ratio scan for one change in mean. */
#include "series/shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "series/ar.h"
#include "series/rank.h"
#include "series/screen.h"
#include "series/trend.h"
#include "series/usual.h"

enum {
	YOUNGEST = 3,		/* days a younger split must leave */
	LATEST = 5,		/* days that must lie nearer the new level */
	DRIFT_WINDOW = 120,	/* days in which a line may fit better */
};

/* The floor of the variance: answers are whole points. */
static const double least_variance = .25, possible_limit = 3,
	least_limit = 3, logged_apart = .25;

/* The diary and scratch as long as it. */
struct replay {
	const int32_t *day;
	const double *x;
	size_t n;
	const struct shift_rules *rules;
	struct screen screen;
	double *residual, *start, *end;
};

/* The best split of one look: at index `at`, not dropped when at > 0. */
struct split {
	size_t at;
	double z, nu;
};

double shift_limit(size_t m, double flukes)
{
	if (!m)
		return least_limit;
	/* ln of the false rate falls by about 2.15 for each unit of h. */
	double h = 3 + log(.42 * (double)m / fmax(flukes, .01)) / 2.15;
	return fmax(h, least_limit);
}

double shift_widened(double h, double nu)
{
	return h + (h * h * h + h) / (4 * nu);
}

struct shift_rules shift_rules(int weekly, double limit)
{
	if (weekly)
		return (struct shift_rules){
			.before = 12, .after = 5, .span = 28, .step = 7,
			.fresh = 120, .enough = USUAL_LEAST_WEEKLY,
			.limit = limit };
	return (struct shift_rules){
		.before = 21, .after = 8, .span = 14, .step = 1,
		.fresh = 60, .enough = USUAL_LEAST_DAILY, .limit = limit };
}

static double mean_of(const struct replay *r, size_t from, size_t to)
{
	return screen_mean(&r->screen, from, to);
}

/* The last index at which a split leaves enough days, or 0. */
static size_t last_split(const struct replay *r, size_t from, size_t to)
{
	const struct shift_rules *u = r->rules;

	if (to - from < u->before + u->after)
		return 0;
	size_t k = to - u->after;
	while (k >= from + u->before && r->day[to - 1] - r->day[k] < u->span)
		k--;
	return k >= from + u->before ? k : 0;
}

/* The limit that anything told has to pass. */
static double least_told(double nu)
{
	return shift_widened(least_limit, nu);
}

/* Variance and likeness of the residuals about the means around cut. */
static double measure(const struct replay *r, size_t from, size_t to,
		      size_t cut, double *rho)
{
	double old = mean_of(r, from, cut), new = mean_of(r, cut, to);
	double squares = 0;
	size_t n = to - from;

	for (size_t i = 0; i < n; i++) {
		double e = r->x[from + i] - (from + i < cut ? old : new);

		r->residual[i] = e;
		squares += e * e;
	}
	double var = fmax(squares / (double)(n - 2), least_variance);
	*rho = ar_lag1(r->day + from, r->residual, n, cut - from, var,
		       AR_BIAS_LEVEL, r->rules->step);
	return var;
}

/* Whether the latest days have gone back towards the old level. */
static int gone_back(const struct replay *r, size_t from, size_t to, size_t at)
{
	double old = mean_of(r, from, at), new = mean_of(r, at, to);
	double now = mean_of(r, to - LATEST, to);

	return fabs(now - old) < fabs(now - new);
}

/* One look at the days from..to-1; none that could not be told is found. */
static struct split look_at(const struct replay *r, size_t from, size_t to)
{
	struct split best = { 0 };
	size_t last = last_split(r, from, to), n = to - from;
	double rho, younger = 0;

	size_t first = from + r->rules->before;
	if (!last || !screen_may(&r->screen, from, to, first, last,
				 least_variance, least_told))
		return best;
	double var = measure(r, from, to, screen_best(&r->screen, from, to,
						      first, last), &rho);
	ar_from_start(r->day + from, n, rho, r->rules->step, r->start);
	ar_from_end(r->day + from, n, rho, r->rules->step, r->end);
	for (size_t k = first; k <= to - YOUNGEST; k++) {
		double a = (double)(k - from), b = (double)(to - k);
		double v = r->start[k - from - 1] / (a * a) +
			   r->end[k - from] / (b * b);
		double z = (mean_of(r, k, to) - mean_of(r, from, k)) /
			   sqrt(var * v);

		if (k > last) {
			younger = fmax(younger, fabs(z));
		} else if (!best.at || fabs(z) > fabs(best.z)) {
			best.at = k;
			best.z = z;
		}
	}
	best.nu = fmax(3, (double)n * (1 - rho) / (1 + rho) - 2);
	if (younger > fabs(best.z) || gone_back(r, from, to, best.at))
		best.at = 0;
	return best;
}

static int exceeds(struct split s, double limit)
{
	return s.at && fabs(s.z) > shift_widened(limit, s.nu);
}

/* The sum of distances of x from its median; scratch is overwritten. */
static double distances(const double *x, size_t n, double *scratch)
{
	double sum = 0;

	memcpy(scratch, x, n * sizeof *x);
	double middle = rank_median(scratch, n);
	for (size_t i = 0; i < n; i++)
		sum += fabs(x[i] - middle);
	return sum;
}

/* Whether a straight line lies nearer the 120 days than the step.  They end
 * today, or once the onset is 60 days old, with it in their middle, so that
 * the word no longer changes. */
static int find_drift(const struct replay *r, int32_t until,
		      struct shift_claim *c)
{
	int32_t past = c->onset + DRIFT_WINDOW / 2;
	size_t at = c->first, from = at, to = at;

	if (past > until)
		past = until + 1;
	while (from > 0 && past - r->day[from - 1] <= DRIFT_WINDOW)
		from--;
	while (to < r->n && r->day[to] < past)
		to++;
	c->drift = 0;
	if (from == at || to == at)
		return 0;

	size_t n = to - from;
	const int32_t *day = r->day + from;
	const double *x = r->x + from;
	double slope;
	if (trend_slope(day, x, n, &slope))
		return -1;
	double step = distances(x, at - from, r->end) +
		      distances(r->x + at, to - at, r->end);
	for (size_t i = 0; i < n; i++)
		r->start[i] = x[i] - slope * (day[i] - day[0]);
	c->drift = distances(r->start, n, r->end) < step;
	return 0;
}

static double median_of(const struct replay *r, size_t from, size_t to)
{
	memcpy(r->residual, r->x + from, (to - from) * sizeof *r->x);
	return rank_median(r->residual, to - from);
}

/* The share of days answered, from the first to before the last day. */
static double answered(const struct replay *r, size_t n, int32_t from,
		       int32_t past)
{
	return fmin(1, (double)n * r->rules->step / fmax(1, past - from));
}

/* Medians and answered days of the levels from..first-1 and first..to-1, of
 * which the second ends before the day past; and whether it is a drift. */
static int weigh(const struct replay *r, size_t from, size_t to, int32_t past,
		 int32_t until, struct shift_claim *c)
{
	size_t at = c->first;

	c->n_before = at - from;
	c->n_after = to - at;
	c->before = median_of(r, from, at);
	c->after = median_of(r, at, to);
	double apart = answered(r, c->n_after, r->day[at], past) -
		       answered(r, c->n_before, r->day[from], r->day[at]);
	c->logged = apart > logged_apart ? 1 : apart < -logged_apart ? -1 : 0;
	return find_drift(r, until, c);
}

/* A claim but for what weigh() fills. */
static struct shift_claim claim(const struct replay *r, int32_t look,
				struct split s)
{
	return (struct shift_claim){ .onset = r->day[s.at], .look = look,
				     .first = s.at, .z = s.z };
}

/* The end of the ISO week of a day: its Sunday. */
static int64_t week_end(int64_t day)
{
	int64_t past = (day + 3) % 7;

	return day - (past < 0 ? past + 7 : past) + 6;
}

/* The look at the current level up to the day to-1. */
static struct split look_back(const struct replay *r, size_t level, size_t to)
{
	return look_at(r, to - level > SHIFT_BACK ? to - SHIFT_BACK : level,
		       to);
}

/* Looks once a week; returns what the last look at the level found. */
static struct split replay(const struct replay *r, int32_t until,
			   struct shift_claim *claims, struct shift_story *out)
{
	struct split last = { 0 };
	size_t to = 0, seen = 0;

	for (int64_t look = week_end(r->day[0]); ; look += 7) {
		int midweek = look > until;
		int32_t today = midweek ? until : (int32_t)look;

		while (to < r->n && r->day[to] <= today)
			to++;
		/* A look at the same days finds the same. */
		if (to > seen)
			last = look_back(r, out->level, to);
		seen = to;
		if (exceeds(last, r->rules->limit) &&
		    (!midweek || r->rules->midweek)) {
			struct shift_claim *c = &claims[out->n_claims++];

			*c = claim(r, today, last);
			c->midweek = midweek;
			out->level = last.at;
			last = look_back(r, out->level, to);
		}
		if (look >= until)
			return last;
		/* Weeks without an entry need no look. */
		if (!exceeds(last, r->rules->limit))
			look = week_end(to < r->n ? r->day[to] : until) - 7;
	}
}

/* Every level ends where the next begins, the last one at until. */
static int weigh_all(const struct replay *r, int32_t until,
		     struct shift_claim *claims, size_t n)
{
	size_t from = 0;

	for (size_t i = 0; i < n; i++) {
		int ends = i + 1 < n;

		if (weigh(r, from, ends ? claims[i + 1].first : r->n,
			  ends ? claims[i + 1].onset : until + 1, until,
			  &claims[i]))
			return -1;
		from = claims[i].first;
	}
	return 0;
}

static enum shift_state claimed_state(const struct shift_claim *c)
{
	if (c->drift)
		return c->z > 0 ? SHIFT_DRIFT_UP : SHIFT_DRIFT_DOWN;
	return c->z > 0 ? SHIFT_UP : SHIFT_DOWN;
}

/* How it is now: newest news first. */
static int state_now(const struct replay *r, int32_t until, struct split last,
		     const struct shift_claim *claims, struct shift_story *out)
{
	const struct shift_claim *c =
		out->n_claims ? &claims[out->n_claims - 1] : NULL;
	size_t n = r->n - out->level;

	if (exceeds(last, possible_limit)) {
		struct shift_claim *p = &out->possible;

		*p = claim(r, until, last);
		if (weigh(r, out->level, r->n, until + 1, until, p))
			return -1;
		out->since = p->onset;
		out->state = p->z > 0 ? SHIFT_POSSIBLE_UP : SHIFT_POSSIBLE_DOWN;
		return 0;
	}
	if (c && until - c->onset < r->rules->fresh) {
		out->state = claimed_state(c);
		return 0;
	}
	if (n < r->rules->enough)
		return 0;
	out->state = SHIFT_USUAL;
	if (stretch_find(r->day + out->level, r->x + out->level, n, until,
			 r->rules->step, &out->stretch))
		return -1;
	if (out->stretch.found) {
		out->state = SHIFT_TEMPORARY;
		out->since = out->stretch.since;
	}
	return 0;
}

static int tell(struct replay *r, int32_t until, struct shift_claim *claims,
		struct shift_story *out)
{
	size_t wanted = r->rules->before + r->rules->after;

	struct split last = replay(r, until, claims, out);
	if (weigh_all(r, until, claims, out->n_claims))
		return -1;
	size_t n = r->n - out->level;
	out->more = n < wanted ? wanted - n : 0;
	out->since = r->day[out->level];
	return state_now(r, until, last, claims, out);
}

int shift_replay(const int32_t *day, const double *x, size_t n, int32_t until,
		 const struct shift_rules *rules, struct shift_claim *claims,
		 struct shift_story *out)
{
	struct replay r = { .day = day, .x = x, .rules = rules };

	*out = (struct shift_story){ .since = until,
				     .more = rules->before + rules->after };
	while (r.n < n && day[r.n] <= until)
		r.n++;
	if (!r.n)
		return 0;
	double *scratch = malloc((3 * r.n + screen_room(r.n)) *
				 sizeof *scratch);
	if (!scratch)
		return -1;
	r.residual = scratch;
	r.start = r.residual + r.n;
	r.end = r.start + r.n;
	screen_fill(&r.screen, day, x, r.n, rules->step, r.end + r.n);
	int status = tell(&r, until, claims, out);
	free(scratch);
	return status;
}
