/* SPDX-License-Identifier: MIT
 * Work done by several processes, told in its order: what a worker writes to
 * its standard streams is held in memory until its turn.  No threads, no
 * files. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

struct crew_how {
	size_t n;		/* pieces of work */
	size_t workers;		/* at a time, 1 or more */
	/* In a process of its own: does piece i and returns its status. */
	int (*work)(void *arg, size_t i);
	/* Told of the pieces in order.  out and err are what piece i wrote;
	 * status is its own, or -1 when the process ended early.
	 * Returns false when no more is wanted. */
	bool (*take)(void *arg, size_t i, const struct buf *out,
		     const struct buf *err, int status);
	/* Told how many pieces are done; NULL. */
	void (*step)(void *arg, size_t done);
	void *arg;
};

/* Does all of it.
 * errors: -1 with f filled: no process, no memory; what was taken stays. */
int crew_run(const struct crew_how *how, struct fault *f) ATTR_NONNULL;
