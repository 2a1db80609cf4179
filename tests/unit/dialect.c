/* SPDX-License-Identifier: MIT
 * lib/table/dialect: what leaves for a spreadsheet. */
#include "table/dialect.h"

#include "tap.h"

static struct dialect excel, calc, tsv;

static void gives(const struct dialect *d, enum dialect_type type,
		  const char *cell, const char *want, const char *what)
{
	struct buf row = BUF_EMPTY;

	dialect_cell(&row, d, type, cell, strlen(cell), true);
	is_text(buf_text(&row), want, what);
	buf_free(&row);
}

static void beginnings(void)
{
	struct buf out = BUF_EMPTY;
	struct dialect other = { .kind = DIALECT_TSV };

	dialect_begin(&out, &excel);
	dialect_begin(&out, &tsv);
	is_text(buf_text(&out), "\xef\xbb\xbf", "excel begins with a BOM, tsv "
		"with nothing");
	buf_free(&out);
	ok(excel.writer.delimiter == ',' && calc.writer.delimiter == ',' &&
	   tsv.writer.delimiter == '\t', "where a point is the decimal mark "
	   "the comma is the delimiter");
	is_int(dialect_of(&other, "lotus"), -1, "other words are no dialect");
	is_int(other.kind, DIALECT_TSV, "and change nothing");
}

static void times(void)
{
	const char *stored = "2026-11-22T21:14:05+01:00";

	gives(&excel, DIALECT_TIME, stored, "2026-11-22 21:14:05",
	      "excel gets the wall time with a blank");
	gives(&calc, DIALECT_TIME, stored, "2026-11-22T21:14:05",
	      "calc gets it with T");
	gives(&tsv, DIALECT_TIME, stored, stored, "tsv gets it as it is");
	gives(&excel, DIALECT_TIME, "2026-11-22T21:14:05.250Z",
	      "2026-11-22 21:14:05", "a fraction is left out");
	gives(&excel, DIALECT_TIME, "2026-11-22", "2026-11-22",
	      "a day stays a day");
	gives(&excel, DIALECT_DATE, "2026-11-22", "2026-11-22",
	      "so does a date");
	gives(&excel, DIALECT_TIME, "=2026-11-22", "'=2026-11-22",
	      "what is no time is a text");
	gives(&excel, DIALECT_TIME, "2026-11-22T21:14:05+01:00=1",
	      "2026-11-22T21:14:05+01:00=1", "nothing is cut from a text");
}

static void numbers(void)
{
	struct dialect comma = excel;

	strcpy(comma.mark, ",");
	comma.writer.delimiter = ';';
	gives(&comma, DIALECT_NUMBER, "6.5", "6,5",
	      "a number gets the decimal mark of the language");
	gives(&comma, DIALECT_TEXT, "6.5", "6.5", "a text does not");
	comma.writer.delimiter = ',';
	gives(&comma, DIALECT_NUMBER, "6.5", "\"6,5\"",
	      "and quotation marks where the mark is the delimiter");
	gives(&excel, DIALECT_NUMBER, "6.5", "6.5", "a point stays a point");
	gives(&excel, DIALECT_NUMBER, "-3", "-3", "below zero is no formula");
	gives(&excel, DIALECT_NUMBER, "=3", "'=3",
	      "a column of numbers is no way in for a formula");
	gives(&excel, DIALECT_NUMBER, "", "", "missing stays missing");
}

static void formulas(void)
{
	static const char *const bad[] = {
		"=1+1", "+1+1", "-2+3", "@SUM(A1)", "|cmd", "\t=1", "\r=1",
		"\n=1", "  =1", "\u00a0=1", "\uff1d1", "\uff0b1", "\uff0d1",
		"\uff20x", "+49 170", "-", "--5", "-5,5,5", "+5",
	};
	static const char *const good[] = {
		"", " ", "-5", "-5.5", "-5,5", "a=b", "'=1", "3-4", "x@y",
		"\"=1\"",
	};
	char what[64];

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		snprintf(what, sizeof(what), "formula %zu is seen", i + 1);
		ok(dialect_is_formula(bad[i], strlen(bad[i])), what);
	}
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		snprintf(what, sizeof(what), "text %zu is none", i + 1);
		ok(!dialect_is_formula(good[i], strlen(good[i])), what);
	}
	gives(&excel, DIALECT_TEXT, "=HYPERLINK(\"x\",\"y\")",
	      "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
	      "a guarded text is quoted like any other");
	gives(&tsv, DIALECT_TEXT, "=1+1", "=1+1",
	      "tsv carries data as they are");
}

int main(void)
{
	ok(!dialect_of(&excel, "excel") && !dialect_of(&calc, "calc") &&
	   !dialect_of(&tsv, "tsv"), "there are three dialects");
	beginnings();
	times();
	numbers();
	formulas();
	return tap_done();
}
