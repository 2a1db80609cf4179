/* SPDX-License-Identifier: MIT
 * A log read as one: files, directories and standard input, in order, as the
 * effective view of one audience. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/audience.h"
#include "log/entry.h"

struct feed;

struct feed_how {
	struct audience audience;
	int day_start;		/* minutes */
	bool raw;		/* rows as the files hold them: replaced rows
				 * and duplicates too */
	bool unchecked;		/* with raw: bad cells too */
	bool once;		/* one pass is made of two where that shows the
				 * same; see FEED_ANEW */
	bool unnamed;		/* rows without an id have "" for one */
	bool strict;		/* the first bad record ends the reading */
	void (*bad)(const struct fault *f);	/* told of each bad record */
};

/* A reader over paths (files, directories, "-" for standard input).  Every
 * path is looked at once for its columns and replaced rows, then read.
 * shape:  paths borrowed as long as the feed; caller frees with feed_close.
 * errors: NULL with f filled: a path that cannot be read, an input without
 *         time and who, an empty standard input, a pipe that is longer than
 *         what is held of one (log/piped).  A missing or empty directory is a
 *         log without rows; bad is told of a directory named like a log. */
struct feed *feed_open(const char *const *paths, size_t n,
		       const struct feed_how *how, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The union of the columns that the audience may see, in the order of the
 * schema for those it knows and of appearance for the others.
 * shape:  *n names; borrowed as long as the feed. */
const char *const *feed_columns(const struct feed *d, size_t *n) ATTR_NONNULL;

/* With how->once: the rows so far were not the effective view.  They come
 * once more and better from the first on, in columns to be asked for anew. */
enum { FEED_ANEW = 2 };

/* The next row the audience may see: its cells stand in the order of
 * feed_columns.  1, 0 at the end, FEED_ANEW, -1 with f filled (strict, I/O).
 * shape:  *e borrowed until the next call. */
int feed_next(struct feed *d, struct entry *e, struct fault *f) ATTR_NONNULL;

/* Starts again with the first row. errors: -1 with f filled. */
int feed_rewind(struct feed *d, struct fault *f) ATTR_NONNULL;

void feed_close(struct feed *d);
