/* SPDX-License-Identifier: MIT
 * Two people's weeks on one scale, and what lies between them. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "draw/axis.h"
#include "draw/style.h"
#include "draw/svg-kinds.h"

enum {
	LEFT = 30, RIGHT = PEN_WIDTH - 28, HIGH = 92,
	SAMPLE = 28, NAME = 20,	/* of a line in the head; columns of a name */
};

/* What is drawn from here on is of that person; the group ends with "</g>".
 * Styles go by the class. */
static void begin(struct pen *p, size_t person)
{
	p->look = person % STYLE_PEOPLE;
	buf_addf(p->out, "<g class=\"c%zu\">", p->look);
}

static void end(struct pen *p)
{
	buf_puts(p->out, "</g>");
}

/* How a person is drawn, and the name; returns where that ends. */
static double sample(struct pen *p, double x, double y, size_t person,
		     const char *name)
{
	begin(p, person);
	pen_line(p, x, y - 4, x + SAMPLE - 6, y - 4);
	pen_markers(p);
	pen_marker(p, x + (SAMPLE - 6) / 2., y - 4, 3);
	pen_markers_end(p, 3);
	end(p);
	pen_text(p, x + SAMPLE, y, 's', "n", name, NAME);
	return x + SAMPLE + pen_width(name, NAME) * 1.15 + 16;
}

/* The words, and both people in a line of their own.  Returns its end. */
static double head(struct pen *p)
{
	const struct chart *c = p->c;
	double y = pen_head(p, false) > 0 ? 13 + PEN_LINE + 3 : 13;
	double x = sample(p, 2, y, c->person, c->name ? c->name : "");

	sample(p, x, y, c->other_person, c->other_name ? c->other_name : "");
	return y;
}

/* The places of all weeks. */
struct places {
	double *x, *y, *other;
};

/* How many weeks from i on follow each other. */
static size_t run(const struct chart *c, size_t i)
{
	size_t n = 1;

	while (i + n < c->n && c->day[i + n] == c->day[i + n - 1] + 7)
		n++;
	return n;
}

static void between(struct pen *p, const struct places *at)
{
	for (size_t i = 0, n; i < p->c->n; i += n) {
		n = run(p->c, i);
		pen_between(p, at->x + i, at->y + i, at->other + i, n);
	}
	for (size_t i = 0; i < p->c->n; i++)
		pen_rule(p, at->x[i], at->y[i], at->x[i], at->other[i]);
}

static void person(struct pen *p, size_t which, const double *x,
		   const double *y)
{
	const struct chart *c = p->c;
	double apart = (p->right - p->left) * 7 / (p->last - p->first + 1);
	double radius = fmin(fmax(apart * .45, 1.4), 3.4);

	begin(p, which);
	for (size_t i = 0, n; i < c->n; i += n) {
		n = run(c, i);
		pen_lines(p, x + i, y + i, n);
	}
	pen_markers(p);
	for (size_t i = 0; i < c->n; i++)
		pen_marker(p, x[i], y[i], radius);
	pen_markers_end(p, radius);
	end(p);
}

/* Both medians beside the field, apart enough to be read; equal ones once. */
static void medians(struct pen *p)
{
	const struct chart *c = p->c;
	double a = c->level[0].median, b = c->level[1].median;
	double y = pen_y(p, a), z = pen_y(p, b);
	double move = fmax(0, PEN_LINE - fabs(y - z)) / 2;
	char text[PHRASE_MAX];

	if (a < b || a > b) {
		y += y < z ? -move : move;
		z += a > b ? move : -move;
		pen_text(p, p->right + 5, z + 4, 's', "n",
			 axis_value(text, c, b), 5);
	}
	pen_text(p, p->right + 5, y + 4, 's', "n", axis_value(text, c, a), 5);
}

static struct places places(const struct pen *p)
{
	const struct chart *c = p->c;
	struct places at = { .x = mem_get(3 * c->n + 1, sizeof(*at.x)) };

	at.y = at.x + c->n;
	at.other = at.y + c->n;
	for (size_t i = 0; i < c->n; i++) {
		at.x[i] = pen_x(p, c->day[i] + 3.5);
		at.y[i] = pen_y(p, c->value[i]);
		at.other[i] = pen_y(p, c->other[i]);
	}
	return at;
}

double gap_draw(struct pen *p)
{
	const struct chart *c = p->c;

	axis_days(c, &p->first, &p->last);
	p->left = LEFT;
	p->right = RIGHT;
	p->low = c->low;
	p->high = c->high > c->low ? c->high : c->low + 1;
	p->top = head(p) + 12;
	p->bottom = p->top + HIGH;
	struct places at = places(p);
	between(p, &at);
	run_frame(p);
	person(p, c->person, at.x, at.y);
	person(p, c->other_person, at.x, at.other);
	medians(p);
	run_ticks(p, p->bottom + PEN_LINE + 4);
	free(at.x);
	return p->bottom + PEN_LINE + 9;
}
