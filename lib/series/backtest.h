/* SPDX-License-Identifier: MIT
 * Whether days that stand out could have been pointed at from what was known
 * the day before: every week from the days before that week alone. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	BACKTEST_LEAST = 120,	/* days that have both */
	BACKTEST_LEARN = 56,	/* of them, before the first week tried */
	BACKTEST_OUT = 8, BACKTEST_OTHER = 20,	/* tried days that stand out,
						 * and that do not */
	BACKTEST_FLAGGED = 8,	/* tried days that were pointed at */
	BACKTEST_MOST = 1500,	/* days looked back over; older ones have no
				 * say */
};

struct backtest {
	size_t n, out;		/* days tried; of them, those that stand out */
	size_t weeks;		/* from the first tried one to the last day */
	size_t flagged, right;	/* pointed at; of them, those that stood out */
	double chance;		/* so many would be right by chance */
	double auc;		/* chance that of two days the one that stands
				 * out had the higher mark, ties half */
	double low;		/* lower end of its 90 % interval */
	int enough;		/* else auc and low are NaN */
	int holds;		/* enough, auc at least .65 and low above .5 */
};

/* Tries what was known of each day, x, against what it became, y.  A day
 * stands out if it lies in the lowest (up: the highest) fifth of the days
 * before its week, and beyond their middle; it is pointed at if x lies in the
 * fifth of theirs on the side that went with such days.
 * shape:  day (strictly ascending), x and y have n cells, no NaN.
 * units:  days; weeks begin on Monday.
 * errors: -1 without memory, *out untouched; more than RANK_KINDS unlike
 *         values of either count as not enough.
 * source: delong1988 (interval), bartlett1935 (its widening), attune-methods
 *         (the rest). */
int backtest_find(const int32_t *day, const double *x, const double *y,
		  size_t n, int up, struct backtest *out);
