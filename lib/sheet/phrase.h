/* SPDX-License-Identifier: MIT
 * Numbers, days and counts as people write them. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/together.h"

enum { PHRASE_MAX = 256 };	/* bytes of a phrase */

/* A number as it was logged: 6, 5.5.  out has PHRASE_MAX bytes; returned. */
char *phrase_number(char *out, double value) ATTR_NONNULL;

/* The year of a day. */
int phrase_year(int32_t day);

/* "14 October", with its year when that is not `year`.  out has PHRASE_MAX
 * bytes; returned. */
char *phrase_day(char *out, int32_t day, int year) ATTR_NONNULL;

/* "31 August to 8 November 2026".  out has PHRASE_MAX bytes; returned. */
char *phrase_span(char *out, int32_t first, int32_t last) ATTR_NONNULL;

/* "14 September to 8 November", days as phrase_day writes them.  out has
 * PHRASE_MAX bytes; returned. */
char *phrase_between(char *out, int32_t first, int32_t last, int year)
	ATTR_NONNULL;

/* "36 days", "9 entries" for a weekly diary.  out has PHRASE_MAX bytes;
 * returned. */
char *phrase_count(char *out, size_t n, bool weekly) ATTR_NONNULL;

/* Adds "Within a point of each other on 6 of 13 days ..." of the last weeks
 * and of as many before; that there were too few of them, if so.
 * shape:  people is 2 for both, more for all. */
void phrase_together(struct buf *out, const struct together *now,
		     const struct together *before, size_t people, int year)
	ATTR_NONNULL;

/* What --deidentify did, in honest words. */
const char *phrase_hidden(void) ATTR_RETURNS_NONNULL;

/* Adds how many claims of lasting change a year will be flukes. */
void phrase_flukes(struct buf *out, double flukes) ATTR_NONNULL;
