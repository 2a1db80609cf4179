/* SPDX-License-Identifier: MIT
 * A page of if-then plans for the days that people entered as hard, and for
 * changes under way.  It foretells nothing. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/leaf.h"
#include "content/scan.h"

enum { PLAN_DAYS = 5 };		/* on one page, the next ones */

/* Adds the plan: days with ahead_on from today on, in their order, and
 * transitions that have begun and not ended; each says from which day's notes
 * it comes.  As text there are lines to write on, and at least one day.
 * errors: -1 with f filled, as scan_log. */
int plan_show(struct buf *out, enum show_format format,
	      const struct scan_how *log, int32_t today,
	      const struct show_how *how, struct fault *f) ATTR_NONNULL;
