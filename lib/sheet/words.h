/* SPDX-License-Identifier: MIT
 * Figures as sentences: what is usual, what passed, what has lasted so far.
 * The same form for every person and measure. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/figures.h"

/* Whether the figure's state is a passing stretch. */
bool words_is_stretch(const struct figure *f) ATTR_NONNULL ATTR_PURE;

/* A difference to half a point, such as "about 2 points".  out has
 * PHRASE_MAX bytes; returned. */
char *words_points(char *out, double difference) ATTR_NONNULL;

struct words_how {
	const char *name;	/* of the person; masked */
	int year;
	bool stretch;		/* a passing stretch is told */
	bool brief;		/* what is as usual needs no more words */
};

/* One person's line of the joint sheet: own change in points, no level. */
void words_joint(struct buf *out, const struct figure *f,
		 const struct words_how *how) ATTR_NONNULL;

/* Whether the figure's state is a change that has lasted so far. */
bool words_is_lasting(const struct figure *f) ATTR_NONNULL ATTR_PURE;

/* How large a change is that would be told; 0: there is none. */
double words_size(const struct figure *f) ATTR_NONNULL ATTR_PURE;

/* The day since which that is; after words_size. */
int32_t words_since(const struct figure *f) ATTR_NONNULL ATTR_PURE;

/* What has changed, and since when, in a few words; after words_size. */
void words_glance(struct buf *out, const struct figure *f, int year)
	ATTR_NONNULL;

/* What is usual, in the person's own sheet: levels and range. */
void words_usual(struct buf *out, const struct figure *f, int year)
	ATTR_NONNULL;

/* What has changed, in the person's own sheet; nothing when nothing has. */
void words_change(struct buf *out, const struct figure *f, int year)
	ATTR_NONNULL;

/* How far it is until lasting change can be told; nothing when it can. */
void words_too_early(struct buf *out, const struct figure *f) ATTR_NONNULL;
