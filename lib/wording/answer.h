/* SPDX-License-Identifier: MIT
 * What is answered to a block: the findings kept, and for a sentence that a
 * frame fits, another way to say it.  Threat and pressure get none. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
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
	char *feelings;		/* others that would fit, "|" between; NULL */
};

/* The remarks on one block, in order of place. */
struct answer {
	struct remark *remark;
	size_t n, room;
	size_t invalid;		/* bytes that are no UTF-8 */
};

struct answerer;

/* Reads frames and verbs of the best language beside an engine.  A language
 * without them has no rewordings, which is no fault.
 * shape:  w is borrowed; caller frees with answerer_close.
 * errors: NULL with f filled: a bad row, file and line named. */
struct answerer *answerer_open(struct wording *w, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void answerer_close(struct answerer *a);

/* Hears the block and fills out.  A rewording that the engine itself would
 * remark on, that says nothing new or is too long is not offered.
 * shape:  out is the caller's, emptied first; answer_free at the end. */
void answerer_block(struct answerer *a, const struct block *b,
		    struct answer *out) ATTR_NONNULL;
void answer_free(struct answer *a) ATTR_NONNULL;

/* Proves the frames: each one's example gives what it says it gives.
 * Returns how many do not; each is told. */
size_t answerer_prove(struct answerer *a,
		      void (*tell)(void *arg, const char *id,
				   const char *what, const char *got),
		      void *arg) ATTR_NONNULL_AT(1, 2);
