/* SPDX-License-Identifier: MIT
 * The menu of small, reversible experiments, and which of them may be on it
 * today. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "content/limits.h"
#include "content/trial.h"

/* The entry that is on every menu: nothing new this week. */
#define EXPERIMENT_NONE "none"

struct experiment {
	const char *id, *family, *title, *how;
	int step;		/* 1 .. 3; 0: none, as for EXPERIMENT_NONE */
	int days;		/* 1 .. TRIAL_DAYS */
	const char *consent, *stop, *review;	/* ids of consent.csv, ";"
						 * between, or plain words */
	const char *undo;	/* how to go back; never empty */
	const char *needs, *flags;	/* ";" between */
	const char *place, *energy;	/* private_place, energy */
	const char *body;	/* body_notes */
	const char *seed, *source;
};

struct book;

struct experiments {
	struct book *book;
	struct experiment *one;	/* n of them, EXPERIMENT_NONE first */
	size_t n;
};

/* Reads experiments.csv, the user's own added.
 * shape:  caller frees with experiments_free.
 * errors: NULL with f filled, as book_read: no EXPERIMENT_NONE, a step, days
 *         or a word that is none, no undo, no stop or no review. */
struct experiments *experiments_read(struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* The entry of that id; NULL. */
const struct experiment *experiments_find(const struct experiments *all,
					  const char *id)
	ATTR_NONNULL ATTR_PURE;

/* Whether a word is an id, a family, a need, a flag, an energy or "private"
 * of any entry, or a flag that one might have. */
bool experiments_know(const struct experiments *all, const char *word)
	ATTR_NONNULL ATTR_PURE;

struct experiments_how {
	char *const *tags;	/* n_tags wishes: words of one sort widen, of
				 * several sorts narrow each other */
	size_t n_tags;
	char *const *out;	/* n_out words whose entries stay out */
	size_t n_out;
	const struct limits *limits;	/* lines that all may know */
	const struct trials *trials;
	int depth;		/* what all have set; step 3 takes 3 */
	int32_t day;
	bool again;		/* what rests or is under way may come too */
};

/* Whether an entry may be on the menu: by the wishes; by the lines; a step 2
 * or 3 by a lower step of its family that was once kept or adjusted, or,
 * where the family has none, of any family; step 3 by the depth too; unless
 * again, what rests or is under way is not asked about.
 * EXPERIMENT_NONE always may. */
bool experiment_may(const struct experiments *all, const struct experiment *e,
		    const struct experiments_how *how) ATTR_NONNULL;

/* Whether a line that is off touches an entry; who NULL: anyone's. */
bool experiment_is_off(const struct experiment *e, const struct limits *l,
		       const char *who) ATTR_NONNULL_AT(1, 2);

void experiments_free(struct experiments *all);
