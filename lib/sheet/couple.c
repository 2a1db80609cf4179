/* SPDX-License-Identifier: MIT
 * The joint sheet. */
#include "sheet/couple.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/asks.h"
#include "sheet/attempts.h"
#include "sheet/changes.h"
#include "sheet/choices.h"
#include "sheet/coming.h"
#include "sheet/declared.h"
#include "sheet/feedback.h"
#include "sheet/links.h"
#include "sheet/marks.h"
#include "sheet/mending.h"
#include "sheet/phrase.h"
#include "sheet/plot.h"
#include "sheet/reviews.h"
#include "sheet/talks.h"
#include "sheet/topics.h"
#include "sheet/word.h"
#include "sheet/words.h"

enum {
	MOMENTS = 3,		/* good moments of each */
};

struct joint {
	const struct sheet *s;
	char **name;		/* of each person, marked */
};

/* The three measures and those that were asked for: with days in common. */
static bool is_main(const struct joint *j, size_t m)
{
	return m < MEASURES_THREE || (j->s->chosen && j->s->chosen[m]);
}

static void begin(struct joint *j)
{
	const struct figures *s = j->s->figures;

	j->name = mem_get(s->n + 1, sizeof(*j->name));
	for (size_t i = 0; i < s->n; i++)
		j->name[i] = sheet_called(j->s, s->person[i]->tag);
}

static void scope(struct joint *j)
{
	char span[PHRASE_MAX];
	struct buf text = BUF_EMPTY;
	const struct figures *s = j->s->figures;
	const struct period *d = &s->period;

	if (d->first > d->last || !figures_any(s)) {
		doc_add(j->s->doc, DOC_TEXT, NULL,
			_("No notes in this period."));
		return;
	}
	buf_addf(&text, "%s.", phrase_span(span, d->first, d->last));
	if (s->n > 1)
		buf_addf(&text, " %s", _("Who comes first changes from week "
					 "to week."));
	sheet_say(j->s, &text);
	buf_free(&text);
}

static bool is_told(const struct joint *j, const struct figure *f)
{
	return words_is_stretch(f) &&
	       fabs(f->story.stretch.z) >= j->s->least_z;
}

static void person(struct joint *j, size_t i, size_t m)
{
	const struct figure *f = figures_at(j->s->figures, i, m);
	struct buf text = BUF_EMPTY;
	char days[PHRASE_MAX];
	bool told = is_told(j, f);

	const struct words_how how = { j->name[i], j->s->year, told,
				       !is_main(j, m) };
	words_joint(&text, f, &how);
	marks_around(j->s, f, &text);
	struct chart *c = plot_change(j->s, i, m, text.at, told);
	/* As usual is what the weeks say themselves. */
	if (!is_main(j, m) && !(words_size(f) > 0) && f->usual.ranged)
		c->rests = mem_dup(phrase_count(days, f->usual.n, f->weekly));
	doc_chart(j->s->doc, j->name[i], c, text.at);
	if (!is_main(j, m))
		doc_brief(j->s->doc);
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
	const struct figures *s = j->s->figures;
	size_t n = s->n, rated = 0, need = 0;
	const struct figure **f = mem_get(n + 1, sizeof(*f));
	struct together now, before;
	struct buf text = BUF_EMPTY;
	bool early = false, weekly = false;

	for (size_t i = 0; i < n; i++) {
		f[i] = figures_at(s, i, m);
		rated += f[i]->from < f[i]->n;
		weekly |= f[i]->weekly;
		early |= f[i]->story.more && !f[i]->story.n_claims;
		if (f[i]->rules.before + f[i]->rules.after > need)
			need = f[i]->rules.before + f[i]->rules.after;
	}
	if (n > 1 && rated == n) {
		together_count(f, n, s->period.last, &now);
		together_count(f, n, now.since - 1, &before);
		if (now.since < s->gather->first)
			now.since = s->gather->first;
		if (before.since < s->gather->first)
			before.since = s->gather->first;
		if (!early || together_enough(&now))
			phrase_together(&text, &now, &before, n, j->s->year);
	}
	if (n > 1 && early) {
		if (text.len)
			buf_putc(&text, ' ');
		too_early(&text, n, together_so_far(f, n), need, weekly);
	} else if (n == 1 && rated) {
		words_too_early(&text, f[0]);
	}
	sheet_say(j->s, &text);
	buf_free(&text);
	free(f);
}

static void measure(struct joint *j, size_t m)
{
	sheet_heading(j->s, m);
	if (!sheet_is_rated(j->s, j->s->figures->n, m) ||
	    !sheet_is_open(j->s, m)) {
		sheet_none(j->s);
		return;
	}
	for (size_t i = 0; i < j->s->figures->n; i++)
		person(j, i, m);
	if (is_main(j, m))
		together(j, m);
}

/* The person's latest answer of the period on how interest came; NULL. */
static const char *kind_of(const struct sheet *s, const char *who)
{
	for (size_t k = s->entries->n; k; k--) {
		const struct noted *e = &s->entries->one[k - 1];
		if (!strcmp(e->who, who) && sheet_has_day(s, e->day) &&
		    *noted_text(e, NOTED_DESIRE_KIND))
			return noted_text(e, NOTED_DESIRE_KIND);
	}
	return NULL;
}

/* How interest came, where everyone shares it. */
static int kinds(const struct joint *j, bool begun, struct fault *f)
{
	const struct figures *s = j->s->figures;

	for (size_t i = 0; i < s->n; i++)
		if (!kind_of(j->s, s->person[i]->tag))
			return 0;
	struct items *items = s->n > 1 ? items_read("weekly-long", f) : NULL;
	if (!items)
		return s->n > 1 ? -1 : 0;
	if (!begun)
		doc_quiet(j->s->doc, topics[TOPIC_BODY].key,
			  _(topics[TOPIC_BODY].title));
	doc_add(j->s->doc, DOC_HEADING, NULL, _("How interest came"));
	for (size_t i = 0; i < s->n; i++) {
		struct buf text = BUF_EMPTY;
		choices_word(&text, items, "desire_kind",
			     kind_of(j->s, s->person[i]->tag));
		doc_add(j->s->doc, DOC_ITEM, j->name[i], buf_text(&text));
		buf_free(&text);
	}
	doc_add(j->s->doc, DOC_TEXT, NULL,
		_("Interest may come first or come along later; each is as "
		  "real as the other."));
	items_free(items);
	return 0;
}

/* Whether there was anything to say. */
static bool topic(struct joint *j, int which)
{
	const struct measures *all = j->s->figures->gather->measures;
	bool begun = false;

	for (size_t m = 0; m < all->n; m++) {
		if (topic_of(&all->all[m]) != which || !changes_shown(j->s, m))
			continue;
		if (!begun)
			doc_quiet(j->s->doc, topics[which].key,
				  _(topics[which].title));
		begun = true;
		measure(j, m);
	}
	if (which == TOPIC_TALK)
		talks_build(j->s);
	if (which == TOPIC_WISHES)
		doc_add(j->s->doc, DOC_TEXT, NULL,
			_("Differences are ordinary, and a note asks nothing "
			  "of anybody."));
	return begun;
}

/* As many of each, or none. */
static size_t equal_moments(const struct joint *j)
{
	const struct figures *s = j->s->figures;
	size_t least = MOMENTS;

	for (size_t i = 0; i < s->n; i++) {
		size_t n = 0;
		for (size_t k = 0; k < s->person[i]->n_moments; k++)
			n += sheet_has_day(j->s, s->person[i]->moment[k].day);
		least = n < least ? n : least;
	}
	return s->n ? least : 0;
}

static void moments(struct joint *j)
{
	size_t each = equal_moments(j);

	doc_section(j->s->doc, "moments", _("Good moments"));
	if (!each)
		sheet_none(j->s);
	for (size_t i = 0; each && i < j->s->figures->n; i++) {
		const struct gather_person *who = j->s->figures->person[i];
		size_t k = who->n_moments;
		while (k && !sheet_has_day(j->s, who->moment[k - 1].day))
			k--;
		doc_add(j->s->doc, DOC_HEADING, NULL, j->name[i]);
		for (size_t at = k - each; at < k; at++) {
			struct buf text = BUF_EMPTY;
			sheet_quote(&text, who->moment[at].text);
			sheet_dated(j->s, who->moment[at].day,
				    buf_text(&text));
			buf_free(&text);
		}
	}
}

static void method(const struct sheet *s)
{
	struct buf text = BUF_EMPTY;

	doc_section(s->doc, "method", _("How this was counted"));
	buf_puts(&text, _("Only shared notes are counted. Typical is the "
			  "median, and most days are 8 in 10, of the last 56 "
			  "days of a person's own notes, or of those since "
			  "the last lasting change; change is looked for in "
			  "all notes up to the last day above."));
	buf_putc(&text, ' ');
	buf_puts(&text, s->figures->n == 1 ?
		 _("What may be kept to oneself, such as the desired "
		   "frequency, is shown only when everyone shares it.") :
		 _("What you may each keep to yourselves, such as the desired "
		   "frequency, is shown only when everyone shares it."));
	buf_putc(&text, ' ');
	phrase_flukes(&text, s->figures->flukes);
	buf_putc(&text, ' ');
	buf_puts(&text, _("This is not a diagnosis; the numbers are notes."));
	sheet_say(s, &text);
	sheet_left_out(s);
	buf_free(&text);
}

int couple_build(const struct sheet *s, struct fault *f)
{
	struct joint j = { .s = s };
	int got = 0;

	begin(&j);
	scope(&j);
	if (s->kind == SHEET_JOINT)
		changes_build(s, _("At a glance"));
	for (int which = 0; which < TOPICS; which++) {
		bool begun = topic(&j, which);
		if (which == TOPIC_BODY)
			got |= kinds(&j, begun, f);
		if (which == TOPIC_TALK && s->kind == SHEET_JOINT)
			got |= mending_build(s, f);
	}
	if (s->notes)
		moments(&j);
	links_build(s);
	if (s->map)
		declared_build(s);
	if (s->kind == SHEET_COUPLE)
		changes_build(s, _("Waves and shifts"));
	doc_section(s->doc, "experiments", _("Experiments and agreements"));
	attempts_build(s);
	reviews_agreements(s);
	reviews_lines(s);
	if (s->notes)
		feedback_build(s);
	coming_build(s);
	asks_build(s, s->kind == SHEET_JOINT ? 3 : 2);
	got |= word_build(s, f);
	method(s);
	for (size_t i = 0; i < s->figures->n; i++)
		free(j.name[i]);
	free(j.name);
	return got;
}
