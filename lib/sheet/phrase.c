/* SPDX-License-Identifier: MIT
 * Numbers, days and counts as people write them. */
#include "sheet/phrase.h"

#include <math.h>
#include <stdio.h>

#include "base/i18n.h"
#include "log/stamp.h"

static const char *const months[] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"),
	N_("June"), N_("July"), N_("August"), N_("September"), N_("October"),
	N_("November"), N_("December"),
};

char *phrase_number(char *out, double value)
{
	bool whole = !(fabs(value - round(value)) > .05);

	return i18n_number(out, whole ? round(value) : value, whole ? 0 : 1);
}

int phrase_year(int32_t day)
{
	int year, month, mday;

	stamp_civil(day, &year, &month, &mday);
	return year;
}

char *phrase_day(char *out, int32_t day, int year)
{
	int y, month, mday;

	stamp_civil(day, &y, &month, &mday);
	if (y == year)
		/* Translators: day and month. */
		snprintf(out, PHRASE_MAX, _("%1$d %2$s"), mday,
			 _(months[month - 1]));
	else
		/* Translators: day, month and year. */
		snprintf(out, PHRASE_MAX, _("%1$d %2$s %3$d"), mday,
			 _(months[month - 1]), y);
	return out;
}

char *phrase_span(char *out, int32_t first, int32_t last)
{
	char a[PHRASE_MAX], b[PHRASE_MAX];

	phrase_day(b, last, 0);
	phrase_day(a, first, phrase_year(last));
	if (first == last)
		snprintf(out, PHRASE_MAX, "%s", b);
	else
		/* Translators: a first and a last day. */
		snprintf(out, PHRASE_MAX, _("%s to %s"), a, b);
	return out;
}

char *phrase_count(char *out, size_t n, bool weekly)
{
	if (weekly)
		snprintf(out, PHRASE_MAX, P_("%zu entry", "%zu entries", n), n);
	else
		snprintf(out, PHRASE_MAX, P_("%zu day", "%zu days", n), n);
	return out;
}

char *phrase_between(char *out, int32_t first, int32_t last, int year)
{
	char a[PHRASE_MAX], b[PHRASE_MAX];

	phrase_day(a, first, year);
	phrase_day(b, last, year);
	if (first == last) {
		snprintf(out, PHRASE_MAX, "%s", b);
		return out;
	}
	/* Translators: a first and a last day. */
	snprintf(out, PHRASE_MAX, _("%s to %s"), a, b);
	return out;
}

/* The last weeks: days counted, days in all, and which. */
static void together_now(struct buf *out, const struct together *t,
			 size_t people, const char *span)
{
	if (t->weekly)
		buf_addf(out, people == 2 ?
			 P_("Within a point of each other in %zu of %zu week "
			    "you both rated (%s)",
			    "Within a point of each other in %zu of %zu weeks "
			    "you both rated (%s)", t->both) :
			 P_("Within a point of each other in %zu of %zu week "
			    "you all rated (%s)",
			    "Within a point of each other in %zu of %zu weeks "
			    "you all rated (%s)", t->both),
			 t->within, t->both, span);
	else
		buf_addf(out, people == 2 ?
			 P_("Within a point of each other on %zu of %zu day "
			    "you both rated (%s)",
			    "Within a point of each other on %zu of %zu days "
			    "you both rated (%s)", t->both) :
			 P_("Within a point of each other on %zu of %zu day "
			    "you all rated (%s)",
			    "Within a point of each other on %zu of %zu days "
			    "you all rated (%s)", t->both),
			 t->within, t->both, span);
}

void phrase_together(struct buf *out, const struct together *now,
		     const struct together *before, size_t people, int year)
{
	size_t least = together_least(now);
	char span[PHRASE_MAX];

	phrase_between(span, now->since, now->until, year);
	if (!together_enough(now)) {
		/* Translators: a number; the first and the last of the days. */
		if (now->weekly)
			buf_addf(out, people == 2 ?
				 _("Fewer than %zu weeks that you both rated "
				   "(%s).") :
				 _("Fewer than %zu weeks that you all rated "
				   "(%s)."), least, span);
		else
			buf_addf(out, people == 2 ?
				 _("Fewer than %zu days that you both rated "
				   "(%s).") :
				 _("Fewer than %zu days that you all rated "
				   "(%s)."), least, span);
		return;
	}
	together_now(out, now, people, span);
	if (together_enough(before)) {
		phrase_between(span, before->since, before->until, year);
		buf_addf(out, now->weekly ? _("; earlier in %zu of %zu (%s)") :
					    _("; earlier on %zu of %zu (%s)"),
			 before->within, before->both, span);
	}
	buf_putc(out, '.');
}

void phrase_flukes(struct buf *out, double flukes)
{
	char number[I18N_NUMBER_MAX];

	if (!(flukes < 1) && !(flukes > 1)) {
		buf_puts(out, _("About one claim of lasting change a year "
				"will be a fluke."));
		return;
	}
	i18n_number(number, flukes, flukes < .1 ? 2 : 1);
	/* Translators: %s is a number such as 0.5 or 2.0. */
	buf_addf(out, _("About %s claims of lasting change a year will be "
			"flukes."), number);
}

const char *phrase_hidden(void)
{
	return _("Names, words, own tags and times of day were taken out of "
		 "these notes as far as columns show. The order of days is "
		 "kept: the first one lies in the week of 1 January 2001, "
		 "whenever it was. Ratings over weeks can be known again by "
		 "whoever has seen them, and nobody has certified anything.");
}
