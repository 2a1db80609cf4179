/* SPDX-License-Identifier: MIT
 * Physical lines of a stream, numbered, and the way back to one of them. */
#pragma once

#include <stdio.h>

#include "base/base.h"

enum lines_got {
	LINES_FAILED = -2,	/* could not read; error says why */
	LINES_LONG = -1,	/* too far from the mark; nothing is consumed */
	LINES_END = 0,
	LINES_LINE = 1,
};

struct line;
struct lines;

/* Who is told of every line once, in order, but of those that are too long:
 * its text is the line->len bytes at s, its number lines->number; to NULL:
 * nobody. */
struct lines_watch {
	void (*to)(void *arg, const struct lines *l, const char *s,
		   const struct line *line);
	void *arg;
};

/* All places are offsets into at, which moves when more is read. */
struct lines {
	FILE *in;
	char *at;
	size_t room;
	size_t len;		/* bytes that are there */
	size_t mark;		/* the first byte that is kept */
	size_t pos;		/* the first byte not yet handed out */
	size_t lf, cr, nul;	/* the next one from pos on; len: none so far;
				 * less than pos: not looked for yet */
	size_t number;		/* of the line handed out last, from 1 */
	bool eof;
	int error;		/* errno of a failed read; 0: none */
	struct lines_watch watch;
	size_t watched;		/* lines that it was told of */
};

struct line {
	size_t at;		/* offset from the mark */
	size_t len;		/* without the line break */
	size_t brk;		/* bytes of the line break: LF, CR, CRLF; 0 at
				 * the end of the input only */
	bool nul;		/* a NUL byte stands in it */
};

/* Begins with a stream, which stays the caller's; watch may be NULL. */
void lines_init(struct lines *l, FILE *in, const struct lines_watch *watch)
	ATTR_NONNULL_AT(1, 2);
void lines_free(struct lines *l) ATTR_NONNULL;

/* Keeps the bytes from the next line on, until the next mark. */
void lines_mark(struct lines *l) ATTR_NONNULL;

/* The next line.
 * errors: LINES_LONG when it ends more than TABLE_RECORD_MAX bytes behind
 *         the mark, LINES_FAILED; *out is left as it is. */
enum lines_got lines_next(struct lines *l, struct line *out) ATTR_NONNULL;

/* Passes over the next line, however long, in little memory; the mark moves
 * behind it. errors: an unreadable stream is told by the next lines_next. */
void lines_skip(struct lines *l) ATTR_NONNULL;

/* Goes back to the line that begins at that offset from the mark and follows
 * the line of that number. */
void lines_back(struct lines *l, size_t at, size_t number) ATTR_NONNULL;
