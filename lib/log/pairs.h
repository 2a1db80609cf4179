/* SPDX-License-Identifier: MIT
 * Cells given as NAME=VALUE on a command line.  Words of one's own never are:
 * others can read a command line, and a shell keeps it. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/stamp.h"

struct pairs {
	size_t n, room;
	char **names, **values;
	bool typed;		/* standard input is taken: by a value, or by
				 * rows from the beginning */
};

#define PAIRS_EMPTY { 0, 0, NULL, NULL, false }

/* Adds NAME=VALUE; VALUE may be @FILE, or @- for standard input.  A name
 * given again gets the later value.
 * errors: -1 with f filled, nothing is added: no "=", a column of free text
 *         or of a private item whose value stands on the command line, a
 *         file that cannot be read, standard input taken before. */
int pairs_add(struct pairs *p, const char *text, struct fault *f)
	ATTR_NONNULL;

/* Adds all n texts, and makes the time one (pairs_time).  Standard input comes
 * last: what is typed there is not lost for a slip elsewhere.
 * errors: as pairs_add and pairs_time. */
int pairs_add_all(struct pairs *p, const char *const *texts, size_t n,
		  const struct stamp_clock *c, struct fault *f)
	ATTR_NONNULL_AT(1, 4, 5);

/* The value of a name, NULL when it is not given. */
const char *pairs_get(const struct pairs *p, const char *name) ATTR_NONNULL;

/* Sets a value, of which a copy is made. */
void pairs_set(struct pairs *p, const char *name, const char *value)
	ATTR_NONNULL;

/* Makes a value of time an instant with an offset: without one it is meant in
 * the clock's zone, and a date alone is its noon.
 * errors: -1 with f filled. */
int pairs_time(struct pairs *p, const struct stamp_clock *c, struct fault *f)
	ATTR_NONNULL;

void pairs_free(struct pairs *p) ATTR_NONNULL;
