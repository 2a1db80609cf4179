/* SPDX-License-Identifier: MIT
 * Small charts of one line: a sign a week or a day. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/chart.h"

enum { SPARK_WEEKS = 8, SPARK_DAYS = 7 * SPARK_WEEKS };

/* The first day that the small chart shows: its last eight weeks. */
int32_t spark_first(const struct chart *c) ATTR_NONNULL ATTR_PURE;

/* Adds a sign a week: how far the week's median lies from what is typical
 * for the person; never the level.
 * shape:  plain: signed whole points with blanks between, else one block a
 *         week.
 * units:  a step is a point, beyond 3 below and 4 above there are none. */
void spark_change(struct buf *out, const struct chart *c, bool plain)
	ATTR_NONNULL;

/* Adds a sign a day, or a week: the level on the fixed scale 0 to 10.
 * shape:  plain: the digits 0 to 9, X for 10 and more. */
void spark_level(struct buf *out, const struct chart *c, bool weeks,
		 bool plain) ATTR_NONNULL;

/* Adds a sign a week of one of the two people of a gap, as spark_level. */
void spark_gap(struct buf *out, const struct chart *c, bool other, bool plain)
	ATTR_NONNULL;

/* Adds a digit a week: on how many of its days there is an entry. */
void spark_calendar(struct buf *out, const struct chart *c) ATTR_NONNULL;
