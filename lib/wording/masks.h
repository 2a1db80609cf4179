/* SPDX-License-Identifier: MIT
 * What is not the writer's own wording: quotations of every style, code and
 * addresses on the web. */
#pragma once

#include "base/base.h"
#include "wording/pattern.h"
#include "wording/view.h"

enum { MASK_QUOTE_MAX = 400 };	/* characters of one quotation */

struct masks {
	struct span *span;	/* marks included, in order */
	size_t n, room;
};

/* Finds them in a normal view.  A single word in double quotes behind "so",
 * "again" and the like is meant by the writer and not covered; a mark
 * without partner covers nothing. */
void masks_find(const struct view *v, struct masks *m) ATTR_NONNULL;
