/* SPDX-License-Identifier: MIT
 * Which words a text must hold before a pattern can match in it. */
#pragma once

#include "base/base.h"

enum { NEED_WORD_MAX = 10 };	/* bytes that a word is cut to */

/* Words of which every match of the pattern contains at least one, in lower
 * case, with "|" between them; NULL when no such set is found, so that the
 * pattern has to be tried on every text.
 * shape:  pattern has no {NAME} left in it; caller frees. */
char *need_words(const char *pattern) ATTR_NONNULL ATTR_USE_RESULT;

/* Whether the words given (with "|" between them) are proven: each word that
 * need_words finds holds one of them. */
bool need_proven(const char *pattern, const char *words) ATTR_NONNULL;
