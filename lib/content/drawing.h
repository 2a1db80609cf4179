/* SPDX-License-Identifier: MIT
 * A draw of cards from wishes to rows: which decks, which cards, and how they
 * are noted. */
#pragma once

#include "base/base.h"
#include "content/deck.h"
#include "content/party.h"
#include "content/past.h"
#include "log/keep.h"

struct drawing {
	char *const *named;	/* NULL-ended deck operands */
	char *const *tags;	/* -t: n_tags */
	size_t n_tags;
	char *const *out;	/* -x: n_out */
	size_t n_out;
	const struct past *past;
	const struct party *party;
	struct decks *decks;
	uint64_t seed;
	size_t number;		/* 0: one, or a whole deck */
	int depth;
	bool list, turns, unseen;
	bool alone;		/* the cards are for one person */
};

/* All decks, those that are named with their cards; with every the others,
 * too.  A deck that is bad ends the run when it is named, and is left out
 * otherwise; a deck that is not there is a usage error.
 * shape:  *all is set before anything can end; decks_free frees it.
 * errors: -1, told through msg. */
int drawing_decks(char *const *named, bool every, struct decks **all)
	ATTR_NONNULL;

/* Whether every deck that is named is for one person alone. */
bool drawing_is_solo(const struct decks *all, char *const *named)
	ATTR_NONNULL ATTR_PURE;

/* Looks at the wishes; those that cannot be are usage errors and end the
 * program. */
void drawing_check(const struct drawing *d) ATTR_NONNULL;

/* The cards drawn, or with list all that could be.  When no deck is named, a
 * deck comes up by chance and then a card of it, and no deck comes again
 * before all others have: so one card costs the reading of one deck.
 * shape:  *n of them; the list is the caller's, the cards the decks'. */
const struct card **drawing_cards(const struct drawing *d, size_t *n)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* The tag for a first row: whether who wrote it began; "" without turns. */
const char *drawing_mark(const struct party *p, bool turns, const char *who)
	ATTR_NONNULL;

/* Notes the cards in the name of who.
 * errors: -1, told through msg. */
int drawing_note(const struct drawing *d, const struct keep_how *how,
		 const char *who, const struct card *const *card, size_t n)
	ATTR_NONNULL;
