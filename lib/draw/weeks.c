/* SPDX-License-Identifier: MIT
 * The days of a chart, a week at a time. */
#include "draw/weeks.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "series/rank.h"
#include "draw/axis.h"

struct week *weeks_of(const struct chart *c, int32_t from, size_t *n)
{
	struct week *all = c->n ? mem_get(c->n, sizeof(*all)) : NULL;
	double *x = c->n ? mem_get(c->n, sizeof(*x)) : NULL;

	*n = 0;
	for (size_t i = 0; i < c->n;) {
		struct week w = { .monday = axis_monday(c->day[i]),
				  .low = INFINITY, .high = -INFINITY };
		for (; i < c->n && c->day[i] < w.monday + 7; i++) {
			double v = c->value ? c->value[i] : c->entries[i];
			if (c->day[i] < from || isnan(v))
				continue;
			x[w.n++] = v;
			w.low = fmin(w.low, v);
			w.high = fmax(w.high, v);
		}
		if (!w.n)
			continue;
		w.median = rank_median(x, w.n);
		all[(*n)++] = w;
	}
	free(x);
	if (!*n) {
		free(all);
		return NULL;
	}
	return all;
}
