/* SPDX-License-Identifier: MIT
 * Frames: the shape of a sentence, and the shape of another that keeps what
 * happened and leaves the verdict out. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wording/rules.h"
#include "wording/verbs.h"

struct frame {
	char *id, *pattern, *unless, *full, *plain, *feeling;
	char *example, *wanted;
	enum category category;
	struct pattern *made, *made_unless;
};

struct frames {
	struct frame *frame;
	size_t n, room;
	struct lists *lists;		/* borrowed */
	struct pattern_room *patterns;	/* borrowed */
};

/* A sentence as rules see it. */
struct said {
	const char *text;	/* len bytes, one kind of everything */
	size_t len;
};

/* Adds the frames of a file: columns id, category, pattern, unless, full,
 * plain, feeling, example, wanted; unless looks at what the pattern captures
 * and at what follows it.
 * errors: -1 with f filled, file and line named. */
int frames_read(struct frames *r, const char *path, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void frames_free(struct frames *r) ATTR_NONNULL;

/* Writes the sentence in another way, by the first frame of the category
 * that fits all of it.
 * shape:  again: the block has had its feeling and wish, so only what
 *         happened is said; the frame, or NULL when none fits or a verb is
 *         not in the table, out then untouched. */
const struct frame *frames_say(struct frames *r, const struct verbs *v,
			       enum category c, const struct said *s,
			       bool again, struct buf *out) ATTR_NONNULL;
