/* SPDX-License-Identifier: MIT
 * Where sentences and clauses begin and end in a view. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/lists.h"
#include "wording/pattern.h"
#include "wording/view.h"

struct spans {
	struct span *at;	/* in order */
	size_t n, room;
};

enum { SENTENCE_MAX = 600 };	/* bytes; eighty words have some 450 */

struct splitter;

/* What a language splits at: the lists ABBREVIATION (words that end in a
 * stop and no sentence) and CLAUSE_BREAK (what a new clause begins with).
 * errors: NULL with f filled: a list is missing or no pattern. */
struct splitter *splitter_make(struct lists *l, struct pattern_room *r,
			       struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
void splitter_free(struct splitter *s);

/* The sentences of a view, each at most SENTENCE_MAX bytes: one that is longer
 * is cut, where a clause begins if it can be. */
void splitter_sentences(struct splitter *s, const struct view *v,
			struct spans *out) ATTR_NONNULL;

/* Whether a sentence was cut and goes on in the next. */
bool splitter_cut(struct splitter *s, const struct view *v, struct span at)
	ATTR_NONNULL;

/* The clauses of a sentence. */
void splitter_clauses(struct splitter *s, const struct view *v,
		      struct span sentence, struct spans *out) ATTR_NONNULL;
