/* SPDX-License-Identifier: MIT
 * What was drawn or agreed, on its way into the log. */
#pragma once

#include "base/base.h"
#include "log/keep.h"

/* One row; NULL is missing. */
struct note {
	const char *who, *kind, *visibility, *title, *class, *state,
		*review_by, *tags;
};

/* Stores n rows, all or none.
 * errors: -1, told through msg_fault. */
int note_store(const struct keep_how *how, const struct note *rows, size_t n)
	ATTR_NONNULL;
