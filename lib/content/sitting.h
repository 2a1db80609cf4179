/* SPDX-License-Identifier: MIT
 * One person's sitting: who, when and where to, what there is to ask, and the
 * rows that come of it.  How it is asked, others know. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/asking.h"
#include "log/config.h"
#include "log/keep.h"
#include "log/stamp.h"

struct sitting_how {
	const struct config *config;
	const struct stamp_clock *clock;
	const char *shared;	/* path of the shared log */
	const char *log, *private;	/* -L, --private; NULL */
	const char *day;	/* --for; NULL: now */
	const char *items;	/* sets; NULL: those of the config, or daily */
	const char *const *kept;	/* n_kept items to keep private */
	size_t n_kept;
	bool alone;		/* ask what is for oneself and a therapist */
	bool consent;		/* ask about consent and nothing else */
	bool asks;		/* there will be a dialogue */
	bool append;		/* the rows are for the logs */
	bool has_lang;		/* --lang decides, not lang.TAG */
};

struct sitting;

/* The person meant: given (-w, may be NULL), else the config's who, else the
 * only one that here or people names; NULL when nobody is. */
const char *sitting_who(const struct config *c, const char *given)
	ATTR_NONNULL_AT(1);

/* Speaks the language of the person: lang.TAG, else usual (may be NULL). */
void sitting_speak(const struct sitting_how *how, const char *who,
		   const char *usual) ATTR_NONNULL_AT(1, 2);

/* A sitting of who; its questions are settled by sitting_begin.
 * shape:  how and who are borrowed; caller frees.
 * errors: NULL with f filled: who may not write here, a set that is bad or
 *         not there, a day that is none, no place for a private log. */
struct sitting *sitting_new(const struct sitting_how *how, const char *who,
			    struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* What was answered; NULL when it is about consent. */
struct answers *sitting_answers(const struct sitting *s) ATTR_NONNULL;

/* Looks at the person's earlier rows, where what is asked hangs on them.
 * errors: -1 with f filled: a log that cannot be read, given answers that
 *         make no entry. */
int sitting_begin(struct sitting *s, struct fault *f) ATTR_NONNULL;

/* A kind sentence when there is nothing to ask now; else NULL. */
const char *sitting_why_not(const struct sitting *s) ATTR_NONNULL;

/* What is asked: the words that one accepts before the first question (NULL:
 * that was done before), and the questions. */
const struct asking *sitting_first(const struct sitting *s) ATTR_NONNULL;
const struct asking *sitting_questions(const struct sitting *s) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* Whether the words were accepted, where they were to be. */
bool sitting_accepted(const struct sitting *s) ATTR_NONNULL;

/* Whether there is anything to be kept. */
bool sitting_any(const struct sitting *s) ATTR_NONNULL;

/* Adds the rows as CSV; stores them; gives them back through msg_not_saved.
 * errors: -1 with what was typed given back and the reason told. */
int sitting_print(const struct sitting *s, struct buf *out) ATTR_NONNULL;
int sitting_store(const struct sitting *s) ATTR_NONNULL;
void sitting_give_back(const struct sitting *s) ATTR_NONNULL;

void sitting_free(struct sitting *s);
