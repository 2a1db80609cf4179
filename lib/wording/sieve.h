/* SPDX-License-Identifier: MIT
 * One pass over a text that tells which rules can match in it at all: an
 * automaton over the words that rules need (Aho and Corasick 1975). */
#pragma once

#include "base/base.h"

struct sieve;

/* An empty sieve for rules numbered below n; caller frees. */
struct sieve *sieve_make(size_t n) ATTR_RETURNS_NONNULL;
void sieve_free(struct sieve *s);

/* Names a rule when one of the words (with "|" between them) is met.  Words
 * are ASCII in lower case.  Not after sieve_close. */
void sieve_add(struct sieve *s, size_t rule, const char *words) ATTR_NONNULL;

/* Names a rule for every text. */
void sieve_always(struct sieve *s, size_t rule) ATTR_NONNULL;

/* Ends the adding. */
void sieve_close(struct sieve *s) ATTR_NONNULL;

/* Count of uint64_t in a set of rules. */
size_t sieve_cells(const struct sieve *s) ATTR_NONNULL ATTR_PURE;

/* Sets in named the bit of every rule that can match in the text; the case
 * of ASCII letters is of no account.
 * shape:  named has sieve_cells cells, overwritten. */
void sieve_pass(const struct sieve *s, const char *text, size_t len,
		uint64_t *named) ATTR_NONNULL;
