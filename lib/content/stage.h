/* SPDX-License-Identifier: MIT
 * A sitting played on a terminal that is known only by what it can do, and
 * what becomes of it. */
#pragma once

#include "base/base.h"
#include "content/asking.h"
#include "content/sitting.h"

enum asked {
	ASKED_DONE,	/* all was asked, or enough */
	ASKED_LEFT,	/* it is to leave no trace */
	ASKED_ENDED,	/* the input ended */
	ASKED_TIRED,	/* too many answers did not fit */
	ASKED_SIGNAL,	/* signal says which */
};

/* All are handed arg. */
struct stage {
	void *arg;
	bool plain;	/* what was shown cannot be taken away again */
	enum asked (*ask)(void *arg, const struct asking *a);
	int (*signal)(void *arg);
	/* Takes away all that was shown, for another person to come. */
	void (*wipe)(void *arg);
	/* Says a sentence and waits for Enter. */
	void (*hold)(void *arg, const char *text);
};

/* Asks what there is to ask: first the words that are to be accepted. */
enum asked stage_play(const struct stage *g, const struct sitting *s)
	ATTR_NONNULL;

/* What becomes of a sitting that ended like that: saved by save, left, or
 * given back; the status of the program. */
int stage_settle(const struct sitting *s, enum asked got, int sig,
		 int (*save)(const struct sitting *s)) ATTR_NONNULL;
