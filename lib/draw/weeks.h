/* SPDX-License-Identifier: MIT
 * The days of a chart, a week at a time. */
#pragma once

#include "base/base.h"
#include "sheet/chart.h"

/* Days of one week that have a value. */
struct week {
	int32_t monday;
	size_t n;
	double median, low, high;
};

/* The weeks with a day in from .. last, ascending.
 * shape:  *n of them; NULL when there is none; caller frees. */
struct week *weeks_of(const struct chart *c, int32_t from, size_t *n)
	ATTR_NONNULL ATTR_USE_RESULT;
