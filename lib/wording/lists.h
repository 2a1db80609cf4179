/* SPDX-License-Identifier: MIT
 * Named pieces of patterns: macros and word lists, put in place of {NAME}
 * before a pattern is made. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wording/stock.h"

struct lists;

/* An empty set; caller frees with lists_free. */
struct lists *lists_make(void) ATTR_RETURNS_NONNULL;
void lists_free(struct lists *l);

/* Reads a CSV with the columns name and either text (a macro) or words
 * (words or phrases with " | " between them).  Rows of one name are joined.
 * shape:  texts are borrowed from the stock.
 * errors: -1 with f filled: cannot be read, no name, a row with neither. */
int lists_read(struct lists *l, struct stock *s, const char *path,
	       struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* Adds the pattern with every {NAME} in it put in place, names inside names
 * too.
 * errors: -1 with f's message and detail filled: an unknown name, names
 *         that go in a circle, a result that is too long. */
int lists_expand(const struct lists *l, const char *pattern, struct buf *out,
		 struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
