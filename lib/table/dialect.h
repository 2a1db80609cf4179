/* SPDX-License-Identifier: MIT
 * CSV as spreadsheets want it: their delimiter, decimal mark and dates, and
 * nothing in a text that they would run as a formula. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "table/writer.h"

enum dialect_kind {
	DIALECT_PLAIN,		/* as the writer alone */
	DIALECT_EXCEL,		/* BOM; ";" where a decimal comma is written;
				 * "2026-11-22 21:14:05" */
	DIALECT_CALC,		/* the same with "," and "2026-11-22T21:14:05",
				 * the one date-time that LibreOffice takes
				 * for one without being asked */
	DIALECT_TSV,
};

/* What a column holds. */
enum dialect_type { DIALECT_TEXT, DIALECT_NUMBER, DIALECT_TIME, DIALECT_DATE };

struct dialect {
	enum dialect_kind kind;
	struct writer_how writer;	/* delimiter and na may be changed
					 * before the first cell */
	char mark[8];		/* the decimal mark */
};

#define DIALECT_WORDS "excel calc tsv"

/* The dialect of a word of DIALECT_WORDS, with the decimal mark of the user's
 * language.  errors: -1 for another word, *d untouched. */
int dialect_of(struct dialect *d, const char *word) ATTR_NONNULL;

/* Adds what comes before the header line.  Never fails. */
void dialect_begin(struct buf *out, const struct dialect *d) ATTR_NONNULL;

/* Adds one cell as writer_cell does.  Only what is a number, a date or a time
 * is written as one, whatever its column is said to hold; a text that begins
 * like a formula gets a "'" in front, a header cell too.  Never fails.
 * shape:  cell has len bytes, as the log writes them: 7.5, RFC 3339. */
void dialect_cell(struct buf *row, const struct dialect *d,
		  enum dialect_type type, const char *cell, size_t len,
		  bool first) ATTR_NONNULL;

/* Whether a spreadsheet might run a text: its first character but blanks is
 * one of = + - @ | TAB CR LF or a full-width = + - @, and it is no plain
 * number.  source: OWASP ASVS 1.2.10, CWE-1236 */
bool dialect_is_formula(const char *cell, size_t len) ATTR_NONNULL ATTR_PURE;
