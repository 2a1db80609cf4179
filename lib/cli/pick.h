/* SPDX-License-Identifier: MIT
 * The options that say which rows of a log are meant, and what they set. */
#pragma once

#include "base/base.h"
#include "cli/common.h"

/* NULL and 0: not given.  Words only: who may read dates and lists does. */
struct pick {
	const char *kinds, *tags, *text;	/* -k, -t, -g */
	const char *since, *until, *last;
	size_t number;				/* -n */
};

/* Keys without a letter; a command's own begin at PICK_END. */
enum pick_key { PICK_SINCE = COMMON_END, PICK_UNTIL, PICK_LAST, PICK_END };

/* -w (which common_set takes), -k, -t, -g, --since, --until, --last, -n. */
extern const struct opt pick_options[];

/* Takes an option of this table, or of those that common_set knows: 1 when
 * key is none of them, -1 when the argument is no good, else 0. */
int pick_set(struct pick *p, struct common *c, int key, const char *arg)
	ATTR_NONNULL_AT(1, 2);
