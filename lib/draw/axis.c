/* SPDX-License-Identifier: MIT
 * Days and values as the axes and the tables of charts write them. */
#include "draw/axis.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "log/stamp.h"

int32_t axis_monday(int32_t day)
{
	return day - stamp_weekday(day);
}

void axis_days(const struct chart *c, int32_t *first, int32_t *last)
{
	bool weeks = c->weekly || axis_in_weeks(c);

	*first = weeks ? axis_monday(c->first) : c->first;
	*last = weeks ? axis_monday(c->last) + 6 : c->last;
}

bool axis_in_weeks(const struct chart *c)
{
	return !c->weekly && c->last - c->first >= AXIS_LONG;
}

/* The word at that place of a list with blanks between. */
static char *word(char *out, const char *list, int at)
{
	for (; at && (list = strchr(list, ' ')); at--)
		list++;
	if (!list)
		list = "";
	snprintf(out, PHRASE_MAX, "%.*s", (int)strcspn(list, " "), list);
	return out;
}

char *axis_month(char *out, int month)
{
	/* Translators: the twelve months, short, a blank between them. */
	return word(out, _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
		    month - 1);
}

char *axis_weekday(char *out, int weekday)
{
	/* Translators: the seven days, short, a blank between them. */
	return word(out, _("Mon Tue Wed Thu Fri Sat Sun"), weekday);
}

char *axis_day(char *out, int32_t day)
{
	int year, month, mday;
	char name[PHRASE_MAX];

	stamp_civil(day, &year, &month, &mday);
	/* Translators: day and month. */
	snprintf(out, PHRASE_MAX, _("%1$d %2$s"), mday,
		 axis_month(name, month));
	return out;
}

char *axis_value(char *out, const struct chart *c, double value)
{
	char number[I18N_NUMBER_MAX];
	const char *sign = value < 0 ? "\u2212" :
			   c->kind == CHART_CHANGE ? "+" : "";

	value = fabs(value);
	bool whole = !(fabs(value - round(value)) > .05);
	i18n_number(number, whole ? round(value) : value, whole ? 0 : 1);
	snprintf(out, PHRASE_MAX, "%s%s", strcmp(number, "0") ? sign : "",
		 number);
	return out;
}

char *axis_fine(char *out, double value)
{
	char number[I18N_NUMBER_MAX];

	snprintf(out, PHRASE_MAX, "%s%s", value <= -.005 ? "\u2212" : "",
		 i18n_number(number, fabs(value), 2));
	return out;
}

/* Month and, where the year begins or is not known yet, the year. */
static void label(struct axis_tick *t, int32_t day, bool years)
{
	int year, month, mday;
	char name[PHRASE_MAX];

	stamp_civil(day, &year, &month, &mday);
	t->day = day;
	if (years && month == 1)
		snprintf(t->label, sizeof(t->label), "%d", year);
	else
		snprintf(t->label, sizeof(t->label), "%s",
			 axis_month(name, month));
}

/* Every so many months; returns how many columns their labels need. */
static size_t months(int32_t first, int32_t last, int step,
		     struct axis_tick *out, size_t *n)
{
	int year, month, mday;
	size_t wide = 0;

	*n = 0;
	stamp_civil(first, &year, &month, &mday);
	if (mday > 1)
		month++;
	for (; year < 9999; month++) {
		year += month > 12;
		month = month > 12 ? 1 : month;
		int32_t day = stamp_days(year, month, 1);
		if (day > last)
			break;
		if ((month - 1) % step || year % ((step + 11) / 12))
			continue;
		if (*n == AXIS_TICKS)
			return SIZE_MAX;
		label(&out[*n], day, true);
		size_t w = utf8_width(out[*n].label, strlen(out[*n].label));
		wide = w > wide ? w : wide;
		(*n)++;
	}
	/* A blank and a half between one label and the next. */
	return (wide + 2) * *n;
}

size_t axis_ticks(int32_t first, int32_t last, size_t columns,
		  struct axis_tick *out)
{
	static const int steps[] = { 1, 2, 3, 6, 12, 24, 60, 120 };
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		if (months(first, last, steps[i], out, &n) <= columns)
			break;
	if (n)
		return n;
	out[0].day = first;
	axis_day(out[0].label, first);
	out[1].day = last;
	axis_day(out[1].label, last);
	return first < last ? 2 : 1;
}
