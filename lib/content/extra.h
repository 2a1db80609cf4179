/* SPDX-License-Identifier: MIT
 * Items of item sets that the log's schema does not know: the user's own. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

struct extra {
	struct entry_column *columns;	/* n of them; what is the name */
	size_t n, room;
};

#define EXTRA_EMPTY { NULL, 0, 0 }

/* Adds the items of all sets, shipped or the user's, that are no column of
 * the schema, each once.  A set that cannot be read has none: who answers
 * it is told.  Never fails. */
void extra_read(struct extra *x) ATTR_NONNULL;

/* Whether one of n texts NAME=VALUE names no column of the schema, so that the
 * sets are worth reading. */
bool extra_named(const char *const *pairs, size_t n);

void extra_free(struct extra *x) ATTR_NONNULL;
