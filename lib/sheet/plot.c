/* SPDX-License-Identifier: MIT
 * From figures to charts. */
#include "sheet/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "series/rank.h"
#include "sheet/marks.h"
#include "sheet/phrase.h"
#include "sheet/spark.h"
#include "sheet/words.h"

static struct chart *begin(const struct sheet *s, enum chart_kind kind,
			   size_t i)
{
	struct chart *c = chart_new(kind);
	const struct period *p = &s->figures->period;
	int32_t weeks = p->last - stamp_weekday(p->last) - SPARK_DAYS + 7;

	c->person = i;
	c->people = s->figures->n;
	c->name = sheet_name(s, s->figures->person[i]->tag);
	c->last = p->last;
	c->first = p->first < weeks ? p->first : weeks;
	if (c->first < s->figures->gather->first)
		c->first = s->figures->gather->first;
	if (c->first > c->last)
		c->first = c->last;
	return c;
}

/* Title and description, when the points are there. */
static void describe(struct chart *c, const char *sentence, int year)
{
	struct buf title = BUF_EMPTY, desc = BUF_EMPTY;
	char span[PHRASE_MAX], low[PHRASE_MAX], high[PHRASE_MAX];
	double least = INFINITY, most = -INFINITY;

	for (size_t i = 0; i < c->n; i++) {
		least = fmin(least, c->value[i]);
		most = fmax(most, c->value[i]);
	}
	/* Translators: what was rated; whose ratings. */
	buf_addf(&title, _("%s: %s"), c->item, c->name);
	c->title = buf_take(&title);
	char *said = sheet_plain(sentence);
	buf_puts(&desc, said);
	free(said);
	phrase_between(span, c->first, c->last, year);
	phrase_number(low, least);
	phrase_number(high, most);
	buf_puts(&desc, *sentence ? " " : "");
	if (!c->n)
		buf_addf(&desc, "%s.", span);
	else if (c->kind == CHART_CHANGE)
		/* Translators: two numbers; the first and the last day. */
		buf_addf(&desc, _("Weeks from %s to %s points from what is "
				  "typical, %s."), low, high, span);
	else
		buf_addf(&desc, _("Days from %s to %s, %s."), low, high, span);
	c->desc = buf_take(&desc);
}

static void rated(struct chart *c, const struct sheet *s, size_t m)
{
	const struct measure *what = &s->figures->gather->measures->all[m];
	struct buf item = BUF_EMPTY;

	measures_heading(what, &item);
	c->item = buf_take(&item);
}

static int32_t monday(int32_t day)
{
	return day - stamp_weekday(day);
}

/* A point a week: the median of its days. */
static void by_week(struct chart *c, const struct figure *f)
{
	double week[7];

	for (size_t i = days_until(f->days, monday(c->first) - 1); i < f->n;) {
		int32_t first = monday(f->days->day[i]);
		size_t n = 0;
		while (i < f->n && f->days->day[i] < first + 7)
			week[n++] = f->days->value[i++];
		c->day[c->n] = first;
		c->value[c->n++] = rank_median(week, n) - f->usual.median;
	}
}

static void by_day(struct chart *c, const struct figure *f)
{
	for (size_t i = days_until(f->days, c->first - 1); i < f->n; i++) {
		c->day[c->n] = f->days->day[i];
		c->value[c->n++] = f->days->value[i];
	}
}

/* The level of the days from <= i < to; the last one is what is usual. */
static void add_level(struct chart *c, const struct figure *f, size_t from,
		      size_t to, double less)
{
	const int32_t *day = f->days->day;
	struct chart_level *l = &c->level[c->n_levels];
	bool last = to == f->n;

	if (day[to - 1] < c->first)
		return;
	c->n_levels++;
	*l = (struct chart_level){ .since = day[from], .until = day[to - 1],
				   .low = NAN, .high = NAN };
	if (l->since < c->first)
		l->since = c->first;
	if (last) {
		l->median = f->usual.median - less;
		if (f->usual.ranged) {
			l->low = f->usual.low - less;
			l->high = f->usual.high - less;
		}
		return;
	}
	double *x = mem_get(to - from, sizeof(*x));
	memcpy(x, f->days->value + from, (to - from) * sizeof(*x));
	rank_sort(x, to - from);
	l->median = rank_quantile(x, to - from, .5) - less;
	if (to - from >= f->rules.enough) {
		l->low = rank_quantile(x, to - from, .1) - less;
		l->high = rank_quantile(x, to - from, .9) - less;
	}
	free(x);
}

static void levels(struct chart *c, const struct figure *f, double less)
{
	size_t from = 0;

	c->level = mem_get(f->story.n_claims + 1, sizeof(*c->level));
	for (size_t k = 0; k < f->story.n_claims; k++) {
		size_t to = f->claim[k].first;
		if (to > from && to <= f->n)
			add_level(c, f, from, to, less);
		from = to > from ? to : from;
	}
	if (from < f->n)
		add_level(c, f, from, f->n, less);
}

/* As wide to both sides, and as wide for everyone. */
static void centre(struct chart *c, const struct sheet *s, size_t m)
{
	double reach = 4;

	for (size_t i = 0; i < s->figures->n; i++) {
		const struct figure *f = figures_at(s->figures, i, m);
		for (size_t k = days_until(f->days, monday(c->first) - 1);
		     k < f->n; k++)
			reach = fmax(reach, fabs(f->days->value[k] -
						 f->usual.median));
	}
	c->high = ceil(reach);
	c->low = -c->high;
}

struct chart *plot_change(const struct sheet *s, size_t i, size_t m,
			  const char *sentence, bool stretch)
{
	const struct figure *f = figures_at(s->figures, i, m);
	struct chart *c = begin(s, CHART_CHANGE, i);

	rated(c, s, m);
	c->weekly = true;
	c->day = mem_get(f->n + 1, sizeof(*c->day));
	c->value = mem_get(f->n + 1, sizeof(*c->value));
	if (f->from < f->n) {
		by_week(c, f);
		levels(c, f, f->usual.median);
	}
	centre(c, s, m);
	marks_put(s, c);
	if (stretch && words_is_stretch(f)) {
		c->stretch = f->story.stretch.since;
		c->stretch_end = f->story.stretch.until;
	}
	describe(c, sentence, s->year);
	return c;
}

struct chart *plot_level(const struct sheet *s, size_t i, size_t m,
			 const char *sentence)
{
	const struct figure *f = figures_at(s->figures, i, m);
	const struct measure *what = &s->figures->gather->measures->all[m];
	const struct entry_column *column = entry_column(what->id);
	struct chart *c = begin(s, CHART_LEVEL, i);

	rated(c, s, m);
	c->weekly = f->weekly;
	if (column && column->max > 10)
		c->high = column->max;
	c->day = mem_get(f->n + 1, sizeof(*c->day));
	c->value = mem_get(f->n + 1, sizeof(*c->value));
	by_day(c, f);
	levels(c, f, 0);
	marks_put(s, c);
	if (words_is_stretch(f)) {
		c->stretch = f->story.stretch.since;
		c->stretch_end = f->story.stretch.until;
	}
	describe(c, sentence, s->year);
	return c;
}

/* The weeks of the chart's days, a median of each person's; then the medians
 * of all these days. */
static void both(struct chart *c, const int32_t *day, double *x, double *y,
		 size_t n)
{
	size_t from = 0;

	while (from < n && day[from] < monday(c->first))
		from++;
	for (size_t i = from, to; i < n; i = to) {
		c->day[c->n] = monday(day[i]);
		for (to = i; to < n && day[to] < c->day[c->n] + 7; to++)
			;
		double week[14];
		memcpy(week, x + i, (to - i) * sizeof(*x));
		c->value[c->n] = rank_median(week, to - i);
		memcpy(week, y + i, (to - i) * sizeof(*y));
		c->other[c->n++] = rank_median(week, to - i);
	}
	c->level = mem_get(2, sizeof(*c->level));
	c->n_levels = 2;
	for (size_t k = 0; k < 2; k++)
		c->level[k] = (struct chart_level){ c->first, c->last,
			n > from ? rank_median((k ? y : x) + from, n - from) :
				   NAN, NAN, NAN };
}

static void describe_gap(struct chart *c, const char *sentence)
{
	struct buf title = BUF_EMPTY;

	/* Translators: what was rated; two names. */
	buf_addf(&title, _("%s: %s and %s"), c->item, c->name, c->other_name);
	c->title = buf_take(&title);
	c->desc = sheet_plain(sentence);
}

struct chart *plot_gap(const struct sheet *s, const struct finding_gap *g,
		       const char *sentence)
{
	const struct figure *a = figures_at(s->figures, g->i, g->m);
	const struct figure *b = figures_at(s->figures, g->k, g->m);
	const struct measure *what = &s->figures->gather->measures->all[g->m];
	const struct entry_column *column = entry_column(what->id);
	size_t room = (a->n < b->n ? a->n : b->n) + 1;
	int32_t *day = mem_get(room, sizeof(*day));
	double *x = mem_get(2 * room, sizeof(*x));
	struct chart *c = begin(s, CHART_GAP, g->i);

	rated(c, s, g->m);
	c->weekly = true;
	c->other_person = g->k;
	c->other_name = sheet_name(s, s->figures->person[g->k]->tag);
	if (column && column->max > 10)
		c->high = column->max;
	c->day = mem_get(room, sizeof(*c->day));
	c->value = mem_get(room, sizeof(*c->value));
	c->other = mem_get(room, sizeof(*c->other));
	both(c, day, x, x + room,
	     gap_align(a->days->day, a->days->value, a->n, b->days->day,
		       b->days->value, b->n, day, x, x + room));
	describe_gap(c, sentence);
	free(day);
	free(x);
	return c;
}

struct chart *plot_calendar(const struct sheet *s, size_t i,
			    const char *sentence)
{
	const struct days *d = &s->figures->person[i]->rows;
	struct chart *c = begin(s, CHART_CALENDAR, i);
	struct buf title = BUF_EMPTY;
	char *said = sheet_plain(sentence);
	char span[PHRASE_MAX];

	c->day = mem_get(d->n + 1, sizeof(*c->day));
	c->entries = mem_get(d->n + 1, sizeof(*c->entries));
	for (size_t k = days_until(d, c->first - 1);
	     k < days_until(d, c->last); k++) {
		c->day[c->n] = d->day[k];
		c->entries[c->n++] = d->entries[k];
	}
	/* Translators: %s is a name. */
	buf_addf(&title, _("Days with notes: %s"), c->name);
	c->title = buf_take(&title);
	buf_addf(&title, "%s %s.", said,
		 phrase_between(span, c->first, c->last, s->year));
	c->desc = buf_take(&title);
	free(said);
	return c;
}
