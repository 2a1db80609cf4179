/* SPDX-License-Identifier: MIT
 * Contractions and texting words, and what they are when spelled out. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/lists.h"
#include "wording/pattern.h"
#include "wording/view.h"

struct speller;

/* Reads the table of contractions and texting words: columns from (words
 * with "|" between), to, next (a pattern that the text behind must match),
 * mark (empty: in every text; texting: only in a text with marks of
 * texting; sign: is such a mark).  The first row that fits counts.
 * shape:  all but f are borrowed as long as the speller lives.
 * errors: NULL with f filled. */
struct speller *speller_read(struct stock *from, const char *path,
			     struct lists *l, struct pattern_room *r,
			     struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
void speller_free(struct speller *s);

/* Makes every pattern.  errors: -1 with f filled when one cannot be made. */
int speller_make(struct speller *s, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The word that begins at at, empty when none does. */
struct span speller_token(const struct view *v, size_t at, size_t stop)
	ATTR_NONNULL;

/* What to put in place of a word, NULL for itself; borrowed.  A word that is
 * a mark of texting sets *texting, and tells nothing where it was not set:
 * words before it may have to be spelled out, too. */
const char *speller_find(struct speller *s, const struct view *v,
			 struct span token, bool *texting) ATTR_NONNULL;
