/* SPDX-License-Identifier: MIT
 * What lib/series says about each person and measure. */
#include "sheet/figures.h"

#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"

/* By the earliest row; people who began at the same instant by what they
 * wrote, so that exchanging two tags exchanges nothing else. */
static int by_first(const void *a, const void *b)
{
	const struct gather_person *x = *(const struct gather_person *const *)a;
	const struct gather_person *y = *(const struct gather_person *const *)b;

	if (x->first.utc != y->first.utc)
		return x->first.utc < y->first.utc ? -1 : 1;
	if (x->first.nano != y->first.nano)
		return x->first.nano < y->first.nano ? -1 : 1;
	if (x->mix != y->mix)
		return x->mix < y->mix ? -1 : 1;
	return (x > y) - (x < y);
}

static void arrange(struct figures *s)
{
	int year, week;

	s->person = mem_get(s->gather->n + 1, sizeof(*s->person));
	for (size_t i = 0; i < s->gather->n; i++) {
		const struct gather_person *who = &s->gather->person[i];
		if (days_until(&who->rows, s->period.last))
			s->person[s->n++] = who;
	}
	qsort(s->person, s->n, sizeof(*s->person), by_first);
	stamp_week(s->period.last, &year, &week);
	s->turned = week % 2 && s->n > 1;
	for (size_t i = 0; s->turned && i < s->n / 2; i++) {
		const struct gather_person *who = s->person[i];
		s->person[i] = s->person[s->n - 1 - i];
		s->person[s->n - 1 - i] = who;
	}
}

/* What needs no threshold yet. */
static void begin(struct figure *f, const struct days *d,
		  const struct period *p, double *scratch)
{
	f->days = d;
	f->n = days_until(d, p->last);
	f->from = days_until(d, p->first - 1);
	if (f->from > f->n)
		f->from = f->n;
	f->weekly = usual_weekly(d->day, f->n, scratch);
}

static int finish(struct figure *f, int32_t until, double limit,
		  double *scratch)
{
	const struct days *d = f->days;

	f->rules = shift_rules(f->weekly, limit);
	f->claim = mem_get(f->n / f->rules.before + 1, sizeof(*f->claim));
	if (shift_replay(d->day, d->value, f->n, until, &f->rules, f->claim,
			 &f->story))
		return -1;
	if (!f->n)
		return 0;
	f->has_baseline = !usual_baseline(d->value + f->from, f->n - f->from,
					  f->rules.enough, scratch,
					  &f->baseline);
	f->has_usual = !usual_range(d->day, d->value, f->n, f->story.level,
				    f->rules.enough, scratch, &f->usual);
	return 0;
}

static size_t longest(const struct gather *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++)
		n = g->person[i].rows.n > n ? g->person[i].rows.n : n;
	return n;
}

int figures_of(const struct gather *g, const struct period *p, double flukes,
	       struct figures *out, struct fault *f)
{
	size_t measures = g->measures->n;
	struct shift_rules daily = shift_rules(0, 0);
	int got = 0;

	*out = (struct figures){ .gather = g, .period = *p, .flukes = flukes };
	arrange(out);
	out->figure = mem_get(out->n * measures + 1, sizeof(*out->figure));
	double *scratch = mem_get(longest(g) + 1, sizeof(*scratch));
	for (size_t i = 0; i < out->n * measures; i++) {
		begin(&out->figure[i], &out->person[i / measures]->item[i %
			measures], p, scratch);
		out->series += out->figure[i].n >= daily.before + daily.after;
	}
	double limit = shift_limit(out->series, flukes);
	for (size_t i = 0; i < out->n * measures && !got; i++)
		got = finish(&out->figure[i], p->last, limit, scratch);
	free(scratch);
	if (got) {
		fault_set(f, N_("memory is exhausted"), ENOMEM);
		figures_free(out);
	}
	return got;
}

const struct figure *figures_at(const struct figures *s, size_t i, size_t m)
{
	return &s->figure[i * s->gather->measures->n + m];
}

bool figures_any(const struct figures *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct days *d = &s->person[i]->rows;
		if (days_until(d, s->period.last) >
		    days_until(d, s->period.first - 1))
			return true;
	}
	return false;
}

bool figures_shared(const struct figures *s, size_t m)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct figure *f = figures_at(s, i, m);
		if (f->from == f->n)
			return false;
	}
	return s->n > 1;
}

void figures_free(struct figures *s)
{
	for (size_t i = 0; s->figure && i < s->n * s->gather->measures->n; i++)
		free(s->figure[i].claim);
	free(s->figure);
	free(s->person);
	*s = (struct figures){ 0 };
}
