/* SPDX-License-Identifier: MIT
 * What a log holds beside ratings: the rows of the registers, talks and
 * feedback, and the words of check-ins. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

/* Texts of a row.  The order is that of the columns' table in entries.c. */
enum noted_text {
	NOTED_TITLE, NOTED_CLASS, NOTED_STATE, NOTED_REVIEW_BY, NOTED_NOTE,
	NOTED_TAGS, NOTED_ITEM_SET, NOTED_HELPED, NOTED_NOTHELPED,
	NOTED_APPRECIATE, NOTED_AHEAD, NOTED_AHEAD_ON, NOTED_TOPIC,
	NOTED_REPAIR, NOTED_TRANSITION, NOTED_TRANSITION_NOTE,
	NOTED_MEDCHANGE, NOTED_MOTIVE, NOTED_EXPERIMENT, NOTED_DESIRE_KIND,
	NOTED_UNSAID, NOTED_BOUNDARY, NOTED_EFFECT_NOTE, NOTED_TEXTS,
};

/* One row that is kept. */
struct noted {
	const char *kind;	/* one of entry_kinds(), or "" */
	char who[IDENT_TAG_MAX];
	char id[IDENT_MAX], about[IDENT_MAX];	/* about: "" for none */
	struct stamp time;
	int32_t day;
	enum visibility visibility;
	double minutes;		/* NaN: missing */
	char *texts;		/* packed, see noted_text */
};

/* A version of questions that a person answered. */
struct entries_set {
	char who[IDENT_TAG_MAX];
	char *name;
};

enum { ENTRIES_SETS = 64 };	/* versions that are remembered */

struct entries {
	struct entries_set set[ENTRIES_SETS];	/* n_sets */
	size_t n_sets;
	struct noted *one;	/* n, after entries_close by time, then id */
	size_t n, room;
	int64_t now;		/* UTC seconds; tags alone are kept of rows
				 * after it; set by the caller */
	const char *const *names;	/* columns that the last row had */
	int column[NOTED_TEXTS + 1];	/* of each text, and of minutes; -1 */
};

/* Keeps a row if it is of a register, of a talk or of a session, or if it has
 * words.  All rows are of one feed. */
void entries_take(struct entries *all, const struct entry *e) ATTR_NONNULL;

/* Puts the rows in order. */
void entries_close(struct entries *all) ATTR_NONNULL;

/* A text of a row as it stands in the log, so not masked; "" when it has
 * none; borrowed. */
const char *noted_text(const struct noted *one, enum noted_text which)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

/* Whether a row is of that kind. */
bool noted_is(const struct noted *one, const char *kind)
	ATTR_NONNULL ATTR_PURE;

/* The day of the text, if it is an ISO date; INT32_MIN when it is none. */
int32_t noted_date(const struct noted *one, enum noted_text which)
	ATTR_NONNULL;

void entries_free(struct entries *all) ATTR_NONNULL;
