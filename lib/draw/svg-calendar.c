/* SPDX-License-Identifier: MIT
 * On which days there are entries: a cell a day, weeks beside each other;
 * over many weeks a cell a week.  Filled where there are some, how many
 * inside; outlined where there is none. */
#include <stdio.h>
#include <stdlib.h>

#include "log/stamp.h"
#include "draw/axis.h"
#include "draw/style.h"
#include "draw/svg-kinds.h"
#include "draw/weeks.h"

enum {
	CELL = 18,		/* from one to the next */
	LEFT = 34,
	ACROSS = (PEN_WIDTH - LEFT) / CELL,	/* weeks in a row of days */
	LEFT_WEEKS = 64,
	ACROSS_WEEKS = (PEN_WIDTH - LEFT_WEEKS) / CELL,
};

static void cell(struct pen *p, double x, double y, size_t count)
{
	char text[24];

	buf_addf(p->out, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" "
		 "rx=\"2\" ", x + 1., y + 1., CELL - 2.5, CELL - 2.5);
	if (!count) {
		buf_puts(p->out, "class=\"a\" fill=\"none\" stroke=\""
			 STYLE_AXIS "\" stroke-width=\"1.5\"/>");
		return;
	}
	buf_addf(p->out, "class=\"f\" fill=\"%s\" stroke=\"%s\" "
		 "stroke-width=\"1.5\"/>", style_line[p->look],
		 style_line[p->look]);
	snprintf(text, sizeof(text), count > 99 ? "\u2026" : "%zu", count);
	pen_text(p, x + CELL / 2. - .3, y + CELL - 5, 'm', "on", text, 2);
}

/* How many entries that day has; *at goes along. */
static size_t on(const struct chart *c, size_t *at, int32_t day)
{
	while (*at < c->n && c->day[*at] < day)
		(*at)++;
	return *at < c->n && c->day[*at] == day ? c->entries[*at] : 0;
}

/* Some weeks from that Monday on, and the names of months above them. */
static double row_of_days(struct pen *p, int32_t monday, double y)
{
	const struct chart *c = p->c;
	char text[PHRASE_MAX];
	size_t at = 0;
	int before = 0;
	double free_from = 0;

	for (int k = 0; k < 7; k++)
		pen_text(p, LEFT - 6, y + PEN_LINE + 5 + k * CELL + CELL - 5,
			 'e', NULL, axis_weekday(text, k), 5);
	for (int w = 0; w < ACROSS; w++) {
		double x = LEFT + w * CELL;
		int32_t first = monday + 7 * w;
		int year, month, mday;
		if (first > c->last)
			break;
		stamp_civil(first + 6 > c->last ? c->last : first + 6, &year,
			    &month, &mday);
		axis_month(text, month);
		if (month != before && x >= free_from) {
			pen_text(p, x + 1, y + PEN_LINE - 2, 's', NULL, text,
				 8);
			free_from = x + pen_width(text, 8) + 4;
		}
		before = month;
		for (int32_t d = first; d < first + 7; d++)
			if (d >= c->first && d <= c->last)
				cell(p, x, y + PEN_LINE + 5 + (d - first) *
				     CELL, on(c, &at, d));
	}
	return y + PEN_LINE + 5 + 7 * CELL + 4;
}

/* Weeks that have days with entries: the number of these days. */
static double row_of_weeks(struct pen *p, int32_t monday, double y,
			   const struct week *week, size_t n, size_t *at)
{
	int year, month, mday;
	char name[PHRASE_MAX], text[PHRASE_MAX + 16];

	stamp_civil(monday, &year, &month, &mday);
	snprintf(text, sizeof(text), "%s %d", axis_month(name, month), year);
	pen_text(p, 2, y + CELL - 5, 's', NULL, text, 9);
	for (int w = 0; w < ACROSS_WEEKS; w++) {
		int32_t first = monday + 7 * w;
		if (first > p->c->last)
			break;
		bool some = *at < n && week[*at].monday == first;
		cell(p, LEFT_WEEKS + w * CELL, y, some ? week[*at].n : 0);
		*at += some;
	}
	return y + CELL + 3;
}

double calendar_draw(struct pen *p)
{
	const struct chart *c = p->c;
	double y = pen_head(p, false) > 0 ? PEN_HEAD : 0;
	int32_t monday = axis_monday(c->first);
	size_t n = 0, at = 0;

	if (!axis_in_weeks(c)) {
		for (; monday <= c->last; monday += 7 * ACROSS)
			y = row_of_days(p, monday, y);
		return y;
	}
	struct week *week = weeks_of(c, c->first, &n);
	for (; monday <= c->last; monday += 7 * ACROSS_WEEKS)
		y = row_of_weeks(p, monday, y, week, n, &at);
	free(week);
	return y;
}
