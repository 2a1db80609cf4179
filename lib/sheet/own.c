/* SPDX-License-Identifier: MIT
 * A person's own sheet. */
#include "sheet/own.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/attempts.h"
#include "sheet/coming.h"
#include "sheet/declared.h"
#include "sheet/feedback.h"
#include "sheet/instruments.h"
#include "sheet/links.h"
#include "sheet/marks.h"
#include "sheet/overview.h"
#include "sheet/phrase.h"
#include "sheet/plot.h"
#include "sheet/presence.h"
#include "sheet/reviews.h"
#include "sheet/talks.h"
#include "sheet/topics.h"
#include "sheet/word.h"
#include "sheet/words.h"

enum {
	MOMENTS = 3,
	PAUSE_DAYS = 14,	/* without a row; and so many of the own */
	PAUSE_GAPS = 4,		/* middle gaps between rows */
};

struct own {
	const struct sheet *s;
	size_t me;		/* figures->n: no row of this person */
	char *name;		/* marked */
};

/* The three measures and those asked for. */
static bool is_main(const struct own *o, size_t m)
{
	return m < MEASURES_THREE || (o->s->chosen && o->s->chosen[m]);
}

static bool is_shown(const struct own *o, size_t m)
{
	if (is_main(o, m) || o->s->chosen)
		return is_main(o, m);
	return o->me < o->s->figures->n && sheet_is_rated(o->s, o->me, m);
}

static void scope(struct own *o)
{
	char span[PHRASE_MAX];
	struct buf text = BUF_EMPTY;
	const struct period *d = &o->s->figures->period;

	/* Translators: %s is a name. */
	buf_addf(&text, _("For %s alone: what you share and what you keep to "
			  "yourself, beside what others share. What others "
			  "keep is not counted."), o->name);
	doc_add(o->s->doc, DOC_WORDS, NULL, text.at);
	buf_clear(&text);
	if (d->first > d->last || !figures_any(o->s->figures))
		buf_puts(&text, _("No notes in this period."));
	else
		buf_addf(&text, "%s.", phrase_span(span, d->first, d->last));
	sheet_say(o->s, &text);
	buf_free(&text);
}

/* After a pause nothing is said about the time since. */
static void pause(struct own *o)
{
	const struct days *d;
	const struct period *p = &o->s->figures->period;
	char day[PHRASE_MAX];

	if (o->me == o->s->figures->n)
		return;
	d = &o->s->figures->person[o->me]->rows;
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
		 phrase_day(day, d->day[n - 1], o->s->year));
	sheet_say(o->s, &text);
	buf_free(&text);
}

/* In one's own sheet a direction may be told, to oneself. */
static void beside(struct own *o, size_t i, size_t m, struct buf *text)
{
	const struct figure *f[] = { figures_at(o->s->figures, o->me, m),
				     figures_at(o->s->figures, i, m) };
	struct together t;
	char span[PHRASE_MAX];
	char *name = sheet_called(o->s, o->s->figures->person[i]->tag);

	together_count(f, 2, o->s->figures->period.last, &t);
	if (t.since < o->s->figures->gather->first)
		t.since = o->s->figures->gather->first;
	phrase_between(span, t.since, t.until, o->s->year);
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

/* The chart and its sentence, which is then cleared. */
static void chart(const struct own *o, size_t m, struct buf *text)
{
	doc_chart(o->s->doc, "", plot_level(o->s, o->me, m, text->at),
		  text->at);
	if (!is_main(o, m))
		doc_brief(o->s->doc);
	buf_clear(text);
}

static void measure(struct own *o, size_t m)
{
	struct buf text = BUF_EMPTY;

	sheet_heading(o->s, m);
	if (o->me == o->s->figures->n || !sheet_is_rated(o->s, o->me, m)) {
		sheet_none(o->s);
		return;
	}
	const struct figure *f = figures_at(o->s->figures, o->me, m);
	words_change(&text, f, o->s->year);
	marks_around(o->s, f, &text);
	bool changed = text.len;
	if (changed)
		chart(o, m, &text);
	words_usual(&text, f, o->s->year);
	if (f->story.more && !f->story.n_claims)
		buf_putc(&text, ' ');
	words_too_early(&text, f);
	if (!changed)
		chart(o, m, &text);
	sheet_say(o->s, &text);
	for (size_t i = 0; i < o->s->figures->n && is_main(o, m); i++) {
		if (i != o->me)
			beside(o, i, m, &text);
		sheet_say(o->s, &text);
	}
	buf_free(&text);
}

static void topic(struct own *o, int which)
{
	const struct measures *all = o->s->figures->gather->measures;
	bool begun = false;

	for (size_t m = 0; m < all->n; m++) {
		if (topic_of(&all->all[m]) != which || !is_shown(o, m))
			continue;
		if (!begun)
			doc_quiet(o->s->doc, topics[which].key,
				  _(topics[which].title));
		begun = true;
		measure(o, m);
	}
	if (which == TOPIC_TALK)
		talks_build(o->s);
}

static void overview(const struct own *o)
{
	size_t n = o->s->figures->gather->measures->n;
	bool *shown = mem_get(n + 1, sizeof(*shown)), any = false;

	for (size_t m = 0; m < n; m++) {
		shown[m] = is_shown(o, m);
		any |= o->me < o->s->figures->n && shown[m] &&
		       sheet_is_rated(o->s, o->me, m);
	}
	if (any) {
		doc_section(o->s->doc, "overview", _("At a glance"));
		overview_build(o->s, o->me, shown);
	}
	free(shown);
}

static void moments(struct own *o)
{
	const struct figures *s = o->s->figures;
	const struct period *d = &s->period;
	const struct gather_person *who = o->me < s->n ? s->person[o->me] :
					  NULL;
	size_t from = 0, to = who ? who->n_moments : 0;

	while (to && who->moment[to - 1].day > d->last)
		to--;
	while (from < to && who->moment[from].day < d->first)
		from++;
	if (to - from > MOMENTS)
		from = to - MOMENTS;
	doc_section(o->s->doc, "moments", _("Good moments"));
	if (from == to)
		sheet_none(o->s);
	for (; from < to; from++) {
		struct buf text = BUF_EMPTY;
		sheet_quote(&text, who->moment[from].text);
		sheet_dated(o->s, who->moment[from].day, buf_text(&text));
		buf_free(&text);
	}
}

static void entries(const struct own *o)
{
	doc_section(o->s->doc, "entries", _("Your entries"));
	if (o->me == o->s->figures->n || !figures_any(o->s->figures)) {
		sheet_none(o->s);
		return;
	}
	presence_days(o->s, o->me);
	presence_parts(o->s);
}

static void method(const struct sheet *s)
{
	struct buf text = BUF_EMPTY;

	doc_section(s->doc, "method", _("How this was counted"));
	buf_puts(&text, _("Typical is the median, and most days are 8 in 10, "
			  "of the last 56 days of your notes, or of those "
			  "since the last lasting change; change is looked "
			  "for in all notes up to the last day above."));
	buf_putc(&text, ' ');
	if (s->figures->series)
		buf_addf(&text, P_("%zu rating, counted for each person, is "
				   "long enough for words about lasting "
				   "change.",
				   "%zu ratings, counted for each person, are "
				   "long enough for words about lasting "
				   "change.", s->figures->series),
			 s->figures->series);
	else
		buf_puts(&text, _("No rating is long enough yet for words "
				  "about lasting change."));
	buf_putc(&text, ' ');
	phrase_flukes(&text, s->figures->flukes);
	buf_putc(&text, ' ');
	buf_puts(&text, _("This is not a diagnosis."));
	sheet_say(s, &text);
	sheet_left_out(s);
	buf_free(&text);
}

int own_build(const struct sheet *s, struct fault *f)
{
	struct own o = { .s = s, .me = sheet_person(s, s->own),
			 .name = sheet_called(s, s->own) };

	scope(&o);
	pause(&o);
	overview(&o);
	for (int which = 0; which < TOPICS; which++)
		topic(&o, which);
	if (instruments_any(s, o.me)) {
		doc_section(s->doc, "instruments", _("Questionnaires"));
		instruments_list(s, o.me, false);
	}
	if (s->notes)
		moments(&o);
	links_build(s);
	if (s->map)
		declared_build(s);
	entries(&o);
	doc_section(s->doc, "experiments", _("Experiments and agreements"));
	attempts_build(s);
	reviews_agreements(s);
	reviews_lines(s);
	if (s->notes)
		feedback_build(s);
	coming_build(s);
	int got = word_build(s, f);
	method(s);
	free(o.name);
	return got;
}
