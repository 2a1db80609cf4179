/* SPDX-License-Identifier: MIT
 * The therapist's private sheet. */
#include "sheet/therapist.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "content/share.h"
#include "sheet/asks.h"
#include "sheet/attempts.h"
#include "sheet/changes.h"
#include "sheet/coming.h"
#include "sheet/declared.h"
#include "sheet/feedback.h"
#include "sheet/links.h"
#include "sheet/mending.h"
#include "sheet/notice.h"
#include "sheet/person.h"
#include "sheet/phrase.h"
#include "sheet/plot.h"
#include "sheet/presence.h"
#include "sheet/quality.h"
#include "sheet/reviews.h"
#include "sheet/talks.h"

static void policy(const struct sheet *s)
{
	const char *secrets = config_get(s->config, "secrets");

	if (!secrets)
		doc_add(s->doc, DOC_WORDS, NULL,
			_("Policy on secrets: none was entered (config: "
			  "secrets). Say to each partner how an answer for "
			  "you is treated before they give one."));
	else if (!strcmp(secrets, "no-secrets"))
		doc_add(s->doc, DOC_WORDS, NULL,
			_("Policy on secrets: no secrets. An answer given to "
			  "you may be raised with both, if its author was "
			  "told so before giving it."));
	else
		doc_add(s->doc, DOC_WORDS, NULL,
			_("Policy on secrets: limited. What is raised with "
			  "both, and what is not, was told to each before "
			  "they answered."));
}

void therapist_lacking(const struct sheet *s, struct buf *out)
{
	size_t n = consents_lacking(s->consents);

	if (n)
		/* Translators: two numbers. */
		buf_addf(out, P_("%zu of %zu persons' rows are not shown: no "
				 "current consent.",
				 "%zu of %zu persons' rows are not shown: no "
				 "current consent.", n), n, s->consents->n);
}

static void lacking(const struct sheet *s)
{
	struct buf text = BUF_EMPTY;

	therapist_lacking(s, &text);
	if (text.len)
		doc_add(s->doc, DOC_WORDS, NULL, text.at);
	buf_free(&text);
}

static void consent(const struct sheet *s, const struct consented *one)
{
	struct buf text = BUF_EMPTY;
	char *name = sheet_called(s, one->who);
	char since[PHRASE_MAX], until[PHRASE_MAX];

	bool open = one->until == INT32_MAX;

	phrase_day(since, one->day, s->year);
	if (open)
		/* Translators, for both: a day. */
		buf_addf(&text, one->clinician ?
			 _("agreed to show you shared rows and those for a "
			   "therapist, on %s, without a last day") :
			 _("agreed to show you shared rows, on %s, without a "
			   "last day"), since);
	else
		/* Translators, for both: two days. */
		buf_addf(&text, one->clinician ?
			 _("agreed to show you shared rows and those for a "
			   "therapist, on %s, until %s") :
			 _("agreed to show you shared rows, on %s, until %s"),
			 since, phrase_day(until, one->until, s->year));
	if (one->purpose && s->notes) {
		buf_puts(&text, "; ");
		sheet_quote(&text, one->purpose);
	}
	doc_add(s->doc, DOC_ITEM, name, text.at);
	buf_free(&text);
	free(name);
}

static void scope(const struct sheet *s)
{
	const struct period *p = &s->figures->period;
	char span[PHRASE_MAX];
	struct buf text = BUF_EMPTY;

	if (p->first > p->last || !figures_any(s->figures))
		buf_puts(&text, _("No notes in this period."));
	else
		buf_addf(&text, "%s.", phrase_span(span, p->first, p->last));
	sheet_say(s, &text);
	doc_section(s->doc, "scope", _("Scope"));
	if (consents_lacking(s->consents) == s->consents->n)
		sheet_none(s);
	for (size_t i = 0; i < s->consents->n; i++)
		if (consents_hold(s->consents, &s->consents->one[i]))
			consent(s, &s->consents->one[i]);
	buf_free(&text);
}

static int safety(const struct sheet *s, struct fault *f)
{
	static const char *const ids[] = { "therapist", "referral" };

	doc_section(s->doc, "safety", _("Safety"));
	notices_build(s, s->notices);
	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		char *text = share_words(ids[i], f);
		int got = *text ? 0 : -1;
		doc_add(s->doc, DOC_TEXT, NULL, text);
		free(text);
		if (got)
			return -1;
	}
	return 0;
}

/* Whole sentences: a direction is told with what it is seen from. */
static void direction(struct buf *out, const struct finding_gap *g)
{
	char first[PHRASE_MAX], last[PHRASE_MAX];

	phrase_number(first, g->gap.first);
	phrase_number(last, g->gap.last);
	buf_putc(out, ' ');
	/* Translators, for all of these: two numbers of points. */
	switch (g->gap.state) {
	case GAP_NOT_ENOUGH:
		buf_puts(out, _("Too few to see a direction."));
		break;
	case GAP_STEADY:
		buf_addf(out, _("In the first four weeks %s apart, in the "
				"last %s: no direction."), first, last);
		break;
	case GAP_WIDENING:
		buf_addf(out, _("In the first four weeks %s apart, in the "
				"last %s: moving apart."), first, last);
		break;
	case GAP_NARROWING:
		buf_addf(out, _("In the first four weeks %s apart, in the "
				"last %s: coming closer."), first, last);
		break;
	}
}

/* Who of two rated a measure higher, on the days both did: for the therapist
 * alone. */
static void gap(const struct sheet *s, const struct finding_gap *g)
{
	const struct figures *fig = s->figures;
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;
	char *a = sheet_called(s, fig->person[g->i]->tag);
	char *b = sheet_called(s, fig->person[g->k]->tag);
	char much[PHRASE_MAX], span[PHRASE_MAX], days[PHRASE_MAX];
	double median = g->gap.median;

	measures_short(&fig->gather->measures->all[g->m], &lead);
	phrase_number(much, fabs(median));
	phrase_count(days, g->gap.n, g->weekly);
	phrase_between(span, g->since, g->until, s->year);
	if (median > 0 || median < 0)
		/* Translators: two names; a number; days; a stretch of them. */
		buf_addf(&text, _("%s above %s by %s in the middle (%s, %s)."),
			 median > 0 ? a : b, median > 0 ? b : a, much, days,
			 span);
	else
		/* Translators: days; a stretch of them. */
		buf_addf(&text, _("No difference in the middle (%s, %s)."),
			 days, span);
	direction(&text, g);
	if (g->m < MEASURES_THREE || (s->chosen && s->chosen[g->m])) {
		doc_add(s->doc, DOC_HEADING, NULL, lead.at);
		doc_chart(s->doc, "", plot_gap(s, g, text.at), text.at);
	} else {
		doc_add(s->doc, DOC_ITEM, lead.at, text.at);
	}
	buf_free(&lead);
	buf_free(&text);
	free(a);
	free(b);
}

static void gaps(const struct sheet *s)
{
	bool any = false;

	doc_section(s->doc, "differences", _("Differences on common days"));
	for (size_t k = 0; k < s->findings->gaps; k++) {
		const struct finding_gap *g = &s->findings->gap[k];
		if (g->gap.n && (g->m < MEASURES_THREE || !s->chosen ||
				 s->chosen[g->m])) {
			gap(s, g);
			any = true;
		}
	}
	if (!any)
		sheet_none(s);
}

static void method(const struct sheet *s)
{
	struct buf text = BUF_EMPTY;

	doc_section(s->doc, "method", _("How this was counted"));
	buf_puts(&text, _("Shared rows and those for a therapist count, of "
			  "people with a current consent; what people keep to "
			  "themselves is not here. Typical is the "
			  "median, and most days are 8 in 10, of the last 56 "
			  "days of a person's own notes, or of those since "
			  "the last lasting change. Ratings of two people "
			  "mean different things."));
	buf_putc(&text, ' ');
	phrase_flukes(&text, s->figures->flukes);
	buf_putc(&text, ' ');
	buf_puts(&text, _("This is not a diagnosis; what the numbers mean is "
			  "for the room to find out."));
	sheet_say(s, &text);
	sheet_left_out(s);
	buf_free(&text);
}

int therapist_build(const struct sheet *s, struct fault *f)
{
	lacking(s);
	doc_add(s->doc, DOC_WORDS, NULL,
		_("For you alone: not for a shared screen, a shared printer "
		  "or a joint folder. The sheet to read together is the joint "
		  "one (--audience=couple)."));
	policy(s);
	scope(s);
	struct items *items = items_read("weekly-long", f);
	int got = items ? safety(s, f) : -1;
	for (size_t i = 0; i < s->figures->n && items; i++)
		person_build(s, i, items);
	items_free(items);
	quality_build(s);
	gaps(s);
	changes_build(s, _("Waves and shifts"));
	links_build(s);
	if (s->map)
		declared_build(s);
	doc_section(s->doc, "entries", _("Entries"));
	presence_parts(s);
	doc_quiet(s->doc, "talk", _("Talks"));
	talks_build(s);
	got |= mending_build(s, f);
	doc_section(s->doc, "experiments", _("Experiments and agreements"));
	attempts_build(s);
	reviews_agreements(s);
	if (s->notes)
		feedback_build(s);
	coming_build(s);
	asks_build(s, 3);
	method(s);
	return got;
}
