/* SPDX-License-Identifier: MIT
 * Small charts of one line: a sign a week or a day. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/figures.h"

enum { SPARK_WEEKS = 8, SPARK_DAYS = 7 * SPARK_WEEKS };

/* Adds a sign a week, up to that of the day until: how far the week's median
 * lies from what is typical for the person; never the level.
 * shape:  from is the first day that any chart of the report shows; plain:
 *         signed whole points with blanks between, else one block a week.
 * units:  a step is a point, beyond 3 below and 4 above there are none. */
void spark_change(struct buf *out, const struct figure *f, int32_t from,
		  int32_t until, bool plain) ATTR_NONNULL;

/* Adds a sign a day, or a week: the level on the fixed scale 0 to 10.
 * shape:  plain: the digits 0 to 9, X for 10 and more. */
void spark_level(struct buf *out, const struct figure *f, int32_t from,
		 int32_t until, bool weeks, bool plain) ATTR_NONNULL;
