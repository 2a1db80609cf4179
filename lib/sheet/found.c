/* SPDX-License-Identifier: MIT
 * Findings as rows: gaps, triggers, tags, experiments, voice, calendar,
 * questionnaires. */
#include "sheet/found.h"

#include <math.h>
#include <stdio.h>

#include "base/i18n.h"
#include "sheet/tried.h"

enum { PAIR_MAX = 2 * IDENT_TAG_MAX };

static const char NOT_ENOUGH[] = "not_enough";

/* A table under way, and whose rows are due. */
struct pen {
	struct grid *grid;
	const struct findings *s;
	const char *who, *item, *factor;
};

static void put(const struct pen *p, struct grid_row r)
{
	r.who = p->who;
	r.item = p->item;
	r.factor = p->factor;
	grid_put(p->grid, &r);
}

/* A row of that section, as yet without a number. */
static struct grid_row name(const struct pen *p, const char *section,
			    int32_t since, int32_t until)
{
	struct grid_row r = grid_row(section, "", NAN, 0, since, until);

	r.who = p->who;
	r.item = p->item;
	r.factor = p->factor;
	return r;
}

static const char *tag(const struct pen *p, size_t i)
{
	return p->s->figures->person[i]->tag;
}

static const char *id(const struct pen *p, size_t m)
{
	return p->s->figures->gather->measures->all[m].id;
}

static char *pair(char out[PAIR_MAX], const struct pen *p, size_t i, size_t k)
{
	snprintf(out, PAIR_MAX, "%s-%s", tag(p, i), tag(p, k));
	return out;
}

static const char *gap_label(enum gap_state state)
{
	switch (state) {
	case GAP_NOT_ENOUGH: return NOT_ENOUGH;
	case GAP_STEADY: return "steady";
	case GAP_WIDENING: return "widening";
	case GAP_NARROWING: return "narrowing";
	}
	return NULL;
}

static void gap(struct pen *p, const struct finding_gap *f)
{
	static const char section[] = "gap";
	const struct gap *g = &f->gap;
	char who[PAIR_MAX];
	struct grid_row r;

	p->who = pair(who, p, f->i, f->k);
	p->item = id(p, f->m);
	put(p, grid_row(section, "n_days", (double)g->n, g->n, f->since,
			f->until));
	r = grid_row(section, "median", g->median, g->n, f->since, f->until);
	r.low = g->low;
	r.high = g->high;
	put(p, r);
	put(p, grid_row(section, "median_abs", g->median_abs, g->n, f->since,
			f->until));
	r = grid_row(section, "concordance_tau_b", g->tau_b, g->n, f->since,
		     f->until);
	r.label = isfinite(g->tau_b) ? NULL : NOT_ENOUGH;
	r.method = "kendall";
	put(p, r);
	r = grid_row(section, "state", g->slope_week, g->n, f->since,
		     f->until);
	r.p = g->p;
	r.label = gap_label(g->state);
	r.method = "mann_kendall_ar1";
	put(p, r);
}

/* First and last day that a person's measure is known of. */
static void known(const struct pen *p, size_t i, size_t m, int32_t *since,
		  int32_t *until)
{
	const struct figure *f = figures_at(p->s->figures, i, m);

	*since = f->days->day[0];
	*until = f->days->day[f->n - 1];
}

/* Where the rating came first, it stands in the place of the factor. */
static void trigger(struct pen *p, const struct finding_link *f)
{
	const struct link *l = &f->link;
	bool between = f->factor_of != f->i;
	char who[PAIR_MAX];
	int32_t since, until;

	p->who = between ? pair(who, p, f->factor_of, f->i) : tag(p, f->i);
	p->item = id(p, f->reverse ? f->factor : f->m);
	p->factor = id(p, f->reverse ? f->m : f->factor);
	known(p, f->i, f->m, &since, &until);
	struct grid_row r = grid_row("trigger", "tau_b",
				     l->tested ? l->tau_b : NAN, l->n, since,
				     until);
	r.label = !l->tested ? NOT_ENOUGH : f->noticed ? "noticed" : "none";
	r.method = f->declared ? "kendall_lags_bh_declared" :
				 "kendall_lags_bh";
	r.p = l->tested ? f->adjusted : NAN;
	put(p, r);
	if (!l->tested)
		return;
	r = grid_row("trigger", "lag", l->lag, l->n, since, until);
	r.label = f->was ? "noticed_a_week_before" : NULL;
	put(p, r);
	if (!f->noticed || !l->lag)
		return;
	struct backtest past;
	r = name(p, "trigger", since, until);
	tried_link(p->s->figures, f, &past);
	found_tried(p->grid, &r, &past);
}

static void tagged(struct pen *p, const struct finding_tag *f)
{
	const struct phase *h = &f->phase;
	int32_t since, until;

	p->who = tag(p, f->i);
	p->item = id(p, f->m);
	p->factor = f->tag;
	known(p, f->i, f->m, &since, &until);
	struct grid_row r = grid_row("tag", "n_tagged", (double)f->n,
				     f->n + f->n_other, since, until);
	r.label = f->enough ? NULL : NOT_ENOUGH;
	put(p, r);
	if (!f->enough)
		return;
	r = grid_row("tag", "median_diff", h->shift, f->n + f->n_other, since,
		     until);
	r.low = h->low;
	r.high = h->high;
	r.p = f->adjusted;
	r.label = f->noticed ? "noticed" : "none";
	r.method = "hodges_lehmann_bh";
	put(p, r);
	r = grid_row("tag", "nap", h->nap, f->n + f->n_other, since, until);
	r.method = "mann_whitney_ar1";
	put(p, r);
	if (f->declared)
		put(p, grid_row("tag", "lag", f->lag, f->n + f->n_other,
				since, until));
	if (!f->noticed)
		return;
	struct backtest past;
	r = name(p, "tag", since, until);
	tried_tag(p->s->figures, f, &past);
	found_tried(p->grid, &r, &past);
}

static const char *band_label(enum phase_band band)
{
	switch (band) {
	case PHASE_LITTLE: return "little";
	case PHASE_SOME: return "some";
	case PHASE_LARGE: return "large";
	}
	return NULL;
}

static void trial(struct pen *p, const struct finding_trial *f)
{
	static const char section[] = "experiment";
	const struct phase *h = &f->phase;
	const char *label = f->enough ? NULL : NOT_ENOUGH;

	p->who = tag(p, f->i);
	p->item = id(p, f->m);
	p->factor = f->id;
	struct grid_row r = grid_row(section, "n_before", (double)f->n_before,
				     f->n_before + f->n, f->before,
				     f->since - 1);
	r.label = label;
	put(p, r);
	r = grid_row(section, "n_during", (double)f->n, f->n_before + f->n,
		     f->since, f->until);
	r.label = label;
	put(p, r);
	if (!f->enough)
		return;
	r = grid_row(section, "nap", h->nap, f->n_before + f->n, f->before,
		     f->until);
	r.label = band_label(phase_band(h->nap));
	r.method = "mann_whitney_ar1";
	put(p, r);
	r = grid_row(section, "median_diff", h->shift, f->n_before + f->n,
		     f->before, f->until);
	r.low = h->low;
	r.high = h->high;
	r.method = "hodges_lehmann_ar1";
	put(p, r);
}

static const char *voice_label(enum voice_state state)
{
	switch (state) {
	case VOICE_NOT_ENOUGH: return NOT_ENOUGH;
	case VOICE_ABOUT_EQUAL: return "about_equal";
	case VOICE_UNEVEN: return "uneven";
	}
	return NULL;
}

static void voices(struct pen *p)
{
	static const char *const names[FINDINGS_VOICES] = {
		[FINDINGS_ENTRIES] = "entries", [FINDINGS_WORDS] = "words",
		[FINDINGS_TURNS] = "turns", [FINDINGS_MINUTES] = "minutes",
	};
	const struct figures *s = p->s->figures;
	const struct period *d = &s->period;

	p->item = NULL;
	for (size_t v = 0; v < FINDINGS_VOICES; v++)
		for (size_t i = 0; i < s->n && s->n > 1; i++) {
			const struct finding_voice *f = &p->s->voice[v];
			double all = f->voice.total;
			struct grid_row r = grid_row("voice", "share",
				all > 0 ? f->count[i] / all : NAN,
				(size_t)all, d->first, d->last);
			p->who = tag(p, i);
			p->factor = names[v];
			r.label = voice_label(f->voice.state);
			r.text = _("This counts what was written here, "
				   "nothing else.");
			put(p, r);
		}
	p->factor = "pause";
	for (size_t i = 0; i < s->n; i++) {
		const struct finding_pause *f = &p->s->pause[i];
		struct grid_row r = grid_row("voice", "last_entry", NAN, 0,
					     f->last, GRID_NO_DAY);
		p->who = tag(p, i);
		r.n = -1;
		r.label = f->paused ? "paused" : NULL;
		put(p, r);
	}
}

static void weekend(struct pen *p, const struct weekdays *w, size_t n,
		    int32_t since, int32_t until)
{
	struct grid_row r = grid_row("calendar", "median_diff",
				     w->tested ? w->weekend.shift : NAN, n,
				     since, until);

	p->factor = "weekend";
	r.label = !w->tested ? NOT_ENOUGH : w->noticed ? "noticed" : "none";
	r.method = "mann_whitney_ar1";
	if (w->tested) {
		r.low = w->weekend.low;
		r.high = w->weekend.high;
		r.p = w->weekend.p;
	}
	put(p, r);
}

static void calendar(struct pen *p, size_t i, size_t m)
{
	static const char *const names[7] = { "Mon", "Tue", "Wed", "Thu",
					      "Fri", "Sat", "Sun" };
	const struct finding_days *f = findings_days(p->s, i, m);
	const struct figure *y = figures_at(p->s->figures, i, m);

	if (!f->has_weekdays)
		return;
	int32_t since = y->days->day[y->from], until = y->days->day[y->n - 1];
	p->who = tag(p, i);
	p->item = id(p, m);
	weekend(p, &f->weekdays, y->n - y->from, since, until);
	if (f->weekdays.tested && f->weekdays.noticed) {
		struct backtest past;
		struct grid_row r = name(p, "calendar", since, until);
		tried_weekend(p->s->figures, f, i, m, &past);
		found_tried(p->grid, &r, &past);
	}
	for (int k = 0; k < 7; k++) {
		if (!f->weekdays.n[k])
			continue;
		p->factor = names[k];
		put(p, grid_row("calendar", "median", f->weekdays.median[k],
				f->weekdays.n[k], since, until));
	}
}

static const char *change_label(enum change_state state)
{
	switch (state) {
	case CHANGE_NO: return "no";
	case CHANGE_UP: return "reliable_up";
	case CHANGE_DOWN: return "reliable_down";
	}
	return NULL;
}

static void instrument(struct pen *p, const struct finding_scale *f)
{
	const struct change *c = &f->change;
	const struct {
		const char *statistic;
		double value;
		bool result;
	} all[] = {
		{ "first", f->before, false }, { "last", f->after, false },
		{ "cutoff", f->scale->cutoff, false },
		{ "sd", f->scale->sd, false },
		{ "reliability", f->scale->reliability, false },
		{ "change", c->points, true }, { "rci", c->index, true },
		{ "rci_min_change", c->least, true },
	};

	p->who = tag(p, f->i);
	p->item = f->scale->id;
	for (size_t k = 0; k < ARRAY_LEN(all); k++) {
		struct grid_row r = grid_row("instrument", all[k].statistic,
					     all[k].value, f->n, f->since,
					     f->until);
		if (all[k].result && !f->enough)
			r.value = NAN;
		else if (!isfinite(r.value))
			continue;
		if (all[k].result)
			r.label = f->enough ? change_label(c->state) :
					      NOT_ENOUGH;
		r.method = f->scale->retest ? "jacobson_truax_retest" :
					      "jacobson_truax_internal";
		r.text = all[k].result ? NULL : f->scale->name;
		put(p, r);
	}
}

void found_tried(struct grid *g, const struct grid_row *of,
		 const struct backtest *b)
{
	struct grid_row r = *of;

	r.statistic = "auc";
	r.value = b->enough ? b->auc : NAN;
	r.low = b->enough ? b->low : NAN;
	r.n = (long)b->n;
	r.label = !b->enough ? NOT_ENOUGH : b->holds ? "holds" : "none";
	r.method = "delong_ar1_weekly";
	grid_put(g, &r);
	if (!b->enough)
		return;
	r = *of;
	r.statistic = "right";
	r.value = (double)b->right;
	r.n = (long)b->flagged;
	r.method = "weekly";
	grid_put(g, &r);
}

void found_write(struct grid *g, const struct findings *s)
{
	struct pen p = { .grid = g, .s = s };
	const struct figures *all = s->figures;

	for (size_t k = 0; k < s->gaps; k++)
		gap(&p, &s->gap[k]);
	for (size_t k = 0; k < s->links; k++)
		trigger(&p, &s->link[k]);
	for (size_t k = 0; k < s->tags; k++)
		tagged(&p, &s->tag[k]);
	for (size_t k = 0; k < s->trials; k++)
		trial(&p, &s->trial[k]);
	voices(&p);
	for (size_t i = 0; i < all->n; i++)
		for (size_t m = 0; m < all->gather->measures->n; m++)
			calendar(&p, i, m);
	p.factor = NULL;
	for (size_t k = 0; k < s->scales; k++)
		instrument(&p, &s->scale[k]);
}
