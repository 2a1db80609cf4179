/* SPDX-License-Identifier: MIT
 * Pages of text for people, and lists of rows as CSV and as JSON. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "content/show.h"

/* Adds a paragraph; every line begins with indent blanks, control characters
 * are made visible. */
void leaf_text(struct buf *out, const char *text, size_t indent, size_t width)
	ATTR_NONNULL;

/* Adds a word or two, and a text that hangs beside them. */
void leaf_entry(struct buf *out, const char *head, const char *text,
		size_t indent, size_t hang, size_t width) ATTR_NONNULL;

/* Adds a heading, bold where how says so, and an empty line. */
void leaf_heading(struct buf *out, const char *text,
		  const struct show_how *how) ATTR_NONNULL;

/* Adds an empty line and the words at the end of every text. */
void leaf_footer(struct buf *out, const struct show_how *how) ATTR_NONNULL;

/* Rows under way; begins with all zero. */
struct leaf {
	struct buf *out;
	enum show_format format;	/* SHOW_CSV or SHOW_JSON */
	const char *const *columns;	/* n of them */
	size_t n, rows;
	const char *numbers;	/* blanks around the names of columns whose
				 * cells are numbers in JSON; NULL: none */
};

/* Begins a list, adds a row of n cells, and ends the list. */
void leaf_begin(const struct leaf *l) ATTR_NONNULL;
void leaf_row(struct leaf *l, const char *const *cells) ATTR_NONNULL;
void leaf_end(const struct leaf *l) ATTR_NONNULL;
