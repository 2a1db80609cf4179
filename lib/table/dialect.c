/* SPDX-License-Identifier: MIT
 * CSV as spreadsheets want it. */
#include "table/dialect.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

enum { DATE_LEN = 10, MINUTE_LEN = 16, SECOND_LEN = 19 };

static const char BOM[] = "\xef\xbb\xbf";

/* The catalogue's mark, as people's numbers have it. */
static void find_mark(char *mark, size_t room)
{
	char half[I18N_NUMBER_MAX];
	const char *from = i18n_number(half, 0.5, 1) + 1;
	size_t len = strlen(from) - 1;

	snprintf(mark, room, "%.*s", (int)len, from);
}

int dialect_of(struct dialect *d, const char *word)
{
	struct dialect set = { .writer = WRITER_CSV };

	find_mark(set.mark, sizeof(set.mark));
	if (!strcmp(word, "excel")) {
		set.kind = DIALECT_EXCEL;
		set.writer.delimiter = strcmp(set.mark, ".") ? ';' : ',';
	} else if (!strcmp(word, "calc")) {
		set.kind = DIALECT_CALC;
	} else if (!strcmp(word, "tsv")) {
		set.kind = DIALECT_TSV;
		set.writer = WRITER_TSV;
	} else {
		return -1;
	}
	*d = set;
	return 0;
}

static bool is_sheet(const struct dialect *d)
{
	return d->kind == DIALECT_EXCEL || d->kind == DIALECT_CALC;
}

void dialect_begin(struct buf *out, const struct dialect *d)
{
	if (is_sheet(d))
		buf_puts(out, BOM);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* -?digits, and a part behind one of the marks that a language may have. */
static bool is_plain_number(const char *s, size_t len)
{
	size_t at = len && *s == '-', start = at;

	while (at < len && is_digit(s[at]))
		at++;
	if (at == start)
		return false;
	if (at < len && (s[at] == '.' || s[at] == ',')) {
		start = ++at;
		while (at < len && is_digit(s[at]))
			at++;
		if (at == start)
			return false;
	}
	return at == len;
}

/* Whether one of the texts begins s; its length, else 0. */
static size_t begins(const char *s, size_t len, const char *const *texts)
{
	for (; *texts; texts++) {
		size_t n = strlen(*texts);
		if (n <= len && !memcmp(s, *texts, n))
			return n;
	}
	return 0;
}

bool dialect_is_formula(const char *cell, size_t len)
{
	/* A spreadsheet may trim each of these. */
	static const char *const blanks[] = {
		" ", "\v", "\f", "\u00a0", "\u2007", "\u202f", "\u3000",
		"\ufeff", "\u200b", NULL
	};
	static const char *const starts[] = {
		"=", "+", "-", "@", "|", "\t", "\r", "\n", "\uff1d",
		"\uff0b", "\uff0d", "\uff20", NULL
	};
	size_t at = 0, n;

	while ((n = begins(cell + at, len - at, blanks)))
		at += n;
	return begins(cell + at, len - at, starts) &&
	       !is_plain_number(cell, len);
}

/* Whether s has digits where the pattern has 0, and its other characters. */
static bool looks(const char *s, size_t len, const char *pattern)
{
	size_t n = strlen(pattern);

	if (len < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (pattern[i] == '0' ? !is_digit(s[i]) : s[i] != pattern[i])
			return false;
	return true;
}

static bool is_date(const char *s, size_t len)
{
	return len == DATE_LEN && looks(s, len, "0000-00-00");
}

/* Length of date and time without fraction and offset, 0 for another text. */
static size_t time_len(const char *s, size_t len)
{
	size_t at = MINUTE_LEN;

	if (!looks(s, len, "0000-00-00T00:00") &&
	    !looks(s, len, "0000-00-00 00:00"))
		return 0;
	if (looks(s + at, len - at, ":00"))
		at = SECOND_LEN;
	size_t clock = at;
	if (at < len && s[at] == '.')
		while (++at < len && is_digit(s[at]))
			;
	if (at < len && (s[at] == 'Z' || s[at] == 'z'))
		at++;
	else if (looks(s + at, len - at, "+00:00") ||
		 looks(s + at, len - at, "-00:00"))
		at += strlen("+00:00");
	return at == len ? clock : 0;
}

static void put_time(struct buf *row, const struct dialect *d,
		     const char *cell, size_t len, bool first)
{
	char shown[SECOND_LEN];

	memcpy(shown, cell, len);
	shown[DATE_LEN] = d->kind == DIALECT_CALC ? 'T' : ' ';
	writer_cell(row, &d->writer, shown, len, first);
}

static void put_number(struct buf *row, const struct dialect *d,
		       const char *cell, size_t len, bool first)
{
	const char *point = memchr(cell, '.', len);
	struct buf number = BUF_EMPTY;
	size_t whole = point ? (size_t)(point - cell) : len;

	buf_add(&number, cell, whole);
	if (point) {
		buf_puts(&number, d->mark);
		buf_add(&number, point + 1, len - whole - 1);
	}
	writer_cell(row, &d->writer, number.at, number.len, first);
	buf_free(&number);
}

static void put_text(struct buf *row, const struct dialect *d,
		     const char *cell, size_t len, bool first)
{
	struct buf guarded = BUF_EMPTY;

	if (!dialect_is_formula(cell, len)) {
		writer_cell(row, &d->writer, cell, len, first);
		return;
	}
	buf_putc(&guarded, '\'');
	buf_add(&guarded, cell, len);
	writer_cell(row, &d->writer, guarded.at, guarded.len, first);
	buf_free(&guarded);
}

void dialect_cell(struct buf *row, const struct dialect *d,
		  enum dialect_type type, const char *cell, size_t len,
		  bool first)
{
	size_t clock;

	if (!is_sheet(d) || !len)
		writer_cell(row, &d->writer, cell, len, first);
	else if (type == DIALECT_NUMBER && writer_is_number(cell, len))
		put_number(row, d, cell, len, first);
	else if (type == DIALECT_TIME && (clock = time_len(cell, len)))
		put_time(row, d, cell, clock, first);
	else if ((type == DIALECT_DATE || type == DIALECT_TIME) &&
		 is_date(cell, len))
		writer_cell(row, &d->writer, cell, len, first);
	else
		put_text(row, d, cell, len, first);
}
