/* SPDX-License-Identifier: MIT
 * People in turn at one machine: who begins, what is said between them, and
 * what all of them shared. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/answers.h"
#include "content/asking.h"
#include "content/party.h"
#include "log/config.h"

struct turns;

/* The people of a list of tags (-w; NULL: the config's "here", else its
 * "people"), in the order of that ISO week: each week another one begins.
 * shape:  config is borrowed; caller frees.
 * errors: NULL with f filled: fewer than two, a tag that is none. */
struct turns *turns_new(const char *tags, const struct config *config,
			int week, struct fault *f)
	ATTR_NONNULL_AT(2, 4) ATTR_USE_RESULT;

size_t turns_count(const struct turns *t) ATTR_NONNULL ATTR_PURE;

/* The tag of the person at turn i. */
const char *turns_who(const struct turns *t, size_t i) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* Fills out: the word before turn i, which ends with Enter; plain: what was
 * typed in the turn before still stands on the screen.
 * shape:  borrowed until the next turns_hand_over. */
void turns_hand_over(struct turns *t, size_t i, bool plain,
		     struct asking *out) ATTR_NONNULL;

/* Fills out: what was shared is looked at together after a yes from all.
 * shape:  a has an entry a turn; NULL: nothing was asked.  All borrowed;
 *         footer is said last, whatever there is to look at. */
void turns_look(struct turns *t, struct answers *const *a, const char *footer,
		struct asking *out) ATTR_NONNULL;

void turns_free(struct turns *t);
