/* SPDX-License-Identifier: MIT
 * Cards and decks as text for people, as CSV and as JSON. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "content/deck.h"
#include "content/draw.h"
#include "content/party.h"

struct show_how {
	size_t width;			/* columns of a line */
	bool bold;			/* headings, with escapes */
	const struct party *turns;	/* who take turns, one card after the
					 * other; NULL: cards alone */
	const char *footer;		/* the words at the end of every text */
};

/* The formats; SHOW_NONE is no word of them. */
enum show_format { SHOW_NONE = -1, SHOW_TEXT, SHOW_CSV, SHOW_JSON };

enum show_format show_format_of(const char *word) ATTR_NONNULL ATTR_PURE;

/* Adds drawn cards.
 * As text: each card, its follow-up, its deck's note once, the steps of a
 * turn, that a pass is fine, the footer; what comes from a file is masked.
 * As CSV with a header, as JSON an array of objects of the same names; with
 * turns the tag of who speaks is the last column. */
void show_cards(struct buf *out, enum show_format format,
		const struct card *const *card, size_t n,
		const struct decks *all, const struct show_how *how)
	ATTR_NONNULL;

/* Adds who speaks and who listens in a turn, in the order in which they say
 * it back. */
void show_roles(struct buf *out, const struct party *t, size_t turn)
	ATTR_NONNULL;

/* Adds what is done in a step of a turn with a card. */
void show_turn(struct buf *out, enum turn at, const struct card *c)
	ATTR_NONNULL;

/* Adds a list of cards: as text id and card, each deck under its title; else
 * as show_cards without turns. */
void show_card_list(struct buf *out, enum show_format format,
		    const struct card *const *card, size_t n,
		    const struct decks *all, const struct show_how *how)
	ATTR_NONNULL;

/* Adds a list of the decks that the cards are of, with how many each has. */
void show_decks(struct buf *out, enum show_format format,
		const struct card *const *card, size_t n,
		const struct decks *all, const struct show_how *how)
	ATTR_NONNULL;
