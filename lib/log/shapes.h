/* SPDX-License-Identifier: MIT
 * Rows in another shape for other tools: times in the form they like, and
 * one rating a row. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

enum shapes_time {
	SHAPES_STORED,		/* 2026-11-22T01:30:00+01:00 */
	SHAPES_UTC,		/* 2026-11-22T00:30:00Z */
	SHAPES_LOCAL,		/* 2026-11-22T01:30:00, the writer's clock */
	SHAPES_DATE,		/* 2026-11-22, on that clock */
	SHAPES_DAY,		/* 2026-11-21: the day it is counted to */
	SHAPES_WEEK,		/* 2026-W47: the ISO week of that day */
	SHAPES_EPOCH,		/* 1795307400: seconds since 1970 UTC */
};

#define SHAPES_WORDS "stored utc local date day week epoch"

/* The form of a word of SHAPES_WORDS; -1 for another word. */
int shapes_time_of(const char *word) ATTR_NONNULL;

struct shapes_how {
	enum shapes_time time;
	bool tidy;		/* one rating a row: item and value */
	int day_start;		/* minutes */
	const char *const *columns;	/* n of them, as they were chosen */
	size_t n;
	bool chosen;		/* by the user; else tidy rows have only id,
				 * time, who and kind beside item and value */
};

struct shapes;

/* A shaper of rows; how is copied, its columns borrowed as long as it. */
struct shapes *shapes_new(const struct shapes_how *how) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* The columns of what it makes; borrowed as long as s. */
const char *const *shapes_columns(const struct shapes *s, size_t *n)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Calls each with e in its shape: once, or tidy once for every number in e,
 * in the order of the columns.
 * shape:  the entry given to each is borrowed until it returns; of it only
 *         n, names and cells are in another shape than e. */
void shapes_row(struct shapes *s, const struct entry *e,
		void (*each)(void *arg, const struct entry *e), void *arg)
	ATTR_NONNULL_AT(1, 2, 3);

void shapes_free(struct shapes *s);
