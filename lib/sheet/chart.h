/* SPDX-License-Identifier: MIT
 * What a chart shows, before it is drawn: numbers by day, levels, marks.
 * Text draws a line of signs; HTML and SVG draw a picture and set the same
 * numbers beside it as a table. */
#pragma once

#include "base/base.h"

enum chart_kind {
	CHART_CHANGE,		/* by week, points from what is typical for
				 * the person now: joint, so no level and no
				 * day */
	CHART_LEVEL,		/* ratings on their scale: own, clinician */
	CHART_CALENDAR,		/* days with an entry, weeks by weekdays */
	CHART_LAGS,		/* how two ratings go together, by lag */
	CHART_SHARES,		/* parts of a whole, by person */
	CHART_PHASES,		/* before an experiment, and during it */
	CHART_GAP,		/* two people's weeks on their scale and what
				 * lies between: for a therapist alone */
};

/* One level of a person's ratings: its own median and range; of CHANGE in
 * points from what is typical now, so that the last median is 0. */
struct chart_level {
	int32_t since, until;
	double median, low, high;	/* NaN: not enough days for a range */
};

/* A day on the axis with a word: an event, an experiment's first day. */
struct chart_mark {
	int32_t day;
	char *label;		/* masked; owned */
};

struct chart {
	enum chart_kind kind;
	size_t person, people;	/* which of how many: colour, line, marker */
	char *name;		/* of the person, masked; owned */
	char *item;		/* what was rated, masked; owned */
	char *rests;		/* on how many days the numbers rest, where the
				 * table alone says so on paper; masked;
				 * owned; or NULL */
	char *title, *desc;	/* of the picture; desc ends with range and
				 * dates; owned */
	int32_t first, last;	/* days of the axis */
	double low, high;	/* of the scale; CHANGE: points around 0 */
	bool weekly;		/* a point is a week; CHANGE: always */

	int32_t *day;		/* n points, ascending; of a week its Monday;
				 * owned */
	double *value;
	uint32_t *entries;	/* CALENDAR: how many on that day */
	size_t n;

	/* GAP: the second person, and their weeks; level 0 and 1 are the two
	 * medians.  Owned. */
	size_t other_person;
	char *other_name;
	double *other;

	struct chart_level *level;	/* owned */
	size_t n_levels;
	struct chart_mark *mark;	/* owned */
	size_t n_marks;
	int32_t stretch, stretch_end;	/* a passing stretch; if stretch <=
					 * stretch_end */

	/* LAGS: tau-b at lag i and the limit that counts; SHARES: a part a
	 * cell, its label and count.  Owned, n cells. */
	char **label;
	size_t *count;
	double limit;
};

/* A chart of that kind without anything on it: no stretch; the scale 0 to
 * 10. */
struct chart *chart_new(enum chart_kind kind) ATTR_RETURNS_NONNULL
	ATTR_USE_RESULT;

void chart_free(struct chart *c);
