/* SPDX-License-Identifier: MIT
 * Experiments that ran: the days before, and the days during. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "content/trial.h"
#include "sheet/findings.h"

/* The days on which an experiment ran. */
struct run {
	const char *id;
	int32_t since, until;
};

struct runs {
	struct run *run;
	size_t n, room;
};

static bool ends(const char *state)
{
	static const enum trial_word words[] = {
		TRIAL_STOP, TRIAL_KEEP, TRIAL_ADJUST, TRIAL_UNDO, TRIAL_PAUSE,
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcmp(state, trial_word_text(words[i])))
			return true;
	return false;
}

/* Days on which anybody ended an experiment, by id, then day. */
struct ends {
	struct end { const char *id; int32_t day; } *end;
	size_t n, room;
};

static int by_end(const void *a, const void *b)
{
	const struct end *x = a, *y = b;
	int got = strcmp(x->id, y->id);

	return got ? got : (x->day > y->day) - (x->day < y->day);
}

static void list_ends(const struct figures *s, struct ends *out)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct spoken *said = &s->person[i]->spoken;
		for (size_t k = 0; k < said->n_rows; k++) {
			const struct spoken_row *r = &said->row[k];
			if (r->is_trigger || !ends(r->state))
				continue;
			out->end = mem_grow(out->end, &out->room, out->n + 1,
					    sizeof(*out->end));
			out->end[out->n++] = (struct end){ r->about, r->day };
		}
	}
	if (out->n)
		qsort(out->end, out->n, sizeof(*out->end), by_end);
}

/* The first day from `since` on at which anybody ended it; at most until. */
static int32_t end_of(const struct ends *all, const char *id, int32_t since,
		      int32_t until)
{
	const struct end key = { id, since };
	size_t from = 0, to = all->n;

	while (from < to) {
		size_t half = from + (to - from) / 2;
		if (by_end(&all->end[half], &key) < 0)
			from = half + 1;
		else
			to = half;
	}
	if (from < all->n && !strcmp(all->end[from].id, id) &&
	    all->end[from].day < until)
		return all->end[from].day;
	return until;
}

static int by_id(const void *a, const void *b)
{
	const struct run *x = a, *y = b;
	int got = strcmp(x->id, y->id);

	got = got ? got : (x->since > y->since) - (x->since < y->since);
	return got ? got : (x->until > y->until) - (x->until < y->until);
}

static int by_since(const void *a, const void *b)
{
	const struct run *x = a, *y = b;

	if (x->since != y->since)
		return x->since < y->since ? -1 : 1;
	return strcmp(x->id, y->id);
}

/* Two people may both write that it runs: that is one run. */
static void join(struct runs *r)
{
	size_t to = 0;

	if (r->n)
		qsort(r->run, r->n, sizeof(*r->run), by_id);
	for (size_t i = 0; i < r->n; i++)
		if (!to || strcmp(r->run[to - 1].id, r->run[i].id) ||
		    r->run[to - 1].until < r->run[i].since)
			r->run[to++] = r->run[i];
	r->n = to;
	if (r->n)
		qsort(r->run, r->n, sizeof(*r->run), by_since);
}

static void list_runs(const struct figures *s, struct runs *out)
{
	struct ends all = { NULL, 0, 0 };

	list_ends(s, &all);
	for (size_t i = 0; i < s->n; i++) {
		const struct spoken *said = &s->person[i]->spoken;
		for (size_t k = 0; k < said->n_rows; k++) {
			const struct spoken_row *r = &said->row[k];
			int32_t last = r->day + TRIAL_DAYS - 1;
			if (r->is_trigger || r->day > s->period.last ||
			    strcmp(r->state, trial_word_text(TRIAL_RUN)))
				continue;
			if (r->until >= r->day && r->until < last)
				last = r->until;
			last = end_of(&all, r->about, r->day, last);
			if (last < s->period.first)
				continue;
			out->run = mem_grow(out->run, &out->room, out->n + 1,
					    sizeof(*out->run));
			out->run[out->n++] = (struct run){
				.id = r->about, .since = r->day,
				.until = last };
		}
	}
	free(all.end);
	join(out);
}

static int compare(const struct figure *f, struct finding_trial *t)
{
	const struct days *d = f->days;
	size_t from = days_until(d, t->before - 1);
	size_t start = days_until(d, t->since - 1);
	size_t to = days_until(d, t->until);

	if (to > f->n)
		to = f->n;
	t->n_before = start - from;
	t->n = to - start;
	t->enough = t->n >= PHASE_LEAST_EACH &&
		    t->n_before >= PHASE_LEAST_EACH;
	return t->enough ? phase_split(d->day + from, d->value + from,
				       to - from, start - from,
				       f->weekly ? 7 : 1, &t->phase) : 0;
}

static int compare_all(struct findings *out, const struct run *r, size_t *room)
{
	const struct figures *s = out->figures;
	size_t measures = s->gather->measures->n;

	for (size_t at = 0; at < s->n * measures; at++) {
		struct finding_trial t = {
			.i = at / measures, .m = at % measures, .id = r->id,
			.since = r->since, .until = r->until,
			.before = r->since - FINDINGS_BEFORE,
		};
		if (t.until > s->period.last)
			t.until = s->period.last;
		if (s->figure[at].from == s->figure[at].n)
			continue;
		if (compare(&s->figure[at], &t))
			return -1;
		if (!t.n && !t.n_before)
			continue;
		out->trial = mem_grow(out->trial, room, out->trials + 1,
				      sizeof(*out->trial));
		out->trial[out->trials++] = t;
	}
	return 0;
}

int linked_trials(struct findings *out)
{
	struct runs runs = { NULL, 0, 0 };
	size_t room = 0;
	int got = 0;

	list_runs(out->figures, &runs);
	for (size_t i = 0; i < runs.n && !got; i++)
		got = compare_all(out, &runs.run[i], &room);
	free(runs.run);
	return got;
}
