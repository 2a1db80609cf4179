/* SPDX-License-Identifier: MIT
 * The inside of the engine, for wording.c, hear.c and prove.c only. */
#pragma once

#include "wording/guards.h"
#include "wording/masks.h"
#include "wording/sentences.h"
#include "wording/sieve.h"
#include "wording/speller.h"
#include "wording/view.h"
#include "wording/wording.h"

enum { WORDING_PATHS = 8 };

struct wording {
	struct wording_how how;
	const char *lang;		/* of the rules; borrowed */
	struct lists *lists;
	struct pattern_room *patterns;
	struct rules rules;
	struct guards *guards;
	struct speller *speller;
	struct splitter *splitter;
	struct pattern *is_note, *is_journal, *not_journal;
	struct sieve *sieve;
	char *paths[WORDING_PATHS];
	size_t n_paths;

	/* Of the block that was heard last. */
	struct view normal, view;
	struct masks masks;
	struct spans sentences, clauses;
	size_t split;			/* sentence that clauses are of, + 1 */
	uint64_t *named, *named_all;	/* by the sieve */
	bool *fired;
	const char **cleared;
	struct finding *found;
	size_t n, room;
	unsigned reg;
	size_t told, told_guards;	/* looked at by wording_off */
};
