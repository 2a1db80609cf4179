/* SPDX-License-Identifier: MIT
 * One person's ratings as a table of small charts. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds a line for each measure that is shown (a flag a measure) and that
 * person i has rated in the period: its last eight weeks, what is typical,
 * and on how many days that rests.  Nothing when there is none.  Levels are
 * in it: not for a joint sheet. */
void overview_build(const struct sheet *s, size_t i, const bool *shown)
	ATTR_NONNULL;
