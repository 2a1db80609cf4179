/* SPDX-License-Identifier: MIT
 * What several wishes of talk share; for the files of this room alone. */
#pragma once

#include "base/base.h"
#include "cli/ask.h"
#include "cli/tty.h"
#include "content/course.h"
#include "content/experiments.h"
#include "content/walk.h"
#include "talk/talk.h"

/* Says the fault; TROUBLE. */
int room_trouble(const struct fault *f) ATTR_NONNULL;

/* How the shared log is read for all, and how rows are stored. */
struct scan_how room_scan(const struct talk *t) ATTR_NONNULL;
struct keep_how room_keep(const struct talk *t) ATTR_NONNULL;

/* Who speaks for themselves: the one named, else the config's; it is a usage
 * error when nobody is. */
const char *room_speaker(const struct talk *t) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* In whose name a draw is noted; a usage error when it is to be noted and
 * nobody is known.  NULL only when nothing is to be noted. */
const char *room_writer(const struct talk *t, bool needed) ATTR_NONNULL;

/* The person's terminal; NULL, told through msg. */
struct tty *room_tty(const struct talk *t) ATTR_NONNULL ATTR_USE_RESULT;

/* Gives the terminal back; a signal that asked to leave is passed on. */
void room_close(struct tty *tty, enum ask_got got) ATTR_NONNULL;

/* Walks through the steps on the terminal and adds the closing words to out;
 * false when the page is not looked at on one. */
bool room_walk(const struct talk *t, struct walk *w, struct buf *out)
	ATTR_NONNULL;

/* Reads the menu, what the log says of it, and the entries by the wishes.
 * Returns how many entries, -1 when it was told through msg why not. */
ssize_t room_menu(struct talk *t) ATTR_NONNULL;

/* What all have set; only they raise it, --depth may lower it. */
int room_depth(const struct talk *t) ATTR_NONNULL;

/* The vote on the first n entries, the first of which is no question. */
int room_vote(const struct talk *t, size_t n, struct buf *out) ATTR_NONNULL;
