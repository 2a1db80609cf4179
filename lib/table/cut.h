/* SPDX-License-Identifier: MIT
 * The cells of one record, one behind the other. */
#pragma once

#include "base/base.h"
#include "table/table.h"

struct cut {
	size_t n;		/* cells; those beyond the limit are counted */
	char *at;		/* each ends in a NUL */
	size_t room, len;
	uint32_t start[TABLE_COLUMNS_MAX + 1];
};

/* Begins with no cell. */
void cut_clear(struct cut *r) ATTR_NONNULL;

/* Makes room for the cells of that many bytes of CSV, those that are there
 * already included. */
void cut_room(struct cut *r, size_t bytes) ATTR_NONNULL;

/* Adds a cell; there must be room. */
void cut_add(struct cut *r, const char *bytes, size_t len) ATTR_NONNULL;

enum cut_got {
	CUT_NOT,		/* only a parser can tell; no cell is there */
	CUT_WHOLE,
	CUT_OPEN,		/* the last cell goes on in the next line */
};

/* Cuts a line into cells, as libcsv would, if that needs no parser: cells lie
 * between delimiters, less their outer blanks, and quotation marks stand next
 * to them or are doubled.
 * shape:  len bytes and the brk bytes of the line's break behind them. */
enum cut_got cut_line(struct cut *r, const char *line, size_t len, size_t brk,
		      char delimiter) ATTR_NONNULL;

/* The same for the line behind one that left a cell open. */
enum cut_got cut_more(struct cut *r, const char *line, size_t len, size_t brk,
		      char delimiter) ATTR_NONNULL;

void cut_free(struct cut *r) ATTR_NONNULL;
