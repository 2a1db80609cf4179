/* SPDX-License-Identifier: MIT
 * A log put into the form that all programs write, where nothing is lost. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/store.h"

/* Writes a log anew as log/canon says: one header, a comma between cells, LF,
 * a record a line, each row with its id, equal rows with one id once; the
 * rows stay in their order.  Nobody else may open the file afterwards, unless
 * a group shares it.
 * errors: as rewrite_commit; STORE_FAILED also for a log with a broken or
 *         unfinished record, which would not survive it. */
enum store_got mend_log(const char *path, bool private, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The message of the fault of such a record. */
extern const char MEND_BROKEN[];
