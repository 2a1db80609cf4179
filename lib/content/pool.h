/* SPDX-License-Identifier: MIT
 * Which cards may come up in a draw, and how easily. */
#pragma once

#include "base/base.h"
#include "content/deck.h"
#include "content/past.h"

struct pool_how {
	char *const *named;	/* NULL-ended deck ids; none: every deck that
				 * pool_is_open */
	char *const *tags;	/* n_tags words of which a card needs one */
	size_t n_tags;
	char *const *out;	/* n_out decks, tags, flags, ids to leave out */
	size_t n_out;
	const struct past *past;
	bool unseen;		/* no card that past_has */
	bool alone;		/* one person draws */
	bool any_mode;		/* for a list: cards of every mode */
	int depth;		/* no card of a higher level */
};

struct pool {
	const struct card **card;	/* n of them, by deck */
	unsigned *weight;		/* of each, 1 or more */
	size_t n, room, weight_room;
	bool whole;			/* of a deck that deck_is_whole */
};

/* Whether a deck has a part in draws that name none: it has cards for two. */
bool pool_is_open(const struct deck *d) ATTR_NONNULL ATTR_PURE;

/* Adds what may come of one deck. */
void pool_add(struct pool *p, const struct deck *d,
	      const struct pool_how *how) ATTR_NONNULL;

/* Fills an empty pool from decks with their cards.
 * A card for one person comes in when one draws alone, or when a deck that
 * has no other cards is named; a therapist's when its deck is named.  A deck
 * that deck_is_whole loses no card but to the name of the deck.  A card that
 * past_had weighs a quarter of a new one.
 * shape:  cards borrowed as long as the decks; caller frees with pool_free. */
void pool_fill(struct pool *p, const struct decks *all,
	       const struct pool_how *how) ATTR_NONNULL;

/* Draws want cards without repeats, one when want is 0; a pool that is whole
 * gives its cards in order, all when want is 0.
 * shape:  out has room for p->n cards.
 * Returns how many were drawn: fewer when the pool is smaller. */
size_t pool_draw(const struct pool *p, uint64_t seed, size_t want,
		 const struct card **out) ATTR_NONNULL;

/* Whether a word is a deck, an id, a flag or a tag of any card; of a tag
 * alone with only_tags. */
bool pool_knows(const struct decks *all, const char *word, bool only_tags)
	ATTR_NONNULL ATTR_PURE;

/* Whether a deck holds cards for one person and for nobody else. */
bool pool_is_solo(const struct deck *d) ATTR_NONNULL ATTR_PURE;

void pool_free(struct pool *p) ATTR_NONNULL;
