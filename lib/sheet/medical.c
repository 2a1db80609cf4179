/* SPDX-License-Identifier: MIT
 * One person's page for a visit. */
#include "sheet/medical.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/share.h"
#include "series/rank.h"
#include "sheet/attempts.h"
#include "sheet/instruments.h"
#include "sheet/phrase.h"

enum {
	COLUMNS = 4, ROWS = 8,	/* of the timeline */
	WEEK = 7, MONTH = 28,	/* days of a row */
	CHANGES = 6, TRIED = 5,	/* lines of each */
	LINES = 3,		/* to write on */
};

static const char line[] = "______________________________";

static const char *const rated[COLUMNS] = { "pain", "desire", "fatigue",
	"health" };

static void reasons(const struct sheet *s)
{
	doc_section(s->doc, "reasons", _("Reasons for the visit"));
	for (int i = 0; i < LINES - 1; i++)
		doc_add(s->doc, DOC_TEXT, NULL, line);
}

/* "5 (3 days)": the median of some days and how many there were. */
static void cell(const struct figure *f, int32_t first, int32_t last,
		 char *out)
{
	size_t from = days_until(f->days, first - 1);
	size_t to = days_until(f->days, last);
	char number[PHRASE_MAX], days[PHRASE_MAX];

	*out = '\0';
	if (from >= to)
		return;
	double *x = mem_get(to - from, sizeof(*x));
	memcpy(x, f->days->value + from, (to - from) * sizeof(*x));
	phrase_number(number, rank_median(x, to - from));
	free(x);
	phrase_count(days, to - from, false);
	/* Translators: a number; how many days. */
	snprintf(out, PHRASE_MAX, _("%.60s (%.60s)"), number, days);
}

static void row(const struct sheet *s, struct doc_table *t, size_t me,
		int32_t first, int32_t last)
{
	char text[COLUMNS + 1][PHRASE_MAX];
	const char *cells[COLUMNS + 1] = { text[0] };
	bool any = false;

	phrase_between(text[0], first, last, s->year);
	for (size_t k = 0; k < COLUMNS; k++) {
		int m = measures_find(s->figures->gather->measures, rated[k]);
		text[k + 1][0] = '\0';
		if (m >= 0)
			cell(figures_at(s->figures, me, (size_t)m), first,
			     last, text[k + 1]);
		any |= text[k + 1][0];
		cells[k + 1] = text[k + 1];
	}
	if (any)
		doc_row(t, cells);
}

/* Weeks, or stretches of four weeks where the period is long: the last. */
static void timeline(const struct sheet *s, size_t me)
{
	const struct measures *all = s->figures->gather->measures;
	const struct period *p = &s->figures->period;
	int32_t first = p->first > s->figures->gather->first ? p->first :
			s->figures->gather->first;
	int32_t step = p->last - first < ROWS * WEEK ? WEEK : MONTH;
	struct buf head[COLUMNS] = { 0 };
	const char *cells[COLUMNS + 1] = { _("days") };
	bool any = false;

	doc_section(s->doc, "timeline", _("Timeline"));
	for (size_t k = 0; k < COLUMNS; k++) {
		int m = measures_find(all, rated[k]);
		if (m >= 0)
			measures_word(&all->all[m], &head[k]);
		cells[k + 1] = buf_text(&head[k]);
		any |= m >= 0 && me < s->figures->n &&
		       sheet_is_rated(s, me, (size_t)m);
	}
	if (any) {
		struct doc_table *t = doc_table(s->doc,
			_("Medians of ratings from 0 to 10, with the days "
			  "they rest on"), COLUMNS + 1, 1);
		doc_row(t, cells);
		for (int i = ROWS; i; i--) {
			int32_t from = p->last - i * step + 1;
			if (from + step > first)
				row(s, t, me, from, from + step - 1);
		}
	} else {
		sheet_none(s);
	}
	for (size_t k = 0; k < COLUMNS; k++)
		buf_free(&head[k]);
}

/* The latest of the person's words on medicine, illness and sleep. */
static void changes(const struct sheet *s)
{
	const struct noted *shown[CHANGES];
	size_t n = 0;

	doc_section(s->doc, "medicine", _("Medicine, hormones, illness, "
					  "sleep"));
	for (size_t k = s->entries->n; k && n < CHANGES && s->notes; k--) {
		const struct noted *e = &s->entries->one[k - 1];
		if (sheet_has_day(s, e->day) &&
		    *noted_text(e, NOTED_MEDCHANGE))
			shown[n++] = e;
	}
	if (!n)
		sheet_none(s);
	for (; n; n--) {
		struct buf text = BUF_EMPTY;
		sheet_quote(&text, noted_text(shown[n - 1], NOTED_MEDCHANGE));
		sheet_dated(s, shown[n - 1]->day, text.at);
		buf_free(&text);
	}
}

/* What was begun, by the person's own rows. */
static void tried(const struct sheet *s)
{
	size_t n = 0;

	doc_section(s->doc, "tried", _("What was tried"));
	for (size_t k = s->entries->n; k && n < TRIED; k--) {
		const struct noted *e = &s->entries->one[k - 1];
		struct buf text = BUF_EMPTY;
		if (!noted_is(e, "experiment") ||
		    strcmp(noted_text(e, NOTED_STATE), "running") ||
		    !sheet_has_day(s, e->day))
			continue;
		attempts_title(s, noted_text(e, NOTED_TITLE), &text);
		sheet_dated(s, e->day, buf_text(&text));
		buf_free(&text);
		n++;
	}
	if (!n)
		sheet_none(s);
	doc_add(s->doc, DOC_TEXT, NULL, line);
}

static void questions(const struct sheet *s)
{
	const char *const asked[] = {
		_("Could a medicine, an illness, pain or hormones have a part "
		  "in this?"),
		_("What is to be looked at first, and what can wait?"),
		_("What is all right to go on with meanwhile?"),
	};

	doc_section(s->doc, "questions", _("Questions"));
	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		const char lead[] = { (char)('1' + i), '.', '\0' };
		doc_add(s->doc, DOC_ITEM, lead, asked[i]);
	}
	doc_add(s->doc, DOC_TEXT, NULL, line);
}

int medical_build(const struct sheet *s, struct fault *f)
{
	const struct period *p = &s->figures->period;
	size_t me = sheet_person(s, s->own);
	struct buf text = BUF_EMPTY;
	char span[PHRASE_MAX];

	if (me == s->figures->n || !figures_any(s->figures))
		buf_puts(&text, _("No notes in this period."));
	else
		buf_addf(&text, _("%s. Own notes alone; what they mean is for "
				  "you and the visit to find out."),
			 phrase_span(span, p->first, p->last));
	sheet_say(s, &text);
	buf_free(&text);
	reasons(s);
	timeline(s, me);
	if (me < s->figures->n && instruments_any(s, me)) {
		doc_section(s->doc, "instruments", _("Questionnaires"));
		instruments_list(s, me, false);
	}
	changes(s);
	tried(s);
	questions(s);
	char *words = share_words("medical", f);
	int got = *words ? 0 : -1;
	doc_section(s->doc, "method", _("How this was counted"));
	doc_add(s->doc, DOC_TEXT, NULL, words);
	sheet_left_out(s);
	free(words);
	return got;
}
