/* SPDX-License-Identifier: MIT
 * The questions of an item set as people are to read them, and what becomes
 * of the lines they type; how they are shown, others know. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "content/answers.h"

/* One question; "" is none, all borrowed until the next questions_show. */
struct question {
	const char *lead;	/* to be said before the question */
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

struct questions;

/* The items that have no answer yet.  alone is said before the questions of
 * alone; with gate they are asked after a yes only (others use the account).
 * shape:  a and alone are borrowed; caller frees. */
struct questions *questions_new(struct answers *a, const char *alone,
				bool gate) ATTR_NONNULL ATTR_RETURNS_NONNULL
	ATTR_USE_RESULT;

size_t questions_count(const struct questions *k) ATTR_NONNULL ATTR_PURE;

/* One line on who the answers are for; borrowed for good. */
const char *questions_opening(const struct questions *k) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* Fills q for question i < questions_count. */
void questions_show(struct questions *k, size_t i, struct question *q)
	ATTR_NONNULL;

/* Takes a line as the answer to question i; "" and "-" are a skip. */
enum question_took questions_take(struct questions *k, size_t i,
				  const char *line, struct buf *why)
	ATTR_NONNULL;

void questions_free(struct questions *k);
