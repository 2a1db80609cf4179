/* SPDX-License-Identifier: MIT
 * What parts of a pattern ask of a text: words, and ways through them.  For
 * need.c only. */
#pragma once

#include "wording/need.h"

/* Stand for \b, and for the end of what is known of a text that goes on,
 * until a word is tidied. */
#define EDGE "\1"
#define OPEN "\2"

/* More than any set of words is met: it tells nothing. */
enum { WORDS_NOTHING = 1 << 30 };

/* Where everything lies until all is freed at once. */
struct need_pool {
	struct need_chunk *chunks;
};

void need_pool_free(struct need_pool *r) ATTR_NONNULL;

/* Two texts in one. */
char *need_join(struct need_pool *r, const char *a, size_t alen, const char *b)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* What is known of a part of a pattern: all the texts it can match, or the
 * ways through it, or, without ways, nothing. */
struct part {
	bool exact;
	struct need_words set;
	struct need_way *way;
	size_t n;
};

void words_add(struct need_pool *r, struct need_words *set, const char *s)
	ATTR_NONNULL;

/* Whether \b takes a byte for one of a word. */
bool words_letter(char c);

/* In how many of ten thousand sentences a word of the set is met, roughly. */
size_t words_often(struct need_words *set) ATTR_NONNULL;

/* Every text of a before every text of b. */
struct need_words words_product(struct need_pool *r, const struct need_words *a,
				const struct need_words *b) ATTR_NONNULL;

/* Words as a sieve takes them, in order, without those that hold another at
 * their beginning. */
void words_tidy(struct need_pool *r, struct need_words *set) ATTR_NONNULL;

/* Adds a set to a way, which is kept in order and short. */
void way_demand(struct need_pool *r, struct need_way *w, struct need_words *set)
	ATTR_NONNULL;

/* The way of just this set, whatever it tells. */
struct need_way way_of(struct need_pool *r, const struct need_words *set)
	ATTR_NONNULL;
struct need_way way_copy(struct need_pool *r, struct need_way *w) ATTR_NONNULL;

void part_add(struct need_pool *r, struct part *p, struct need_way w)
	ATTR_NONNULL;

/* The best set of every way, as one set. */
struct need_words part_flat(struct need_pool *r, const struct part *p)
	ATTR_NONNULL;

/* A part by its texts becomes one by ways. */
void part_ways(struct need_pool *r, struct part *p) ATTR_NONNULL;
