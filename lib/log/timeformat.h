/* SPDX-License-Identifier: MIT
 * Dates and times as other programs write them, read by a format that the
 * user names.  Nothing is guessed. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/stamp.h"

/* The format is text with strptime's words in it:
 *   %Y year  %y year of two digits (69-99: 19..)  %m month  %d %e day
 *   %j day of the year  %b %B month by name, from its third letter on, in
 *   English or the user's language  %a %A a weekday, passed over
 *   %H hour 0-23  %I hour 1-12 with %p (AM, PM)  %M minute  %S second
 *   %z offset (+01:00, +0100, +01, Z)  %F %T %R as in date(1)  %% percent
 * Leading zeros may be missing, a day may have an English ending (22nd), a
 * blank stands for any blanks or none. */

/* What a text says.  Without has_time a day is meant. */
struct timeformat {
	int32_t day;
	int hour, minute, second;
	bool has_time, has_offset;
	int offset;		/* minutes east */
};

/* Whether a format names one day and, if any, one time of it.
 * errors: -1 with f filled: an unknown word, no day, %I without %p. */
int timeformat_check(const char *format, struct fault *f) ATTR_NONNULL;

/* Reads a text by a format that timeformat_check has let through.
 * errors: -1, *out untouched: it does not fit or there is no such day. */
int timeformat_read(const char *format, const char *text,
		    struct timeformat *out) ATTR_NONNULL;

/* The instant of it; a day is its noon, without offset the clock's zone is
 * meant.  errors: -1 with f filled, as stamp_local. */
int timeformat_stamp(const struct timeformat *t, const struct stamp_clock *c,
		     struct stamp *out, struct fault *f) ATTR_NONNULL;

/* The month, 1 to 12, whose name the letters at *at are or abbreviate; 0 when
 * there is none.  *at is moved behind the name, and a full stop after it. */
int timeformat_month(const char **at) ATTR_NONNULL;
