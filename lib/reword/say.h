/* SPDX-License-Identifier: MIT
 * The inside of an answerer, for answer.c and say.c only. */
#pragma once

#include "reword/answer.h"
#include "reword/frames.h"
#include "reword/topics.h"
#include "reword/verbs.h"

enum { IS_YOU, IS_I, IS_THIRD, IS_SELF, IS_HARM, IS_RIVAL, IS_LEAD,
	IS_HELD, IS_SCOLD, IS_BEFORE, IS_JUDGED, IS_ONE,
	IS_THEM, IS_UNFIT, IS_BARB, IS_NEAR, IS_AFRAID,
	IS_MONEY, LISTS };

struct answerer {
	struct wording *w;
	struct answer_how how;
	struct frames frames;
	struct verbs *verbs;
	struct topics *topics;
	struct pattern *list[LISTS];
};

/* A sentence that is to be said in another way. */
struct task {
	char *text;		/* as rules see it */
	char *next;		/* the sentence behind, as rules see it; NULL */
	size_t lead;		/* bytes of it that stay as they are, */
	size_t kept;		/* which are so many of the source */
	bool stops;		/* they are a sentence of their own then */
	bool harm;		/* the block names harm */
	bool told;		/* what happened is told right before */
};

/* Makes the patterns that a finding needs: a text without any costs none.
 * errors: -1 with f filled. */
int say_ready(struct answerer *a, struct fault *f) ATTR_NONNULL;

/* Says the sentence of r in another way, if one holds; with what the writer
 * filled in, again.
 * shape:  again: the block has had its feeling and wish. */
void say(struct answerer *a, const struct block *b, struct remark *r,
	 const struct task *task, unsigned reg, bool again) ATTR_NONNULL;

/* Adds what a sentence tells of what somebody else did. */
enum told say_told(struct answerer *a, const char *s, size_t len,
		   struct buf *event) ATTR_NONNULL;

/* Frees what was said. */
void say_forget(struct remark *r) ATTR_NONNULL;
