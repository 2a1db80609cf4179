/* SPDX-License-Identifier: MIT
 * Bytes that grow: a length, and always a NUL behind the last one. */
#pragma once

#include "base/base.h"

struct buf {
	char *at;	/* NULL until the first byte is added */
	size_t len;	/* bytes, the closing NUL not counted */
	size_t room;
};

#define BUF_EMPTY { NULL, 0, 0 }

/* Adds len bytes, NUL among them or not.  Never fails (see base/mem.h). */
void buf_add(struct buf *b, const char *bytes, size_t len) ATTR_NONNULL;

/* Adds a text.  Never fails. */
void buf_puts(struct buf *b, const char *text) ATTR_NONNULL;

/* Adds one byte.  Never fails. */
void buf_putc(struct buf *b, char c) ATTR_NONNULL;

/* Adds what printf would print.  Never fails. */
void buf_addf(struct buf *b, const char *fmt, ...) ATTR_PRINTF(2, 3)
	ATTR_NONNULL_AT(1, 2);

/* The text held, "" when nothing was added; borrowed until the next change. */
const char *buf_text(const struct buf *b) ATTR_RETURNS_NONNULL ATTR_NONNULL;

/* Hands the text over and leaves the buffer empty; caller frees. */
char *buf_take(struct buf *b) ATTR_RETURNS_NONNULL ATTR_NONNULL;

/* Forgets the bytes and keeps the room.  Never fails. */
void buf_clear(struct buf *b) ATTR_NONNULL;

/* Makes room for so many more bytes, and the NUL behind them. */
void buf_reserve(struct buf *b, size_t more) ATTR_NONNULL;

/* Overwrites the room, and forgets the bytes: for what a person typed that
 * nobody is to find. */
void buf_wipe(struct buf *b) ATTR_NONNULL;

/* Frees the room; the buffer is empty and usable again. */
void buf_free(struct buf *b) ATTR_NONNULL;
