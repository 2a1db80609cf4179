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

/* How what happened is told: you left; you leave; your shoes are here. */
enum told { TOLD_NOT, TOLD_PAST, TOLD_NOW, TOLD_THAT };

/* Adds what a sentence tells of what happened, as it stands behind "when" (or
 * "that"), in the lists' order: FW_TOLD_1 and on, each a pattern of a clause
 * with the groups who, deed, when and rest as they stay, act and ing for a
 * verb that is turned to the past, habit for one that is of now.  FW_MARK_1
 * and on say where clauses begin and end, and what is not told.
 * shape:  own: of oneself; clean says whether a clause may be said. */
enum told topics_told(struct topics *t, const struct verbs *v, const char *s,
		      size_t len, bool own,
		      bool (*clean)(void *arg, const char *text), void *arg,
		      struct buf *out) ATTR_NONNULL_AT(1, 2, 3, 6, 8);
