/* SPDX-License-Identifier: MIT
 * The rows of one person, to be found by id, with their versions. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/entry.h"
#include "log/ident.h"

struct own_row {
	char id[IDENT_MAX];	/* its own or that of its content */
	size_t n;
	const char **names, **values;	/* n cells that are not empty */
	const char *kind, *ref;
	enum visibility visibility;
	int64_t written;	/* UTC seconds of logged, else of time */
};

struct own {
	const char *who;
	struct own_row *rows;
	size_t n, room;
};

/* The files of the shared log that a person writes: of a directory those
 * whose names begin with the tag, copies of synchronizers included; of a log
 * that is one file that file and such copies of it.
 * shape:  *n paths; caller frees each and the list.
 * errors: -1 with f filled; a log that is not there has none. */
int own_files(const char *shared, const char *who, char ***files, size_t *n,
	      struct fault *f) ATTR_NONNULL;

/* Adds the person's rows of a file, bad ones too, broken records not.  What
 * is not there or no log has none.
 * errors: -1 with f filled: it cannot be read. */
int own_read(struct own *o, const char *path, struct fault *f) ATTR_NONNULL;

/* The row of an id, of the only id that begins like this, or "last": the one
 * written last.
 * errors: -1 with f filled, in the same words whether the id is another
 *         person's or nobody's. */
ssize_t own_find(const struct own *o, const char *word, struct fault *f)
	ATTR_NONNULL;

/* The row that stands for row i now: itself, or the last one that replaces
 * it. */
size_t own_newest(const struct own *o, size_t i) ATTR_NONNULL;

/* Sets chosen of all versions of row i, n flags, older and newer ones. */
void own_versions(const struct own *o, size_t i, bool *chosen) ATTR_NONNULL;

/* The cell of a column; "" when there is none. */
const char *own_cell(const struct own_row *r, const char *name) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

void own_free(struct own *o) ATTR_NONNULL;
