/* SPDX-License-Identifier: MIT
 * The numbers of a chart as tables: the same for those who do not see the
 * picture, or want to see what it is made of. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/chart.h"

/* Adds the tables of the screen: days in rows of weeks, weeks one a row, the
 * days that are marked; of more than AXIS_LONG days all weeks, and the last
 * 90 days. */
void twin_screen(struct buf *out, const struct chart *c) ATTR_NONNULL;

/* Adds the table of paper for charts that stand beside each other: medians of
 * weeks, a chart a row.  Nothing where the picture itself has the numbers. */
void twin_paper(struct buf *out, const struct chart *const *c, size_t n)
	ATTR_NONNULL;
