/* SPDX-License-Identifier: MIT
 * Figures as tidy CSV.  Columns and labels are those of attune-report(1). */
#include "sheet/tidy.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "series/gap.h"
#include "sheet/phrase.h"
#include "sheet/words.h"
#include "table/writer.h"

static const char header[] =
	"file,section,who,item,factor,statistic,value,low,high,n,since,until,"
	"p,label,method,text\n";

/* One row; what is not set stays empty. */
struct row {
	const char *section, *statistic;
	double value, low, high;	/* NaN: empty */
	long n;				/* negative: empty */
	int32_t since, until;		/* NO_DAY: empty */
	double p;			/* NaN: empty */
	const char *label, *method, *text;	/* NULL: empty */
};

enum { NO_DAY = INT32_MIN };

struct tidy {
	struct buf *out;
	const struct figures *s;
	const struct tidy_how *how;
	const char *who, *item;
	const struct figure *f;
};

static void cell(struct tidy *t, const char *text, bool first)
{
	writer_cell(t->out, &WRITER_CSV, text ? text : "",
		    text ? strlen(text) : 0, first);
}

static void number(struct tidy *t, double value)
{
	char text[32] = "";

	if (isfinite(value))
		/* Adding zero makes -0 a 0. */
		snprintf(text, sizeof(text), "%.6g", value + 0.);
	cell(t, text, false);
}

static void day(struct tidy *t, int32_t value)
{
	char text[STAMP_MAX] = "";

	if (value != NO_DAY)
		stamp_date(text, value);
	cell(t, text, false);
}

static void put(struct tidy *t, const struct row *r)
{
	size_t start = t->out->len;

	cell(t, t->how->file, true);
	cell(t, r->section, false);
	cell(t, t->who, false);
	cell(t, t->item, false);
	cell(t, NULL, false);
	cell(t, r->statistic, false);
	number(t, r->value);
	number(t, r->low);
	number(t, r->high);
	number(t, r->n < 0 ? NAN : (double)r->n);
	day(t, r->since);
	day(t, r->until);
	number(t, r->p);
	cell(t, r->label, false);
	cell(t, r->method, false);
	cell(t, r->text, false);
	writer_end(t->out, &WRITER_CSV, start);
}

static struct row row(const char *section, const char *statistic, double value,
		      size_t n, int32_t since, int32_t until)
{
	return (struct row){ .section = section, .statistic = statistic,
			     .value = value, .low = NAN, .high = NAN,
			     .n = (long)n, .since = since, .until = until,
			     .p = NAN };
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
	const struct row rows[] = {
		row("data", "n_entries", all, n, first, last),
		row("data", "n_days", (double)n, n, first, last),
		row("data", "first", NAN, n, first, NO_DAY),
		row("data", "last", NAN, n, NO_DAY, last),
		row("data", "answered_share", fmin(1, share), n, first, end),
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		put(t, &rows[i]);
}

static void baseline_row(struct tidy *t, const char *statistic, double value,
			 const char *method, const char *label)
{
	const struct figure *f = t->f;
	struct row r = row("baseline", statistic, value, f->baseline.n,
			   f->days->day[f->from], f->days->day[f->n - 1]);

	r.method = method;
	r.label = isfinite(value) ? label : "not_enough";
	if (!strcmp(statistic, "median")) {
		r.low = f->baseline.low;
		r.high = f->baseline.high;
	}
	put(t, &r);
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
	struct row r = row("usual", statistic, value, u->n, u->since,
			   u->until);

	r.label = label;
	r.text = text;
	if (isfinite(value) && strcmp(statistic, "n_days"))
		r.method = "quantile7";
	if (text) {
		r.low = u->low;
		r.high = u->high;
	}
	put(t, &r);
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
	struct row r = row("change", "shift", c->after - c->before,
			   c->n_before + c->n_after, c->onset,
			   f->days->day[end - 1]);

	r.label = c->drift ? up ? "drift_up" : "drift_down" :
			     up ? "shift_up" : "shift_down";
	r.method = "glr_ar1";
	put(t, &r);
}

static void excursion(struct tidy *t)
{
	const struct stretch *s = &t->f->story.stretch;
	struct row r = row("change", "excursion", s->median - s->median_other,
			   s->n + s->n_other, s->since, s->until);

	r.label = s->side > 0 ? "high" : "low";
	r.method = "normal_scores_ar1";
	put(t, &r);
}

static void change(struct tidy *t)
{
	const struct figure *f = t->f;
	struct buf text = BUF_EMPTY;
	struct row r = row("change", "state", NAN, f->n - f->story.level,
			   f->story.since, f->days->day[f->n - 1]);

	words_change(&text, f, phrase_year(t->s->period.last));
	if (!text.len)
		words_too_early(&text, f);
	r.label = state_label(f->story.state);
	r.method = "glr_ar1";
	r.text = text.at;
	put(t, &r);
	for (size_t i = 0; i < f->story.n_claims; i++)
		shift(t, i);
	if (f->story.stretch.found)
		excursion(t);
	buf_free(&text);
}

static const char *gap_label(enum gap_state state)
{
	switch (state) {
	case GAP_NOT_ENOUGH: return "not_enough";
	case GAP_STEADY: return "steady";
	case GAP_WIDENING: return "widening";
	case GAP_NARROWING: return "narrowing";
	}
	return NULL;
}

static void gap_rows(struct tidy *t, const struct gap *g, int32_t since,
		     int32_t until)
{
	static const char section[] = "gap";
	struct row r = row(section, "n_days", (double)g->n, g->n, since, until);

	put(t, &r);
	r = row(section, "median", g->median, g->n, since, until);
	r.low = g->low;
	r.high = g->high;
	put(t, &r);
	r = row(section, "median_abs", g->median_abs, g->n, since, until);
	put(t, &r);
	r = row(section, "concordance_tau_b", g->tau_b, g->n, since, until);
	r.label = isfinite(g->tau_b) ? NULL : "not_enough";
	r.method = "kendall";
	put(t, &r);
	r = row(section, "state", g->slope_week, g->n, since, until);
	r.p = g->p;
	r.label = gap_label(g->state);
	r.method = "mann_kendall_ar1";
	put(t, &r);
}

/* The days of the period that two people rated. */
static void gap(struct tidy *t, const struct figure *a, const struct figure *b)
{
	size_t n_a = a->n - a->from, n_b = b->n - b->from;
	size_t room = (n_a < n_b ? n_a : n_b) + 1;
	int32_t *day = mem_get(room, sizeof(*day));
	double *x = mem_get(2 * room, sizeof(*x));
	bool weekly = a->weekly || b->weekly;
	struct gap g;
	size_t n = gap_align(a->days->day + a->from, a->days->value + a->from,
			     n_a, b->days->day + b->from,
			     b->days->value + b->from, n_b, day, x, x + room);

	if (n && !gap_find(day, x, x + room, n, weekly ? GAP_LEAST_WEEKLY :
			   GAP_LEAST_DAILY, weekly ? 7 : 1, &g))
		gap_rows(t, &g, day[0], day[n - 1]);
	free(day);
	free(x);
}

static void gaps(struct tidy *t, size_t i, size_t k)
{
	const struct figures *s = t->s;
	const struct measures *measures = s->gather->measures;
	struct buf pair = BUF_EMPTY;

	buf_addf(&pair, "%s-%s", s->person[i]->tag, s->person[k]->tag);
	t->who = pair.at;
	for (size_t m = 0; m < measures->n; m++) {
		const struct figure *a = figures_at(s, i, m);
		const struct figure *b = figures_at(s, k, m);
		t->item = measures->all[m].id;
		if (a->from < a->n && b->from < b->n)
			gap(t, a, b);
	}
	buf_free(&pair);
}

static void note(struct tidy *t, const char *statistic, double value,
		 const char *label, const char *text)
{
	bool any = t->s->n > 0;
	struct row r = row("note", statistic, value, 0,
			   any ? t->s->period.first : NO_DAY,
			   any ? t->s->period.last : NO_DAY);

	r.n = -1;
	r.label = label;
	r.text = text;
	put(t, &r);
}

static void notes(struct tidy *t)
{
	struct buf flukes = BUF_EMPTY;

	t->who = t->how->own;
	t->item = NULL;
	if (t->how->own)
		note(t, "audience", NAN, "own",
		     _("For one person alone: their own notes, and what "
		       "others share."));
	else
		note(t, "audience", NAN, "couple",
		     _("Only shared notes are counted."));
	t->who = NULL;
	note(t, "n_series", (double)t->s->series, NULL,
	     _("Ratings with 29 days or more, counted for each person."));
	phrase_flukes(&flukes, t->s->flukes);
	note(t, "expected_flukes", t->s->flukes, NULL, flukes.at);
	buf_free(&flukes);
	note(t, "left_out", (double)t->how->left_out, NULL,
	     _("Records that could not be read."));
	note(t, "caveat", NAN, NULL,
	     _("The numbers do not say why, and they are not a diagnosis. "
	       "Zero is an answer; a missing rating is not a zero."));
}

void tidy_write(struct buf *out, const struct figures *s,
		const struct tidy_how *how)
{
	struct tidy t = { .out = out, .s = s, .how = how };
	size_t measures = s->gather->measures->n;

	buf_puts(out, header);
	for (size_t i = 0; i < s->n; i++) {
		const struct days *rows = &s->person[i]->rows;
		size_t from = days_until(rows, s->period.first - 1);
		size_t to = days_until(rows, s->period.last);
		t.who = s->person[i]->tag;
		t.item = NULL;
		if (from < to)
			data(&t, rows, from, to, false);
		for (size_t m = 0; m < measures; m++) {
			t.f = figures_at(s, i, m);
			t.item = s->gather->measures->all[m].id;
			if (t.f->from == t.f->n)
				continue;
			data(&t, t.f->days, t.f->from, t.f->n, t.f->weekly);
			baseline(&t);
			usual(&t);
			change(&t);
		}
	}
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = i + 1; k < s->n; k++)
			gaps(&t, i, k);
	notes(&t);
}
