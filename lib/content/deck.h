/* SPDX-License-Identifier: MIT
 * Decks of cards for talks, shipped and the user's own. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

enum { CARD_LEVELS = 4 };

/* Whom a card is for: one person alone, a pair in turns, a pair where the
 * listener practises, a therapist. */
enum card_mode { CARD_SOLO = 'S', CARD_PAIR = 'P', CARD_LISTENER = 'L',
	CARD_THERAPIST = 'T' };

struct card {
	char *id;		/* "curious-05" */
	const char *deck;	/* id of its deck */
	int level;		/* 1 easy .. 4 intimate detail or history */
	enum card_mode mode;
	char *text, *followup;
	char *reflect;		/* how the listener may begin to say it back */
	char *tags, *flags;	/* ";" between the words */
	char *seed;		/* the practice it stands for, "S11" */
	char *source;		/* ids of share/sources.csv, ";" between */
	char *cells;		/* what the others point into */
};

struct deck {
	char *id;
	char *title, *purpose, *note;	/* "" is missing */
	char *words;		/* what those three point into */
	char *mode;		/* letters of enum card_mode, ";" between */
	struct card *card;	/* n of them, in the order of the file */
	size_t n;
	bool looked_at;		/* deck_load has been here */
};

struct decks {
	struct deck *deck;	/* n of them, without cards until deck_load */
	size_t n;
};

/* All decks there are: in the order of decks.csv, the user's own decks.csv
 * behind it, decks that are only a file after those.
 * shape:  caller frees with decks_free.
 * errors: NULL with f filled, file and line named. */
struct decks *decks_list(struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* Reads the cards of a deck: the shipped file in the best language, the
 * user's rows added or put in place of those with the same id.  Once: a deck
 * that was read stays, and so does one that could not be.
 * errors: -1 with f filled, file and line named: a column missing, a bad id,
 *         level or mode, no text, a text that is no UTF-8 or longer than
 *         2000 bytes, an id twice; the deck stays empty. */
int deck_load(struct deck *d, struct fault *f) ATTR_NONNULL;

/* The deck of that id; NULL. */
struct deck *decks_find(const struct decks *all, const char *id)
	ATTR_NONNULL ATTR_PURE;

/* Whether a deck has cards of one of these modes ("PL"). */
bool deck_is_for(const struct deck *d, const char *modes)
	ATTR_NONNULL ATTR_PURE;

/* Whether a deck is read from its first card to its last and never thinned
 * out: the questions that come before a talk. */
bool deck_is_whole(const struct deck *d) ATTR_NONNULL ATTR_PURE;

/* Whether a word stands in a list with ";" between. */
bool card_holds(const char *list, const char *word) ATTR_NONNULL ATTR_PURE;

void decks_free(struct decks *all);
