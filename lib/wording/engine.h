/* SPDX-License-Identifier: MIT
 * The inside of the engine, for wording.c, hear.c, balance.c, sieves.c,
 * prove.c and freeze.c only. */
#pragma once

#include "wording/guards.h"
#include "wording/masks.h"
#include "wording/sentences.h"
#include "wording/sieves.h"
#include "wording/speller.h"
#include "wording/view.h"
#include "wording/weigh.h"
#include "wording/wording.h"

struct wording {
	struct wording_how how;
	struct stock *stock;
	struct lists *lists;
	struct pattern_room *patterns;
	struct rules rules;
	size_t shipped;			/* rules that are not a user's */
	struct guards *guards;
	struct speller *speller;
	struct splitter *splitter;
	struct pattern *common;		/* made when first asked for */
	struct pattern *is_note, *is_journal, *not_journal;
	struct sieves *sieves;
	struct weights *weights;	/* NULL: the language has none */
	size_t first_weighed;		/* rule that goes by them */
	size_t *block, n_block;		/* wanted rules over blocks */

	/* Of the block that was heard last. */
	struct view normal, view;
	struct masks masks;
	struct spans sentences, clauses;
	size_t guarded, piece;		/* sentence that near is of, + 1; piece
					 * that far is of, + 1 */
	uint64_t *near, *far;		/* bits of guards that can hold */
	bool near_known;		/* or else all can */
	size_t split;			/* sentence that clauses are of, + 1 */
	bool *fired;
	const char **cleared;
	size_t *touched, n_touched;	/* rules that either is set of */
	struct finding *found;
	size_t n, room;
	unsigned reg;
	size_t told, told_guards;	/* looked at by wording_off */
};

/* Takes a whole sentence for a rule, where no guard clears it. */
void hear_whole(struct wording *w, struct rule *rule, size_t number)
	ATTR_NONNULL;

/* Weighs what rules found, and what they did not. */
void balance(struct wording *w) ATTR_NONNULL;
