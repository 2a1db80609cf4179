/* SPDX-License-Identifier: MIT
 * What the log says of earlier draws: cards seen, and who has begun. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/stamp.h"

struct past;

struct past_how {
	const char *who;	/* who draws alone, and so may be told by their
				 * private log too; NULL: the couple draws, and
				 * no private row has a say in it */
	const char *private;	/* --private; may be NULL */
	bool may_be_new;	/* a missing log is one without rows */
	int day_start;		/* minutes */
	const struct stamp_span *span;	/* what past_has counts; NULL: ever */
	void (*bad)(const struct fault *f);	/* told of each bad record */
};

/* Reads the shared log for the rows of kind prompt and talk, and for who is
 * in it.
 * shape:  caller frees with past_free.
 * errors: NULL with f filled, as feed_open and feed_next. */
struct past *past_read(const char *shared, const struct past_how *how,
		       struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* A log without rows. */
struct past *past_empty(void) ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Whether a card was drawn within the span, and whether ever. */
bool past_has(const struct past *p, const char *card) ATTR_NONNULL ATTR_PURE;
bool past_had(const struct past *p, const char *card) ATTR_NONNULL ATTR_PURE;

/* How often a person began: rows of kind talk with class speaker, and the
 * rows that prompt marks with the tag speaker.  past_heard: how often they
 * were marked with the tag listener, so that somebody else began. */
unsigned past_begun(const struct past *p, const char *who)
	ATTR_NONNULL ATTR_PURE;
unsigned past_heard(const struct past *p, const char *who)
	ATTR_NONNULL ATTR_PURE;

/* Everyone in the log, who has the earliest row first.
 * shape:  *n tags; borrowed as long as p. */
const char *const *past_people(const struct past *p, size_t *n) ATTR_NONNULL;

void past_free(struct past *p);
