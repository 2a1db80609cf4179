/* SPDX-License-Identifier: MIT
 * Times for a talk as other programs' calendars take them, under a title that
 * tells nobody what it is about. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/stamp.h"

enum { CALENDAR_TIMES = 4, CALENDAR_TIMES_MOST = 104 };

struct calendar {
	const char *title;	/* NULL: a neutral one */
	int32_t day;		/* of the first time */
	int minute;		/* of that day, by the clock on the wall */
	int minutes;		/* how long */
	int every;		/* days from one to the next; 0: one time */
	int times;		/* 1 or more */
	const struct stamp_clock *clock;	/* for when it was made */
	bool zoned;		/* the clock's zone is meant, not the wall of
				 * wherever it is read */
};

/* Reads "2026-11-25T20:00".  errors: -1, nothing changed. */
int calendar_at(struct calendar *c, const char *text) ATTR_NONNULL;

/* Reads "7d" or "2w".  errors: -1, nothing changed. */
int calendar_every(struct calendar *c, const char *text) ATTR_NONNULL;

/* Whether a title can stand in both formats: UTF-8 without control
 * characters, of at most 200 bytes. */
bool calendar_is_title(const char *text) ATTR_NONNULL ATTR_PURE;

/* Adds an iCalendar: floating times and one rule, or, zoned, an event in UTC
 * for each time.  Equal wishes give equal ids, so that a second import
 * changes nothing.
 * errors: -1 with f filled for a time that the spring change left out.
 * source: RFC 5545 */
int calendar_ics(struct buf *out, const struct calendar *c, struct fault *f)
	ATTR_NONNULL;

/* Adds lines for remind(1), by the wall clock. */
void calendar_remind(struct buf *out, const struct calendar *c) ATTR_NONNULL;
