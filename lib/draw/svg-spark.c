/* SPDX-License-Identifier: MIT
 * The small chart of a table's cell: no axis and no words, for the numbers
 * stand beside it. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "draw/axis.h"
#include "draw/svg-kinds.h"
#include "draw/weeks.h"
#include "sheet/spark.h"

enum { EDGE = 5, TICK = 7 };

void spark_draw(struct pen *p, int wide, int high)
{
	const struct chart *c = p->c;
	const double radius = 2.2;
	size_t n;

	p->first = axis_monday(spark_first(c));
	p->last = axis_monday(c->last) + 6;
	p->left = EDGE;
	p->right = wide - TICK - EDGE;
	p->top = EDGE;
	p->bottom = high - EDGE;
	p->low = c->low;
	p->high = c->high > c->low ? c->high : c->low + 1;
	struct week *w = weeks_of(c, p->first, &n);
	double *x = mem_get(2 * n + 1, sizeof(*x)), *y = x + n;
	for (size_t i = 0; i < n; i++) {
		x[i] = pen_x(p, w[i].monday + 3.5);
		y[i] = pen_y(p, fmin(w[i].median, p->high));
	}
	pen_rule(p, 0, p->bottom, wide, p->bottom);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && w[k].monday == w[k - 1].monday + 7;)
			k++;
		pen_lines(p, x + i, y + i, k - i);
	}
	pen_markers(p);
	for (size_t i = 0; i < n; i++)
		pen_marker(p, x[i], y[i], radius);
	pen_markers_end(p, radius);
	if (c->n_levels) {
		double at = pen_y(p, c->level[c->n_levels - 1].median);
		pen_axis(p, wide - TICK, at, wide, at);
	}
	free(x);
	free(w);
}
