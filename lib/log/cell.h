/* SPDX-License-Identifier: MIT
 * Whether a cell may stand in a column of the log: what entry_check reads and
 * entry_canonical writes have one rule. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/entry.h"

/* What is wrong with a cell of that type: messages of faults. */
extern const char CELL_BAD_ID[], CELL_BAD_TIME[], CELL_BAD_TAG[],
	CELL_BAD_DATE[], CELL_BAD_NUMBER[], CELL_BAD_TAGS[];

/* ASCII digits, whatever the locale. */
static inline bool cell_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a cell is a number within the column's bounds, with at most three
 * digits after the point. */
bool cell_in_range(const char *cell, const struct entry_column *c)
	ATTR_NONNULL;

/* Fills f with CELL_BAD_NUMBER and the column's bounds. */
void cell_say_range(struct fault *f, const struct entry_column *c)
	ATTR_NONNULL;

/* Whether a cell is a day of the calendar such as 2026-11-22. */
bool cell_is_date(const char *cell) ATTR_NONNULL;

/* Whether a character outside ASCII may stand in a tag: what is written as a
 * letter, mark or sign in any script, but no blank and no punctuation. */
bool cell_is_letter(uint32_t cp);

/* Whether the len bytes at s make one tag; both cases of ASCII are read. */
bool cell_is_label(const char *s, size_t len) ATTR_NONNULL;

/* Whether a cell is a list of tags with ";" between them; blanks inside one
 * are read, though never written. */
bool cell_are_tags(const char *cell) ATTR_NONNULL;
