/* SPDX-License-Identifier: MIT
 * New columns for a log that is there. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/store.h"

/* Adds those of the n columns that the log lacks behind its own, with an
 * empty cell in every row; else the rows stay byte for byte.  An unfinished
 * last row stays what it is.
 * errors: as rewrite_commit; STORE_FAILED also for a log with a broken
 *         record, whose end is anyone's guess. */
enum store_got widen_log(const struct store_what *what,
			 const char *const *names, size_t n, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
