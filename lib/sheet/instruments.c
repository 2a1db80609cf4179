/* SPDX-License-Identifier: MIT
 * Questionnaires of the user's own, in words. */
#include "sheet/instruments.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "sheet/phrase.h"

bool instruments_any(const struct sheet *s, size_t i)
{
	for (size_t k = 0; k < s->findings->scales; k++)
		if (i == s->figures->n || s->findings->scale[k].i == i)
			return true;
	return false;
}

/* A total, or a number of a questionnaire, with two decimals at most. */
static char *number(char *out, double value)
{
	double cents = round(value * 100);
	int decimals = fmod(cents, 10) != 0 ? 2 : fmod(cents, 100) != 0;

	return i18n_number(out, cents / 100, decimals);
}

static void result(struct buf *out, const struct finding_scale *f)
{
	char points[I18N_NUMBER_MAX], least[I18N_NUMBER_MAX];

	number(points, fabs(f->change.points));
	number(least, f->change.least);
	switch (f->change.state) {
	/* Translators, for all of these: two numbers of points. */
	case CHANGE_UP:
		buf_addf(out, _("Higher by %s, which is more than its own "
				"error: that is from %s points on."), points,
			 least);
		break;
	case CHANGE_DOWN:
		buf_addf(out, _("Lower by %s, which is more than its own "
				"error: that is from %s points on."), points,
			 least);
		break;
	case CHANGE_NO:
		buf_addf(out, _("A difference of %s, which is within its own "
				"error: that is below %s points."), points,
			 least);
		break;
	}
}

/* Which numbers were used, and where they are from. */
static void basis(const struct sheet *s, struct buf *out,
		  const struct scale *scale)
{
	char sd[I18N_NUMBER_MAX], reliability[I18N_NUMBER_MAX];

	number(sd, scale->sd);
	number(reliability, scale->reliability);
	buf_putc(out, ' ');
	/* Translators: two numbers. */
	buf_addf(out, scale->retest ?
		 _("Counted with a standard deviation of %s and a retest "
		   "reliability of %s") :
		 _("Counted with a standard deviation of %s and an internal "
		   "reliability of %s, which finds change more easily than a "
		   "retest"), sd, reliability);
	if (*scale->source && !s->hidden) {
		buf_puts(out, " (");
		utf8_mask(out, scale->source, strlen(scale->source), false);
		buf_putc(out, ')');
	}
	buf_putc(out, '.');
}

static void one(const struct sheet *s, const struct finding_scale *f,
		bool named)
{
	char first[PHRASE_MAX], last[PHRASE_MAX];
	char before[I18N_NUMBER_MAX], after[I18N_NUMBER_MAX];
	const char *called = *f->scale->name ? f->scale->name : f->scale->id;
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;

	if (named) {
		char *name = sheet_called(s, s->figures->person[f->i]->tag);
		buf_addf(&lead, "%s, ", name);
		free(name);
	}
	utf8_mask(&lead, called, strlen(called), false);
	number(before, f->before);
	number(after, f->after);
	phrase_day(first, f->since, s->year);
	phrase_day(last, f->until, s->year);
	if (f->enough) {
		/* Translators: a number; a day; a number; a day. */
		buf_addf(&text, _("%s on %s, %s on %s. "), before, first,
			 after, last);
		result(&text, f);
	} else {
		/* Translators: a number; a day. */
		buf_addf(&text, _("%s on %s; a change needs a second one."),
			 before, first);
	}
	basis(s, &text, f->scale);
	doc_add(s->doc, DOC_ITEM, lead.at, text.at);
	buf_free(&lead);
	buf_free(&text);
}

void instruments_list(const struct sheet *s, size_t i, bool named)
{
	for (size_t k = 0; k < s->findings->scales; k++)
		if (s->findings->scale[k].i == i)
			one(s, &s->findings->scale[k], named);
}
