/* SPDX-License-Identifier: MIT
 * What a sentence is about, in the writer's own words. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "reword/verbs.h"
#include "wording/lists.h"
#include "wording/pattern.h"

struct topics;

/* What topics are found by: the lists FW_TOPIC_1 and on, each a pattern with
 * the group noun and perhaps det (my, the), mod (work, in work calls), bare
 * (said without an article) or act (a verb, said by the name of its act),
 * most telling first.
 * errors: NULL with f filled: a list is missing or no pattern.
 * shape:  caller frees with topics_free, before the patterns' room. */
struct topics *topics_make(struct lists *l, struct pattern_room *r,
			   struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
void topics_free(struct topics *t);

/* Adds the topic of a sentence as it stands behind "about"; nothing when
 * none is found.  near: only desire and touch, as what else a sentence holds
 * is not always what it is about. */
void topics_find(struct topics *t, const struct verbs *v, const char *s,
		 size_t len, bool near, struct buf *out) ATTR_NONNULL;
