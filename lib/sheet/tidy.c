/* SPDX-License-Identifier: MIT
 * Figures as rows of the tidy table.  Labels are those of attune-report(1). */
#include "sheet/tidy.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/found.h"
#include "sheet/grid.h"
#include "sheet/phrase.h"
#include "sheet/tried.h"
#include "sheet/words.h"

struct tidy {
	struct grid grid;
	const struct findings *found;
	const struct figures *s;
	const char *who, *item;
	const struct figure *f;
	const struct finding_days *days;
	bool paused;
};

static void put(struct tidy *t, struct grid_row r)
{
	r.who = t->who;
	r.item = t->item;
	grid_put(&t->grid, &r);
}

/* What there is to count: entries and days of the period. */
static void data(struct tidy *t, const struct days *d, size_t from, size_t to,
		 bool weekly)
{
	int32_t first = d->day[from], last = d->day[to - 1];
	int32_t end = t->s->period.last;
	size_t n = to - from;
	double all = (double)days_entries(d, from, to);
	double share = (double)n * (weekly ? 7 : 1) / (end - first + 1);
	const struct grid_row rows[] = {
		grid_row("data", "n_entries", all, n, first, last),
		grid_row("data", "n_days", (double)n, n, first, last),
		grid_row("data", "first", NAN, n, first, GRID_NO_DAY),
		grid_row("data", "last", NAN, n, GRID_NO_DAY, last),
		grid_row("data", "answered_share", fmin(1, share), n, first,
			 end),
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		put(t, rows[i]);
}

static void baseline_row(struct tidy *t, const char *statistic, double value,
			 const char *method, const char *label)
{
	const struct figure *f = t->f;
	struct grid_row r = grid_row("baseline", statistic, value, f->baseline.n,
			   f->days->day[f->from], f->days->day[f->n - 1]);

	r.method = method;
	r.label = isfinite(value) ? label : "not_enough";
	if (!strcmp(statistic, "median")) {
		r.low = f->baseline.low;
		r.high = f->baseline.high;
	}
	put(t, r);
}

static void baseline(struct tidy *t)
{
	const struct usual_baseline *b = &t->f->baseline;
	const char *label = b->ranged ? NULL : "not_enough";
	const char *same = b->constant ? "constant" : NULL;

	baseline_row(t, "n_days", (double)b->n, NULL, NULL);
	baseline_row(t, "median", b->median, "quantile7", label);
	baseline_row(t, "q10", b->low, "quantile7", label);
	baseline_row(t, "q90", b->high, "quantile7", label);
	baseline_row(t, "mean", b->mean, NULL, NULL);
	baseline_row(t, "sd", b->sd, NULL, same);
	baseline_row(t, "mad", b->mad, "mad*1.4826", same);
	baseline_row(t, "xmr_low", b->xmr_low, "xmr", same);
	baseline_row(t, "xmr_high", b->xmr_high, "xmr", same);
}

static void usual_row(struct tidy *t, const char *statistic, double value,
		      const char *label, const char *text)
{
	const struct usual_range *u = &t->f->usual;
	struct grid_row r = grid_row("usual", statistic, value, u->n, u->since,
			   u->until);

	r.label = label;
	r.text = text;
	if (isfinite(value) && strcmp(statistic, "n_days"))
		r.method = "quantile7";
	if (text) {
		r.low = u->low;
		r.high = u->high;
	}
	put(t, r);
}

static void usual(struct tidy *t)
{
	const struct usual_range *u = &t->f->usual;
	const char *label = u->ranged ? NULL : "not_enough";
	struct buf text = BUF_EMPTY;

	words_usual(&text, t->f, phrase_year(t->s->period.last));
	usual_row(t, "n_days", (double)u->n, NULL, NULL);
	usual_row(t, "median", u->median, label, text.at);
	usual_row(t, "q10", u->low, label, NULL);
	usual_row(t, "q90", u->high, label, NULL);
	usual_row(t, "since", NAN, NULL, NULL);
	buf_free(&text);
}

static const char *state_label(enum shift_state state)
{
	switch (state) {
	case SHIFT_NOT_ENOUGH: return "not_enough";
	case SHIFT_USUAL: return "usual";
	case SHIFT_TEMPORARY: return "temporary";
	case SHIFT_POSSIBLE_UP: return "possible_up";
	case SHIFT_POSSIBLE_DOWN: return "possible_down";
	case SHIFT_UP: return "shift_up";
	case SHIFT_DOWN: return "shift_down";
	case SHIFT_DRIFT_UP: return "drift_up";
	case SHIFT_DRIFT_DOWN: return "drift_down";
	}
	return NULL;
}

static void shift(struct tidy *t, size_t i)
{
	const struct figure *f = t->f;
	const struct shift_claim *c = &f->claim[i];
	bool is_last = i + 1 == f->story.n_claims, up = c->z > 0;
	size_t end = is_last ? f->n : f->claim[i + 1].first;
	struct grid_row r = grid_row("change", "shift", c->after - c->before,
			   c->n_before + c->n_after, c->onset,
			   f->days->day[end - 1]);

	r.label = c->drift ? up ? "drift_up" : "drift_down" :
			     up ? "shift_up" : "shift_down";
	r.method = "glr_ar1";
	put(t, r);
}

static void excursion(struct tidy *t)
{
	const struct stretch *s = &t->f->story.stretch;
	struct grid_row r = grid_row("change", "excursion", s->median - s->median_other,
			   s->n + s->n_other, s->since, s->until);

	r.label = s->side > 0 ? "high" : "low";
	r.method = "normal_scores_ar1";
	put(t, r);
}

/* What goes on, looked back on: the last rating as a mark of the next. */
static void last(struct tidy *t, size_t i, size_t m)
{
	const struct shift_story *s = &t->f->story;
	struct grid_row r = grid_row("change", "", NAN, 0,
				     t->f->days->day[0],
				     t->f->days->day[t->f->n - 1]);
	struct backtest past;

	if (s->state != SHIFT_POSSIBLE_UP && s->state != SHIFT_POSSIBLE_DOWN &&
	    !(s->state == SHIFT_TEMPORARY && s->stretch.ongoing))
		return;
	tried_last(t->s, i, m, tried_is_up(s), &past);
	r.who = t->who;
	r.item = t->item;
	found_tried(&t->grid, &r, &past);
}

static void change(struct tidy *t)
{
	const struct figure *f = t->f;
	struct buf text = BUF_EMPTY;
	struct grid_row r = grid_row("change", "state", NAN, f->n - f->story.level,
			   f->story.since, f->days->day[f->n - 1]);

	/* Of somebody who has not written lately no present is told. */
	if (!t->paused)
		words_change(&text, f, phrase_year(t->s->period.last));
	if (!text.len && !t->paused)
		words_too_early(&text, f);
	r.label = state_label(t->paused ? SHIFT_NOT_ENOUGH : f->story.state);
	r.method = "glr_ar1";
	r.text = text.at;
	put(t, r);
	for (size_t i = 0; i < f->story.n_claims; i++)
		shift(t, i);
	if (f->story.stretch.found && !t->paused)
		excursion(t);
	buf_free(&text);
}

/* Whether it rises or falls over the period. */
static void trend(struct tidy *t)
{
	const struct trend *d = &t->days->trend;
	const struct figure *f = t->f;
	int32_t since = f->days->day[f->from], until = f->days->day[f->n - 1];
	const struct { const char *statistic; double value, p; } all[] = {
		{ "theil_sen_per_day", d->slope, NAN }, { "mk_s", d->s, NAN },
		{ "mk_var", d->var, NAN }, { "mk_z", d->z, NAN },
		{ "mk_p", d->p, d->p }, { "mk_p_ar1", d->p_ar1, d->p_ar1 },
		{ "mk_tau_b", d->tau_b, NAN },
	};

	for (size_t i = 0; t->days->has_trend && i < ARRAY_LEN(all); i++) {
		struct grid_row r = grid_row("trend", all[i].statistic,
					     all[i].value, d->n, since, until);
		if (!i) {
			r.low = d->low;
			r.high = d->high;
		}
		r.p = all[i].p;
		r.label = t->days->trend_enough ? NULL : "not_enough";
		r.method = !i ? "theil_sen" : all[i].value == d->p_ar1 ?
			   "mann_kendall_ar1" : "mann_kendall";
		put(t, r);
	}
}

static void note(struct tidy *t, const char *statistic, double value,
		 const char *label, const char *text)
{
	bool any = t->s->n > 0;
	struct grid_row r = grid_row("note", statistic, value, 0,
			   any ? t->s->period.first : GRID_NO_DAY,
			   any ? t->s->period.last : GRID_NO_DAY);

	r.n = -1;
	r.label = label;
	r.text = text;
	put(t, r);
}

/* Who may read the table, and what that means. */
static void audience(struct tidy *t, const struct audience *a)
{
	static const struct { const char *label, *text; } all[] = {
		[AUDIENCE_COUPLE] = { "couple",
			N_("Only shared notes are counted.") },
		[AUDIENCE_OWN] = { "own",
			N_("For one person alone: their own notes, and what "
			   "others share.") },
		[AUDIENCE_CLINICIAN] = { "clinician",
			N_("For a therapist alone: what is shared, and what "
			   "was written for a therapist.") },
		[AUDIENCE_MEDICAL] = { "medical",
			N_("Of one person alone: what they share, and what "
			   "they wrote for a therapist.") },
	};

	t->who = a->own;
	note(t, "audience", NAN, all[a->kind].label, _(all[a->kind].text));
	t->who = NULL;
}

static void notes(struct tidy *t, const struct tidy_how *how)
{
	struct buf flukes = BUF_EMPTY;

	t->item = NULL;
	audience(t, &how->audience);
	note(t, "n_series", (double)t->s->series, NULL,
	     _("Ratings with 29 days or more, counted for each person."));
	phrase_flukes(&flukes, t->s->flukes);
	note(t, "expected_flukes", t->s->flukes, NULL, flukes.at);
	buf_free(&flukes);
	note(t, "left_out", (double)how->left_out, NULL,
	     _("Records that could not be read."));
	if (how->hidden)
		note(t, "deidentified", NAN, NULL, phrase_hidden());
	note(t, "caveat", NAN, NULL,
	     _("The numbers do not say why, and they are not a diagnosis. "
	       "Zero is an answer; a missing rating is not a zero."));
}

static void person(struct tidy *t, size_t i)
{
	const struct figures *s = t->s;
	const struct days *rows = &s->person[i]->rows;
	size_t from = days_until(rows, s->period.first - 1);
	size_t to = days_until(rows, s->period.last);

	t->who = s->person[i]->tag;
	t->item = NULL;
	t->paused = t->found->pause[i].paused;
	if (from < to)
		data(t, rows, from, to, false);
	for (size_t m = 0; m < s->gather->measures->n; m++) {
		t->f = figures_at(s, i, m);
		t->days = findings_days(t->found, i, m);
		t->item = s->gather->measures->all[m].id;
		if (t->f->from == t->f->n)
			continue;
		data(t, t->f->days, t->f->from, t->f->n, t->f->weekly);
		baseline(t);
		usual(t);
		change(t);
		if (!t->paused)
			last(t, i, m);
		trend(t);
	}
}

void tidy_write(struct buf *out, const struct findings *found,
		const struct tidy_how *how)
{
	struct tidy t = {
		.grid = { .out = out, .file = how->file, .json = how->json },
		.found = found, .s = found->figures };

	grid_begin(&t.grid);
	for (size_t i = 0; i < t.s->n; i++)
		person(&t, i);
	found_write(&t.grid, found);
	notes(&t, how);
	grid_end(&t.grid);
}
