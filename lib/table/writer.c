/* SPDX-License-Identifier: MIT
 * CSV and JSON out. */
#include "table/writer.h"

#include <string.h>

#include "base/utf8.h"
#include "table/marks.h"

const struct writer_how WRITER_CSV = { ',', "" };
const struct writer_how WRITER_TSV = { '\t', "" };

static const char LINE_BREAK[] = " \xc2\xb6 ";
static const char REPLACEMENT[] = "\xef\xbf\xbd";

enum { CONFLICT_LEN = 7 };

/* Whether a reader would take a row that begins like this for something else
 * than a row: a byte order mark, a "sep=" line, a mark of git's. */
static bool misleads(const char *cell, size_t len)
{
	if (marks_utf8(cell, len))
		return true;
	if (len >= 4 && (!memcmp(cell, "sep=", 4) || !memcmp(cell, "SEP=", 4)))
		return true;
	return len >= CONFLICT_LEN && marks_conflict(cell, CONFLICT_LEN);
}

/* A reader trims outer blanks, and a line break is written with some. */
static bool is_outer(char c)
{
	return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
}

/* Adds a cell that may stand as it is, which most may: looked at and copied
 * in one go.  False, and nothing is added, for any other. */
static bool add_as_is(struct buf *row, const char *cell, size_t len,
		      char delimiter)
{
	/* Letters lie above all signs, and most bytes need no second look. */
	const signed char last = delimiter > '"' ? delimiter : '"';
	char *to = row->at + row->len;

	if (is_outer(cell[0]) || is_outer(cell[len - 1]))
		return false;
	for (size_t i = 0; i < len; i++) {
		char c = cell[i];
		if ((signed char)c <= last &&
		    (c == delimiter || c == '"' || c == '\n' || c == '\r' ||
		     !c)) {
			*to = '\0';
			return false;
		}
		to[i] = c;
	}
	to[len] = '\0';
	row->len += len;
	return true;
}

static bool needs_quotes(const char *cell, size_t len, char delimiter)
{
	return is_outer(cell[0]) || is_outer(cell[len - 1]) ||
	       memchr(cell, '"', len) || memchr(cell, delimiter, len);
}

/* Bytes at the beginning that stay as they are on one line. */
static size_t unchanged(const char *cell, size_t len)
{
	size_t n = 0;

	while (n < len && cell[n] && cell[n] != '\n' && cell[n] != '\r' &&
	       cell[n] != '"')
		n++;
	return n;
}

/* A cell on one line, with quotation marks doubled. */
static void add_changed(struct buf *row, const char *cell, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		size_t n = unchanged(cell + i, len - i);
		buf_add(row, cell + i, n);
		i += n;
		if (i == len)
			break;
		if (cell[i] == '\r' && i + 1 < len && cell[i + 1] == '\n')
			continue;
		buf_puts(row, !cell[i] ? REPLACEMENT :
			 cell[i] == '"' ? "\"\"" : LINE_BREAK);
	}
}

static void add_cell(struct buf *row, const char *cell, size_t len,
		     bool quoted)
{
	if (quoted)
		buf_putc(row, '"');
	add_changed(row, cell, len);
	if (quoted)
		buf_putc(row, '"');
}

/* A cell of a format without quotation marks. */
static void add_bare(struct buf *row, const char *cell, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (cell[i] == '\r' && i + 1 < len && cell[i + 1] == '\n')
			continue;
		if (cell[i] == '\t' || cell[i] == '\r' || cell[i] == '\n')
			buf_putc(row, ' ');
		else if (!cell[i])
			buf_puts(row, REPLACEMENT);
		else
			buf_putc(row, cell[i]);
	}
}

void writer_cell(struct buf *row, const struct writer_how *how,
		 const char *cell, size_t len, bool first)
{
	if (!len && how->na) {
		cell = how->na;
		len = strlen(cell);
	}
	buf_reserve(row, len + !first);
	if (!first)
		row->at[row->len++] = how->delimiter;
	row->at[row->len] = '\0';
	if (!len)
		return;
	if (how->delimiter == '\t')
		add_bare(row, cell, len);
	else if (first && misleads(cell, len))
		add_cell(row, cell, len, true);
	else if (!add_as_is(row, cell, len, how->delimiter))
		add_cell(row, cell, len,
			 needs_quotes(cell, len, how->delimiter));
}

void writer_end(struct buf *row, const struct writer_how *how, size_t start)
{
	/* A reader passes over blank lines. */
	if (row->len == start && how->delimiter != '\t')
		buf_add(row, "\"\"", 2);
	buf_putc(row, '\n');
}

static void add_json_char(struct buf *out, const char *c, size_t len)
{
	static const char special[] = "\"\\\b\f\n\r\t";
	static const char letter[] = "\"\\bfnrt";
	const char *s = strchr(special, *c);

	if (*c && s) {
		buf_putc(out, '\\');
		buf_putc(out, letter[s - special]);
	} else if ((unsigned char)*c < 0x20) {
		buf_addf(out, "\\u%04x", (unsigned)*c);
	} else {
		buf_add(out, c, len);
	}
}

void writer_json(struct buf *out, const char *text, size_t len)
{
	size_t at = 0;

	buf_putc(out, '"');
	while (at < len) {
		uint32_t cp;
		size_t n = utf8_char(text + at, len - at, &cp);
		if (n)
			add_json_char(out, text + at, n);
		else
			buf_puts(out, REPLACEMENT);
		at += n ? n : 1;
	}
	buf_putc(out, '"');
}

static size_t digits(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= '0' && s[n] <= '9')
		n++;
	return n;
}

bool writer_is_number(const char *cell, size_t len)
{
	size_t at = len && cell[0] == '-';
	size_t whole = digits(cell + at, len - at);

	if (!whole || (whole > 1 && cell[at] == '0'))
		return false;
	at += whole;
	if (at == len)
		return true;
	if (cell[at++] != '.')
		return false;
	size_t part = digits(cell + at, len - at);
	return part && at + part == len;
}
