/* SPDX-License-Identifier: MIT
 * The only writer of a user's log: lock, check, write, sync; all or none. */
#pragma once

#include <stdio.h>
#include <sys/stat.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

/* One row to be stored: cells by column name, missing ones left out. */
struct store_row {
	size_t n;
	const char *const *names;	/* n column names */
	const char *const *values;	/* n non-empty cells */
};

/* Many rows, one at a time: at fills *out, borrowed until the next row; but
 * the names live as long as the call that is given them. */
struct store_rows {
	size_t n;
	void (*at)(void *arg, size_t i, struct store_row *out);
	void *arg;
};

enum store_got {
	STORE_UNSURE = -2,	/* written, but the sync failed: may be kept */
	STORE_FAILED = -1,	/* nothing changed */
	STORE_DONE = 0,		/* on disk */
};

struct store_what {
	const char *path;
	bool private;		/* 0700/0600, no links, owner alone, or refuse */
	const char *const *header;	/* NULL-ended: columns of a new file */
};

/* Appends rows to a log, all or none: one lock, one write, one sync
 * (RELIABILITY: the append protocol).  Rows are written in the column order
 * that the file has, which gets those that it lacks in one rewrite with the
 * rows (log/widen); a torn last line is repaired first and its text kept in
 * PATH.torn.  A row whose id stands in the last 64 KiB is already there.  To an
 * encrypted log (log/secret) they go as one ciphertext.
 * shape:  said gets notes for the user, one a line (a repair); may be empty.
 * errors: STORE_FAILED or STORE_UNSURE with f filled: not a log, locked for
 *         10 s, the disk; never a partial row. */
enum store_got store_append(const struct store_what *what,
			    const struct store_row *rows, size_t n,
			    struct buf *said, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* The same of rows that are not an array. */
enum store_got store_append_all(const struct store_what *what,
				const struct store_rows *rows,
				struct buf *said, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* Creates an empty log with its header if there is none; an existing log is
 * left alone.  errors: as store_append. */
enum store_got store_create(const struct store_what *what, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Opens the regular file of a log for reading; no FIFO or terminal can hang it.
 * shape:  a descriptor, st of it; caller closes.
 * errors: -1 with f filled but for the file. */
int store_open(const char *path, struct stat *st, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Opens a log for reading, as long as it is while a shared lock (2 s, then
 * without) is held: whole rows only, and no writer waits for a reader.
 * shape:  caller closes the stream; it has no descriptor of its own.
 * errors: NULL with f filled. */
FILE *store_read(const char *path, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* To be called first in main: fills closed standard descriptors so that a
 * log can never become one, umask 077, no core dumps. */
void store_guard(void);

/* Appends bytes as they are to the rescue file, 0600, lock and sync.
 * errors: -1 with f filled. */
int store_rescue(const char *path, const char *bytes, size_t len,
		 struct fault *f) ATTR_NONNULL;
