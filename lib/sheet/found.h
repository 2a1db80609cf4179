/* SPDX-License-Identifier: MIT
 * Findings as rows of the tidy table.  For tidy.c only. */
#pragma once

#include "base/base.h"
#include "series/backtest.h"
#include "sheet/findings.h"
#include "sheet/grid.h"

/* Adds the sections gap, trigger, tag, experiment, voice, calendar and
 * instrument. */
void found_write(struct grid *g, const struct findings *s) ATTR_NONNULL;

/* Adds how a reminder would have done, below a row that names it. */
void found_tried(struct grid *g, const struct grid_row *of,
		 const struct backtest *b) ATTR_NONNULL;
