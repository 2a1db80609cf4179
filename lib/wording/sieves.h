/* SPDX-License-Identifier: MIT
 * Which rules and guards can have a say in a text, for hear.c. */
#pragma once

#include "base/base.h"
#include "wording/sieve.h"
#include "wording/view.h"

struct sieves;
struct wording;

/* The sieves of the rules and guards read: those of an image, or made of the
 * column words, and of a user's rules made of their patterns.
 * shape:  w is borrowed; caller frees. */
struct sieves *sieves_make(struct wording *w) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;
void sieves_free(struct sieves *s);

/* The full sieve of the shipped rules, out of their patterns.
 * shape:  caller frees. */
struct sieve *sieves_rules(const struct wording *w)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* A new text begins. */
void sieves_begin(struct sieves *s) ATTR_NONNULL;

/* Bits of the rules that can match in a stretch of the text; borrowed until
 * the next call. */
const uint64_t *sieves_pass(struct sieves *s, const char *text, size_t len)
	ATTR_NONNULL;

/* Bits of the rules that can match in all stretches passed since the text
 * began, taken as one; NULL where no rule is over more than a sentence. */
const uint64_t *sieves_all(struct sieves *s) ATTR_NONNULL;

/* Count of uint64_t in the bits of the rules. */
size_t sieves_cells(const struct sieves *s) ATTR_NONNULL ATTR_PURE;

/* Adds to named the bits of the guards that can hold in a text, of those
 * asked for in of, NULL: all; false: it is not known which can. */
bool sieves_guards(struct sieves *s, const char *text, size_t len,
		   const uint64_t *of, uint64_t *named)
	ATTR_NONNULL_AT(1, 2, 5);
