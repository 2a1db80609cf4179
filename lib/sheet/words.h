/* SPDX-License-Identifier: MIT
 * Figures as sentences: what is usual, what passed, what has lasted so far.
 * The same form for every person and measure. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/figures.h"

/* Whether the figure's state is a passing stretch. */
bool words_is_stretch(const struct figure *f) ATTR_NONNULL ATTR_PURE;

/* One person's line of the joint sheet: own change in points, no level.
 * shape:  name is masked; stretch: whether a passing stretch is told. */
void words_joint(struct buf *out, const struct figure *f, const char *name,
		 int year, bool stretch) ATTR_NONNULL;

/* What is usual, in the person's own sheet: levels and range. */
void words_usual(struct buf *out, const struct figure *f, int year)
	ATTR_NONNULL;

/* What has changed, in the person's own sheet; nothing when nothing has. */
void words_change(struct buf *out, const struct figure *f, int year)
	ATTR_NONNULL;

/* How far it is until lasting change can be told; nothing when it can. */
void words_too_early(struct buf *out, const struct figure *f) ATTR_NONNULL;
