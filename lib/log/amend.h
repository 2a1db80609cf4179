/* SPDX-License-Identifier: MIT
 * New rows made of old ones: a correction, or a private row's shared twin. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/keep.h"
#include "log/pairs.h"

struct amend_how {
	const struct keep_how *keep;	/* its who is whose rows are looked
					 * at, never another's */
	const struct pairs *pairs;	/* cells in place of the old ones */
};

/* Holds the whole row of an id (own_find) with the pairs in it, as a new row
 * that replaces the newest version of the old one.
 * errors: -1 with f filled: no such row of who's; another who, kind or
 *         visibility; what keep_add says. */
int amend_row(const struct amend_how *how, const char *word, struct keep *k,
	      struct fault *f) ATTR_NONNULL;

/* Holds a shared row with a new id that says what a private row says, without
 * what is asked in private, without columns that only who knows (but those
 * in config's "share.TAG"), and without a hint at the old one.
 * shape:  said gets notes for the user, one a line.
 * errors: as amend_row; a row that is shared already. */
int amend_share(const struct amend_how *how, const char *word, struct keep *k,
		struct buf *said, struct fault *f) ATTR_NONNULL;
