/* SPDX-License-Identifier: MIT
 * A text cut into blocks: paragraphs, list items, headings, lines of a chat,
 * quoted mail, code; every byte of the text is in exactly one of them. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/buf.h"

enum {
	BLOCK_MAX = 64 << 10,	/* bytes; longer ones are cut */
	BLOCK_LINE_MAX = 32 << 10,
};

enum block_kind {
	BLOCK_TEXT,
	BLOCK_BLANK,		/* blank lines, rules, fences */
	BLOCK_QUOTED,		/* lines of mail that begin with > */
	BLOCK_CODE,
};

/* A line of a block: [start, to) with its break, words in [from, end). */
struct block_line {
	size_t start, from, end, to;
};

struct block {
	enum block_kind kind;
	const char *bytes;	/* borrowed until the next blocks_next */
	size_t len;
	size_t first;		/* number of its first line, from 1 */
	size_t skipped;		/* bytes of that line before the block */
	const struct block_line *line;
	size_t lines;
};

struct blocks;

/* A reader of a stream, or of len bytes when in is NULL.
 * shape:  lines: each line is a block of its own; bytes are borrowed as long
 *         as the reader lives; caller frees with blocks_close. */
struct blocks *blocks_open(FILE *in, const char *bytes, size_t len,
			   bool lines) ATTR_RETURNS_NONNULL;

/* The next block; false at the end.  A read error ends the text too and
 * shows in ferror. */
bool blocks_next(struct blocks *b, struct block *out) ATTR_NONNULL;

/* Line and column (bytes, from 1) of an offset into the block's bytes. */
void block_place(const struct block *b, size_t at, size_t *line,
		 size_t *column) ATTR_NONNULL;

void blocks_close(struct blocks *b);
