/* SPDX-License-Identifier: MIT
 * Days and values as the axes and the tables of charts write them. */
#pragma once

#include "base/base.h"
#include "sheet/chart.h"
#include "sheet/phrase.h"

enum {
	AXIS_LONG = 400,	/* days; beyond, a point is a week */
	AXIS_TICKS = 24,	/* on the time axis, at most */
};

/* A tick of the time axis and what is written below it. */
struct axis_tick {
	int32_t day;
	char label[PHRASE_MAX];
};

/* The Monday of the day's week. */
int32_t axis_monday(int32_t day);

/* The first and the last day that the axis covers: whole weeks where a point
 * is a week. */
void axis_days(const struct chart *c, int32_t *first, int32_t *last)
	ATTR_NONNULL;

/* Whether the points are days, too many of them to be shown singly. */
bool axis_in_weeks(const struct chart *c) ATTR_NONNULL ATTR_PURE;

/* The starts of months, of every second, third, sixth or twelfth where they
 * stand too close; the first and the last day where there is no such start.
 * shape:  columns that there is room for; out has AXIS_TICKS cells; returns
 *         how many are used. */
size_t axis_ticks(int32_t first, int32_t last, size_t columns,
		  struct axis_tick *out) ATTR_NONNULL;

/* "14 Oct", "Oct", "Mon".  out has PHRASE_MAX bytes; returned. */
char *axis_day(char *out, int32_t day) ATTR_NONNULL;
char *axis_month(char *out, int month) ATTR_NONNULL;
char *axis_weekday(char *out, int weekday) ATTR_NONNULL;

/* A value of the chart: 6, 5.5; of CHANGE +1, 0, and a true minus sign.
 * out has PHRASE_MAX bytes; returned. */
char *axis_value(char *out, const struct chart *c, double value) ATTR_NONNULL;

/* The same with two decimals, as for what lies between -1 and 1. */
char *axis_fine(char *out, double value) ATTR_NONNULL;
