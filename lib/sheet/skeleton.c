/* SPDX-License-Identifier: MIT
 * The skeleton of a therapist's note. */
#include "sheet/skeleton.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sheet/attempts.h"
#include "sheet/changes.h"
#include "sheet/instruments.h"
#include "sheet/phrase.h"
#include "sheet/reviews.h"
#include "sheet/talks.h"
#include "sheet/therapist.h"
#include "sheet/words.h"

static const char blank[] = "______________________________";

/* A line for the clinician to fill in. */
static void fill(const struct sheet *s, const char *lead)
{
	doc_add(s->doc, DOC_ITEM, lead, blank);
}

static void lacking(const struct sheet *s)
{
	struct buf text = BUF_EMPTY;

	therapist_lacking(s, &text);
	sheet_say(s, &text);
	buf_free(&text);
}

/* What people said of the three measures, with days. */
static void reports(const struct sheet *s)
{
	const struct measure *all = s->figures->gather->measures->all;
	bool any = false;

	doc_add(s->doc, DOC_HEADING, NULL, _("Self-reports"));
	for (size_t i = 0; i < s->figures->n; i++)
		for (size_t m = 0; m < MEASURES_THREE; m++) {
			struct buf lead = BUF_EMPTY, text = BUF_EMPTY;
			struct buf what = BUF_EMPTY;
			if (!sheet_is_rated(s, i, m))
				continue;
			char *name = sheet_called(s,
				s->figures->person[i]->tag);
			measures_word(&all[m], &what);
			/* Translators: a tag; what was rated. */
			buf_addf(&lead, _("%s, %s"), name, what.at);
			words_usual(&text, figures_at(s->figures, i, m),
				    s->year);
			doc_add(s->doc, DOC_ITEM, lead.at, text.at);
			buf_free(&lead);
			buf_free(&text);
			buf_free(&what);
			free(name);
			any = true;
		}
	if (!any)
		sheet_none(s);
}

/* How often feedback was given, without its words. */
static void feedback(const struct sheet *s)
{
	struct buf text = BUF_EMPTY;
	size_t n = 0;
	int32_t last = 0;
	char day[PHRASE_MAX];

	for (size_t i = 0; i < s->entries->n; i++) {
		const struct noted *e = &s->entries->one[i];
		if (!sheet_has_day(s, e->day) ||
		    (!noted_is(e, "session") && !noted_is(e, "feedback") &&
		     !*noted_text(e, NOTED_HELPED) &&
		     !*noted_text(e, NOTED_NOTHELPED)))
			continue;
		n++;
		last = e->day;
	}
	doc_add(s->doc, DOC_HEADING, NULL, _("Feedback"));
	if (n)
		/* Translators: a number; a day. */
		buf_addf(&text, P_("%zu entry with feedback, on %s.",
				   "%zu entries with feedback, the last on "
				   "%s.", n), n,
			 phrase_day(day, last, s->year));
	else
		buf_puts(&text, _("No notes here yet."));
	sheet_say(s, &text);
	buf_free(&text);
}

static void counts(const struct sheet *s)
{
	const struct period *p = &s->figures->period;
	struct changed all[CHANGES_MAX];
	size_t n = changes_find(s, all);

	doc_add(s->doc, DOC_HEADING, NULL, _("Days with notes"));
	if (!s->figures->n)
		sheet_none(s);
	for (size_t i = 0; i < s->figures->n; i++) {
		const struct gather_person *who = s->figures->person[i];
		char *name = sheet_called(s, who->tag);
		char days[PHRASE_MAX];
		phrase_count(days, days_until(&who->rows, p->last) -
			     days_until(&who->rows, p->first - 1), false);
		doc_add(s->doc, DOC_ITEM, name, days);
		free(name);
	}
	doc_add(s->doc, DOC_HEADING, NULL, _("Tests of change"));
	for (size_t k = 0; k < n; k++)
		changes_line(s, &all[k]);
	if (!n)
		doc_add(s->doc, DOC_TEXT, NULL,
			_("Nothing stood out, or it is too early."));
}

/* Instruments entered, with reliable change. */
static void instruments(const struct sheet *s)
{
	if (!instruments_any(s, s->figures->n))
		return;
	doc_add(s->doc, DOC_HEADING, NULL, _("Questionnaires"));
	for (size_t i = 0; i < s->figures->n; i++)
		instruments_list(s, i, true);
}

/* Nothing of the log has a place here. */
static void assessment(const struct sheet *s)
{
	const char *const open_points[] = {
		_("what the changes mean to each of them"),
		_("what led to what"),
		_("whether each is free to speak, and safe"),
		_("what was not written down"),
	};

	doc_section(s->doc, "assessment", _("A: Assessment"));
	doc_add(s->doc, DOC_TEXT, NULL, _("Clinician to complete."));
	doc_add(s->doc, DOC_TEXT, NULL, blank);
	doc_add(s->doc, DOC_HEADING, NULL,
		_("Points that the data cannot decide"));
	for (size_t i = 0; i < ARRAY_LEN(open_points); i++)
		doc_add(s->doc, DOC_ITEM, "[ ]", open_points[i]);
}

static void plan(const struct sheet *s)
{
	doc_section(s->doc, "plan", _("P: Plan"));
	reviews_agreements(s);
	doc_add(s->doc, DOC_HEADING, NULL, _("Offered"));
	doc_add(s->doc, DOC_ITEM, "[ ]", _("printed resources"));
	doc_add(s->doc, DOC_ITEM, "[ ]", _("a conversation with each alone"));
	doc_add(s->doc, DOC_ITEM, "[ ]", _("a referral"));
	fill(s, _("Plan"));
	fill(s, _("Next date"));
}

static void dap(const struct sheet *s)
{
	doc_section(s->doc, "data", _("D: Data"));
	lacking(s);
	reports(s);
	counts(s);
	instruments(s);
	feedback(s);
	doc_add(s->doc, DOC_HEADING, NULL, _("To be added"));
	fill(s, _("Quotations"));
	assessment(s);
}

static void soap(const struct sheet *s)
{
	doc_section(s->doc, "subjective", _("S: Subjective"));
	lacking(s);
	reports(s);
	feedback(s);
	doc_add(s->doc, DOC_HEADING, NULL, _("To be added"));
	fill(s, _("Quotations"));
	doc_section(s->doc, "objective", _("O: Objective"));
	counts(s);
	instruments(s);
	doc_add(s->doc, DOC_HEADING, NULL, _("To be added"));
	fill(s, _("Mental state and affect"));
	fill(s, _("Interaction observed"));
	assessment(s);
}

static void birp(const struct sheet *s)
{
	doc_section(s->doc, "behaviour", _("B: Behaviour"));
	lacking(s);
	reports(s);
	talks_build(s);
	doc_add(s->doc, DOC_HEADING, NULL, _("To be added"));
	fill(s, _("Behaviour observed"));
	doc_section(s->doc, "intervention", _("I: Intervention"));
	attempts_build(s);
	doc_add(s->doc, DOC_HEADING, NULL, _("To be added"));
	fill(s, _("Interventions used"));
	doc_section(s->doc, "response", _("R: Response"));
	counts(s);
	instruments(s);
	feedback(s);
	doc_add(s->doc, DOC_HEADING, NULL, _("To be added"));
	fill(s, _("Response in the session"));
}

void skeleton_build(const struct sheet *s, const char *form)
{
	const struct period *p = &s->figures->period;
	char span[PHRASE_MAX];
	struct buf text = BUF_EMPTY;

	if (p->first <= p->last && figures_any(s->figures))
		buf_addf(&text, "%s.", phrase_span(span, p->first, p->last));
	else
		buf_puts(&text, _("No notes in this period."));
	sheet_say(s, &text);
	buf_free(&text);
	if (!strcmp(form, "soap"))
		soap(s);
	else if (!strcmp(form, "birp"))
		birp(s);
	else
		dap(s);
	plan(s);
}
