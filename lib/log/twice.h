/* SPDX-License-Identifier: MIT
 * Which of very many hashes come more than once, in memory that does not grow
 * with them: all are held while they are few, a filter of fixed size after
 * that.  What it lets through is little enough to be looked at again. */
#pragma once

#include "base/base.h"
#include "log/seen.h"

enum { TWICE_WAIT = 8 };

struct twice {
	struct seen few;	/* open; all hashes so far, or none */
	uint64_t *filter;	/* NULL while they are few */
	uint64_t waiting[TWICE_WAIT];	/* for their place in the filter to be
					 * fetched, or 0 */
	size_t turn;
	struct seen again;	/* open */
};

/* Adds a hash whose bits are spread (seen_mix). */
void twice_add(struct twice *t, uint64_t hash) ATTR_NONNULL;

/* Ends the adding and keeps only what twice_has needs. */
void twice_close(struct twice *t) ATTR_NONNULL;

/* Whether the hash was added more than once; now and then true of one that
 * was added once, never false of one that was added twice. */
bool twice_has(const struct twice *t, uint64_t hash) ATTR_NONNULL ATTR_PURE;

void twice_free(struct twice *t) ATTR_NONNULL;
