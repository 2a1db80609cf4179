/* SPDX-License-Identifier: MIT
 * One person's part of the therapist's private sheet. */
#include "sheet/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/choices.h"
#include "sheet/marks.h"
#include "sheet/instruments.h"
#include "sheet/overview.h"
#include "sheet/phrase.h"
#include "sheet/plot.h"
#include "sheet/presence.h"
#include "sheet/words.h"

enum { SHOWN = 4 };	/* answers of each kind; the latest */

static const struct {
	enum noted_text text;
	const char *title;
	const char *item;	/* whose choices these are; NULL: free text */
} answers[] = {
	{ NOTED_MOTIVE, N_("Reasons for closeness"), "motive" },
	{ NOTED_DESIRE_KIND, N_("How interest came"), "desire_kind" },
	{ NOTED_EXPERIMENT, N_("View of the experiment"), "experiment" },
	{ NOTED_MEDCHANGE, N_("Medicine, hormones, illness, sleep"), NULL },
};

static void measure(const struct sheet *s, size_t i, size_t m)
{
	const struct figure *f = figures_at(s->figures, i, m);
	struct buf text = BUF_EMPTY;

	sheet_heading(s, m);
	words_change(&text, f, s->year);
	marks_around(s, f, &text);
	if (text.len)
		buf_putc(&text, ' ');
	words_usual(&text, f, s->year);
	if (f->story.more && !f->story.n_claims)
		buf_putc(&text, ' ');
	words_too_early(&text, f);
	doc_chart(s->doc, "", plot_level(s, i, m, text.at), text.at);
	buf_free(&text);
}

static bool is_chosen(const struct sheet *s, size_t m)
{
	return !s->chosen || m < MEASURES_THREE || s->chosen[m];
}

/* Freedom and pain first, then all others in the usual order. */
static size_t measures(const struct sheet *s, size_t i)
{
	const struct measures *all = s->figures->gather->measures;
	const int first[] = { measures_find(all, "freedom"),
			      measures_find(all, "pain") };
	size_t n = 0;

	for (size_t k = 0; k < ARRAY_LEN(first); k++)
		if (first[k] >= 0 &&
		    sheet_is_rated(s, i, (size_t)first[k])) {
			measure(s, i, (size_t)first[k]);
			n++;
		}
	for (size_t m = 0; m < all->n; m++)
		if ((int)m != first[0] && (int)m != first[1] &&
		    is_chosen(s, m) && sheet_is_rated(s, i, m)) {
			measure(s, i, m);
			n++;
		}
	return n;
}

static void overview(const struct sheet *s, size_t i)
{
	size_t n = s->figures->gather->measures->n;
	bool *shown = mem_get(n + 1, sizeof(*shown));

	for (size_t m = 0; m < n; m++)
		shown[m] = is_chosen(s, m);
	overview_build(s, i, shown);
	free(shown);
}

static void told(const struct sheet *s, size_t i, size_t kind,
		 const struct items *items)
{
	const struct noted *shown[SHOWN];
	size_t n = 0;

	for (size_t k = s->entries->n; k && n < SHOWN; k--) {
		const struct noted *e = &s->entries->one[k - 1];
		if (!strcmp(e->who, s->figures->person[i]->tag) &&
		    sheet_has_day(s, e->day) &&
		    *noted_text(e, answers[kind].text))
			shown[n++] = e;
	}
	if (n)
		doc_add(s->doc, DOC_HEADING, NULL, _(answers[kind].title));
	for (; n; n--) {
		const char *cell = noted_text(shown[n - 1],
					      answers[kind].text);
		struct buf text = BUF_EMPTY;
		if (answers[kind].item)
			choices_word(&text, items, answers[kind].item, cell);
		else
			sheet_quote(&text, cell);
		sheet_dated(s, shown[n - 1]->day, buf_text(&text));
		buf_free(&text);
	}
}

/* After a pause nothing is said about the time since. */
static void pause(const struct sheet *s, size_t i)
{
	const struct finding_pause *p = &s->findings->pause[i];
	struct buf text = BUF_EMPTY;
	char day[PHRASE_MAX];

	if (p->paused)
		/* Translators: a day. */
		buf_addf(&text, _("No notes since %s, so nothing is said "
				  "about the time after."),
			 phrase_day(day, p->last, s->year));
	sheet_say(s, &text);
	buf_free(&text);
}

void person_build(const struct sheet *s, size_t i, const struct items *items)
{
	char *name = sheet_called(s, s->figures->person[i]->tag);
	struct buf title = BUF_EMPTY;

	/* Translators: %s is a name. */
	buf_addf(&title, _("Sheet of %s"), name);
	doc_section(s->doc, "people", title.at);
	pause(s, i);
	overview(s, i);
	if (!measures(s, i))
		sheet_none(s);
	for (size_t k = 0; k < ARRAY_LEN(answers); k++)
		if (s->notes || answers[k].item)
			told(s, i, k, items);
	if (instruments_any(s, i))
		doc_add(s->doc, DOC_HEADING, NULL, _("Questionnaires"));
	instruments_list(s, i, false);
	doc_add(s->doc, DOC_HEADING, NULL, _("Days with notes"));
	presence_days(s, i);
	buf_free(&title);
	free(name);
}
