/* SPDX-License-Identifier: MIT
 * What a chart shows, before it is drawn. */
#include "sheet/chart.h"

#include <stdlib.h>

#include "base/mem.h"

struct chart *chart_new(enum chart_kind kind)
{
	struct chart *c = mem_get(1, sizeof(*c));

	*c = (struct chart){ .kind = kind, .high = 10, .stretch = 1 };
	return c;
}

void chart_free(struct chart *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n_marks; i++)
		free(c->mark[i].label);
	for (size_t i = 0; c->label && i < c->n; i++)
		free(c->label[i]);
	free(c->name);
	free(c->item);
	free(c->rests);
	free(c->title);
	free(c->desc);
	free(c->day);
	free(c->value);
	free(c->other);
	free(c->other_name);
	free(c->entries);
	free(c->level);
	free(c->mark);
	free(c->label);
	free(c->count);
	free(c);
}
