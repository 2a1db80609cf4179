/* SPDX-License-Identifier: MIT
 * Findings as rows of the tidy table.  For tidy.c only. */
#pragma once

#include "base/base.h"
#include "sheet/findings.h"
#include "sheet/grid.h"

/* Adds the sections gap, trigger, tag, experiment, voice, calendar and
 * instrument. */
void found_write(struct grid *g, const struct findings *s) ATTR_NONNULL;
