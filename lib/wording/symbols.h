/* SPDX-License-Identifier: MIT
 * Sets of what a pattern can read: the ASCII characters, and one symbol for
 * all that lie beyond them.  For outlines only. */
#pragma once

#include "base/base.h"

enum { BEYOND = 128, SYMBOLS };

struct symbols {
	uint64_t bit[3];
};

static inline bool symbols_has(const struct symbols *s, unsigned symbol)
{
	return s->bit[symbol / 64] >> symbol % 64 & 1;
}

void symbols_add(struct symbols *s, unsigned symbol) ATTR_NONNULL;
void symbols_range(struct symbols *s, unsigned from, unsigned to)
	ATTR_NONNULL;
void symbols_join(struct symbols *s, const struct symbols *more)
	ATTR_NONNULL;

/* Leaves those that are in both. */
void symbols_meet(struct symbols *s, const struct symbols *other)
	ATTR_NONNULL;

/* All others, and what lies beyond. */
void symbols_others(struct symbols *s) ATTR_NONNULL;

/* Adds the other case of each letter. */
void symbols_any_case(struct symbols *s) ATTR_NONNULL;

/* What of ASCII \w takes for a letter. */
void symbols_words(struct symbols *s) ATTR_NONNULL;

/* What \ and a letter stand for; false when that is no set.
 * shape:  accents: \w knows every script's letters. */
bool symbols_kind(struct symbols *s, char letter, bool accents) ATTR_NONNULL;

/* Adds a [:name:] that begins at text; its length, 0 when it is none. */
size_t symbols_named(struct symbols *s, const char *text) ATTR_NONNULL;

/* Reads one character of a pattern as it stands: its symbol; bad is set where
 * that is not enough to know. */
unsigned symbols_character(const char **at, bool *bad) ATTR_NONNULL;

/* The symbol that a backslash and c stand for, where it is no set. */
unsigned symbols_sign(const char **at, char c, bool *bad) ATTR_NONNULL;
