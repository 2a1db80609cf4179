/* SPDX-License-Identifier: MIT
 * Which words a text must hold before a pattern can match in it. */
#pragma once

#include "base/base.h"

enum { NEED_WORD_MAX = 10 };	/* bytes that a word is cut to */

/* Words of which a text holds one, in lower case. */
struct need_words {
	const char **word;
	size_t n;
	size_t often;	/* met in so many of ten thousand sentences, roughly;
			 * 0: not reckoned */
};

/* What one of the ways through a pattern asks of a text: a word out of each
 * of its sets. */
struct need_way {
	struct need_words *set;	/* the one that is seldom met comes first */
	size_t n;
};

struct needs {
	struct need_way *way;
	size_t n;
	struct need_chunk *chunks;	/* all memory */
};

/* What a text must ask for before the pattern can match in it: every match
 * is of a text that serves one of the ways.
 * shape:  pattern has no {NAME} left in it; free with needs_free.
 * errors: false with n 0: nothing is known, the pattern has to be tried on
 *         every text. */
bool needs_find(const char *pattern, struct needs *out) ATTR_NONNULL;

/* The one way whose one set is these words, with "|" between them. */
void needs_given(const char *words, struct needs *out) ATTR_NONNULL;
void needs_free(struct needs *n) ATTR_NONNULL;

/* Words of which every match of the pattern contains at least one, in lower
 * case, with "|" between them and a blank for the edge of a word; NULL when no
 * such set is found.
 * shape:  caller frees. */
char *need_words(const char *pattern) ATTR_NONNULL ATTR_USE_RESULT;

/* Whether the words given (with "|" between them) are proven: each word that
 * need_words finds holds one of them. */
bool need_proven(const char *pattern, const char *words) ATTR_NONNULL;
