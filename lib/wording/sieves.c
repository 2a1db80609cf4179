/* SPDX-License-Identifier: MIT
 * Which rules and guards can have a say in a text. */
#include "wording/sieves.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/engine.h"

/* What a rule is over. */
enum over { STRETCH, TEXT, OVERS };

/* A sieve and what it met: in the last stretch, and, where rules are over
 * texts, in the stretches before it. */
struct layer {
	struct sieve *sieve;		/* NULL: none */
	struct met *met, *before;
	bool begun, joined;		/* there is one; there are more */
	uint64_t *named;
	uint64_t *of[OVERS];		/* bits of the rules asked for, for
					 * guards NULL */
};

struct sieves {
	struct layer rules, own, guards;
	bool texts;			/* there are rules over texts */
	uint64_t *named;
	size_t cells;
};

static void lay(struct layer *l, struct sieve *s, bool texts)
{
	l->sieve = s;
	if (!s)
		return;
	l->met = sieve_met(s);
	l->before = texts ? sieve_met(s) : NULL;
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

/* Tells apart the rules that are wanted. */
static void sort(struct sieves *s, const struct wording *w)
{
	struct layer *both[] = { &s->rules, &s->own };

	for (size_t i = 0; i < ARRAY_LEN(both); i++)
		for (int o = 0; o < OVERS; o++)
			both[i]->of[o] = mem_get(s->cells, sizeof(uint64_t));
	for (size_t i = 0; i < w->rules.n; i++) {
		const struct rule *u = &w->rules.rule[i];
		uint64_t **of = u->by_user ? s->own.of : s->rules.of;
		if (u->wanted)
			of[u->on == ON_BLOCK ? TEXT : STRETCH][i / 64] |=
				(uint64_t)1 << i % 64;
	}
}

struct sieves *sieves_make(struct wording *w)
{
	struct sieves *s = mem_get(1, sizeof(*s));
	bool own = false, shipped = false;

	s->cells = w->rules.n / 64 + 1;
	s->named = mem_get(s->cells, sizeof(*s->named));
	sort(s, w);
	for (size_t i = 0; i < w->rules.n; i++) {
		const struct rule *u = &w->rules.rule[i];
		own |= u->wanted && u->by_user;
		shipped |= u->wanted && !u->by_user;
		s->texts |= u->wanted && u->on == ON_BLOCK;
	}
	if (shipped)
		lay(&s->rules, of_image(w, STOCK_RULES_SIEVE), s->texts);
	if (shipped && !s->rules.sieve)
		lay(&s->rules, of_words(w), s->texts);
	if (own)
		lay(&s->own, of_user(w), s->texts);
	lay(&s->guards, of_image(w, STOCK_GUARDS_SIEVE), false);
	return s;
}

static void tear(struct layer *l)
{
	sieve_free(l->sieve);
	sieve_met_free(l->met);
	sieve_met_free(l->before);
	for (int o = 0; o < OVERS; o++)
		free(l->of[o]);
	free(l->named);
}

void sieves_free(struct sieves *s)
{
	if (!s)
		return;
	tear(&s->rules);
	tear(&s->own);
	tear(&s->guards);
	free(s->named);
	free(s);
}

size_t sieves_cells(const struct sieves *s)
{
	return s->cells;
}

static void start(struct layer *l)
{
	if (l->joined)
		sieve_forget(l->before);
	l->begun = l->joined = false;
}

void sieves_begin(struct sieves *s)
{
	start(&s->rules);
	start(&s->own);
}

/* Most texts are of one stretch, and nothing has to be kept of it. */
static void pass(struct layer *l, const char *text, size_t len)
{
	if (!l->sieve)
		return;
	if (l->before && l->begun) {
		sieve_join(l->before, l->met);
		l->joined = true;
	}
	l->begun = true;
	sieve_forget(l->met);
	sieve_pass(l->sieve, text, len, l->met);
}

/* Names of one sieve among the others. */
static void name(struct sieves *s, struct layer *l, enum over over)
{
	if (!l->sieve || !l->begun)
		return;
	if (over == STRETCH) {
		sieve_names(l->sieve, l->met, NULL, l->named);
	} else if (l->joined) {
		sieve_join(l->before, l->met);
		sieve_names(l->sieve, l->before, l->of[over], l->named);
	}
	/* A text of one stretch has the names of that. */
	for (size_t c = 0; c < sieve_cells(l->sieve) && c < s->cells; c++)
		s->named[c] |= l->named[c] & l->of[over][c];
}

static const uint64_t *named(struct sieves *s, enum over over)
{
	memset(s->named, 0, s->cells * sizeof(*s->named));
	name(s, &s->rules, over);
	name(s, &s->own, over);
	return s->named;
}

const uint64_t *sieves_pass(struct sieves *s, const char *text, size_t len)
{
	pass(&s->rules, text, len);
	pass(&s->own, text, len);
	return named(s, STRETCH);
}

const uint64_t *sieves_all(struct sieves *s)
{
	return s->texts ? named(s, TEXT) : NULL;
}

bool sieves_guards(struct sieves *s, const char *text, size_t len,
		   const uint64_t *of, uint64_t *named)
{
	struct layer *l = &s->guards;

	if (!l->sieve)
		return false;
	sieve_forget(l->met);
	sieve_pass(l->sieve, text, len, l->met);
	sieve_names(l->sieve, l->met, of, l->named);
	for (size_t c = 0; c < sieve_cells(l->sieve); c++)
		named[c] |= l->named[c];
	return true;
}
