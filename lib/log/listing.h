/* SPDX-License-Identifier: MIT
 * Rows written out: CSV, TSV and JSON for programs, paragraphs for people. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "log/config.h"
#include "log/entry.h"

enum listing_format {
	LISTING_CSV, LISTING_TSV, LISTING_JSON, LISTING_JSONL, LISTING_TEXT,
};

struct listing_how {
	enum listing_format format;
	const char *dialect;	/* of CSV, a word of dialect_of; NULL: none */
	char delimiter;		/* of CSV; 0: the dialect's, the comma */
	const char *na;		/* for missing cells of CSV and TSV; NULL */
	bool header;
	size_t width;		/* columns of text */
	const struct config *config;	/* names of people in text */
	const char *const *columns;	/* to be written, in this order */
	size_t n;
};

/* Sets the format of a word such as "json"; -1 for another word. */
int listing_set_format(struct listing_how *how, const char *word)
	ATTR_NONNULL;

/* Sets the delimiter: ",", ";", "tab" or "\\t"; -1 for another word. */
int listing_set_delimiter(struct listing_how *how, const char *word)
	ATTR_NONNULL;

struct listing;

/* A writer of rows; how and its columns are borrowed as long as it. */
struct listing *listing_new(const struct listing_how *how) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Adds what comes before the rows, one row, what comes after them.  Rows of
 * one listing have the same columns in the same order. */
void listing_begin(struct listing *l, struct buf *out) ATTR_NONNULL;
void listing_row(struct listing *l, const struct entry *e, struct buf *out)
	ATTR_NONNULL;
void listing_end(struct listing *l, struct buf *out) ATTR_NONNULL;

void listing_free(struct listing *l);
