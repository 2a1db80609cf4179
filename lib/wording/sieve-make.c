/* SPDX-License-Identifier: MIT
 * How a sieve is made: words become a tree, the tree an automaton, and all
 * of it one block of numbers. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/sieve-block.h"

enum { SLOTS = 8192 };

/* Numbers that grow. */
struct list {
	uint32_t *at;
	size_t n, room;
};

/* A set of words, told apart by its words. */
struct known {
	struct known *next;
	char *words;
	uint32_t number;
	struct list ways;	/* thing, count, other sets */
};

struct sieve_maker {
	size_t things, cells, states, states_room, sets, names_room;
	uint32_t *next;
	struct list *names;	/* of a state: sets */
	uint64_t *always;
	struct known *slot[SLOTS], **by_number;
	size_t by_room, led;
};

static void push(struct list *l, uint32_t number)
{
	l->at = mem_grow(l->at, &l->room, l->n + 1, sizeof(*l->at));
	l->at[l->n++] = number;
}

static uint32_t new_state(struct sieve_maker *m)
{
	m->next = mem_grow(m->next, &m->states_room,
			   (m->states + 1) * CLASSES, sizeof(*m->next));
	m->names = mem_grow(m->names, &m->names_room, m->states + 1,
			    sizeof(*m->names));
	memset(m->next + m->states * CLASSES, 0, CLASSES * sizeof(*m->next));
	m->names[m->states] = (struct list){ NULL, 0, 0 };
	return (uint32_t)m->states++;
}

struct sieve_maker *sieve_begin(size_t n)
{
	struct sieve_maker *m = mem_get(1, sizeof(*m));

	m->things = n;
	m->cells = n / 64 + 1;
	m->always = mem_get(m->cells, sizeof(*m->always));
	new_state(m);
	return m;
}

void sieve_always(struct sieve_maker *m, size_t thing)
{
	m->always[thing / 64] |= (uint64_t)1 << thing % 64;
}

static void add_word(struct sieve_maker *m, const char *w, uint32_t set)
{
	uint32_t state = 0;

	for (; *w; w++) {
		size_t cell = state * CLASSES +
			sieve_class((unsigned char)*w);
		if (!m->next[cell]) {
			uint32_t fresh = new_state(m);
			m->next[cell] = fresh;
		}
		state = m->next[cell];
	}
	push(&m->names[state], set);
}

static char *joined(const struct need_words *words)
{
	struct buf all = BUF_EMPTY;

	for (size_t i = 0; i < words->n; i++) {
		buf_puts(&all, words->word[i]);
		buf_putc(&all, '|');
	}
	return buf_take(&all);
}

/* The set of these words, whose words are in the tree. */
static struct known *know(struct sieve_maker *m,
			  const struct need_words *words)
{
	char *text = joined(words);
	size_t h = 0;

	for (const char *s = text; *s; s++)
		h = h * 31 + (unsigned char)*s;
	struct known **at = &m->slot[h % SLOTS];
	while (*at && strcmp((*at)->words, text))
		at = &(*at)->next;
	if (*at) {
		free(text);
		return *at;
	}
	struct known *k = *at = mem_get(1, sizeof(*k));
	k->words = text;
	k->number = (uint32_t)m->sets;
	m->by_number = mem_grow(m->by_number, &m->by_room, m->sets + 1,
				sizeof(*m->by_number));
	m->by_number[m->sets++] = k;
	for (size_t i = 0; i < words->n; i++)
		add_word(m, words->word[i], k->number);
	return k;
}

void sieve_add(struct sieve_maker *m, size_t thing, const struct needs *needs)
{
	for (size_t i = 0; i < needs->n; i++) {
		const struct need_way *w = &needs->way[i];
		uint32_t other[8];
		struct known *first = know(m, &w->set[0]);
		size_t n = 0;
		for (size_t k = 1; k < w->n && n < ARRAY_LEN(other); k++)
			other[n++] = know(m, &w->set[k])->number;
		push(&first->ways, (uint32_t)thing);
		push(&first->ways, (uint32_t)n);
		for (size_t k = 0; k < n; k++)
			push(&first->ways, other[k]);
	}
}

static uint32_t step(const struct sieve_maker *m, const uint32_t *shorter,
		     uint32_t state, size_t c)
{
	while (state && !m->next[state * CLASSES + c])
		state = shorter[state];
	return m->next[state * CLASSES + c];
}

/* Puts the states in order of their depth, so that those behind one state
 * stand together, and finds of each the longest ending that is a state. */
static void link_states(const struct sieve_maker *m, uint32_t *order,
		    uint32_t *shorter)
{
	size_t tail = 1;

	for (size_t head = 0; head < tail; head++) {
		uint32_t at = order[head];
		for (size_t c = 0; c < CLASSES; c++) {
			uint32_t to = m->next[at * CLASSES + c];
			if (!to)
				continue;
			shorter[to] = at ? step(m, shorter, shorter[at], c) :
				0;
			order[tail++] = to;
		}
	}
}

static int by_names(const void *a, const void *b)
{
	const struct list *x = *(struct list *const *)a;
	const struct list *y = *(struct list *const *)b;

	return x->n != y->n ? (x->n > y->n ? -1 : 1) : x < y ? -1 : x > y;
}

/* Numbers the sets anew, those that lead a way first. */
static void number_sets(struct sieve_maker *m)
{
	struct known **old = m->by_number;
	uint32_t *to = mem_get(m->sets + 1, sizeof(*to)), n = 0;

	m->by_number = mem_get(m->sets + 1, sizeof(struct known *));
	for (int led = 1; led >= 0; led--) {
		for (size_t i = 0; i < m->sets; i++) {
			if ((old[i]->ways.n > 0) != led)
				continue;
			m->by_number[n] = old[i];
			to[i] = n++;
		}
		m->led = led ? n : m->led;
	}
	for (size_t i = 0; i < m->states; i++)
		for (size_t k = 0; k < m->names[i].n; k++)
			m->names[i].at[k] = to[m->names[i].at[k]];
	for (size_t i = 0; i < m->led; i++) {
		uint32_t *way = m->by_number[i]->ways.at;
		uint32_t *end = way + m->by_number[i]->ways.n;
		for (; way < end; way += 2 + way[1])
			for (uint32_t k = 0; k < way[1]; k++)
				way[2 + k] = to[way[2 + k]];
	}
	free(old);
	free(to);
}

/* Finds the common words: bit of each state, from 1; 0: none. */
static void find_common(const struct sieve_maker *m, uint32_t *bit,
			uint64_t *common)
{
	struct list **many = mem_get(m->states, sizeof(*many));
	size_t n = 0;

	for (size_t i = 0; i < m->states; i++)
		if (m->names[i].n > MANY)
			many[n++] = &m->names[i];
	if (n)
		qsort(many, n, sizeof(struct list *), by_names);
	for (uint32_t b = 0; b < n && b < COMMON; b++) {
		bit[many[b] - m->names] = b + 1;
		for (size_t k = 0; k < many[b]->n; k++)
			common[many[b]->at[k] * COMMON_CELLS + b / 64] |=
				(uint64_t)1 << b % 64;
	}
	free(many);
}

/* Lays out what ends at each state.  Of a common word, the sets are those
 * that have ways. */
static void lay_outs(struct sieve_maker *m, const uint32_t *order,
		     const uint32_t *shorter, const uint32_t *bit,
		     uint32_t *out, struct list *outs)
{
	push(outs, 0);
	for (size_t i = 1; i < m->states; i++) {
		uint32_t at = order[i];
		const struct list *own = &m->names[at];
		out[at] = out[shorter[at]];
		if (!own->n)
			continue;
		size_t here = outs->n;
		push(outs, out[at]);
		push(outs, 0);
		push(outs, 0);
		push(outs, bit[at]);
		for (size_t k = 0; k < own->n; k++)
			if (own->at[k] < m->led)
				push(outs, own->at[k]);
		outs->at[here + OUT_LED] =
			(uint32_t)(outs->n - here - OUT_SETS);
		for (size_t k = 0; k < own->n && !bit[at]; k++)
			if (own->at[k] >= m->led)
				push(outs, own->at[k]);
		outs->at[here + OUT_COUNT] =
			(uint32_t)(outs->n - here - OUT_SETS);
		out[at] = (uint32_t)here;
	}
}

/* The states as the block has them. */
static struct sieve_state *states(const struct sieve_maker *m,
				  const uint32_t *order,
				  const uint32_t *shorter, const uint32_t *out)
{
	struct sieve_state *all = mem_get(m->states, sizeof(*all));
	uint32_t *place = mem_get(m->states, sizeof(*place));
	uint32_t next = 1;

	for (size_t i = 0; i < m->states; i++)
		place[order[i]] = (uint32_t)i;
	for (size_t i = 0; i < m->states; i++) {
		const uint32_t *row = m->next + order[i] * CLASSES;
		all[i].first = next;
		all[i].shorter = place[shorter[order[i]]];
		all[i].out = out[order[i]];
		for (size_t c = 0; c < CLASSES; c++) {
			all[i].classes |= (uint32_t)(row[c] != 0) << c;
			next += row[c] != 0;
		}
	}
	free(place);
	return all;
}

static void put(struct buf *to, const uint32_t *at, size_t n)
{
	if (n)
		buf_add(to, (const char *)at, n * sizeof(*at));
}

static void end(struct sieve_maker *m)
{
	for (size_t i = 0; i < m->states; i++)
		free(m->names[i].at);
	for (size_t i = 0; i < m->sets; i++) {
		free(m->by_number[i]->words);
		free(m->by_number[i]->ways.at);
		free(m->by_number[i]);
	}
	free(m->by_number);
	free(m->names);
	free(m->next);
	free(m->always);
	free(m);
}

char *sieve_block(struct sieve_maker *m, size_t *len)
{
	uint32_t *order = mem_get(m->states, sizeof(*order));
	uint32_t *shorter = mem_get(m->states, sizeof(*shorter));
	uint32_t *out = mem_get(m->states, sizeof(*out));
	uint32_t *bit = mem_get(m->states, sizeof(*bit));
	uint64_t *common = mem_get(m->sets * COMMON_CELLS + 1,
				   sizeof(*common));
	struct list outs = { 0 }, first = { 0 }, ways = { 0 };
	struct buf block = BUF_EMPTY;

	number_sets(m);
	link_states(m, order, shorter);
	find_common(m, bit, common);
	lay_outs(m, order, shorter, bit, out, &outs);
	struct sieve_state *all = states(m, order, shorter, out);
	for (size_t i = 0; i < m->led; i++) {
		const struct list *own = &m->by_number[i]->ways;
		push(&first, (uint32_t)ways.n);
		for (size_t k = 0; k < own->n; k++)
			push(&ways, own->at[k]);
	}
	push(&first, (uint32_t)ways.n);
	uint32_t head[HEAD] = { MARK, (uint32_t)m->things,
		(uint32_t)m->states, (uint32_t)outs.n, (uint32_t)m->sets,
		(uint32_t)ways.n, (uint32_t)m->led };
	put(&block, head, HEAD);
	buf_add(&block, (const char *)all, m->states * sizeof(*all));
	put(&block, outs.at, outs.n);
	put(&block, first.at, first.n);
	put(&block, ways.at, ways.n);
	buf_add(&block, (const char *)common,
		m->sets * COMMON_CELLS * sizeof(*common));
	buf_add(&block, (const char *)m->always,
		m->cells * sizeof(*m->always));
	struct list *lists[] = { &outs, &first, &ways };
	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		free(lists[i]->at);
	free(all);
	free(order);
	free(shorter);
	free(out);
	free(bit);
	free(common);
	end(m);
	*len = block.len;
	return buf_take(&block);
}
