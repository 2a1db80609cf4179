/* SPDX-License-Identifier: MIT
 * The column names of one header, found in constant time. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "table/table.h"

enum { NAMES_SLOTS = 4 * TABLE_COLUMNS_MAX };

struct names {
	struct buf text;			/* NUL-ended names in a row */
	size_t n;
	uint32_t at[TABLE_COLUMNS_MAX];
	uint16_t slot[NAMES_SLOTS];		/* number of a name + 1 */
	bool begin[256];		/* some name has this first byte */
};

/* Forgets all names. */
void names_clear(struct names *s) ATTR_NONNULL;

/* Adds a name that is not there yet; n must be below TABLE_COLUMNS_MAX. */
void names_add(struct names *s, const char *name, size_t len) ATTR_NONNULL;

/* The number of a name, -1 when there is none. */
int names_find(const struct names *s, const char *name) ATTR_NONNULL ATTR_PURE;

/* The name of number i < n; borrowed until the next change. */
const char *names_at(const struct names *s, size_t i)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

void names_free(struct names *s) ATTR_NONNULL;
