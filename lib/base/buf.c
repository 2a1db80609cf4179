/* SPDX-License-Identifier: MIT
 * Bytes that grow. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void buf_reserve(struct buf *b, size_t more)
{
	if (b->room > b->len + more)
		return;
	b->at = mem_grow(b->at, &b->room, b->len + more + 1, 1);
	b->at[b->len] = '\0';
}

void buf_add(struct buf *b, const char *bytes, size_t len)
{
	buf_reserve(b, len);
	memcpy(b->at + b->len, bytes, len);
	b->len += len;
	b->at[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->at[b->len++] = c;
	b->at[b->len] = '\0';
}

void buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	int n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (n < 0)
		return;
	buf_reserve(b, (size_t)n);
	va_start(args, fmt);
	vsnprintf(b->at + b->len, (size_t)n + 1, fmt, args);
	va_end(args);
	b->len += (size_t)n;
}

const char *buf_text(const struct buf *b)
{
	return b->at ? b->at : "";
}

char *buf_take(struct buf *b)
{
	buf_reserve(b, 0);
	b->at[b->len] = '\0';
	char *text = b->at;
	*b = (struct buf)BUF_EMPTY;
	return text;
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->at)
		b->at[0] = '\0';
}

void buf_wipe(struct buf *b)
{
	if (b->at)
		explicit_bzero(b->at, b->room);
	b->len = 0;
}

void buf_free(struct buf *b)
{
	free(b->at);
	*b = (struct buf)BUF_EMPTY;
}
