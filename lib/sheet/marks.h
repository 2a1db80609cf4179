/* SPDX-License-Identifier: MIT
 * Days that a chart names: changes in life and experiments. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Puts the marks on the chart that lie on its axis: of everyone whose rows
 * the sheet may tell. */
void marks_put(const struct sheet *s, struct chart *c) ATTR_NONNULL;

/* Adds what was noted around the day since which a change has lasted; nothing
 * when it has not, or nothing was noted.  It says no more than that. */
void marks_around(const struct sheet *s, const struct figure *f,
		  struct buf *out) ATTR_NONNULL;
