/* SPDX-License-Identifier: MIT
 * A log written anew: the old file or the new one, under one lock, with all
 * that belongs to the file kept. */
#pragma once

#include <stdio.h>
#include <sys/stat.h>

#include "base/base.h"
#include "base/fault.h"
#include "log/store.h"

struct rewrite;

/* Locks a log that is there, until rewrite_close.  A link to a shared log
 * stays a link; what runs that were killed left beside it is taken away.
 * shape:  path is borrowed as long as the rewrite.
 * errors: NULL with f filled: not there, not a regular file, two names for
 *         one file, locked for 10 s, a private log that others may open. */
struct rewrite *rewrite_open(const char *path, bool private, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* A stream over the log as it is; caller closes it.  The usual way to read
 * would wait for our own lock.
 * errors: NULL with f filled. */
FILE *rewrite_old(const struct rewrite *r, struct fault *f) ATTR_NONNULL;

/* Whether a file is the one that is locked. */
bool rewrite_is(const struct rewrite *r, const struct stat *st)
	ATTR_NONNULL ATTR_PURE;

/* Adds bytes to the new log.
 * errors: -1 with f filled; nothing has changed, and commit will refuse. */
int rewrite_put(struct rewrite *r, const char *bytes, size_t len,
		struct fault *f) ATTR_NONNULL;

/* Physical lines of the old log, first to last, both included. */
struct rewrite_lines {
	size_t first, last;
};

/* Adds all of the old log, byte for byte, without these lines.
 * shape:  n ranges in order, none within another.
 * errors: -1 with f filled. */
int rewrite_without(struct rewrite *r, const struct rewrite_lines *lines,
		    size_t n, struct fault *f) ATTR_NONNULL_AT(1, 4);

/* Puts the new log in the place of the old one, synced, with its mode, owner,
 * group, access lists and attributes.  What did not change stays as it is.
 * errors: STORE_FAILED, nothing changed, or STORE_UNSURE with f filled: they
 *         cannot be kept, another program changed the log, the disk. */
enum store_got rewrite_commit(struct rewrite *r, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Ends the lock; what is not committed is taken away.  NULL is allowed. */
void rewrite_close(struct rewrite *r);
