/* SPDX-License-Identifier: MIT
 * What learn.c learns from, and what comes of it; for lib/learn*.c only. */
#pragma once

#include <linear.h>

#include "base/base.h"
#include "wording/weigh.h"
#include "wording/wording.h"

/* What is said of a lesson is learned from the lessons of other parts; an
 * author's are in one. */
enum { AUTHORS_MAX = 256, SUMS = CAT_COUNT + 1, PARTS = 10,
	NO_PART = -2 };		/* nothing is learned from it */

struct gram {
	char *text;
	uint32_t lessons;	/* that have it */
	int kept;		/* its number among those kept, or -1 */
};

struct lesson {
	uint32_t *gram;		/* numbers, each once */
	size_t n, room;
	uint32_t *rule;		/* numbers of those that fired */
	size_t rules, rule_room;
	unsigned heard, also;	/* categories found, and allowed; bits */
	int category;		/* -1: harmless */
	int part;
	bool fresh;		/* seen by nobody who wrote rules */
	bool talk;		/* everyday talk of others */
	bool forbidden;		/* consent, a boundary or a disclosure */
	double any, total;	/* what is learned from others says of it */
	int guess;
};

extern struct lessons {
	struct wording *engine;
	struct gram *gram;
	size_t grams, gram_room;
	uint32_t *slot;		/* of a gram by its text: number + 1 */
	struct lesson *lesson;
	size_t n, room;
	size_t talk;		/* how many of those learned from are */
	size_t talk_heard;	/* and of all */
	size_t rules;
	char author[AUTHORS_MAX][24];
	int authors;
	bool fresh;		/* the file that is being read */
} all;

/* Weights of the kept grams, the bias behind them: of any remark, then of
 * each category. */
struct learned {
	int n;
	size_t lessons;
	double *of[SUMS];
};

/* Opens the engine, and reads the files, and the examples of rules and
 * frames.  A *.txt is everyday talk, harmless line by line: it moves weights
 * and says how far a rule is to be trusted, but brings no gram that lessons do
 * not have.
 * errors: ends the program. */
void lessons_read(char *const *path, size_t n) ATTR_NONNULL;

/* Learns from all parts but one; -1: from all.  The grams of what was learned
 * last are those kept.
 * shape:  caller frees with learned_free. */
struct learned learn(int without);
void learned_free(struct learned *m) ATTR_NONNULL;

/* What that says of a lesson; sets any and guess. */
void learned_guess(const struct learned *m, struct lesson *l) ATTR_NONNULL;

/* Weights for n features; even: both signs of lessons count the same in all,
 * and talk as much as a harmless lesson each.
 * shape:  caller frees. */
double *fit(struct feature_node **x, double *y, size_t l, int n, double cost,
	    bool even) ATTR_NONNULL ATTR_RETURNS_NONNULL;
void fit_free(struct feature_node **x, size_t l) ATTR_NONNULL;

/* Their product.  shape: v ends with index -1. */
double dot(const double *w, const struct feature_node *v)
	ATTR_NONNULL ATTR_PURE;

/* qsort's, the greatest double first. */
int falling(const void *a, const void *b) ATTR_NONNULL ATTR_PURE;
