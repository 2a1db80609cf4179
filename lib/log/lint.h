/* SPDX-License-Identifier: MIT
 * Everything that is wrong with a log, found in one reading, row by row. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/inputs.h"
#include "log/stamp.h"

struct lint_how {
	struct stamp now;	/* later rows lie in the future */
	int day_start;		/* minutes */
	const char *people;	/* tags, whose files hold their rows alone, as
				 * config_each reads them; NULL */
	void (*found)(void *arg, const struct fault *f);
	void *arg;
};

/* What may stand in a file. */
enum lint_log {
	LINT_SHARED,		/* what all may see */
	LINT_NAMED,		/* that, or what was released to a therapist:
				 * with all columns of what is asked for one
				 * and none of what is asked in private, which
				 * nothing but --audience=clinician writes */
	LINT_PRIVATE,		/* anything */
};

/* A reading of several files, which are one log as far as ids go. */
struct lint;

/* shape:  how is borrowed as long as it. */
struct lint *lint_new(const struct lint_how *how) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Tells found of all that is wrong in file i of in: the file itself, its form,
 * its rows, ids that come twice.  A row that replaces or answers one that is
 * gone is never named.
 * errors: -1 with f filled when it cannot be read at all. */
int lint_file(struct lint *l, struct inputs *in, size_t i, enum lint_log log,
	      struct fault *f) ATTR_NONNULL;

/* Tells found of a directory that was passed over. */
void lint_strange(struct lint *l, const char *path) ATTR_NONNULL;

/* How many things were found. */
size_t lint_count(const struct lint *l) ATTR_NONNULL ATTR_PURE;

void lint_free(struct lint *l);
