/* SPDX-License-Identifier: MIT
 * A block's words as rules see them, each byte with its place in the block:
 * one kind of apostrophe and blank, no invisible characters, quotations and
 * code covered, contractions and texting words spelled out. */
#pragma once

#include "base/base.h"
#include "wording/blocks.h"
#include "wording/pattern.h"

struct speller;

/* Text with, for each byte, the bytes of the block it stands for. */
struct view {
	char *at;		/* NUL-ended, valid UTF-8, lines joined */
	size_t len, room, map_room;
	uint32_t *from, *to;	/* byte i stands for block bytes [from, to) */
	bool texting;		/* marks of texting were found */
};

/* The block's text with one kind of everything (first step).  Invalid bytes
 * become U+FFFD; *bad counts them. */
void view_normal(const struct block *b, struct view *v, size_t *bad)
	ATTR_NONNULL;

/* The text with spans (of v) covered by U+FFFC and words spelled out.
 * shape:  cover has n spans in order, none overlapping. */
void view_plain(struct speller *s, const struct view *v,
		const struct span *cover, size_t n, struct view *out)
	ATTR_NONNULL_AT(1, 2, 5);

/* The block bytes that a stretch of the view stands for. */
struct span view_source(const struct view *v, struct span m) ATTR_NONNULL;

void view_free(struct view *v) ATTR_NONNULL;
