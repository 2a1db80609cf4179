/* SPDX-License-Identifier: MIT
 * One pass over a text that tells which rules can match in it at all.  A
 * closed sieve is one block of numbers, so that the build can keep it. */
#include "wording/sieve.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/sieve-block.h"

struct sieve {
	const uint32_t *block;
	size_t len;			/* numbers in the block */
	char *owned;			/* the block, to be freed; or NULL */
	const struct sieve_state *state;
	const uint32_t *outs;
	const uint32_t *first;		/* where a set's ways begin */
	const uint32_t *ways;		/* thing, count, other sets */
	const uint32_t *common;		/* of a set, COMMON_CELLS each, and */
	const uint32_t *always;		/* cells: both of 64 bits, in halves */
	size_t sets, led, cells;
	unsigned char class[256];
};

struct met {
	uint64_t *has;			/* a bit a set */
	size_t cells;
	uint32_t *list;			/* those sets that lead a way */
	size_t n;
	uint64_t common[COMMON_CELLS];	/* a bit a common word */
};

/* Where the parts of a block lie; false when they are not all there. */
static bool lay_out(struct sieve *s)
{
	const uint32_t *b = s->block, *at = b + HEAD;

	if (s->len < HEAD || b[AT_MARK] != MARK)
		return false;
	s->sets = b[AT_SETS];
	s->led = b[AT_LED];
	s->cells = b[AT_THINGS] / 64 + 1;
	s->state = (const struct sieve_state *)at;
	at += b[AT_STATES] * (sizeof(*s->state) / sizeof(*at));
	s->outs = at;
	s->first = at += b[AT_OUTS];
	s->ways = at += s->led + 1;
	s->common = at += b[AT_WAYS];
	s->always = at += 2 * s->sets * COMMON_CELLS;
	return (size_t)(at - b) + 2 * s->cells == s->len;
}

struct sieve *sieve_from(const void *bytes, size_t len)
{
	struct sieve *s = mem_get(1, sizeof(*s));

	s->block = bytes;
	s->len = len / sizeof(uint32_t);
	for (int c = 0; c < 256; c++)
		s->class[c] = sieve_class(c);
	if (lay_out(s))
		return s;
	free(s);
	return NULL;
}

struct sieve *sieve_made(struct sieve_maker *m)
{
	size_t len;
	char *block = sieve_block(m, &len);
	struct sieve *s = sieve_from(block, len);

	if (!s)
		abort();
	s->owned = block;
	return s;
}

void sieve_free(struct sieve *s)
{
	if (!s)
		return;
	free(s->owned);
	free(s);
}

void sieve_put(const struct sieve *s, struct buf *out)
{
	buf_add(out, (const char *)s->block, s->len * sizeof(uint32_t));
}

size_t sieve_cells(const struct sieve *s)
{
	return s->cells;
}

struct met *sieve_met(const struct sieve *s)
{
	struct met *m = mem_get(1, sizeof(*m));

	m->cells = s->sets / 64 + 1;
	m->has = mem_get(m->cells, sizeof(*m->has));
	m->list = mem_get(s->led + 1, sizeof(*m->list));
	return m;
}

void sieve_met_free(struct met *m)
{
	if (!m)
		return;
	free(m->has);
	free(m->list);
	free(m);
}

void sieve_forget(struct met *m)
{
	memset(m->has, 0, m->cells * sizeof(*m->has));
	memset(m->common, 0, sizeof(m->common));
	m->n = 0;
}

/* A set that leads a way. */
static void meet(struct met *m, uint32_t set)
{
	uint64_t bit = (uint64_t)1 << set % 64;

	if (m->has[set / 64] & bit)
		return;
	m->has[set / 64] |= bit;
	m->list[m->n++] = set;
}

/* What ends here, the longest word first.  A common word that was met before
 * has been followed to its end. */
static void note(const struct sieve *s, uint32_t out, struct met *m)
{
	while (out) {
		const uint32_t *at = s->outs + out;
		uint32_t common = at[OUT_COMMON] - 1;
		uint64_t bit = (uint64_t)1 << common % 64;
		if (at[OUT_COMMON]) {
			if (m->common[common / 64] & bit)
				return;
			m->common[common / 64] |= bit;
		}
		const uint32_t *set = at + OUT_SETS;
		const uint32_t *led = set + at[OUT_LED];
		const uint32_t *end = set + at[OUT_COUNT];
		for (; set < led; set++)
			meet(m, *set);
		for (; set < end; set++)
			m->has[*set / 64] |= (uint64_t)1 << *set % 64;
		out = at[OUT_SHORTER];
	}
}

static uint32_t ones(uint32_t bits)
{
	bits -= bits >> 1 & 0x55555555;
	bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
	return ((bits + (bits >> 4)) & 0x0f0f0f0f) * 0x01010101 >> 24;
}

static const struct sieve_state *step(const struct sieve *s,
				      const struct sieve_state *at,
				      unsigned class)
{
	while (!(at->classes >> class & 1)) {
		if (at == s->state)
			return at;
		at = s->state + at->shorter;
	}
	return s->state + at->first +
		ones(at->classes & (((uint32_t)1 << class) - 1));
}

void sieve_pass(const struct sieve *s, const char *text, size_t len,
		struct met *m)
{
	const struct sieve_state *at = step(s, s->state, NO_WORD);

	for (size_t i = 0; i < len; i++) {
		at = step(s, at, s->class[(unsigned char)text[i]]);
		if (at->out)
			note(s, at->out, m);
	}
	note(s, step(s, at, NO_WORD)->out, m);
}

void sieve_join(struct met *m, const struct met *more)
{
	for (size_t i = 0; i < more->n; i++)
		meet(m, more->list[i]);
	for (size_t i = 0; i < m->cells; i++)
		m->has[i] |= more->has[i];
	for (size_t i = 0; i < COMMON_CELLS; i++)
		m->common[i] |= more->common[i];
}

static bool has(const struct sieve *s, const struct met *m, uint32_t set)
{
	uint64_t common[COMMON_CELLS], both = 0;

	if (m->has[set / 64] >> set % 64 & 1)
		return true;
	memcpy(common, s->common + 2 * set * COMMON_CELLS, sizeof(common));
	for (size_t i = 0; i < COMMON_CELLS; i++)
		both |= common[i] & m->common[i];
	return both != 0;
}

static bool has_all(const struct sieve *s, const struct met *m,
		    const uint32_t *set, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (!has(s, m, set[i]))
			return false;
	return true;
}

void sieve_names(const struct sieve *s, const struct met *m,
		 const uint64_t *of, uint64_t *named)
{
	memcpy(named, s->always, s->cells * sizeof(*named));
	for (size_t i = 0; i < m->n; i++) {
		const uint32_t *way = s->ways + s->first[m->list[i]];
		const uint32_t *end = s->ways + s->first[m->list[i] + 1];
		for (; way < end; way += 2 + way[1]) {
			uint32_t thing = way[0];
			if ((!of || of[thing / 64] >> thing % 64 & 1) &&
			    has_all(s, m, way + 2, way[1]))
				named[thing / 64] |= (uint64_t)1 << thing % 64;
		}
	}
	for (size_t i = 0; of && i < s->cells; i++)
		named[i] &= of[i];
}
