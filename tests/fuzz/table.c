/* SPDX-License-Identifier: MIT
 * Fuzzing the table reader: any bytes, in tiny and in big chunks.
 *
 * clang -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -DPACKAGE='"attune"'
 *	-DLOCALEDIR='"/"' -Ilib tests/fuzz/table.c lib/table/[cmnt]*.c
 *	lib/base/[a-z]*.c -lcsv */
#include <stdint.h>
#include <stdlib.h>

static size_t chunk = 131072;
#define LINES_CHUNK chunk
#include "table/lines.c"

#include "table/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
	uint64_t hash;
	size_t rows;
};

static void hash(struct seen *s, const void *bytes, size_t len)
{
	const unsigned char *c = bytes;

	for (size_t i = 0; i < len; i++)
		s->hash = (s->hash ^ c[i]) * 1099511628211u;
	s->hash = (s->hash ^ len) * 1099511628211u;
}

static void must(bool good)
{
	if (!good)
		abort();
}

static void look_at_row(struct seen *s, const struct table *t,
			const char *data, size_t size)
{
	size_t len;
	const char *raw = table_raw(t, &len);

	must(len && len <= size && memmem(data, size, raw, len));
	must(!memchr(raw, '\0', len));
	hash(s, raw, len);
	for (size_t i = 0; i < table_columns(t); i++) {
		const char *cell = table_cell(t, (int)i);
		size_t n = table_cell_len(t, (int)i);
		must(strlen(cell) == n && n <= len);
		must(table_col(t, table_column(t, i)) == (int)i);
		hash(s, cell, n);
	}
	s->rows++;
}

static void look_at_fault(struct seen *s, const struct table *t,
			  const struct fault *f)
{
	must(f->message && f->file == table_name(t));
	must(f->line == table_line(t));
	must(f->message == TABLE_LONG_CELL || !*table_cell(t, 0));
	hash(s, f->message, strlen(f->message));
	hash(s, f->column, strlen(f->column));
	hash(s, f->detail, strlen(f->detail));
}

static struct seen read_all(const char *data, size_t size,
			    const struct table_how *how)
{
	struct seen s = { 14695981039346656037u, 0 };
	struct fault f;
	FILE *in = fmemopen((void *)(uintptr_t)data, size, "r");
	struct table *t = table_open(in, "in", how, &f);
	size_t line = t ? table_line(t) : 0;
	enum table_got got;

	must(t || f.message);
	while (t && (got = table_next(t, &f)) != TABLE_END) {
		must(table_line(t) > line);
		line = table_line(t);
		hash(&s, &line, sizeof(line));
		hash(&s, &got, sizeof(got));
		if (got == TABLE_ROW)
			look_at_row(&s, t, data, size);
		else if (got != TABLE_HEADER)
			look_at_fault(&s, t, &f);
	}
	table_close(t);
	fclose(in);
	return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delimiters[] = { 0, ',', ';', '\t' };
	struct table_how how = { 0 };

	if (!size)
		return 0;
	how.delimiter = delimiters[data[0] & 3];
	how.key = data[0] & 4 ? "a" : NULL;
	how.torn = data[0] & 8;
	const char *text = (const char *)data + 1;
	chunk = 131072;
	struct seen big = read_all(text, size - 1, &how);
	chunk = 1 + (data[0] >> 4);
	struct seen tiny = read_all(text, size - 1, &how);
	must(big.hash == tiny.hash && big.rows == tiny.rows);
	how.careful = true;
	struct seen judged = read_all(text, size - 1, &how);
	must(judged.hash == tiny.hash && judged.rows == tiny.rows);
	return 0;
}
