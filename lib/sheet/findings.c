/* SPDX-License-Identifier: MIT
 * Findings: who writes, how far apart, which days; and those of linked.h. */
#include "sheet/findings.h"

#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/linked.h"

static void count_voices(struct findings *out, size_t i)
{
	const struct figures *s = out->figures;
	const struct gather_person *who = s->person[i];
	int32_t first = s->period.first, last = s->period.last;
	size_t from = days_until(&who->rows, first - 1);
	size_t to = days_until(&who->rows, last);

	out->voice[FINDINGS_ENTRIES].count[i] =
		from < to ? (double)days_entries(&who->rows, from, to) -
			    sums_between(&who->hidden, first, last) : 0;
	out->voice[FINDINGS_WORDS].count[i] =
		sums_between(&who->spoken.words, first, last);
	out->voice[FINDINGS_TURNS].count[i] =
		sums_between(&who->spoken.turns, first, last);
	out->voice[FINDINGS_MINUTES].count[i] =
		sums_between(&who->spoken.minutes, first, last);
}

static void find_pause(const struct figures *s, size_t i,
		       struct finding_pause *out)
{
	const struct days *d = &s->person[i]->rows;
	size_t n = days_until(d, s->period.last);
	int32_t now = s->period.whole ? s->period.today : s->period.last;
	double *scratch = mem_get(n + 1, sizeof(*scratch));

	out->last = d->day[n - 1];
	out->limit = voice_pause(usual_gap(d->day, n, scratch));
	out->paused = now - out->last > out->limit;
	free(scratch);
}

static void find_voices(struct findings *out)
{
	const struct figures *s = out->figures;

	for (size_t v = 0; v < FINDINGS_VOICES; v++)
		out->voice[v].count = mem_get(s->n + 1,
					      sizeof(*out->voice[v].count));
	out->pause = mem_get(s->n + 1, sizeof(*out->pause));
	for (size_t i = 0; i < s->n; i++) {
		count_voices(out, i);
		find_pause(s, i, &out->pause[i]);
	}
	for (size_t v = 0; v < FINDINGS_VOICES; v++)
		voice_find(out->voice[v].count, s->n, &out->voice[v].voice);
}

static int find_days(const struct figure *f, struct finding_days *out)
{
	const int32_t *day = f->days->day + f->from;
	const double *value = f->days->value + f->from;
	size_t n = f->n - f->from;
	int32_t step = f->weekly ? 7 : 1;

	out->has_weekdays = n > 0;
	out->has_trend = n >= 3;
	out->trend_enough = n >= (f->weekly ? GAP_LEAST_WEEKLY :
					      GAP_LEAST_DAILY);
	if (n && weekdays_find(day, value, n, step, &out->weekdays))
		return -1;
	return out->has_trend ? trend_find(day, value, n, step, &out->trend)
			      : 0;
}

static int find_gap(const struct figure *a, const struct figure *b,
		    struct finding_gap *out)
{
	size_t n_a = a->n - a->from, n_b = b->n - b->from;
	size_t room = (n_a < n_b ? n_a : n_b) + 1;
	int32_t *day = mem_get(room, sizeof(*day));
	double *x = mem_get(2 * room, sizeof(*x));
	size_t n = gap_align(a->days->day + a->from, a->days->value + a->from,
			     n_a, b->days->day + b->from,
			     b->days->value + b->from, n_b, day, x, x + room);
	int got = 0;

	out->weekly = a->weekly || b->weekly;
	if (n) {
		out->since = day[0];
		out->until = day[n - 1];
		got = gap_find(day, x, x + room, n, out->weekly ?
			       GAP_LEAST_WEEKLY : GAP_LEAST_DAILY,
			       out->weekly ? 7 : 1, &out->gap);
	}
	free(day);
	free(x);
	return got;
}

static int find_gaps(struct findings *out)
{
	const struct figures *s = out->figures;
	size_t measures = s->gather->measures->n, room = 0;

	/* Pairs grow with the square, and a log of so many is no couple's. */
	if (s->n > FINDINGS_PEOPLE)
		return 0;
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = i + 1; k < s->n; k++)
			for (size_t m = 0; m < measures; m++) {
				const struct figure *a = figures_at(s, i, m);
				const struct figure *b = figures_at(s, k, m);
				struct finding_gap new = {
					.i = i, .k = k, .m = m };
				if (a->from == a->n || b->from == b->n)
					continue;
				if (find_gap(a, b, &new))
					return -1;
				if (!new.gap.n)
					continue;
				out->gap = mem_grow(out->gap, &room,
						    out->gaps + 1,
						    sizeof(*out->gap));
				out->gap[out->gaps++] = new;
			}
	return 0;
}

/* The first and the last total of the period. */
static void find_scales(struct findings *out, const struct scales *scales)
{
	const struct figures *s = out->figures;
	size_t room = 0;

	for (size_t at = 0; scales && at < s->n * scales->n; at++) {
		size_t i = at / scales->n, k = at % scales->n;
		const struct days *d = &s->person[i]->scale[k];
		size_t from = days_until(d, s->period.first - 1);
		size_t to = days_until(d, s->period.last);
		if (from >= to)
			continue;
		struct finding_scale new = {
			.i = i, .scale = &scales->scale[k], .n = to - from,
			.since = d->day[from], .until = d->day[to - 1],
			.before = d->value[from], .after = d->value[to - 1],
		};
		new.enough = new.n > 1 &&
			!change_find(new.before, new.after, new.scale->sd,
				     new.scale->reliability, &new.change);
		out->scale = mem_grow(out->scale, &room, out->scales + 1,
				      sizeof(*out->scale));
		out->scale[out->scales++] = new;
	}
}

static int find(struct findings *out, const struct findings_how *how)
{
	const struct figures *s = out->figures;
	size_t all = s->n * s->gather->measures->n;

	find_voices(out);
	find_scales(out, how->scales);
	out->days = mem_get(all + 1, sizeof(*out->days));
	for (size_t at = 0; at < all; at++)
		if (find_days(&s->figure[at], &out->days[at]))
			return -1;
	return find_gaps(out) || linked_links(out, how->between) ||
	       linked_tags(out) || linked_trials(out) ? -1 : 0;
}

int findings_of(const struct figures *s, const struct findings_how *how,
		struct findings *out, struct fault *f)
{
	*out = (struct findings){ .figures = s };
	if (!find(out, how))
		return 0;
	fault_set(f, N_("memory is exhausted"), ENOMEM);
	findings_free(out);
	return -1;
}

const struct finding_days *findings_days(const struct findings *s, size_t i,
					 size_t m)
{
	return &s->days[i * s->figures->gather->measures->n + m];
}

void findings_free(struct findings *s)
{
	for (size_t v = 0; v < FINDINGS_VOICES; v++)
		free(s->voice[v].count);
	free(s->link);
	free(s->tag);
	free(s->trial);
	free(s->gap);
	free(s->scale);
	free(s->pause);
	free(s->days);
	*s = (struct findings){ 0 };
}
