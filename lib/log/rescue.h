/* SPDX-License-Identifier: MIT
 * Shared rows that could not be stored, laid by for later. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/keep.h"

/* Appends the rows of k, which must all be shared, to the rescue file and
 * writes the shell command that stores them.
 * shape:  log is the -L of the run, NULL when there was none.
 * errors: -1 with f filled: no home, or what the system says. */
int rescue_rows(const struct keep *k, const char *log, struct buf *command,
		struct fault *f) ATTR_NONNULL_AT(1, 3, 4);
