/* SPDX-License-Identifier: MIT
 * CSV in: rows and columns by name, with positions; the only room that knows
 * libcsv.  It knows no column's meaning. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/fault.h"

enum {
	TABLE_RECORD_MAX = 1 << 20,	/* bytes of one record */
	TABLE_FIELD_MAX = 64 << 10,	/* bytes of one cell */
	TABLE_COLUMNS_MAX = 1024,
	TABLE_NAME_MAX = 128,		/* bytes of a column's name */
};

struct table;
struct lines_watch;

struct table_how {
	char delimiter;		/* 0: told from the header: , ; or TAB */
	const char *key;	/* a record with this name in the column of
				 * this name is a repeated header; NULL: none */
	bool careful;		/* libcsv judges records without a quotation
				 * mark too; nothing else may differ */
	bool torn;		/* an unterminated last record that is not whole
				 * is left out as "unfinished" and no fault */
	bool foreign;		/* of another program: a column whose name is
				 * missing or there already is "#3" by its
				 * number; names may be long */
	const struct lines_watch *watch;	/* of table/lines; NULL */
};

enum table_got {
	TABLE_FAILED = -2,	/* could not read; the fault says why; ended */
	TABLE_BROKEN = -1,	/* one record is bad; the fault names it;
				 * the next call reads on */
	TABLE_END = 0,
	TABLE_ROW = 1,
	TABLE_HEADER = 2,	/* a repeated header: columns are mapped anew */
};

/* A reader behind the header line, or NULL.
 * shape:  in is read to its end and not closed; name is copied; how may be
 *         NULL for the defaults.  BOM, a "sep=" line, CRLF, CR, blank lines
 *         and a missing last line break are accepted.
 * errors: NULL with f filled: empty input (message TABLE_EMPTY), no header,
 *         a column twice, an unnamed column with a name missing, limits. */
struct table *table_open(FILE *in, const char *name,
			 const struct table_how *how, struct fault *f)
	ATTR_NONNULL_AT(1, 2, 4) ATTR_USE_RESULT;

/* The message of the fault of an input that holds no byte but blanks. */
extern const char TABLE_EMPTY[];

/* The message of the fault of a record that is whole but for a cell that is
 * too long: its cells can be asked for. */
extern const char TABLE_LONG_CELL[];

/* The message of the fault of a record that is one of git's conflict marks. */
extern const char TABLE_CONFLICT[];

/* The next record.  After a broken one reading resumes at the line after its
 * first line; f->file, f->line and, where known, f->column say where.  At the
 * end f->message is NULL, or with how->torn the name of an unfinished row. */
enum table_got table_next(struct table *t, struct fault *f) ATTR_NONNULL;

/* Count of columns of the header in force. */
size_t table_columns(const struct table *t) ATTR_NONNULL ATTR_PURE;

/* The name of column i < table_columns; borrowed until the next header. */
const char *table_column(const struct table *t, size_t i)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

/* The number of the column of that name, -1 when there is none. */
int table_col(const struct table *t, const char *name) ATTR_NONNULL ATTR_PURE;

/* The cell of column i of the current row; "" when i is -1.
 * shape:  NUL-ended, without NUL inside; borrowed until the next table_next.
 *         Line breaks inside are kept. */
const char *table_cell(const struct table *t, int i)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

/* All cells of the current row, table_columns of them, as table_cell. */
void table_cells(const struct table *t, const char **out) ATTR_NONNULL;

/* Length in bytes of that cell. */
size_t table_cell_len(const struct table *t, int i) ATTR_NONNULL ATTR_PURE;

/* The cells of the current row one behind the other, a NUL behind each: equal
 * bytes are equal cells; borrowed until the next table_next. */
const char *table_bytes(const struct table *t, size_t *len) ATTR_NONNULL;

/* The bytes of the current record as they stand in the input, without its
 * line break; borrowed until the next table_next. */
const char *table_raw(const struct table *t, size_t *len) ATTR_NONNULL;

/* The physical line where the current record began, from 1. */
size_t table_line(const struct table *t) ATTR_NONNULL ATTR_PURE;

/* The name given to table_open; lives as long as t. */
const char *table_name(const struct table *t) ATTR_NONNULL ATTR_PURE;

/* The delimiter in force. */
char table_delimiter(const struct table *t) ATTR_NONNULL ATTR_PURE;

/* Frees the reader; NULL is allowed.  The stream stays open. */
void table_close(struct table *t);
