/* SPDX-License-Identifier: MIT
 * Time: RFC 3339 with the writer's offset, calendar days, and the only
 * reader of the clock and of time zones. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

enum { STAMP_MAX = 40 };

/* An instant and the offset it was written with. */
struct stamp {
	int64_t utc;		/* seconds since 1970-01-01T00:00:00Z */
	int32_t nano;		/* 0 .. 999999999 */
	int16_t offset;		/* minutes east of UTC, within 14 hours */
};

/* Reads RFC 3339 with an offset; a blank for T and lower case are accepted,
 * -00:00 is UTC, :60 only at 23:59 UTC.
 * errors: -1, *out untouched.
 * source: RFC 3339, section 5.6 */
int stamp_parse(const char *text, size_t len, struct stamp *out) ATTR_NONNULL;

/* Writes "2026-11-22T21:14:05+01:00"; a fraction only when there is one.
 * shape:  out has STAMP_MAX bytes; returned. */
char *stamp_print(char *out, const struct stamp *s) ATTR_NONNULL;

/* The day a row belongs to: its own calendar day at its own offset, with the
 * hours before day_start counted to the day before.
 * units:  days since 1970-01-01; day_start in minutes, 0 .. 1439. */
int32_t stamp_day(const struct stamp *s, int day_start) ATTR_NONNULL ATTR_PURE;

/* Civil date of a day and back (proleptic Gregorian, years 1 .. 9999). */
void stamp_civil(int32_t day, int *year, int *month, int *mday) ATTR_NONNULL;
int32_t stamp_days(int year, int month, int mday);

/* Whether year, month and mday name a day of the calendar. */
bool stamp_is_date(int year, int month, int mday);

/* Weekday, Monday 0 .. Sunday 6, and the ISO 8601 week of a day. */
int stamp_weekday(int32_t day);
void stamp_week(int32_t day, int *year, int *week) ATTR_NONNULL;

/* Writes "2026-11-22".  out has STAMP_MAX bytes; returned. */
char *stamp_date(char *out, int32_t day) ATTR_NONNULL;

/* What "now" and "here" mean for a run. */
struct stamp_clock {
	bool fixed;		/* now is set by --now or ATTUNE_NOW */
	struct stamp now;
	const char *tz;		/* zone name or +hh:mm; NULL: the system's */
	int day_start;		/* minutes, default 240 */
};

/* Sets a clock from --now or ATTUNE_NOW (now, may be NULL: the real time)
 * and --tz (tz, may be NULL).
 * shape:  now is RFC 3339, or a local date-time or date (noon is meant).
 * errors: -1 with f filled: unknown zone, no such time. */
int stamp_clock_set(struct stamp_clock *c, const char *now, const char *tz,
		    struct fault *f) ATTR_NONNULL_AT(1, 4);

/* The instant now with the zone's offset; the real clock unless fixed. */
void stamp_now(const struct stamp_clock *c, struct stamp *out) ATTR_NONNULL;

/* The instant of a wall-clock time in the clock's zone.
 * errors: -1 with f filled for a time that the spring change left out; in
 *         the doubled hour of autumn the first is meant. */
int stamp_local(const struct stamp_clock *c, int32_t day, int minute_of_day,
		struct stamp *out, struct fault *f) ATTR_NONNULL;

/* A stretch of days or of instants, as --since, --until and --last name it. */
struct stamp_span {
	bool exact;		/* instants are meant, not days */
	int64_t from, until;	/* exact: UTC seconds, until not included */
	int32_t first, last;	/* days, both included */
};

/* Reads 2026-11-22, 2026-11-22T18:00[:00][offset], 2026-11, 2026-W47, today,
 * yesterday, 4w, 90d (back from now, today included).  Never d/m/y.
 * errors: -1 with f filled; *out untouched. */
int stamp_span(const struct stamp_clock *c, const char *text,
	       struct stamp_span *out, struct fault *f) ATTR_NONNULL;

/* Reads "04:00" as minutes after midnight; -1 when it is none. */
int stamp_minutes(const char *text) ATTR_NONNULL ATTR_PURE;
