/* SPDX-License-Identifier: MIT
 * An encrypted log: a directory NAME.age with main.age, which log --fold
 * makes, and in new/ one ciphertext for each append since, delivered by tmp/.
 * To append needs public keys alone. */
#pragma once

#include <stdio.h>
#include <time.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/store.h"

/* Whether a path is such a directory. */
bool secret_is(const char *path) ATTR_NONNULL;

/* The path of the encrypted log that NAME.csv becomes, NAME.age; of other
 * paths a copy.  Caller frees. */
char *secret_beside(const char *path) ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Makes the directory with a main.age of the header alone, unless it is there.
 * errors: as store_create. */
enum store_got secret_make(const char *path, const char *const *header,
			   struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* Adds the rows, all of whose columns what->header has, as one ciphertext of
 * a multiple of 2 KiB of text, blank lines behind it; without rows it is blank
 * lines alone.  All or none.
 * errors: as store_append, nothing of the rows in any file. */
enum store_got secret_append(const struct store_what *what,
			     const struct store_rows *rows, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The text of the whole log, decrypted before the first byte is given.
 * shape:  caller closes; no file of it exists.
 * errors: NULL with f filled; a directory that is not there is ENOENT. */
FILE *secret_read(const char *path, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* One ciphertext, or its text. */
struct secret_piece {
	char *name;
	bool is_new;		/* in new/ */
	struct timespec when;
	struct buf bytes;
};

/* The directory opened, for log/fold. */
struct secret {
	char *path;
	int top, tmp, new;
	struct secret_piece *pieces;
	size_t n, room;
};

/* errors: -1 with f filled; secret_close in any case. */
int secret_open(struct secret *s, const char *path, bool writing,
		struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* Reads and decrypts all pieces, in the order in which they were written. */
int secret_load(struct secret *s, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* Adds the text of a piece to a text, its header only where another may be in
 * force.
 * shape:  header is the last one as far as it is known, at first empty. */
void secret_add(struct buf *text, struct buf *header,
		const struct secret_piece *p) ATTR_NONNULL;

/* Forgets the text that was read last. */
void secret_changed(void);

/* Pads a text with blank lines. */
void secret_pad(struct buf *text) ATTR_NONNULL;

/* Puts a ciphertext into new/, or in the place of main.age; synced.
 * errors: STORE_FAILED or STORE_UNSURE with f filled. */
enum store_got secret_put(struct secret *s, const struct buf *sealed,
			  bool main, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

void secret_close(struct secret *s) ATTR_NONNULL;
