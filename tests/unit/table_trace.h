/* SPDX-License-Identifier: MIT
 * What a table reader makes of an input, as a text; for one program's tests. */
#pragma once

#include <stddef.h>

/* Inputs are read in chunks of several sizes. */
static size_t chunk = 131072;
#define LINES_CHUNK chunk
#include "table/lines.c"

#include "base/buf.h"
#include "table/table.h"
#include "tap.h"

static void add_hex(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		buf_addf(out, "%02x", (unsigned char)s[i]);
}

static void add_cells(struct buf *out, const struct table *t, bool hex)
{
	for (size_t i = 0; i < table_columns(t); i++) {
		const char *cell = table_cell(t, (int)i);
		size_t len = table_cell_len(t, (int)i);
		buf_putc(out, i ? '|' : ' ');
		if (hex)
			add_hex(out, cell, len);
		else
			buf_add(out, cell, len);
	}
	buf_putc(out, '\n');
}

static void add_fault(struct buf *out, const struct fault *f)
{
	buf_addf(out, "%zu !%s: %s", f->line, f->column, f->message);
	if (f->detail[0])
		buf_addf(out, ": %s", f->detail);
	buf_putc(out, '\n');
}

static void add_header(struct buf *out, const struct table *t)
{
	buf_addf(out, "%zu =", table_line(t));
	for (size_t i = 0; i < table_columns(t); i++)
		buf_addf(out, "%c%s", i ? '|' : ' ', table_column(t, i));
	buf_putc(out, '\n');
}

/* All that is read, one line a record: "LINE CELL|CELL", "LINE !COLUMN:
 * MESSAGE: DETAIL", "LINE = NAME|NAME". */
static void trace(struct buf *out, FILE *in, const struct table_how *how,
		  bool hex)
{
	struct fault f;
	struct table *t = table_open(in, "in", how, &f);
	enum table_got got;

	if (!t) {
		add_fault(out, &f);
		return;
	}
	add_header(out, t);
	while ((got = table_next(t, &f)) != TABLE_END) {
		if (got == TABLE_ROW) {
			buf_addf(out, "%zu", table_line(t));
			add_cells(out, t, hex);
		} else if (got == TABLE_HEADER) {
			add_header(out, t);
		} else {
			add_fault(out, &f);
		}
	}
	if (f.message)
		add_fault(out, &f);
	table_close(t);
}

static char *traced(const char *in, size_t len, const struct table_how *how)
{
	struct buf out = BUF_EMPTY;
	FILE *stream = fmemopen((void *)(uintptr_t)in, len, "r");

	trace(&out, stream, how, false);
	fclose(stream);
	return buf_take(&out);
}

/* A table over a text; the caller closes both. */
static struct table *open_text(const char *in, FILE **stream)
{
	struct fault f;

	*stream = fmemopen((void *)(uintptr_t)in, strlen(in), "r");
	return table_open(*stream, "in", NULL, &f);
}
