/* SPDX-License-Identifier: MIT
 * The promises of lib/table/writer.h, alone and together with the reader. */
#include "table/writer.h"

#include "table/table.h"
#include "tap.h"

static const struct writer_how SEMICOLON = { ';', "" };
static const struct writer_how WITH_NA = { ',', "NA" };

/* A row of the cells up to NULL. */
static char *row_of(const struct writer_how *how, const char *const *cells)
{
	struct buf row = BUF_EMPTY;

	for (size_t i = 0; cells[i]; i++)
		writer_cell(&row, how, cells[i], strlen(cells[i]), !i);
	writer_end(&row, how, 0);
	return buf_take(&row);
}

#define ROW(what, how, want, ...) do { \
	const char *const row_cells[] = { __VA_ARGS__, NULL }; \
	char *row_text = row_of((how), row_cells); \
	is_text(row_text, (want), (what)); \
	free(row_text); \
} while (0)

static void test_csv(void)
{
	ROW("plain cells are not quoted", &WRITER_CSV,
	    "1,two words,it's;\xc3\xa9,-3.5\n",
	    "1", "two words", "it's;\xc3\xa9", "-3.5");
	ROW("empty cells are empty", &WRITER_CSV, ",,\n", "", "", "");
	ROW("a row of one empty cell is no blank line", &WRITER_CSV,
	    "\"\"\n", "");
	ROW("delimiters and quotation marks are quoted", &WRITER_CSV,
	    "\"a,b\",\"say \"\"so\"\"\",\"\"\"\"\n",
	    "a,b", "say \"so\"", "\"");
	ROW("only the delimiter in use is", &SEMICOLON, "a,b;\"a;b\"\n",
	    "a,b", "a;b");
	ROW("outer blanks are quoted, inner ones are not", &WRITER_CSV,
	    "\" a\",\"a \",\"\ta\",\" \",a\tb\n",
	    " a", "a ", "\ta", " ", "a\tb");
	ROW("a line break is written as a pilcrow", &WRITER_CSV,
	    "a \xc2\xb6 b,c \xc2\xb6 d,e \xc2\xb6 f\n",
	    "a\nb", "c\r\nd", "e\rf");
	ROW("each of several, quoted when it is the first or last thing",
	    &WRITER_CSV, "a \xc2\xb6  \xc2\xb6 b,\" \xc2\xb6 \"\n",
	    "a\n\nb", "\n");
	ROW("what looks like a sep= line is quoted", &WRITER_CSV,
	    "\"sep=;\",sep=;\n", "sep=;", "sep=;");
	ROW("so are a byte order mark", &WRITER_CSV,
	    "\"\xef\xbb\xbfx\",\xef\xbb\xbfx\n",
	    "\xef\xbb\xbfx", "\xef\xbb\xbfx");
	ROW("and git's marks", &WRITER_CSV, "\"=======\"\n", "=======");
	ROW("with more behind them", &WRITER_CSV, "\"<<<<<<< a\",>>>>>>> b\n",
	    "<<<<<<< a", ">>>>>>> b");
	ROW("empty cells may get a word", &WITH_NA, "NA,a,NA\n",
	    "", "a", "");
	ROW("a single one too", &WITH_NA, "NA\n", "");

	struct buf row = BUF_EMPTY;
	writer_cell(&row, &WRITER_CSV, "a\0b", 3, true);
	writer_end(&row, &WRITER_CSV, 0);
	is_text(row.at, "a\xef\xbf\xbd""b\n", "NUL is never written");
	size_t start = row.len;
	writer_cell(&row, &WRITER_CSV, "", 0, true);
	writer_end(&row, &WRITER_CSV, start);
	is_text(row.at + start, "\"\"\n", "a later row is told by its start");
	buf_free(&row);
}

static void test_tsv(void)
{
	ROW("TSV quotes nothing; breaks and TAB become blanks", &WRITER_TSV,
	    "a,b\t\"x\"\t p q \tr s\t\n",
	    "a,b", "\"x\"", " p\tq ", "r\r\ns", "");
}

static void test_json(void)
{
	static const char in[] = "a\"\\/\b\f\n\r\t\x01\x1f\x7f\xc3\xa9"
		"\xf0\x9f\x98\x80\xff\xc3";
	struct buf out = BUF_EMPTY;

	writer_json(&out, in, sizeof(in) - 1);
	is_text(out.at, "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\xc3\xa9"
		"\xf0\x9f\x98\x80\xef\xbf\xbd\xef\xbf\xbd\"",
		"JSON escapes what it must, and nothing is invalid");
	buf_clear(&out);
	writer_json(&out, "\0", 1);
	is_text(out.at, "\"\\u0000\"", "NUL too");
	buf_clear(&out);
	writer_json(&out, "", 0);
	is_text(out.at, "\"\"", "an empty text is one");
	buf_free(&out);
}

static void test_number(void)
{
	static const char *const yes[] = {
		"0", "7", "10", "-1", "0.5", "-0.25", "3.10", "1234567890",
	};
	static const char *const no[] = {
		"", "-", ".5", "5.", "05", "-05", "00", "+1", "1e3", "1,5",
		" 1", "1 ", "0x1", "NaN", "1.2.3", "--1", "1.-2", "\xd9\xa1",
	};

	for (size_t i = 0; i < ARRAY_LEN(yes); i++)
		ok(writer_is_number(yes[i], strlen(yes[i])), yes[i]);
	for (size_t i = 0; i < ARRAY_LEN(no); i++)
		ok(!writer_is_number(no[i], strlen(no[i])),
		   "what JSON would not take is no number");
	ok(writer_is_number("12", 1), "only len bytes are looked at");
}

/* A generator with a fixed beginning (xorshift, Marsaglia 2003). */
static uint64_t state = 88172645463325252u;

static size_t below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state >> 33) % n;
}

static void random_cell(struct buf *cell)
{
	static const char *const parts[] = {
		"\"", "\"\"", ",", ";", "\t", " ", "\n", "\r", "\r\n", "a",
		"b c", "\xef\xbb\xbf", "sep=", "sep=,", "=======", "<<<<<<< ",
		">>>>>>>", "\xc3\xa9", "\xff", "'", "\\", "NA", "1", "=1+1",
		"\x1b", "\xc2\xb6", "\xc2\x85", "|",
	};

	buf_clear(cell);
	for (size_t n = below(6); n; n--)
		buf_puts(cell, parts[below(ARRAY_LEN(parts))]);
}

/* What a reader shall find: the same text on one line. */
static void on_one_line(struct buf *out, const char *s)
{
	buf_clear(out);
	for (; *s; s++) {
		if (s[0] == '\r' && s[1] == '\n')
			s++;
		if (*s == '\r' || *s == '\n')
			buf_puts(out, " \xc2\xb6 ");
		else
			buf_putc(out, *s);
	}
}

enum { ROWS = 4000, COLUMNS_MAX = 5 };

/* Writes random rows into file, and what a reader shall find into wanted,
 * each cell with its NUL. */
static void write_rows(struct buf *file, struct buf *wanted, size_t columns,
		       const struct writer_how *how)
{
	struct buf cell = BUF_EMPTY, line = BUF_EMPTY;

	for (size_t i = 0; i < columns; i++) {
		char name[] = { (char)('a' + i), '\0' };
		writer_cell(file, how, name, 1, !i);
	}
	writer_end(file, how, 0);
	for (size_t r = 0; r < ROWS; r++) {
		size_t start = file->len;
		for (size_t i = 0; i < columns; i++) {
			random_cell(&cell);
			writer_cell(file, how, buf_text(&cell), cell.len, !i);
			on_one_line(&line, buf_text(&cell));
			buf_add(wanted, buf_text(&line), line.len + 1);
		}
		writer_end(file, how, start);
	}
	buf_free(&cell);
	buf_free(&line);
}

/* Counts rows that come back as they went, in cells and, when they are
 * written once more, in bytes. */
static size_t equal_rows(const struct buf *file, const struct buf *wanted,
			 const struct writer_how *how)
{
	const struct table_how table_how = { .delimiter = how->delimiter };
	FILE *in = fmemopen(file->at, file->len, "r");
	struct fault f;
	struct table *t = table_open(in, "in", &table_how, &f);
	const char *want = wanted->at;
	struct buf again = BUF_EMPTY;
	size_t equal = 0, len;

	while (table_next(t, &f) == TABLE_ROW) {
		bool same = true;
		buf_clear(&again);
		for (size_t i = 0; i < table_columns(t); i++) {
			const char *cell = table_cell(t, (int)i);
			same &= !strcmp(cell, want);
			same &= table_line(t) == equal + 2;
			want += strlen(want) + 1;
			writer_cell(&again, how, cell,
				    table_cell_len(t, (int)i), !i);
		}
		writer_end(&again, how, 0);
		const char *raw = table_raw(t, &len);
		equal += same && len + 1 == again.len &&
			 !memcmp(raw, again.at, len);
	}
	buf_free(&again);
	table_close(t);
	fclose(in);
	return equal;
}

static void test_round_trip(void)
{
	static const struct writer_how *const hows[] = {
		&WRITER_CSV, &SEMICOLON,
	};

	for (size_t columns = 1; columns <= COLUMNS_MAX; columns++) {
		for (size_t h = 0; h < ARRAY_LEN(hows); h++) {
			struct buf file = BUF_EMPTY, wanted = BUF_EMPTY;
			write_rows(&file, &wanted, columns, hows[h]);
			is_int(equal_rows(&file, &wanted, hows[h]), ROWS,
			       "rows come back as they went");
			buf_free(&file);
			buf_free(&wanted);
		}
	}
}

int main(void)
{
	test_csv();
	test_tsv();
	test_json();
	test_number();
	test_round_trip();
	return tap_done();
}
