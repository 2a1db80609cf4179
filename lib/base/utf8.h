/* SPDX-License-Identifier: MIT
 * UTF-8: characters, display width, and the masking of what is untrusted. */
#pragma once

#include "base/base.h"
#include "base/buf.h"

/* Length in bytes of the character at s, 0 when it is not valid UTF-8 (RFC
 * 3629: no surrogates, no overlong forms) or left is 0.
 * shape:  at most left bytes are read; *cp is set when the result is not 0. */
size_t utf8_char(const char *s, size_t left, uint32_t *cp) ATTR_NONNULL;

/* Bytes of the longest valid beginning; len when all of it is valid. */
size_t utf8_valid(const char *s, size_t len) ATTR_NONNULL ATTR_PURE;

/* Columns of a terminal that one character takes: 0, 1 or 2. */
int utf8_char_width(uint32_t cp);

/* Columns that a text takes; invalid bytes count as one. */
size_t utf8_width(const char *s, size_t len) ATTR_NONNULL;

/* Whether the character may not reach a person as it is: C0 (LF and TAB
 * too), DEL, C1, bidi marks, embeddings, overrides and isolates, tag
 * characters, line and paragraph separators. */
bool utf8_hidden(uint32_t cp);

/* Adds a text for people: what utf8_hidden names becomes \u{1b} and the
 * like, invalid bytes become U+FFFD; LF and TAB are kept if keep_lines. */
void utf8_mask(struct buf *out, const char *s, size_t len, bool keep_lines)
	ATTR_NONNULL;

/* Whether two texts are equal but for the case of ASCII letters. */
bool utf8_same(const char *a, const char *b) ATTR_NONNULL ATTR_PURE;

/* Adds a text wrapped at blanks into lines of at most width columns; every
 * line but the first begins with indent blanks.  LF in the text starts a new
 * line.  No line break at the end.
 * shape:  at is the column where the first line begins. */
void utf8_wrap(struct buf *out, const char *s, size_t at, size_t indent,
	       size_t width) ATTR_NONNULL;
