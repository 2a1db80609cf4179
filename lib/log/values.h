/* SPDX-License-Identifier: MIT
 * The different values of a column. */
#pragma once

#include <stdio.h>

#include "base/base.h"

struct values {
	char **at;
	size_t n, room;
	size_t tidy_at;		/* values, to be looked at for repeated ones */
};

#define VALUES_EMPTY { NULL, 0, 0, 0 }

/* Adds a value; "" is none.  Never fails. */
void values_add(struct values *v, const char *value) ATTR_NONNULL;

/* Adds each word of a cell with ";" between them. */
void values_add_each(struct values *v, const char *cell) ATTR_NONNULL;

/* Writes the values, each once, a line each, sorted by bytes. */
void values_print(struct values *v, FILE *out) ATTR_NONNULL;

void values_free(struct values *v) ATTR_NONNULL;
