/* SPDX-License-Identifier: MIT
 * One pass over a text that tells which rules can match in it at all. */
#include "wording/sieve.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Classes of bytes: a to z, blank, apostrophe, hyphen and all else. */
enum { CLASSES = 32, OTHER = 0 };

struct sieve {
	size_t rules, cells;
	uint32_t *next;		/* CLASSES a state; state << 5 */
	uint32_t *out;		/* a state's set of rules; 0: none */
	size_t states, states_room, out_room;
	uint64_t *sets;		/* cells each; set 0 is for every text */
	size_t n_sets, sets_room;
	unsigned char class[256];
};

static void number_classes(struct sieve *s)
{
	for (int c = 'a'; c <= 'z'; c++)
		s->class[c] = s->class[c - 'a' + 'A'] =
			(unsigned char)(c - 'a' + 1);
	s->class[' '] = 27;
	s->class['\''] = 28;
	s->class['-'] = 29;
}

static uint32_t new_set(struct sieve *s)
{
	s->sets = mem_grow(s->sets, &s->sets_room, (s->n_sets + 1) * s->cells,
			   sizeof(*s->sets));
	memset(s->sets + s->n_sets * s->cells, 0, s->cells * sizeof(*s->sets));
	return (uint32_t)s->n_sets++;
}

static uint32_t new_state(struct sieve *s)
{
	s->next = mem_grow(s->next, &s->states_room, (s->states + 1) * CLASSES,
			   sizeof(*s->next));
	s->out = mem_grow(s->out, &s->out_room, s->states + 1,
			  sizeof(*s->out));
	memset(s->next + s->states * CLASSES, 0, CLASSES * sizeof(*s->next));
	s->out[s->states] = 0;
	return (uint32_t)s->states++;
}

struct sieve *sieve_make(size_t n)
{
	struct sieve *s = mem_get(1, sizeof(*s));

	s->rules = n;
	s->cells = n / 64 + 1;
	number_classes(s);
	new_set(s);
	new_state(s);
	return s;
}

void sieve_free(struct sieve *s)
{
	if (!s)
		return;
	free(s->next);
	free(s->out);
	free(s->sets);
	free(s);
}

static void mark(struct sieve *s, uint32_t set, size_t rule)
{
	s->sets[set * s->cells + rule / 64] |= (uint64_t)1 << rule % 64;
}

void sieve_always(struct sieve *s, size_t rule)
{
	mark(s, 0, rule);
}

static void add_word(struct sieve *s, size_t rule, const char *w, size_t len)
{
	uint32_t state = 0;

	for (size_t i = 0; i < len; i++) {
		size_t cell = state * CLASSES + s->class[(unsigned char)w[i]];
		if (!s->next[cell]) {
			uint32_t fresh = new_state(s);
			s->next[cell] = fresh;
		}
		state = s->next[cell];
	}
	if (!s->out[state]) {
		uint32_t fresh = new_set(s);
		s->out[state] = fresh;
	}
	mark(s, s->out[state], rule);
}

void sieve_add(struct sieve *s, size_t rule, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, "|");
		if (len)
			add_word(s, rule, words, len);
		else
			sieve_always(s, rule);
		words += len + (words[len] == '|');
	}
}

/* A state names its own rules and those of the longest ending that is a
 * state too. */
static void inherit(struct sieve *s, uint32_t state, uint32_t from)
{
	if (!s->out[from])
		return;
	if (!s->out[state]) {
		s->out[state] = s->out[from];
		return;
	}
	for (size_t i = 0; i < s->cells; i++)
		s->sets[s->out[state] * s->cells + i] |=
			s->sets[s->out[from] * s->cells + i];
}

void sieve_close(struct sieve *s)
{
	uint32_t *queue = mem_get(s->states, sizeof(*queue));
	uint32_t *fail = mem_get(s->states, sizeof(*fail));
	size_t head = 0, tail = 0;

	for (size_t c = 0; c < CLASSES; c++)
		if (s->next[c])
			queue[tail++] = s->next[c];
	while (head < tail) {
		uint32_t at = queue[head++];
		inherit(s, at, fail[at]);
		for (size_t c = 0; c < CLASSES; c++) {
			uint32_t *to = &s->next[at * CLASSES + c];
			uint32_t other = s->next[fail[at] * CLASSES + c];
			if (!*to) {
				*to = other;
				continue;
			}
			fail[*to] = other;
			queue[tail++] = *to;
		}
	}
	free(queue);
	free(fail);
}

size_t sieve_cells(const struct sieve *s)
{
	return s->cells;
}

void sieve_pass(const struct sieve *s, const char *text, size_t len,
		uint64_t *named)
{
	uint32_t state = 0;

	memcpy(named, s->sets, s->cells * sizeof(*named));
	for (size_t i = 0; i < len; i++) {
		state = s->next[state * CLASSES +
				s->class[(unsigned char)text[i]]];
		uint32_t out = s->out[state];
		if (!out)
			continue;
		const uint64_t *set = s->sets + out * s->cells;
		for (size_t k = 0; k < s->cells; k++)
			named[k] |= set[k];
	}
}
