/* SPDX-License-Identifier: MIT
 * The rows of a feed that are asked for, written out. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/fault.h"
#include "log/feed.h"
#include "log/listing.h"
#include "log/select.h"
#include "log/shapes.h"
#include "log/values.h"

struct rows_how {
	const struct select *select;
	const struct listing_how *listing;
	size_t most;		/* the latest ones; 0: all */
	bool sorted;		/* by instant, then id; else as they stand */
	const char *first;	/* rows of this kind come first; NULL: none */
	/* Told of each row that is written, in that order; NULL: nobody. */
	void (*seen)(void *arg, const struct entry *e);
	void *seen_arg;
	struct shapes_how shape;	/* its columns are the listing's */
};

/* The columns of a list such as "time,who", in its order; all that the feed
 * has where list is NULL.
 * shape:  *n names; caller frees each and the list.
 * errors: NULL with f filled for a column that neither the feed nor the
 *         schema knows, none at all, or more than a table may have. */
char **rows_columns(const struct feed *d, const char *list, size_t *n,
		    struct fault *f) ATTR_NONNULL_AT(1, 3, 4) ATTR_USE_RESULT;

/* Writes the rows that select takes to out; how many, -1 with f filled. */
long rows_print(struct feed *d, const struct rows_how *how, FILE *out,
		struct fault *f) ATTR_NONNULL;

/* Writes the different values of a column in those rows, tags one by one; to
 * those of "who" the tags of people (may be NULL) are added.
 * errors: -1 with f filled, for an unknown column too; else how many. */
long rows_values(struct feed *d, const struct select *s, const char *column,
		 const char *people, FILE *out, struct fault *f)
	ATTR_NONNULL_AT(1, 2, 3, 5, 6);
