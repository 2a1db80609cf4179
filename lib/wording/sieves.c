/* SPDX-License-Identifier: MIT
 * Which rules and guards can have a say in a text. */
#include "wording/sieves.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/engine.h"

/* A sieve and what it met: in one stretch, and in all of a text. */
struct layer {
	struct sieve *sieve;		/* NULL: none */
	struct met *met;
	struct met *all;		/* only where rules are over blocks */
	uint64_t *named;
};

struct sieves {
	struct layer rules, own, guards;
	uint64_t *shipped;		/* bits of rules that no user's took
					 * the place of */
	uint64_t *named;
	size_t cells;
};

static void lay(struct layer *l, struct sieve *s, bool all)
{
	l->sieve = s;
	if (!s)
		return;
	l->met = sieve_met(s);
	l->all = all ? sieve_met(s) : NULL;
	l->named = mem_get(sieve_cells(s), sizeof(*l->named));
}

static void add(struct sieve_maker *m, const struct wording *w, size_t i)
{
	struct fault f = { 0 };
	struct buf full = BUF_EMPTY;
	struct needs n = { NULL, 0, NULL };

	if (!lists_expand(w->lists, w->rules.rule[i].pattern, &full, &f) &&
	    needs_find(buf_text(&full), &n))
		sieve_add(m, i, &n);
	else
		sieve_always(m, i);
	needs_free(&n);
	buf_free(&full);
}

struct sieve *sieves_rules(const struct wording *w)
{
	struct sieve_maker *m = sieve_begin(w->shipped);

	for (size_t i = 0; i < w->shipped; i++)
		add(m, w, i);
	return sieve_made(m);
}

static struct sieve *of_image(const struct wording *w, enum stock_part part)
{
	size_t len = 0;
	const void *bytes = stock_part(w->stock, part, &len);

	return bytes ? sieve_from(bytes, len) : NULL;
}

/* Without an image the column words has to do: to read every pattern would
 * take longer than to try some more. */
static struct sieve *of_words(const struct wording *w)
{
	struct sieve_maker *m = sieve_begin(w->shipped);

	for (size_t i = 0; i < w->shipped; i++) {
		const struct rule *u = &w->rules.rule[i];
		struct needs n;
		if (!u->wanted)
			continue;
		if (!*u->words) {
			add(m, w, i);
			continue;
		}
		needs_given(u->words, &n);
		sieve_add(m, i, &n);
		needs_free(&n);
	}
	return sieve_made(m);
}

static struct sieve *of_user(const struct wording *w)
{
	struct sieve_maker *m = sieve_begin(w->rules.n);

	for (size_t i = 0; i < w->rules.n; i++)
		if (w->rules.rule[i].by_user && w->rules.rule[i].wanted)
			add(m, w, i);
	return sieve_made(m);
}

struct sieves *sieves_make(struct wording *w)
{
	struct sieves *s = mem_get(1, sizeof(*s));
	bool own = false, shipped = false, block = false;

	s->cells = w->rules.n / 64 + 1;
	s->named = mem_get(s->cells, sizeof(*s->named));
	s->shipped = mem_get(s->cells, sizeof(*s->shipped));
	for (size_t i = 0; i < w->rules.n; i++) {
		const struct rule *u = &w->rules.rule[i];
		own |= u->wanted && u->by_user;
		shipped |= u->wanted && !u->by_user;
		block |= u->wanted && u->on == ON_BLOCK;
		if (!u->by_user)
			s->shipped[i / 64] |= (uint64_t)1 << i % 64;
	}
	if (shipped)
		lay(&s->rules, of_image(w, STOCK_RULES_SIEVE), block);
	if (shipped && !s->rules.sieve)
		lay(&s->rules, of_words(w), block);
	if (own)
		lay(&s->own, of_user(w), block);
	lay(&s->guards, of_image(w, STOCK_GUARDS_SIEVE), false);
	return s;
}

static void tear(struct layer *l)
{
	sieve_free(l->sieve);
	sieve_met_free(l->met);
	sieve_met_free(l->all);
	free(l->named);
}

void sieves_free(struct sieves *s)
{
	if (!s)
		return;
	tear(&s->rules);
	tear(&s->own);
	tear(&s->guards);
	free(s->shipped);
	free(s->named);
	free(s);
}

size_t sieves_cells(const struct sieves *s)
{
	return s->cells;
}

void sieves_begin(struct sieves *s)
{
	if (s->rules.all)
		sieve_forget(s->rules.all);
	if (s->own.all)
		sieve_forget(s->own.all);
}

static void pass(struct layer *l, const char *text, size_t len)
{
	if (!l->sieve)
		return;
	sieve_forget(l->met);
	sieve_pass(l->sieve, text, len, l->met);
	if (l->all)
		sieve_join(l->all, l->met);
}

/* Names of one sieve, those in mask, among the others. */
static void name(struct sieves *s, struct layer *l, bool all,
		 const uint64_t *mask)
{
	size_t n = l->sieve ? sieve_cells(l->sieve) : 0;

	if (!n)
		return;
	sieve_names(l->sieve, all ? l->all : l->met, l->named);
	for (size_t c = 0; c < n && c < s->cells; c++)
		s->named[c] |= mask ? l->named[c] & mask[c] : l->named[c];
}

static const uint64_t *named(struct sieves *s, bool all)
{
	memset(s->named, 0, s->cells * sizeof(*s->named));
	name(s, &s->rules, all, s->shipped);
	name(s, &s->own, all, NULL);
	return s->named;
}

const uint64_t *sieves_pass(struct sieves *s, const char *text, size_t len)
{
	pass(&s->rules, text, len);
	pass(&s->own, text, len);
	return named(s, false);
}

const uint64_t *sieves_all(struct sieves *s)
{
	return s->rules.all || s->own.all ? named(s, true) : NULL;
}

const uint64_t *sieves_guards(struct sieves *s, const char *text, size_t len)
{
	struct layer *l = &s->guards;

	if (!l->sieve)
		return NULL;
	sieve_forget(l->met);
	sieve_pass(l->sieve, text, len, l->met);
	sieve_names(l->sieve, l->met, l->named);
	return l->named;
}
