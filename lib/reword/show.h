/* SPDX-License-Identifier: MIT
 * Remarks written out: for people under the text, one line each for editors,
 * CSV and JSON for programs, or the text itself with changed sentences. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "reword/answer.h"
#include "wording/blocks.h"

enum show_format { SHOW_TEXT, SHOW_GCC, SHOW_CSV, SHOW_JSON };

struct show {
	const char *file;	/* as the user named it */
	enum show_format format;
	bool rewrite;		/* the text with changed sentences instead */
	int width;		/* columns, for people */
	bool colour;
	size_t printed;		/* remarks so far: JSON needs commas */
	unsigned heard;		/* a bit a category that was remarked on */
	bool tells;		/* with rewrite: says aside of which lines no
				 * wording can mend */
	struct buf aside;
};

/* Adds what comes before the first block of the first file, and behind the
 * last block of the last one. */
void show_begin(const struct show *s, struct buf *out) ATTR_NONNULL;
void show_end(struct show *s, struct buf *out) ATTR_NONNULL;

/* Writes what was to be said aside to standard error. */
void show_aside(struct show *s) ATTR_NONNULL;

/* Adds one block with its remarks.  With rewrite every byte that no remark
 * has another wording for stays as it is. */
void show_block(struct show *s, const struct block *b,
		const struct answer *a, struct buf *out) ATTR_NONNULL;

/* What a rule says to people, in their language: the rule's own message, or
 * that of its category. */
const char *show_message(const struct rule *rule) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* Adds the rules in force: as CSV, or in columns for people. */
void show_rules(struct wording *w, enum show_format format, struct buf *out)
	ATTR_NONNULL;

/* Adds the block's text with the other wordings in place. */
void show_rewritten(const struct block *b, const struct answer *a,
		    struct buf *out) ATTR_NONNULL;
