/* SPDX-License-Identifier: MIT
 * What the sheets for people are written on: paragraphs of a width. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "log/config.h"
#include "sheet/figures.h"

struct page {
	struct buf out;
	size_t width;			/* columns */
	bool plain;			/* ASCII drawing only */
	bool notes;			/* words from the log are shown */
	const struct config *config;	/* for people's names */
	const bool *chosen;		/* a flag a measure: shown beside the
					 * three; NULL: none was chosen */
	size_t left_out;		/* bad records */
	const char *opening[2];		/* shipped words: NULL, or the first */
	const char *closing[2];		/* and the last lines of the sheet */
};

/* Adds a paragraph: its first line begins with lead, at column 0, the others
 * with indent blanks.  Text is masked already. */
void page_add(struct page *p, const char *lead, size_t indent,
	      const char *text) ATTR_NONNULL;

/* Adds an empty line. */
void page_gap(struct page *p) ATTR_NONNULL;

/* The person's name: config name.TAG, else the tag; masked; caller frees. */
char *page_name(const struct page *p, const char *tag)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Adds the shipped words of the opening or the closing. */
void page_words(struct page *p, const char *const words[2]) ATTR_NONNULL;

/* Adds a text from the log with its date, masked, its line breaks shown. */
void page_quote(struct page *p, int32_t day, int year, const char *text)
	ATTR_NONNULL;

/* Adds how many bad records are left out; nothing when none is. */
void page_left_out(struct page *p) ATTR_NONNULL;
