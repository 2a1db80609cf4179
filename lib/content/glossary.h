/* SPDX-License-Identifier: MIT
 * Words and what they mean: plainly, to each of the couple, and to both where
 * they agree. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/leaf.h"
#include "content/scan.h"
#include "log/config.h"

struct glossary;

/* Reads the shipped words and the meanings in the shared log: rows of kind
 * glossary, of which each person's latest counts, and agreements that bear
 * the word as title.
 * shape:  caller frees with glossary_free; config borrowed as long.
 * errors: NULL with f filled, as book_read and scan_log. */
struct glossary *glossary_read(const struct scan_how *how,
			       const struct config *config, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Adds the words: those that people mean differently first, then those with
 * one person's meaning, then what was agreed, then the others.
 * shape:  term is an id or a word; NULL: all.
 * Returns how many were added. */
size_t glossary_show(struct buf *out, enum show_format format,
		     const struct glossary *g, const char *term,
		     const struct show_how *how) ATTR_NONNULL_AT(1, 3, 5);

/* Calls each with every word of which people mean different things: n times
 * who says what, in the order of time.
 * shape:  all borrowed from g. */
void glossary_unlike(const struct glossary *g,
		     void (*each)(void *arg, const char *term,
				  const char *const *who,
				  const char *const *what, size_t n),
		     void *arg) ATTR_NONNULL_AT(1, 2);

void glossary_free(struct glossary *g);
