/* SPDX-License-Identifier: MIT
 * Charts as pictures.  Colours, dashes, markers and hatches name a person
 * together, so that none of them has to be seen alone. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/chart.h"

/* Adds the picture for a page whose style has style_chart; head stands in
 * its first line, "" for none.
 * shape:  id makes its ids (tN, dN, hN-0 ..) unique on the page. */
void svg_chart(struct buf *out, const struct chart *c, const char *head,
	       unsigned id) ATTR_NONNULL;

/* Adds one chart as a file of its own, with its title as head. */
void svg_file(struct buf *out, const struct chart *c) ATTR_NONNULL;

/* Adds the last eight weeks of a chart of kind LEVEL for a cell of a table:
 * medians of weeks, and a tick at the median of the current level. */
void svg_spark(struct buf *out, const struct chart *c, unsigned id)
	ATTR_NONNULL;
