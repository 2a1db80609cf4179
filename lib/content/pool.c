/* SPDX-License-Identifier: MIT
 * Which cards may come up in a draw. */
#include "content/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "content/draw.h"

enum { NEW_WEIGHT = 4, KNOWN_WEIGHT = 1 };

/* Flags that a card may have, even if none has at present. */
static const char FLAGS[] = "pain;trauma;kids;alcohol";

static bool is_named(const struct pool_how *how, const struct deck *d)
{
	for (char *const *name = how->named; *name; name++)
		if (!strcmp(*name, d->id))
			return true;
	return false;
}

static bool is_left_out(const struct pool_how *how, const struct deck *d,
			const struct card *c)
{
	for (size_t i = 0; i < how->n_out; i++) {
		const char *word = how->out[i];
		if (!strcmp(word, d->id))
			return true;
		if (deck_is_whole(d))
			continue;
		if (!strcmp(word, c->id) || card_holds(c->tags, word) ||
		    card_holds(c->flags, word))
			return true;
	}
	return false;
}

static bool has_tag(const struct pool_how *how, const struct card *c)
{
	for (size_t i = 0; i < how->n_tags; i++)
		if (card_holds(c->tags, how->tags[i]))
			return true;
	return !how->n_tags;
}

static bool is_for(const struct pool_how *how, const struct deck *d,
		   const struct card *c)
{
	if (how->any_mode)
		return true;
	switch (c->mode) {
	case CARD_SOLO:
		return how->alone || (is_named(how, d) && pool_is_solo(d));
	case CARD_THERAPIST:
		return is_named(how, d);
	case CARD_PAIR:
	case CARD_LISTENER:
		break;
	}
	return true;
}

static bool may_come(const struct pool_how *how, const struct deck *d,
		     const struct card *c)
{
	if (c->level > how->depth || !is_for(how, d, c) ||
	    is_left_out(how, d, c))
		return false;
	if (deck_is_whole(d))
		return true;
	return has_tag(how, c) &&
	       !(how->unseen && past_has(how->past, c->id));
}

static void add(struct pool *p, const struct card *c, unsigned weight)
{
	p->card = mem_grow(p->card, &p->room, p->n + 1, sizeof(*p->card));
	p->weight = mem_grow(p->weight, &p->weight_room, p->n + 1,
			     sizeof(*p->weight));
	p->card[p->n] = c;
	p->weight[p->n++] = weight;
}

bool pool_is_open(const struct deck *d)
{
	return deck_is_for(d, "PL");
}

void pool_add(struct pool *p, const struct deck *d, const struct pool_how *how)
{
	p->whole = deck_is_whole(d) && !p->n;
	for (size_t k = 0; k < d->n; k++) {
		const struct card *c = &d->card[k];
		if (may_come(how, d, c))
			add(p, c, past_had(how->past, c->id) ? KNOWN_WEIGHT :
							       NEW_WEIGHT);
	}
}

void pool_fill(struct pool *p, const struct decks *all,
	       const struct pool_how *how)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct deck *d = &all->deck[i];
		if (*how->named ? is_named(how, d) :
				  how->any_mode || pool_is_open(d))
			pool_add(p, d, how);
	}
}

size_t pool_draw(const struct pool *p, uint64_t seed, size_t want,
		 const struct card **out)
{
	size_t *at = mem_get(p->n + 1, sizeof(*at)), n;
	struct draw draw;

	if (!want)
		want = p->whole ? p->n : 1;
	if (want > p->n)
		want = p->n;
	draw_seed(&draw, seed);
	if (p->whole)
		for (n = 0; n < want; n++)
			at[n] = n;
	else
		n = want ? draw_pick(&draw, p->weight, p->n, want, at) : 0;
	for (size_t i = 0; i < n; i++)
		out[i] = p->card[at[i]];
	free(at);
	return n;
}

bool pool_knows(const struct decks *all, const char *word, bool only_tags)
{
	if (!only_tags && (card_holds(FLAGS, word) || decks_find(all, word)))
		return true;
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->deck[i].n; k++) {
			const struct card *c = &all->deck[i].card[k];
			if (card_holds(c->tags, word))
				return true;
			if (!only_tags && (card_holds(c->flags, word) ||
					   !strcmp(c->id, word)))
				return true;
		}
	return false;
}

bool pool_is_solo(const struct deck *d)
{
	return deck_is_for(d, "S") && !deck_is_for(d, "PLT");
}

void pool_free(struct pool *p)
{
	free(p->card);
	free(p->weight);
	*p = (struct pool){ 0 };
}
