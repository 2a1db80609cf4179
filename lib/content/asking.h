/* SPDX-License-Identifier: MIT
 * Questions in their order as people are to read them, and what becomes of
 * the lines typed, wherever they come from and however they are shown. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/entries.h"
#include "content/items.h"
#include "log/keep.h"

/* One question; "" is none, all borrowed until the next one is shown. */
struct question {
	const char *lead;	/* to be said before the question; LF between
				 * its paragraphs */
	bool page;		/* the lead is a page: it is said again when
				 * one comes back to it */
	const char *text;	/* "* " in front: not for the shared log */
	const char *const *choice;	/* n_choice labels */
	size_t n_choice;
	const char *hint;	/* what the ends of a scale mean, and such */
	const char *explain;
	const char *before;	/* the answer it has, as people read it */
};

enum question_took {
	QUESTION_WRONG = -1,	/* does not fit; why says what does */
	QUESTION_TAKEN = 0,
	QUESTION_ENOUGH = 1,	/* taken, and the rest is not to be asked */
};

/* All of them are handed arg. */
struct asking {
	size_t n;		/* questions */
	const char *opening;	/* said once, before the first */
	const char *keys;	/* what the keys do; NULL: as usual */
	void *arg;

	/* Fills q for question i < n. */
	void (*show)(void *arg, size_t i, struct question *q);

	/* Takes a line as the answer to question i; "" is Enter alone. */
	enum question_took (*take)(void *arg, size_t i, const char *line,
				   struct buf *why);

	/* Whether question i is to be asked as things stand; NULL: all. */
	bool (*wanted)(void *arg, size_t i);

	/* Whether there is anything to be kept; NULL: there never is. */
	bool (*any)(void *arg);

	/* Adds its rows, equal ones with equal ids when called again; with
	 * only_shared the shared ones.  -1 with f filled. */
	int (*keep)(void *arg, const struct entries_row *row,
		    bool only_shared, struct keep *k, struct fault *f);

	/* Gives back what was typed, when no row can be made of it. */
	void (*give_back)(void *arg);
};

/* Whether a line says yes. */
bool asking_is_yes(const char *line) ATTR_NONNULL;

/* A whole number from 1 to most in any script's digits; 0 for another. */
size_t asking_number(const char *line, size_t most) ATTR_NONNULL;

/* Adds what fits an item, in short: "0 far apart, 10 very close". */
void asking_hint(const struct item *it, struct buf *out) ATTR_NONNULL;

/* Adds a sentence on what fits, for an answer that did not. */
void asking_fits(const struct item *it, const struct fault *f,
		 struct buf *why) ATTR_NONNULL;
