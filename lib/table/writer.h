/* SPDX-License-Identifier: MIT
 * CSV out: cells quoted only when they must be, one record a physical line. */
#pragma once

#include "base/base.h"
#include "base/buf.h"

struct writer_how {
	char delimiter;		/* , ; or TAB (TAB: nothing is quoted; TAB and
				 * line breaks inside a cell become blanks) */
	const char *na;		/* written for an empty cell; "" or NULL: none */
};

extern const struct writer_how WRITER_CSV;	/* comma, RFC 4180, LF */
extern const struct writer_how WRITER_TSV;

/* Adds one cell, and a delimiter before it unless it is the row's first.
 * A line break inside is written as " \u00b6 "; outer blanks are kept by
 * quoting.  Never fails.
 * shape:  row is the row so far; first says whether this is its first cell. */
void writer_cell(struct buf *row, const struct writer_how *how,
		 const char *cell, size_t len, bool first) ATTR_NONNULL;

/* Ends the row with LF.  A row of one empty cell is written as "". */
void writer_end(struct buf *row, const struct writer_how *how,
		size_t start) ATTR_NONNULL;

/* Adds a JSON string with its quotes (RFC 8259); invalid bytes become
 * U+FFFD.  Never fails. */
void writer_json(struct buf *out, const char *text, size_t len) ATTR_NONNULL;

/* Whether a cell is a number as JSON would write it, so that it may stand
 * there without quotes: -?digits[.digits], no leading zero. */
bool writer_is_number(const char *cell, size_t len) ATTR_NONNULL ATTR_PURE;
