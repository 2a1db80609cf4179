/* SPDX-License-Identifier: MIT
 * How an experiment goes from an idea to its end: by everyone's own yes, and
 * by anyone's stop.  It knows words and days, and neither logs nor texts. */
#pragma once

#include "base/base.h"

enum {
	TRIAL_PEOPLE_MAX = 16, TRIAL_ID_MAX = 64,
	TRIAL_DAYS = 14,	/* the longest run, and how long an offer, an
				 * agreement, a pause or a review waits */
	TRIAL_REST = 28,	/* days before it may be asked again */
};

enum trial_state {
	TRIAL_DRAFT, TRIAL_OFFERED, TRIAL_AGREED, TRIAL_RUNNING, TRIAL_REVIEW,
	TRIAL_PAUSED, TRIAL_STOPPED, TRIAL_LAPSED, TRIAL_KEPT, TRIAL_ADJUSTED,
	TRIAL_UNDONE,
};

/* What one person says: the column state of a row. */
enum trial_word {
	TRIAL_NONE = -1, TRIAL_OFFER, TRIAL_YES, TRIAL_RUN, TRIAL_PAUSE,
	TRIAL_STOP, TRIAL_KEEP, TRIAL_ADJUST, TRIAL_UNDO, TRIAL_WORDS,
};

struct trial {
	char id[TRIAL_ID_MAX];
	enum trial_state state;
	int32_t since, last;	/* the day it came into this state; RUNNING:
				 * its last day */
	uint32_t yes;		/* who said so in this round: bit of a person */
	uint32_t keep, adjust;	/* their views at the end */
	bool done;		/* it was once kept or adjusted */
};

struct trials {
	char *people[TRIAL_PEOPLE_MAX];	/* n_people tags */
	size_t n_people, n_asked;	/* the first n_asked all have to say
					 * yes, and two people at least */
	struct trial *trial;	/* n of them */
	size_t n, room;
};

/* Everyone whose yes it takes; NULL where n is 0.  trials_free frees. */
struct trials *trials_new(const char *const *people, size_t n)
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* What becomes of all trials by a day: offers, agreements, pauses and reviews
 * lapse, a run comes to its review. */
void trials_until(struct trials *t, int32_t day) ATTR_NONNULL;

/* One person says a word about an entry on a day, not before the days said
 * so far.  last counts with TRIAL_RUN alone: the last day, by which it ends
 * at the latest; before day: the longest run is meant.
 * Returns whether anything has changed by it; what does not fit the state
 * changes nothing, and a stop always fits. */
bool trials_say(struct trials *t, const char *who, const char *id,
		enum trial_word word, int32_t day, int32_t last) ATTR_NONNULL;

/* The trial of that id; NULL: none was ever heard of, which is a draft. */
const struct trial *trials_find(const struct trials *t, const char *id)
	ATTR_NONNULL ATTR_PURE;

/* The one that runs; NULL. */
const struct trial *trials_running(const struct trials *t) ATTR_NONNULL
	ATTR_PURE;

/* Whether an entry is not to be asked about, and until which day. */
bool trial_rests(const struct trial *x, int32_t day, int32_t *until)
	ATTR_NONNULL;

/* Whether something is under way: it can be ended by a stop. */
bool trial_is_open(const struct trial *x) ATTR_NONNULL ATTR_PURE;

/* The word for the column state, and back; TRIAL_NONE for another. */
const char *trial_word_text(enum trial_word word) ATTR_RETURNS_NONNULL;
enum trial_word trial_word_of(const char *text) ATTR_NONNULL ATTR_PURE;

void trials_free(struct trials *t);
