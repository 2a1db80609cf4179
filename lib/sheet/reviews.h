/* SPDX-License-Identifier: MIT
 * Agreements, and what is to be looked at again: by whom it may be known. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

enum { REVIEWS_MAX = 32 };

/* Something with a day to look at it again. */
struct review {
	const struct noted *one;	/* whose words say what it is */
	int32_t by;		/* INT32_MIN: no day */
};

/* Finds agreements that hold, everyone having said yes, and of the sheet's
 * one person the lines and values with a day; the earliest day first.
 * A line that is to be looked at again is its owner's to know.
 * shape:  out has REVIEWS_MAX cells; returns how many are filled. */
size_t reviews_find(const struct sheet *s, struct review *out) ATTR_NONNULL;

/* The word for what it is: an agreement, a line, a value. */
const char *reviews_word(const struct noted *one)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Adds the agreements to the section on experiments and agreements. */
void reviews_agreements(const struct sheet *s) ATTR_NONNULL;

/* Adds the section on lines. */
void reviews_lines(const struct sheet *s) ATTR_NONNULL;
