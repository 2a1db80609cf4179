/* SPDX-License-Identifier: MIT
 * A Bloom filter of which every hash has one cache line, so that a row costs
 * one look into memory; ten million hashes leave one in a hundred in doubt. */
#include "log/twice.h"

#include <stdlib.h>

#include "base/mem.h"

/* Tests make few fewer. */
#ifndef TWICE_FEW
#define TWICE_FEW ((size_t)1 << 16)
#endif

enum {
	LINE_WORDS = 8,			/* 64 bytes */
	LINES = 1 << 17,		/* of the filter: 8 MiB */
	LINE_SHIFT = 64 - 17,		/* the hash's upper bits choose one */
	MARKS = 4, MARK_BITS = 9,	/* and its lower ones bits therein */
};

static uint64_t *line_of(const struct twice *t, uint64_t hash)
{
	return t->filter + (hash >> LINE_SHIFT) * LINE_WORDS;
}

/* Sets the hash's bits; whether all were set before. */
static bool mark(struct twice *t, uint64_t hash)
{
	uint64_t *line = line_of(t, hash);
	bool was = true;

	for (int i = 0; i < MARKS; i++, hash >>= MARK_BITS) {
		uint64_t bit = UINT64_C(1) << (hash & 63);
		uint64_t *word = &line[hash >> 6 & (LINE_WORDS - 1)];
		was = was && (*word & bit);
		*word |= bit;
	}
	return was;
}

static void pour(struct twice *t)
{
	t->filter = mem_get((size_t)LINES * LINE_WORDS, sizeof(*t->filter));
	for (size_t i = 0; i < t->few.room; i++)
		if (t->few.at[i])
			mark(t, t->few.at[i]);
	seen_free(&t->few);
}

/* Marks the hash that has waited longest, and lets another wait. */
static void queue(struct twice *t, uint64_t hash)
{
	uint64_t *place = &t->waiting[t->turn++ % TWICE_WAIT], old = *place;

	*place = hash;
	if (hash)
		__builtin_prefetch(line_of(t, hash), 1);
	if (old && mark(t, old))
		seen_new(&t->again, old);
}

void twice_add(struct twice *t, uint64_t hash)
{
	if (!t->filter && t->few.n == TWICE_FEW)
		pour(t);
	if (t->filter)
		queue(t, hash + !hash);
	else if (!seen_new(&t->few, hash))
		seen_new(&t->again, hash);
}

void twice_close(struct twice *t)
{
	for (size_t i = 0; i < TWICE_WAIT && t->filter; i++)
		queue(t, 0);
	seen_free(&t->few);
	free(t->filter);
	t->filter = NULL;
}

bool twice_has(const struct twice *t, uint64_t hash)
{
	return t->again.n && seen_in(&t->again, hash);
}

void twice_free(struct twice *t)
{
	twice_close(t);
	seen_free(&t->again);
}
