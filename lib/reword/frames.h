/* SPDX-License-Identifier: MIT
 * Frames: the shape of a sentence, and shapes of others that keep what
 * happened and leave the verdict out. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "reword/topics.h"
#include "reword/verbs.h"
#include "wording/rules.h"

/* Whom a sentence is said to, or what it is written for. */
enum person { TO_YOU = 1, OF_THIRD = 2, FOR_NOTE = 4, TO_ASK = 8 };

struct frame {
	const char *id, *pattern, *unless, *full, *plain, *feeling;
	const char *example, *wanted;
	unsigned categories;		/* a bit a category */
	unsigned persons;
	struct pattern *made, *made_unless;	/* made when first needed */
	bool bad;			/* its pattern cannot be made */
};

struct frames {
	struct frame *frame;
	size_t n, room;
	struct lists *lists;		/* borrowed */
	struct pattern_room *patterns;	/* borrowed */
};

/* What a sentence touches, as far as feelings differ by it. */
enum theme { ABOUT_ANY, ABOUT_NEAR, ABOUT_AFRAID, ABOUT_MONEY };

/* A sentence as rules see it, and what is known of it; texts borrowed, none
 * of them NULL. */
struct said {
	const char *text;	/* len bytes, one kind of everything */
	size_t len;
	enum category category;
	unsigned person;	/* one of enum person */
	const char *topic;	/* what it is about; "": not known */
	const char *event;	/* what happened; "": not told */
	enum told told;		/* how */
	const char *one, *ones;	/* the other of the two: you, you; he, him */
	uint32_t number;	/* picks among shapes that fit alike */
	enum theme theme;
};

/* What the writer wishes for, and fills in. */
struct fill {
	bool plain;		/* what happened, and nothing added */
	const char *feeling;	/* "": the frame's first */
	const char *happened;	/* for [what happened]; "": stays a slot */
	const char *wish;	/* for [wish]; "": stays a slot */
};

/* One way to say it, on its way to whoever takes it. */
struct wording_said {
	const char *text;	/* borrowed during the call */
	const struct frame *frame;
	const char *felt;	/* the feeling of the frame's list that it
				 * names; NULL: none of them */
};

/* Adds the frames of a file: columns id, category (several with blanks
 * between, or any), person (you, third, note, ask; none: you and third),
 * pattern, unless, full, plain, feeling, example, wanted.  A frame without a
 * pattern fits any sentence; full and plain may hold several shapes with
 * " || " between; unless looks at what the pattern captures.
 * shape:  texts are borrowed from the stock.
 * errors: -1 with f filled, file and line named. */
int frames_read(struct frames *r, struct stock *s, const char *path,
		struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
void frames_free(struct frames *r) ATTR_NONNULL;

/* Makes a frame's patterns; -1 with f filled when they are none. */
int frames_make(struct frames *r, struct frame *fr, struct fault *f)
	ATTR_NONNULL;

/* Hands over every wording that the frames of the sentence's category give,
 * best first, until take returns false: shapes of the sentence, then of what
 * happened, then of its topic, then with slots.  A shape with a verb that is not in the table is
 * left out. */
void frames_say(struct frames *r, const struct verbs *v,
		const struct said *s, const struct fill *fill,
		bool (*take)(void *arg, const struct wording_said *w),
		void *arg) ATTR_NONNULL_AT(1, 2, 3, 4, 5);
