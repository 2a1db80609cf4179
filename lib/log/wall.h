/* SPDX-License-Identifier: MIT
 * What a clock on the wall shows, on its way to an instant; shared by the
 * files of stamp alone. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/stamp.h"

struct wall {
	int32_t day;
	int hour, minute, second;	/* second is at most 60 */
	int32_t nano;
	int offset;		/* minutes east, if has_offset */
	bool has_time, has_second, has_offset;
};

/* Reads a date, and a time and an offset where there are any.
 * errors: -1, *out untouched. */
int wall_parse(const char *text, size_t len, struct wall *out) ATTR_NONNULL;

/* Reads Z or +hh:mm at *at, which is moved behind it. */
bool wall_offset(const char **at, const char *end, int *minutes) ATTR_NONNULL;

/* Seconds since 1970 as the wall counts them; :60 counts as :59. */
int64_t wall_seconds(const struct wall *w) ATTR_NONNULL ATTR_PURE;

/* The instant of a wall with an offset.
 * errors: -1 without offset, or for a leap second at the wrong minute. */
int wall_stamp(const struct wall *w, struct stamp *out) ATTR_NONNULL;

/* The instant of a wall in the clock's zone, or at its own offset.
 * errors: -1 with f filled, as stamp_local. */
int wall_local(const struct stamp_clock *c, const struct wall *w,
	       struct stamp *out, struct fault *f) ATTR_NONNULL;
