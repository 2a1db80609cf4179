/* SPDX-License-Identifier: MIT
 * Which rows are asked for: by person, kind, tag, text and time. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/entry.h"
#include "log/stamp.h"

/* All that is set must hold; NULL and false are not set.  Lists have ","
 * between their words, one of which must match. */
struct select {
	const char *who, *kinds, *tags;
	const char *text;	/* stands in a text or tag, ASCII case aside */
	bool has_since, has_until, has_last;
	struct stamp_span since, until, last;
};

/* Reads the spans of --since, --until and --last, each may be NULL.
 * errors: -1 with f filled, f->column the option's name. */
int select_spans(struct select *s, const struct stamp_clock *c,
		 const char *since, const char *until, const char *last,
		 struct fault *f) ATTR_NONNULL_AT(1, 2, 6);

/* Whether the row is asked for.  A row without a kind is a check-in. */
bool select_takes(const struct select *s, const struct entry *e) ATTR_NONNULL;
