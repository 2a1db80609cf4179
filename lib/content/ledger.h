/* SPDX-License-Identifier: MIT
 * Rows of one kind, found in the logs without parsing all of them: what a
 * person wrote before, and where it is asked for what others share. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/config.h"
#include "log/entry.h"

struct ledger_how {
	const struct config *config;
	const char *shared;	/* path of the shared log */
	const char *private;	/* --private; may be NULL */
	const char *who;
	int day_start;		/* minutes */
};

struct ledger_row {
	char id[IDENT_MAX], ref[IDENT_MAX], about[IDENT_MAX];
	char *who, *title, *class, *state, *review_by;
	enum visibility visibility;
	struct stamp time;
	int32_t day;
	bool replaced;		/* a row of the same person stands for it */
};

struct ledger {
	struct ledger_row *row;	/* n of them, by time */
	size_t n, room;
};

/* The rows of that kind that who wrote, in the shared log and the private
 * one, and with everyone what others wrote into the shared one for all.  Bad
 * rows and logs that are not there have none, and nothing is said of them.
 * shape:  caller frees with ledger_free.
 * errors: NULL with f filled: a log that cannot be read. */
struct ledger *ledger_read(const struct ledger_how *how, const char *kind,
			   bool everyone, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* Whether who wrote a check-in that day: 1, 0, -1 with f filled. */
int ledger_has_day(const struct ledger_how *how, int32_t day, struct fault *f)
	ATTR_NONNULL;

void ledger_free(struct ledger *l);
