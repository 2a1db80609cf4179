/* SPDX-License-Identifier: MIT
 * What is answered to a block: the findings kept, and for a sentence that may
 * be reworded another way to say it.  Threat and pressure are never reworded;
 * something else to say is offered beside them. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/hush.h"
#include "wording/wording.h"

struct remark {
	const struct rule *rule;
	enum category category;
	enum severity severity;
	unsigned also;		/* a bit a category */
	bool quoted;
	struct span at;		/* bytes of the block */
	struct span sentence;	/* bytes of the block */
	char *rewrite;		/* of the whole sentence; NULL: none offered */
	bool beside;		/* rewrite does not take its place */
	char *others;		/* more wordings, LF between; NULL */
	char *slots;		/* what is left open in rewrite; NULL */
	char *feelings;		/* others that would fit, "|" between; NULL */
	char *question;		/* instead of a rewrite; NULL */
	const char *words;	/* text of safety.csv to show; NULL */
	const char *frame;	/* id of the frame that was used; NULL */
	char key[HUSH_KEY];	/* as hush_known takes it */
};

/* The remarks on one block, in order of place. */
struct answer {
	struct remark *remark;
	size_t n, room;
	size_t invalid;		/* bytes that are no UTF-8 */
};

/* What the writer fills in; texts live until the next question. */
struct answer_fill {
	const char *happened, *feeling, *wish;	/* "": left open */
};

struct answer_how {
	bool plain;		/* leave the fault out, add nothing */
	const char *feeling;	/* the writer's own; NULL */
	size_t wordings;	/* how many at most; 0 is one */
	struct hush *hush;	/* what is left out; NULL: nothing */
	/* Asks the writer what a rewording leaves open; NULL: nobody asks. */
	bool (*ask)(void *arg, const struct remark *r,
		    struct answer_fill *fill);
	void *arg;
};

struct answerer;

/* Reads frames and verbs of the best language beside an engine.  A language
 * without them has no rewordings, which is no fault.
 * shape:  w is borrowed, and what how points to; caller frees with
 *         answerer_close.
 * errors: NULL with f filled: a bad row, file and line named. */
struct answerer *answerer_open(struct wording *w,
			       const struct answer_how *how, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void answerer_close(struct answerer *a);

/* Begins another text: what marks of the last one left out is heard. */
void answerer_text(struct answerer *a) ATTR_NONNULL;

/* Hears the block and fills out.  A rewording that the engine itself would
 * remark on, that says nothing new or is too long is not offered.
 * shape:  out is the caller's, emptied first; answer_free at the end. */
void answerer_block(struct answerer *a, const struct block *b,
		    struct answer *out) ATTR_NONNULL;
void answer_free(struct answer *a) ATTR_NONNULL;

/* Whether there is something to look at: a disclosure is answered, and is
 * nothing to find fault with. */
bool answer_found(const struct answer *a) ATTR_NONNULL ATTR_PURE;

/* What the engine says of a text by itself; NULL when nothing. */
const struct rule *answerer_minds(struct answerer *a, const char *text)
	ATTR_NONNULL;

/* Proves the frames: each one's example gives what it says it gives.
 * Returns how many do not; each is told. */
size_t answerer_prove(struct answerer *a,
		      void (*tell)(void *arg, const char *id,
				   const char *what, const char *got),
		      void *arg) ATTR_NONNULL_AT(1, 2);
