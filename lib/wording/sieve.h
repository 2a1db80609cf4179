/* SPDX-License-Identifier: MIT
 * One pass over a text that tells which rules can match in it at all: an
 * automaton over the words that rules need (Aho and Corasick 1975). */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "wording/need.h"

struct sieve;
struct sieve_maker;

/* The beginning of a sieve for things (rules, guards) numbered below n. */
struct sieve_maker *sieve_begin(size_t n) ATTR_RETURNS_NONNULL;

/* Names a thing when the words of one of the ways are met.  Words are ASCII
 * in lower case. */
void sieve_add(struct sieve_maker *m, size_t thing, const struct needs *needs)
	ATTR_NONNULL;

/* Names a thing for every text. */
void sieve_always(struct sieve_maker *m, size_t thing) ATTR_NONNULL;

/* The sieve, and the end of its maker; caller frees. */
struct sieve *sieve_made(struct sieve_maker *m) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;
void sieve_free(struct sieve *s);

/* Adds the sieve's bytes, for sieve_from on the same machine. */
void sieve_put(const struct sieve *s, struct buf *out) ATTR_NONNULL;

/* The sieve whose bytes these are.
 * shape:  bytes are aligned to 8 and borrowed.
 * errors: NULL when they are not a sieve's. */
struct sieve *sieve_from(const void *bytes, size_t len) ATTR_NONNULL
	ATTR_USE_RESULT;

/* Count of uint64_t in a set of things. */
size_t sieve_cells(const struct sieve *s) ATTR_NONNULL ATTR_PURE;

/* What was met in a text so far; caller frees with sieve_met_free. */
struct met;
struct met *sieve_met(const struct sieve *s) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;
void sieve_met_free(struct met *m);

/* Forgets everything. */
void sieve_forget(struct met *m) ATTR_NONNULL;

/* Reads more of a text; the case of ASCII letters is of no account. */
void sieve_pass(const struct sieve *s, const char *text, size_t len,
		struct met *m) ATTR_NONNULL;

/* Adds what another text held. */
void sieve_join(struct met *m, const struct met *more) ATTR_NONNULL;

/* Sets in named the bit of everything that can match in the text.
 * shape:  of has the bits of what is asked for, NULL: everything; both have
 *         sieve_cells cells, named is overwritten. */
void sieve_names(const struct sieve *s, const struct met *m,
		 const uint64_t *of, uint64_t *named)
	ATTR_NONNULL_AT(1, 2, 4);
