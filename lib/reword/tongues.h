/* SPDX-License-Identifier: MIT
 * Which language a text is in, of those that its writer wants and that have
 * rules, and who answers to it. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "reword/answer.h"
#include "wording/blocks.h"

enum { TONGUES_MAX = 4 };

struct tongue {
	struct wording *wording;
	struct answerer *answerer;
};

struct tongues {
	struct tongue tongue[TONGUES_MAX];	/* best first */
	size_t n, now;
};

/* Opens the rules of every language wanted, only of the best with one.
 * shape:  how and answers are borrowed until tongues_close.
 * errors: -1 with f filled. */
int tongues_open(struct tongues *t, const struct wording_how *how,
		 const struct answer_how *answers, bool one, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void tongues_close(struct tongues *t) ATTR_NONNULL;

/* A text begins: it is taken to be in the best language. */
void tongues_text(struct tongues *t) ATTR_NONNULL;

/* Who answers to a block: the language whose commonest words it has most of;
 * that of the block before, where it tells nothing. */
struct answerer *tongues_for(struct tongues *t, const struct block *b)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;
