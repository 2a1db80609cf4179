/* SPDX-License-Identifier: MIT
 * What prompt does, wish by wish: the room where content, log and terminal
 * meet.  Each wish adds a page to out, which the command prints, and returns
 * an exit status; usage errors end the program. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "cli/common.h"
#include "content/calendar.h"
#include "content/course.h"
#include "content/deck.h"
#include "content/experiments.h"
#include "content/party.h"
#include "content/past.h"
#include "content/scan.h"
#include "content/show.h"
#include "log/config.h"
#include "log/keep.h"
#include "log/stamp.h"

struct talk {
	/* Wishes. */
	struct common common;
	char *const *named;	/* NULL-ended operands */
	char *const *tags, *const *out;	/* -t: n_tags, -x: n_out */
	size_t n_tags, n_out;
	const char *span;	/* --unseen=SPAN; NULL: ever */
	uint64_t seed;
	size_t number;		/* -n; 0: not given */
	int depth;		/* --depth; 0: not given */
	int minutes;		/* --agenda */
	struct calendar calendar;
	bool list, turns, unseen, append, both, at;

	/* Learnt from these, the config and the log. */
	enum show_format format;	/* SHOW_NONE: ics or remind */
	const struct config *config;
	struct stamp_clock clock;
	int32_t today;
	char *shared;		/* path of the shared log; NULL: not looked
				 * for */
	struct past *past;
	struct party party;	/* who takes part */
	struct party couple;	/* whose yes it takes */
	struct show_how how;
	bool watched;		/* the page goes to a terminal, as text */

	/* Held here until talk_free, wherever a usage error ends it. */
	struct decks *decks;
	struct experiments *menu;
	const struct experiment **entry;	/* those on the menu now */
	struct course course;
};

int talk_cards(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_agenda(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_menu(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_stop(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_glossary(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_readiness(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_repair(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_plan(struct talk *t, struct buf *out) ATTR_NONNULL;
int talk_help_lines(struct talk *t, struct buf *out) ATTR_NONNULL;

void talk_free(struct talk *t) ATTR_NONNULL;
