/* SPDX-License-Identifier: MIT
 * Bars: how two ratings go together at each lag, and parts of a whole. */
#include <math.h>
#include <stdio.h>

#include "base/i18n.h"
#include "draw/axis.h"
#include "draw/style.h"
#include "draw/svg-kinds.h"

enum {
	LEFT = 36, RIGHT = PEN_WIDTH - 8,
	HIGH = 100,		/* of the lags' field */
	BAR = 26,		/* of the shares' bar */
	ROWS = 3, COLUMNS = 22,	/* of the words below it */
};

/* A bar that counts is filled; one that does not is an outline. */
static void bar(struct pen *p, double x1, double x2, double value, bool counts)
{
	double zero = pen_y(p, 0), y = pen_y(p, value);
	const char *colour = style_line[p->look];

	buf_addf(p->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
		 "height=\"%.1f\" class=\"%s\" fill=\"%s\" stroke=\"%s\" "
		 "stroke-width=\"1.5\"/>", x1, fmin(zero, y), x2 - x1,
		 fabs(zero - y), counts ? "f" : "l", counts ? colour : "none",
		 colour);
}

static void limits(struct pen *p, double limit)
{
	for (int side = -1; side <= 1 && limit > 0; side += 2) {
		double y = pen_y(p, side * limit);
		buf_addf(p->out, "<path class=\"k\" stroke=\"" STYLE_INK "\" "
			 "stroke-width=\"1.5\" stroke-dasharray=\"4 3\" "
			 "d=\"M%g %.1fH%g\"/>", p->left, y, p->right);
	}
}

double lags_draw(struct pen *p)
{
	const struct chart *c = p->c;
	double y = pen_head(p, false) > 0 ? PEN_HEAD : 4;
	double reach = c->limit, wide;
	char text[PHRASE_MAX];

	for (size_t i = 0; i < c->n; i++)
		reach = fmax(reach, fabs(c->value[i]));
	p->high = reach > .5 ? 1 : .5;
	p->low = -p->high;
	p->left = LEFT;
	p->right = RIGHT;
	p->top = y + 4;
	p->bottom = p->top + HIGH;
	wide = (p->right - p->left) / (double)(c->n ? c->n : 1);
	for (int side = -1; side <= 1; side++) {
		double at = pen_y(p, side * p->high);
		pen_rule(p, p->left, at, p->right, at);
		pen_text(p, p->left - 6, at + 4, 'e', NULL,
			 axis_value(text, c, side * p->high), 5);
	}
	for (size_t i = 0; i < c->n; i++) {
		double x = p->left + (double)i * wide;
		snprintf(text, sizeof(text), "%zu", i);
		pen_text(p, x + wide / 2, p->bottom + PEN_LINE, 'm', NULL,
			 c->label && c->label[i] ? c->label[i] : text, 5);
		if (!isnan(c->value[i]))
			bar(p, x + wide * .2, x + wide * .8, c->value[i],
			    fabs(c->value[i]) >= c->limit);
	}
	pen_axis(p, p->left, pen_y(p, 0), p->right, pen_y(p, 0));
	limits(p, c->limit);
	pen_text(p, (p->left + p->right) / 2, p->bottom + 2 * PEN_LINE, 'm',
		 NULL, _("days later"), 40);
	return p->bottom + 2 * PEN_LINE + 5;
}

/* One part of the bar, in its person's look. */
static void part(struct pen *p, size_t i, double x1, double x2, double y)
{
	const char *colour = style_line[i % STYLE_PEOPLE];

	p->look = i % STYLE_PEOPLE;
	buf_addf(p->out, "<g class=\"c%zu\">", p->look);
	pen_band(p, x1, y, x2, y + BAR);
	buf_addf(p->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
		 "height=\"%d\" class=\"l\" fill=\"none\" stroke=\"%s\" "
		 "stroke-width=\"2\"/></g>", x1, y, x2 - x1, BAR, colour);
}

/* The words of a part below its middle, in the row that has room; those that
 * find none stand in the table. */
static int label(struct pen *p, size_t i, double x, double y, double *end)
{
	struct buf text = BUF_EMPTY;
	int row = 0;

	pen_cut(&text, p->c->label && p->c->label[i] ? p->c->label[i] : "",
		COLUMNS);
	buf_addf(&text, " %zu", p->c->count[i]);
	double half = pen_width(text.at, SIZE_MAX) / 2;
	x = fmin(fmax(x, half + 1), PEN_WIDTH - half - 1);
	while (row < ROWS && end[row] > x - half)
		row++;
	if (row < ROWS) {
		end[row] = x + half + 6;
		pen_text(p, x, y + (row + 1) * PEN_LINE, 'm', NULL, text.at,
			 SIZE_MAX);
	}
	buf_free(&text);
	return row < ROWS ? row + 1 : 0;
}

double shares_draw(struct pen *p)
{
	const struct chart *c = p->c;
	double y = pen_head(p, false) > 0 ? PEN_HEAD : 4;
	double whole = 0, at = 0, end[ROWS] = { 0 };
	int rows = 0;

	for (size_t i = 0; i < c->n; i++)
		whole += (double)c->count[i];
	for (size_t i = 0; i < c->n && whole > 0; i++) {
		double x1 = 2 + at / whole * (PEN_WIDTH - 4);
		at += (double)c->count[i];
		double x2 = 2 + at / whole * (PEN_WIDTH - 4);
		int used = label(p, i, (x1 + x2) / 2, y + BAR + 10, end);
		rows = used > rows ? used : rows;
		if (x1 < x2)
			part(p, i, x1, x2, y + 6);
	}
	/* Half of the whole. */
	pen_axis(p, PEN_WIDTH / 2., y, PEN_WIDTH / 2., y + BAR + 11);
	return y + BAR + 10 + rows * PEN_LINE + 5;
}
