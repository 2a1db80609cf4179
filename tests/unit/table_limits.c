/* SPDX-License-Identifier: MIT
 * The limits of lib/table/table.h, hostile inputs and streams that fail. */
#include <errno.h>

#include "table_trace.h"

enum { MIB = 1 << 20 };

/* Fills a text of a header, a head, n bytes of fill and a tail. */
static char *long_text(const char *head, char fill, size_t n,
		       const char *tail, size_t *len)
{
	struct buf b = BUF_EMPTY;

	buf_puts(&b, head);
	for (size_t i = 0; i < n; i++)
		buf_putc(&b, fill);
	buf_puts(&b, tail);
	*len = b.len;
	return buf_take(&b);
}

static void test_long(const char *what, const char *head, char fill, size_t n,
		      const char *tail, const char *want)
{
	size_t len;
	char *in = long_text(head, fill, n, tail, &len);
	static const size_t sizes[] = { 4093, 131072 };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		chunk = sizes[i];
		char *got = traced(in, len, NULL);
		is_text(got, want, what);
		free(got);
	}
	free(in);
}

static void test_limits(void)
{
	static const char too_long[] =
		"1 = a|b\n2 !: record longer than 1 MiB\n3 3|4\n";

	test_long("a record of 1 MiB is within the limit",
		  "a,b\n", ',', MIB, "\n3,4\n",
		  "1 = a|b\n2 !: number of fields differs, here and in the "
		  "header: 1048577, 2\n3 3|4\n");
	test_long("a byte more is not",
		  "a,b\n", ',', MIB + 1, "\n3,4\n", too_long);
	test_long("nor are many more, in one line",
		  "a,b\n1,\"", 'x', 3 * MIB, "\"\r\n3,4\n", too_long);
	test_long("a last line that long ends the table",
		  "a,b\n", 'x', 3 * MIB, "",
		  "1 = a|b\n2 !: record longer than 1 MiB\n");
	test_long("an open quotation mark with 2 MiB behind stops at 1 MiB",
		  "a,b\n1,\"\n", '\n', 2 * MIB, "3,4\n",
		  "1 = a|b\n2 !: record longer than 1 MiB, perhaps a "
		  "quotation mark is not closed\n2097155 3|4\n");
	test_long("an open one before a huge line breaks both, and no more",
		  "a,b\n1,\"\n", 'x', 2 * MIB, "\n3,4\n",
		  "1 = a|b\n2 !: record longer than 1 MiB, perhaps a "
		  "quotation mark is not closed\n"
		  "3 !: record longer than 1 MiB\n4 3|4\n");
	test_long("a huge header line is refused",
		  "", 'x', MIB + 1, "\n",
		  "1 !: record longer than 1 MiB\n");
	test_long("a cell over 64 KiB is named",
		  "a,b\n1,", 'x', TABLE_FIELD_MAX + 1, "\n3,4\n",
		  "1 = a|b\n2 !b: cell longer than 64 KiB\n3 3|4\n");
	test_long("a name over 128 bytes is refused",
		  "a,", 'x', TABLE_NAME_MAX + 1, "\n",
		  "1 !: a column's name is longer than 128 bytes: 2\n");
}

static void test_wide(void)
{
	struct buf b = BUF_EMPTY;
	FILE *in;
	struct fault f;

	for (int i = 0; i < TABLE_COLUMNS_MAX; i++)
		buf_addf(&b, "%sc%d", i ? "," : "", i);
	buf_putc(&b, '\n');
	for (int i = 0; i < TABLE_COLUMNS_MAX; i++)
		buf_addf(&b, "%s%d", i ? "," : "", i);
	struct table *t = open_text(b.at, &in);
	ok(t && table_next(t, &f) == TABLE_ROW, "1024 columns are read");
	is_text(table_cell(t, table_col(t, "c1023")), "1023",
		"each found by name");
	table_close(t);
	fclose(in);

	b.len = (size_t)(strchr(b.at, '\n') - b.at);
	buf_puts(&b, ",more\n");
	in = fmemopen(b.at, b.len, "r");
	t = table_open(in, "in", NULL, &f);
	ok(!t && !strcmp(f.message, "more than 1024 columns"),
	   "1025 columns are refused");
	fclose(in);
	buf_free(&b);

	char name[TABLE_NAME_MAX + 3];
	memset(name, 'n', sizeof(name));
	strcpy(name + TABLE_NAME_MAX, "\n");
	t = open_text(name, &in);
	ok(t && strlen(table_column(t, 0)) == TABLE_NAME_MAX,
	   "a name of 128 bytes is read");
	table_close(t);
	fclose(in);

	size_t len;
	char *cell = long_text("a\n", 'x', TABLE_FIELD_MAX, "\n", &len);
	t = open_text(cell, &in);
	ok(t && table_next(t, &f) == TABLE_ROW &&
	   table_cell_len(t, 0) == TABLE_FIELD_MAX,
	   "a cell of 64 KiB is read");
	table_close(t);
	fclose(in);
	free(cell);
}

/* A stream that fails for a while after its first bytes. */
struct failing {
	const char *in;
	size_t len, at, until;
	int cause, times;
};

static ssize_t failing_read(void *cookie, char *out, size_t n)
{
	struct failing *s = cookie;

	if (s->at == s->until && s->times) {
		s->times--;
		errno = s->cause;
		return -1;
	}
	size_t left = (s->at < s->until ? s->until : s->len) - s->at;
	n = n < left ? n : left;
	memcpy(out, s->in + s->at, n);
	s->at += n;
	return (ssize_t)n;
}

static void test_read_error(void)
{
	static const char in[] = "a,b\n1,2\n3,\"4\n5,6\"\n7,8\n";
	const cookie_io_functions_t io = { .read = failing_read };

	chunk = 131072;
	for (size_t until = 0; until < sizeof(in) - 1; until++) {
		struct failing bad = { in, sizeof(in) - 1, 0, until, EIO, -1 };
		struct failing late = bad;
		late.cause = EINTR;
		late.times = 2;
		struct buf got = BUF_EMPTY;
		FILE *stream = fopencookie(&bad, "r", io);
		trace(&got, stream, NULL, false);
		fclose(stream);
		char *end = strstr(buf_text(&got), "0 !: cannot read\n");
		ok(end && !end[17] && !strstr(got.at, "closed"),
		   "a read error is told as such, behind the rows before it");
		buf_clear(&got);
		stream = fopencookie(&late, "r", io);
		trace(&got, stream, NULL, false);
		fclose(stream);
		is_text(buf_text(&got),
			"1 = a|b\n2 1|2\n3 3|4\n5,6\n5 7|8\n",
			"an interrupted read is tried again");
		buf_free(&got);
	}

	struct fault f;
	FILE *dir = fopen("/", "r");
	ok(!table_open(dir, "/", NULL, &f) && f.cause == EISDIR,
	   "a directory cannot be read");
	fclose(dir);
}

/* Hostile inputs whose every line begins what the next ones break: work that
 * grows with the square would take minutes. */
static void test_linear(void)
{
	static const char *const lines[] = {
		"\"\n", ",\"\n", "1,\"\n2\n", "\r", "\n", "\r\n", "\"\"\"\n",
		"\"\"\n\"\n", "a,b\n", ",",
	};

	chunk = 131072;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct buf in = BUF_EMPTY;
		struct fault f;
		buf_puts(&in, "a,b\n");
		while (in.len < 2 * MIB)
			buf_puts(&in, lines[i]);
		FILE *stream = fmemopen(in.at, in.len, "r");
		struct table *t = table_open(stream, "in", NULL, &f);
		size_t records = 0;
		while (table_next(t, &f) != TABLE_END)
			records++;
		ok(records <= in.len, "hostile lines are read to the end");
		table_close(t);
		fclose(stream);
		buf_free(&in);
	}
}

int main(void)
{
	test_limits();
	test_wide();
	test_read_error();
	test_linear();
	return tap_done();
}
