/* SPDX-License-Identifier: MIT
 * Items of item sets that the log's schema does not know: the user's own. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

struct extra {
	struct entry_column *columns;	/* n of them; what is the name */
	size_t n, room;
	bool read;
};

#define EXTRA_EMPTY { NULL, 0, 0, false }

/* The items of all sets, shipped or the user's, that are no column of the
 * schema, each once, *n of them; the sets are read when it is asked first.  A
 * set that cannot be read has none: who answers it is told.  Never fails.
 * shape:  extra is a struct extra; borrowed as long as it. */
const struct entry_column *extra_columns(void *extra, size_t *n) ATTR_NONNULL;

void extra_free(struct extra *x) ATTR_NONNULL;
