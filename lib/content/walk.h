/* SPDX-License-Identifier: MIT
 * What is gone through step by step: a card in turns, a talk by its agenda,
 * mending in seven steps; and the questions that come before. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/agenda.h"
#include "content/deck.h"
#include "content/leaf.h"
#include "content/party.h"

enum { WALK_SPEAK = 4, WALK_REFLECT = 1 };	/* minutes, for each alike */

struct walk_step {
	char *title, *text;	/* text: LF between paragraphs */
	int minutes;		/* its time; 0: none is counted */
};

struct walk {
	struct walk_step *step;	/* n of them */
	size_t n, room;
};

/* Adds the turns that each person takes with each card, the note of a deck
 * before its first one. */
void walk_cards(struct walk *w, const struct card *const *card, size_t n,
		const struct decks *all, const struct party *party)
	ATTR_NONNULL;

/* Adds the sections of a talk. */
void walk_agenda(struct walk *w, const struct agenda *a,
		 const struct party *party) ATTR_NONNULL;

/* Adds the steps of mending, from repair.csv.
 * errors: -1 with f filled, as book_read. */
int walk_repair(struct walk *w, struct fault *f) ATTR_NONNULL;

/* Adds the steps of mending as text, CSV or JSON.
 * errors: -1 with f filled. */
int walk_show_repair(struct buf *out, enum show_format format,
		     const struct show_how *how, struct fault *f)
	ATTR_NONNULL;

/* Adds the questions before a talk, whole and in order, and behind them
 * unconditionally the words on force, pressure and danger.  Nobody's answer
 * is asked for.
 * errors: -1 with f filled, nothing added, when one of them is missing. */
int walk_readiness(struct buf *out, const struct show_how *how,
		   struct fault *f) ATTR_NONNULL;

void walk_free(struct walk *w) ATTR_NONNULL;
