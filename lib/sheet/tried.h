/* SPDX-License-Identifier: MIT
 * How often a reminder would have been right in the weeks past.  Nothing is
 * foretold with it. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "series/backtest.h"
#include "sheet/findings.h"

/* Tries a tag, a link between days (its lag at least 1), a weekend or the
 * last rating before the day (up: after high ones) on that rating.
 * errors: without memory as if there were not enough days. */
void tried_tag(const struct figures *s, const struct finding_tag *t,
	       struct backtest *out) ATTR_NONNULL;
void tried_link(const struct figures *s, const struct finding_link *l,
		struct backtest *out) ATTR_NONNULL;
void tried_weekend(const struct figures *s, const struct finding_days *d,
		   size_t i, size_t m, struct backtest *out) ATTR_NONNULL;
void tried_last(const struct figures *s, size_t i, size_t m, bool up,
		struct backtest *out) ATTR_NONNULL;

/* Whether a stretch or a possible shift lies above. */
bool tried_is_up(const struct shift_story *s) ATTR_NONNULL ATTR_PURE;

/* Adds a blank and what came of it, where that is worth a sentence. */
void tried_say(struct buf *out, const struct backtest *b, bool up)
	ATTR_NONNULL;
