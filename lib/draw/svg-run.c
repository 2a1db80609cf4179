/* SPDX-License-Identifier: MIT
 * Run charts: points, the own median by level, the band of most days, marks
 * on top, a bracket below a passing stretch.  Nothing is drawn between one
 * point and the next but between weeks that follow each other. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "draw/axis.h"
#include "draw/style.h"
#include "draw/svg-kinds.h"
#include "draw/weeks.h"

enum {
	LEFT = 30, RIGHT = PEN_WIDTH - 6,
	BESIDE = 22,		/* for the last median, of levels */
	HIGH = 92, LOW = 64,	/* of the field: of levels, of change */
	BELOW = 7,		/* for the bracket */
	ROWS = 3,		/* of words of marks */
	COLUMNS = 18,		/* of such words */
};

/* The middle of a point: of its day, or of its week. */
static double middle(const struct pen *p, int32_t day)
{
	bool week = p->c->kind == CHART_CHANGE || axis_in_weeks(p->c);

	return pen_x(p, day + (week ? 3.5 : .5));
}

/* The row of words in which each mark finds room, the first one beside the
 * head; ROWS: in none. */
static int place(const struct pen *p, double head, int *row)
{
	double end[ROWS] = { head ? head + 10 : 0 };
	int rows = head > 0;

	for (size_t i = 0; i < p->c->n_marks; i++) {
		const struct chart_mark *m = &p->c->mark[i];
		double x = pen_x(p, m->day + .5);
		double wide = pen_width(m->label, COLUMNS);
		x -= x + 3 + wide > PEN_WIDTH ? wide + 3 : 0;
		for (row[i] = 0; row[i] < ROWS && end[row[i]] > x; row[i]++)
			;
		if (row[i] < ROWS)
			end[row[i]] = x + wide + 10;
		if (row[i] < ROWS && row[i] >= rows)
			rows = row[i] + 1;
	}
	return rows;
}

/* The lowest row of words stands right above the field. */
static void marks(struct pen *p, const int *row)
{
	for (size_t i = 0; i < p->c->n_marks; i++) {
		const struct chart_mark *m = &p->c->mark[i];
		double x = pen_x(p, m->day + .5);
		double wide = pen_width(m->label, COLUMNS);
		double top = row[i] < ROWS ? row[i] * PEN_LINE + 3 :
					     p->top - 4;
		if (p->c->kind == CHART_PHASES)
			pen_axis(p, x, top, x, p->bottom);
		else
			pen_axis(p, x, top, x, p->top + 5);
		if (row[i] == ROWS)
			continue;
		bool left = x + 3 + wide > PEN_WIDTH;
		pen_text(p, left ? x - 3 : x + 3, top + PEN_LINE - 4,
			 left ? 'e' : 's', NULL, m->label, COLUMNS);
	}
}

void run_frame(struct pen *p)
{
	const double value[] = { p->low, (p->low + p->high) / 2, p->high };
	char text[PHRASE_MAX];

	for (size_t i = 0; i < ARRAY_LEN(value); i++) {
		double y = pen_y(p, value[i]);
		if (value[i] != round(value[i]))
			continue;
		pen_rule(p, p->left, y, p->right, y);
		pen_text(p, p->left - 6, y + 4, 'e', NULL,
			 axis_value(text, p->c, value[i]), 8);
	}
	pen_axis(p, p->left, p->top, p->left, p->bottom);
	pen_axis(p, p->left, p->bottom, p->right, p->bottom);
}

void run_ticks(struct pen *p, double y)
{
	struct axis_tick tick[AXIS_TICKS];
	size_t n = axis_ticks(p->first, p->last,
			      (size_t)((p->right - p->left) / 7), tick);

	for (size_t i = 0; i < n; i++) {
		double x = pen_x(p, tick[i].day);
		double half = pen_width(tick[i].label, 10) / 2;
		pen_axis(p, x, p->bottom, x, p->bottom + 4);
		x = fmin(fmax(x, p->left + half - 8), PEN_WIDTH - half);
		pen_text(p, x, y, 'm', NULL, tick[i].label, 10);
	}
}

/* From the first to behind the last day of a level. */
static void extent(const struct pen *p, const struct chart_level *l,
		   double *x1, double *x2)
{
	*x1 = fmax(pen_x(p, l->since), p->left);
	*x2 = fmin(pen_x(p, l->until + 1.), p->right);
}

static void bands(struct pen *p)
{
	double x1, x2;

	for (size_t i = 0; i < p->c->n_levels; i++) {
		const struct chart_level *l = &p->c->level[i];
		extent(p, l, &x1, &x2);
		if (!isnan(l->low) && !isnan(l->high) && x1 < x2)
			pen_band(p, x1, pen_y(p, l->high), x2,
				 pen_y(p, l->low));
	}
}

static void levels(struct pen *p)
{
	double x1, x2;
	char text[PHRASE_MAX];

	for (size_t i = 0; i < p->c->n_levels; i++) {
		const struct chart_level *l = &p->c->level[i];
		extent(p, l, &x1, &x2);
		double y = pen_y(p, l->median);
		if (isnan(l->median) || !(x1 < x2))
			continue;
		pen_line(p, x1, y, x2, y);
		if (i + 1 == p->c->n_levels && p->right < RIGHT)
			pen_text(p, p->right + 5, y + 4, 's', "n",
				 axis_value(text, p->c, l->median), 5);
	}
}

/* As large as the distance of the points allows. */
static double radius(const struct pen *p, double days)
{
	double apart = (p->right - p->left) * days /
		       (p->last - p->first + 1);

	return fmin(fmax(apart * .45, 1.4), days > 1 ? 3.4 : 3);
}

/* A thin line joins weeks that follow each other. */
static void joins(struct pen *p)
{
	const struct chart *c = p->c;

	for (size_t i = 1; c->kind == CHART_CHANGE && i < c->n; i++)
		if (c->day[i] == c->day[i - 1] + 7)
			pen_axis(p, middle(p, c->day[i - 1]),
				 pen_y(p, c->value[i - 1]),
				 middle(p, c->day[i]),
				 pen_y(p, c->value[i]));
}

static void points(struct pen *p)
{
	const struct chart *c = p->c;
	double r = radius(p, c->weekly ? 7 : 1);

	joins(p);
	if (!c->n)
		return;
	pen_markers(p);
	for (size_t i = 0; i < c->n; i++)
		if (!isnan(c->value[i]))
			pen_marker(p, middle(p, c->day[i]),
				   pen_y(p, c->value[i]), r);
	pen_markers_end(p, r);
}

/* Medians of weeks, with a whisker from the lowest to the highest day. */
static void weekly(struct pen *p)
{
	size_t n;
	struct week *w = weeks_of(p->c, p->first, &n);
	double r = radius(p, 7);

	for (size_t i = 0; i < n; i++)
		if (w[i].low < w[i].high)
			pen_axis(p, middle(p, w[i].monday),
				 pen_y(p, w[i].low), middle(p, w[i].monday),
				 pen_y(p, w[i].high));
	pen_markers(p);
	for (size_t i = 0; i < n; i++)
		pen_marker(p, middle(p, w[i].monday), pen_y(p, w[i].median),
			   r);
	pen_markers_end(p, r);
	free(w);
}

static void bracket(struct pen *p)
{
	const struct chart *c = p->c;
	double x1 = fmax(pen_x(p, c->stretch), p->left);
	double x2 = fmin(pen_x(p, c->stretch_end + 1.), p->right);
	double y = p->bottom + BELOW;

	if (c->stretch > c->stretch_end || !(x1 < x2))
		return;
	buf_addf(p->out, "<path class=\"k\" fill=\"none\" stroke=\"" STYLE_INK
		 "\" stroke-width=\"2\" "
		 "d=\"M%.1f %.1fv-5M%.1f %.1fH%.1fv-5\"/>",
		 x1, y, x1, y, x2);
}

double run_draw(struct pen *p)
{
	const struct chart *c = p->c;
	int *row = mem_get(c->n_marks + 1, sizeof(*row));

	axis_days(c, &p->first, &p->last);
	p->left = LEFT;
	p->right = c->kind == CHART_CHANGE ? RIGHT : RIGHT - BESIDE;
	p->low = c->low;
	p->high = c->high > c->low ? c->high : c->low + 1;
	p->top = place(p, pen_head(p, true), row) * PEN_LINE + 15;
	p->bottom = p->top + (c->kind == CHART_CHANGE ? LOW : HIGH);
	bands(p);
	run_frame(p);
	levels(p);
	marks(p, row);
	if (axis_in_weeks(c))
		weekly(p);
	else
		points(p);
	bracket(p);
	run_ticks(p, p->bottom + BELOW + PEN_LINE + 1);
	free(row);
	return p->bottom + BELOW + PEN_LINE + 6;
}
