/* SPDX-License-Identifier: MIT
 * A vote in which nobody can tell a no: what each is open to stays in memory
 * alone, and of what all are open to a part is shown by chance. */
#pragma once

#include "base/base.h"

enum {
	VOTE_LEAST = 12,	/* entries; fewer would tell too much */
	VOTE_SHOWN = 3,		/* entries shown at most */
	VOTE_HIDE = 3,		/* one coin in so many hides an entry */
	VOTE_DAYS = 28,		/* until there may be another */
};

struct vote;

/* A vote of n people on entries, every answer "not now".  Its memory is kept
 * out of the swap where the system allows it.
 * shape:  caller frees with vote_free, which wipes it. */
struct vote *vote_new(size_t people, size_t entries)
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* What one person says of an entry, and whether they said that. */
void vote_set(struct vote *v, size_t person, size_t entry, bool open)
	ATTR_NONNULL;
bool vote_is_open(const struct vote *v, size_t person, size_t entry)
	ATTR_NONNULL ATTR_PURE;

/* Makes an entry "not now" for a person for good, whatever they say. */
void vote_bar(struct vote *v, size_t person, size_t entry) ATTR_NONNULL;

/* Where chance comes from: a number below n, each equally likely.
 * errors: -1 when there is none. */
struct vote_chance {
	int (*below)(void *arg, unsigned n, unsigned *out);
	void *arg;
};

/* The chance of the system from the kernel. */
extern const struct vote_chance VOTE_SYSTEM;

/* Draws the list that all see: each entry that all are open to is hidden with
 * a chance of one in VOTE_HIDE, and of the others VOTE_SHOWN at most are
 * shown, each choice of them being equally likely.
 *
 * So whoever finds an entry missing that they were open to can hold the
 * others' "not now" at most three times as likely as their "open", whatever
 * else is on the list: P(list | not now) <= VOTE_HIDE * P(list | open).
 * shape:  shown has room for VOTE_SHOWN numbers of entries; growing.
 * Returns how many are shown, -1 when there is no chance.
 * source: attune (CONTENT 5.3) */
int vote_list(const struct vote *v, const struct vote_chance *chance,
	      size_t *shown) ATTR_NONNULL;

/* Wipes all answers and frees the vote. */
void vote_free(struct vote *v);
