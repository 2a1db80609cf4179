/* SPDX-License-Identifier: MIT
 * The joint sheet as text. */
#include "sheet/couple.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/phrase.h"
#include "sheet/spark.h"
#include "sheet/words.h"

enum {
	STRETCHES = 2,		/* passing stretches told in one sheet */
	MOMENTS = 3,		/* good moments of each */
	BESIDE = 44,		/* columns that a sentence beside a chart
				 * needs */
};

struct joint {
	struct page *p;
	const struct figures *s;
	char **name;
	size_t name_width, chart_width;
	int year;
	int32_t from;		/* first day of the charts */
	double least_z;		/* of a stretch that is told */
};

static bool is_shown(const struct joint *j, size_t m)
{
	return m < MEASURES_THREE || (j->p->chosen && j->p->chosen[m]);
}

/* What a person may keep shows only when everyone shares it; else it reads
 * as if nobody had written. */
static bool is_open(const struct joint *j, size_t m)
{
	const struct measure *all = j->s->gather->measures->all;

	return !all[m].starred || figures_shared(j->s, m);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

/* The largest stretches of those shown are told. */
static double least_told(const struct joint *j)
{
	size_t measures = j->s->gather->measures->n, n = 0;
	double *z = mem_get(j->s->n * measures + 1, sizeof(*z));

	for (size_t i = 0; i < j->s->n; i++)
		for (size_t m = 0; m < measures; m++) {
			const struct figure *f = figures_at(j->s, i, m);
			if (is_shown(j, m) && is_open(j, m) &&
			    words_is_stretch(f))
				z[n++] = fabs(f->story.stretch.z);
		}
	qsort(z, n, sizeof(*z), by_size);
	double least = n < STRETCHES ? 0 : z[STRETCHES - 1];
	/* More of one size than there is room for: then none of that size. */
	if (n > STRETCHES && !(z[STRETCHES] < least))
		least = nextafter(least, INFINITY);
	free(z);
	return least;
}

static void begin(struct joint *j)
{
	const struct period *d = &j->s->period;

	j->year = phrase_year(d->last);
	j->from = d->last - stamp_weekday(d->last) - SPARK_DAYS + 7;
	if (j->from < j->s->gather->first)
		j->from = j->s->gather->first;
	if (j->from > d->last)
		j->from = d->last;
	size_t weeks = (size_t)(d->last - (j->from -
				stamp_weekday(j->from))) / 7 + 1;
	j->chart_width = j->p->plain ? weeks * 3 - 1 : weeks;
	j->name = mem_get(j->s->n + 1, sizeof(*j->name));
	for (size_t i = 0; i < j->s->n; i++) {
		j->name[i] = page_name(j->p, j->s->person[i]->tag);
		size_t width = utf8_width(j->name[i], strlen(j->name[i]));
		if (width > j->name_width)
			j->name_width = width;
	}
	j->least_z = least_told(j);
}

static void scope(struct joint *j)
{
	char span[PHRASE_MAX];
	struct buf text = BUF_EMPTY;
	const struct period *d = &j->s->period;

	if (d->first > d->last || !figures_any(j->s)) {
		page_add(j->p, "", 0, _("No notes in this period."));
		return;
	}
	buf_puts(&text, phrase_span(span, d->first, d->last));
	buf_puts(&text, ". ");
	if (j->s->n > 1) {
		buf_puts(&text, _("Who comes first changes from week to "
				  "week."));
		buf_putc(&text, ' ');
	}
	buf_puts(&text, j->p->plain ?
		 _("A number is a week: points above (+) or below (-) what "
		   "is typical for that person; a dot is a week without.") :
		 _("A block is a week: \u2584 is typical for that person, "
		   "each step a point; \u00b7 is a week without."));
	page_add(j->p, "", 0, text.at);
	buf_free(&text);
}

static void pad(struct buf *b, size_t width)
{
	size_t now = utf8_width(buf_text(b), b->len);

	buf_addf(b, "%*s", (int)(width > now ? width - now : 0), "");
}

static void person(struct joint *j, size_t i, size_t m)
{
	const struct figure *f = figures_at(j->s, i, m);
	size_t chart = 2 + j->name_width + 2, beside = chart + j->chart_width +
		2;
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;

	buf_addf(&lead, "  %s", j->name[i]);
	pad(&lead, chart);
	words_joint(&text, f, j->name[i], j->year,
		    words_is_stretch(f) &&
		    fabs(f->story.stretch.z) >= j->least_z);
	if (f->from < f->n)
		spark_change(&lead, f, j->from, j->s->period.last,
			     j->p->plain);
	pad(&lead, beside);
	if (beside + BESIDE <= j->p->width) {
		page_add(j->p, lead.at, beside, text.at);
	} else {
		while (lead.len && lead.at[lead.len - 1] == ' ')
			lead.at[--lead.len] = '\0';
		page_add(j->p, lead.at, 0, "");
		page_add(j->p, "    ", 4, text.at);
	}
	buf_free(&lead);
	buf_free(&text);
}

/* Who is short of days is not told: those that all have are counted. */
static void too_early(struct buf *text, size_t people, size_t both,
		      size_t need, bool weekly)
{
	/* Translators: two numbers; days or weeks that all of them rated. */
	if (weekly)
		buf_addf(text, people == 2 ?
			 _("Too early to tell lasting change from passing "
			   "change: %zu of %zu weeks with both of you.") :
			 _("Too early to tell lasting change from passing "
			   "change: %zu of %zu weeks with all of you."),
			 both, need);
	else
		buf_addf(text, people == 2 ?
			 _("Too early to tell lasting change from passing "
			   "change: %zu of %zu days with both of you.") :
			 _("Too early to tell lasting change from passing "
			   "change: %zu of %zu days with all of you."),
			 both, need);
}

/* What is said of all together, and of nobody. */
static void together(struct joint *j, size_t m)
{
	size_t n = j->s->n, rated = 0, need = 0;
	const struct figure **f = mem_get(n + 1, sizeof(*f));
	struct together now, before;
	struct buf text = BUF_EMPTY;
	bool early = false, weekly = false;

	for (size_t i = 0; i < n; i++) {
		f[i] = figures_at(j->s, i, m);
		rated += f[i]->from < f[i]->n;
		weekly |= f[i]->weekly;
		early |= f[i]->story.more && !f[i]->story.n_claims;
		if (f[i]->rules.before + f[i]->rules.after > need)
			need = f[i]->rules.before + f[i]->rules.after;
	}
	if (n > 1 && rated == n) {
		together_count(f, n, j->s->period.last, &now);
		together_count(f, n, now.since - 1, &before);
		if (now.since < j->s->gather->first)
			now.since = j->s->gather->first;
		if (before.since < j->s->gather->first)
			before.since = j->s->gather->first;
		if (!early || together_enough(&now))
			phrase_together(&text, &now, &before, n, j->year);
	}
	if (n > 1 && early) {
		if (text.len)
			buf_putc(&text, ' ');
		too_early(&text, n, together_so_far(f, n), need, weekly);
	} else if (n == 1 && rated) {
		words_too_early(&text, f[0]);
	}
	if (text.len)
		page_add(j->p, "  ", 2, text.at);
	buf_free(&text);
	free(f);
}

static void measure(struct joint *j, size_t m)
{
	struct buf heading = BUF_EMPTY;
	bool any = false;

	measures_heading(&j->s->gather->measures->all[m], &heading);
	page_gap(j->p);
	page_add(j->p, "", 2, buf_text(&heading));
	buf_free(&heading);
	for (size_t i = 0; i < j->s->n; i++) {
		const struct figure *f = figures_at(j->s, i, m);
		any |= f->from < f->n;
	}
	if (!any || !is_open(j, m)) {
		page_add(j->p, "  ", 2, _("No notes here yet."));
		return;
	}
	for (size_t i = 0; i < j->s->n; i++)
		person(j, i, m);
	together(j, m);
}

static bool in_period(const struct joint *j, const struct gather_moment *m)
{
	return m->day >= j->s->period.first && m->day <= j->s->period.last;
}

/* As many of each, or none. */
static size_t equal_moments(const struct joint *j)
{
	size_t least = MOMENTS;

	for (size_t i = 0; i < j->s->n; i++) {
		size_t n = 0;
		for (size_t k = 0; k < j->s->person[i]->n_moments; k++)
			n += in_period(j, &j->s->person[i]->moment[k]);
		least = n < least ? n : least;
	}
	return j->s->n ? least : 0;
}

static void moments(struct joint *j)
{
	size_t each = equal_moments(j);

	page_gap(j->p);
	page_add(j->p, "", 0, _("Good moments"));
	if (!each) {
		page_add(j->p, "  ", 2, _("No notes here yet."));
		return;
	}
	for (size_t i = 0; i < j->s->n; i++) {
		const struct gather_person *who = j->s->person[i];
		size_t k = who->n_moments;
		while (k && !in_period(j, &who->moment[k - 1]))
			k--;
		page_add(j->p, "  ", 2, j->name[i]);
		for (size_t at = k - each; at < k; at++)
			page_quote(j->p, who->moment[at].day, j->year,
				   who->moment[at].text);
	}
}

static void method(struct joint *j)
{
	struct buf text = BUF_EMPTY;

	page_gap(j->p);
	page_add(j->p, "", 0, _("How this was counted"));
	buf_puts(&text, _("Only shared notes are counted. Typical is the "
			  "median, and most days are 8 in 10, of the last 56 "
			  "days of a person's own notes, or of those since "
			  "the last lasting change; change is looked for in "
			  "all notes up to the last day above. What you may "
			  "each keep to yourselves, such as the desired "
			  "frequency, is shown only when everyone shares "
			  "it."));
	buf_putc(&text, ' ');
	phrase_flukes(&text, j->s->flukes);
	buf_putc(&text, ' ');
	buf_puts(&text, _("This is not a diagnosis. Differences are "
			  "ordinary; the numbers are notes."));
	page_add(j->p, "  ", 2, text.at);
	buf_free(&text);
	page_left_out(j->p);
	page_gap(j->p);
}

void couple_write(struct page *p, const struct figures *s)
{
	struct joint j = { .p = p, .s = s };
	size_t measures = s->gather->measures->n;

	begin(&j);
	page_words(p, p->opening);
	page_gap(p);
	scope(&j);
	for (size_t m = 0; m < measures; m++)
		if (is_shown(&j, m))
			measure(&j, m);
	if (p->notes)
		moments(&j);
	method(&j);
	page_words(p, p->closing);
	for (size_t i = 0; i < s->n; i++)
		free(j.name[i]);
	free(j.name);
}
