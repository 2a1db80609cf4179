/* SPDX-License-Identifier: MIT
 * How far a long piece of work is: one line on a terminal, taken away again. */
#pragma once

#include "base/base.h"

struct progress {
	size_t of;		/* 0: nothing is shown */
	bool shown;
};

/* Begins to count to n on standard error, if that is a terminal, somebody
 * may look at it (not quiet, not plain), and n is worth it. */
void progress_begin(struct progress *p, size_t n, bool quiet) ATTR_NONNULL;

/* Shows how many are done. */
void progress_step(struct progress *p, size_t done) ATTR_NONNULL;

/* Takes the line away, so that something else can be said. */
void progress_clear(struct progress *p) ATTR_NONNULL;
