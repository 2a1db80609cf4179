/* SPDX-License-Identifier: MIT
 * From figures to charts. */
#pragma once

#include "base/base.h"
#include "sheet/chart.h"
#include "sheet/sheet.h"

/* Own change by week of person i and measure m, from the first day of the
 * period, or of its last eight weeks, on: no level and no day is in it.
 * shape:  sentence is what is said beside it; stretch: whether a passing
 *         stretch is told. */
struct chart *plot_change(const struct sheet *s, size_t i, size_t m,
			  const char *sentence, bool stretch)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* The ratings by day, on their scale. */
struct chart *plot_level(const struct sheet *s, size_t i, size_t m,
			 const char *sentence)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Two people's weeks on their common days, for a therapist alone. */
struct chart *plot_gap(const struct sheet *s, const struct finding_gap *g,
		       const char *sentence)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* On which days of the period person i wrote. */
struct chart *plot_calendar(const struct sheet *s, size_t i,
			    const char *sentence)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;
