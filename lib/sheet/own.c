/* SPDX-License-Identifier: MIT
 * A person's own sheet as text. */
#include "sheet/own.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/phrase.h"
#include "sheet/spark.h"
#include "sheet/words.h"

enum {
	MOMENTS = 3,
	PAUSE_DAYS = 14,	/* without a row; and so many of the own */
	PAUSE_GAPS = 4,		/* middle gaps between rows */
};

struct own {
	struct page *p;
	const struct figures *s;
	size_t me;		/* s->n: no row of this person */
	char *name;
	int year;
	int32_t from;		/* first day of the charts */
	bool weeks;		/* charts have a sign a week */
};

/* The three measures and those asked for. */
static bool is_main(const struct own *o, size_t m)
{
	return m < MEASURES_THREE || (o->p->chosen && o->p->chosen[m]);
}

static bool is_shown(const struct own *o, size_t m)
{
	if (is_main(o, m) || o->p->chosen)
		return is_main(o, m);
	const struct figure *f = figures_at(o->s, o->me, m);
	return f->from < f->n;
}

static void begin(struct own *o, const char *tag)
{
	const struct period *d = &o->s->period;

	o->name = page_name(o->p, tag);
	o->year = phrase_year(d->last);
	while (o->me < o->s->n && strcmp(o->s->person[o->me]->tag, tag))
		o->me++;
	o->from = d->last - stamp_weekday(d->last) - SPARK_DAYS + 7;
	if (o->from < o->s->gather->first)
		o->from = o->s->gather->first;
	if (o->from > d->last)
		o->from = d->last;
	o->weeks = (size_t)(d->last - o->from) + 3 > o->p->width;
}

static void scope(struct own *o)
{
	char span[PHRASE_MAX];
	struct buf text = BUF_EMPTY;
	const struct period *d = &o->s->period;

	/* Translators: %s is a name. */
	buf_addf(&text, _("For %s alone: what you share and what you keep to "
			  "yourself, beside what others share. What others "
			  "keep is not counted."), o->name);
	page_add(o->p, "", 0, text.at);
	buf_clear(&text);
	page_gap(o->p);
	if (d->first > d->last || !figures_any(o->s)) {
		page_add(o->p, "", 0, _("No notes in this period."));
		buf_free(&text);
		return;
	}
	buf_puts(&text, phrase_span(span, d->first, d->last));
	buf_puts(&text, ". ");
	if (o->p->plain)
		buf_puts(&text, o->weeks ?
			 _("Charts: a digit a week, 0 to 10 (X); a dot is a "
			   "week without.") :
			 _("Charts: a digit a day, 0 to 10 (X); a dot is a "
			   "day without."));
	else
		buf_puts(&text, o->weeks ?
			 _("Charts: a block a week, from \u2581 for 0 to "
			   "\u2588 for 10; \u00b7 is a week without.") :
			 _("Charts: a block a day, from \u2581 for 0 to "
			   "\u2588 for 10; \u00b7 is a day without."));
	page_add(o->p, "", 0, text.at);
	buf_free(&text);
}

/* After a pause nothing is said about the time since. */
static void pause(struct own *o)
{
	const struct days *d;
	const struct period *p = &o->s->period;
	char day[PHRASE_MAX];

	if (o->me == o->s->n)
		return;
	d = &o->s->person[o->me]->rows;
	size_t n = days_until(d, p->last);
	int32_t now = p->whole ? p->today : p->last;
	double *scratch = mem_get(n + 1, sizeof(*scratch));
	double gap = PAUSE_GAPS * usual_gap(d->day, n, scratch);
	free(scratch);
	if (now - d->day[n - 1] <= PAUSE_DAYS || now - d->day[n - 1] <= gap)
		return;
	struct buf text = BUF_EMPTY;
	buf_addf(&text, _("No notes of yours since %s, so nothing is said "
			  "about the time after. Pausing is fine."),
		 phrase_day(day, d->day[n - 1], o->year));
	page_add(o->p, "", 0, text.at);
	buf_free(&text);
}

static void paragraph(struct own *o, struct buf *text)
{
	if (text->len)
		page_add(o->p, "  ", 2, text->at);
	buf_clear(text);
}

/* In one's own sheet a direction may be told, to oneself. */
static void beside(struct own *o, size_t i, size_t m, struct buf *text)
{
	const struct figure *f[] = { figures_at(o->s, o->me, m),
				     figures_at(o->s, i, m) };
	struct together t;
	char span[PHRASE_MAX];
	char *name = page_name(o->p, o->s->person[i]->tag);

	together_count(f, 2, o->s->period.last, &t);
	if (t.since < o->s->gather->first)
		t.since = o->s->gather->first;
	phrase_between(span, t.since, t.until, o->year);
	if (together_enough(&t))
		/* Translators: a name; two numbers; days; two numbers. */
		buf_addf(text, t.weekly ?
			 _("Within a point of %s in %zu of %zu weeks you both "
			   "rated (%s); yours higher in %zu, lower in %zu.") :
			 _("Within a point of %s on %zu of %zu days you both "
			   "rated (%s); yours higher on %zu, lower on %zu."),
			 name, t.within, t.both, span, t.above, t.below);
	free(name);
}

static void measure(struct own *o, size_t m)
{
	const struct figure *f = figures_at(o->s, o->me, m);
	struct buf text = BUF_EMPTY;

	measures_heading(&o->s->gather->measures->all[m], &text);
	page_gap(o->p);
	page_add(o->p, "", 2, text.at);
	buf_clear(&text);
	if (f->from == f->n) {
		page_add(o->p, "  ", 2, _("No notes here yet."));
		buf_free(&text);
		return;
	}
	spark_level(&text, f, o->from, o->s->period.last,
		    o->weeks || f->weekly, o->p->plain);
	paragraph(o, &text);
	words_change(&text, f, o->year);
	paragraph(o, &text);
	words_usual(&text, f, o->year);
	if (f->story.more && !f->story.n_claims)
		buf_putc(&text, ' ');
	words_too_early(&text, f);
	paragraph(o, &text);
	for (size_t i = 0; i < o->s->n && is_main(o, m); i++) {
		if (i != o->me)
			beside(o, i, m, &text);
		paragraph(o, &text);
	}
	buf_free(&text);
}

static void moments(struct own *o)
{
	const struct period *d = &o->s->period;
	const struct gather_person *who =
		o->me < o->s->n ? o->s->person[o->me] : NULL;
	size_t from = 0, to = who ? who->n_moments : 0;

	while (to && who->moment[to - 1].day > d->last)
		to--;
	while (from < to && who->moment[from].day < d->first)
		from++;
	if (to - from > MOMENTS)
		from = to - MOMENTS;
	page_gap(o->p);
	page_add(o->p, "", 0, _("Good moments"));
	if (from == to)
		page_add(o->p, "  ", 2, _("No notes here yet."));
	for (; from < to; from++)
		page_quote(o->p, who->moment[from].day, o->year,
			   who->moment[from].text);
}

static void method(struct own *o)
{
	struct buf text = BUF_EMPTY;

	page_gap(o->p);
	page_add(o->p, "", 0, _("How this was counted"));
	buf_puts(&text, _("Typical is the median, and most days are 8 in 10, "
			  "of the last 56 days of your notes, or of those "
			  "since the last lasting change; change is looked "
			  "for in all notes up to the last day above."));
	buf_putc(&text, ' ');
	if (o->s->series)
		buf_addf(&text, P_("%zu rating, counted for each person, is "
				   "long enough for words about lasting "
				   "change.",
				   "%zu ratings, counted for each person, are "
				   "long enough for words about lasting "
				   "change.", o->s->series), o->s->series);
	else
		buf_puts(&text, _("No rating is long enough yet for words "
				  "about lasting change."));
	buf_putc(&text, ' ');
	phrase_flukes(&text, o->s->flukes);
	buf_putc(&text, ' ');
	buf_puts(&text, _("This is not a diagnosis."));
	page_add(o->p, "  ", 2, text.at);
	buf_free(&text);
	page_left_out(o->p);
	page_gap(o->p);
}

/* Without a row of this person there is nothing but the frame. */
static void nothing(struct own *o)
{
	for (size_t m = 0; m < MEASURES_THREE; m++) {
		struct buf text = BUF_EMPTY;
		measures_heading(&o->s->gather->measures->all[m], &text);
		page_gap(o->p);
		page_add(o->p, "", 2, text.at);
		page_add(o->p, "  ", 2, _("No notes here yet."));
		buf_free(&text);
	}
}

void own_write(struct page *p, const struct figures *s, const char *tag)
{
	struct own o = { .p = p, .s = s };

	begin(&o, tag);
	page_words(p, p->opening);
	scope(&o);
	pause(&o);
	if (o.me == s->n)
		nothing(&o);
	for (size_t m = 0; o.me < s->n && m < s->gather->measures->n; m++)
		if (is_shown(&o, m))
			measure(&o, m);
	if (p->notes)
		moments(&o);
	method(&o);
	page_words(p, p->closing);
	free(o.name);
}
