/* SPDX-License-Identifier: MIT
 * The n-grams of a text: its words, and two and three that follow one
 * another; of single words and pairs also their first letters, which stand for
 * all the forms of a word.  What a text adds up to is learned and weighed by
 * them. */
#pragma once

#include "base/base.h"

enum { GRAM_MAX = 160 };	/* bytes of the longest */

/* Hands over each gram of a sentence of the view, NUL-ended, one more than
 * once if it comes again.  Words are in lower case with a blank between; "^"
 * and "$" are the beginning and the end, "#" is any number, "*" is behind a
 * word that was cut; "?", "!", emoji and what covers a quotation are words
 * too.
 * shape:  gram is borrowed until each returns. */
void grams_find(const char *text, size_t len,
		void (*each)(void *arg, const char *gram, size_t len),
		void *arg) ATTR_NONNULL_AT(1, 3);

/* The same, but only the number of each gram. */
void grams_keys(const char *text, size_t len,
		void (*each)(void *arg, uint64_t key), void *arg)
	ATTR_NONNULL_AT(1, 3);

/* A number for a gram, never 0: made of the numbers of its words, so that
 * what words have in common is reckoned once. */
uint64_t gram_key(const char *gram, size_t len) ATTR_NONNULL ATTR_PURE;
