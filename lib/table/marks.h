/* SPDX-License-Identifier: MIT
 * What a physical line tells before it is read as CSV. */
#pragma once

#include "base/base.h"

/* Whether nothing but blanks stands in it; a TAB that delimits is none. */
bool marks_blank(const char *s, size_t len, char delimiter)
	ATTR_NONNULL ATTR_PURE;

/* Whether it is one of git's marks for a conflict, diff3's included. */
bool marks_conflict(const char *s, size_t len) ATTR_NONNULL ATTR_PURE;

/* Whether it ends in NUL bytes and holds no others: what a file system
 * leaves behind a write that it lost. */
bool marks_zeroed(const char *s, size_t len) ATTR_NONNULL ATTR_PURE;

bool marks_utf8(const char *s, size_t len) ATTR_NONNULL ATTR_PURE;
bool marks_utf16(const char *s, size_t len) ATTR_NONNULL ATTR_PURE;

enum { MARKS_UTF8_LEN = 3 };

/* The delimiter of a line "sep=;" as spreadsheets write it, else 0. */
char marks_sep(const char *s, size_t len) ATTR_NONNULL ATTR_PURE;

/* The most frequent of , ; and TAB outside quotation marks in a header; the
 * comma when there is none. */
char marks_delimiter(const char *s, size_t len) ATTR_NONNULL ATTR_PURE;

/* Moves the ends of a cell without quotation marks past its outer blanks, as
 * libcsv does; a delimiter is none. */
void marks_trim(const char **at, const char **to, char delimiter)
	ATTR_NONNULL;
