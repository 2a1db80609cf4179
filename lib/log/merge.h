/* SPDX-License-Identifier: MIT
 * Several logs made one: every row of each, once, by instant, then id. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/rewrite.h"

struct merge_how {
	const struct rewrite *out;	/* the file that is written, which may
					 * be one of the inputs; NULL */
	/* Takes what is written. errors: -1 with f filled. */
	int (*put)(void *arg, const char *bytes, size_t len, struct fault *f);
	void *arg;
	/* Told of a row whose id an unlike row has, which stands at the place
	 * in detail: both of them stay. */
	void (*unlike)(const struct fault *f);
};

/* Writes the union of files, directories and "-": the rows in the one form of
 * log/canon, equal ones once, columns that nobody knows too.  The result is
 * the same in whatever order and however often logs are merged.  Sorted files
 * are read row by row, others are held in memory.
 * errors: -1 with f filled, and put was not called: no log, git's conflict
 *         marks, a broken or unfinished record (its row would be lost); or
 *         later what put says. */
int merge_logs(const char *const *paths, size_t n,
	       const struct merge_how *how, struct fault *f) ATTR_NONNULL;
