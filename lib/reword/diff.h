/* SPDX-License-Identifier: MIT
 * Two texts as a unified diff, three lines of context, in one pass. */
#pragma once

#include "base/base.h"
#include "base/buf.h"

struct diff;

/* shape:  name is borrowed, and stands in both header lines; caller frees
 *         with diff_close. */
struct diff *diff_open(const char *name) ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Takes the next stretch of both texts; adds to out what is settled. */
void diff_add(struct diff *d, const char *old, size_t old_len,
	      const char *new, size_t new_len, struct buf *out) ATTR_NONNULL;

/* Adds what is left; nothing at all when the texts are equal. */
void diff_close(struct diff *d, struct buf *out) ATTR_NONNULL;
