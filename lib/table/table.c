/* SPDX-License-Identifier: MIT
 * CSV in: libcsv, fed one physical line at a time so that places are known,
 * and asked for whole rows only. */
#include "table/table.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "table/lines.h"
#include "table/marks.h"
#include "table/names.h"
#include "table/cut.h"

enum {
	OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL,
	CSV_BLOCK = 16 << 10,	/* libcsv grows its cell in such steps */
};

struct table {
	struct lines lines;
	struct csv_parser csv;
	struct names names;
	char *name, *key;
	int key_col;
	char delimiter;
	bool torn, foreign, careful;
	bool over;
	bool unterminated;	/* the record is the last, without line break */
	bool row;		/* libcsv has ended a row */
	size_t line;
	size_t after;		/* from the mark to the record's second line */
	size_t raw_len;
	struct cut cells;
};

const char TABLE_EMPTY[] = N_("empty input");
static const char CANNOT_READ[] = N_("cannot read");
static const char UNCLOSED[] = N_("a quotation mark is never closed");
static const char STRAY[] = N_("a stray quotation mark");
static const char HAS_NUL[] = N_("a NUL byte");
static const char TOO_LONG[] = N_("record longer than 1 MiB");
static const char TOO_LONG_OPEN[] =
	N_("record longer than 1 MiB, perhaps a quotation mark is not closed");
static const char UNFINISHED[] = N_("unfinished last row left out");
const char TABLE_CONFLICT[] = N_("merge conflict, see 'attune log --merge'");
const char TABLE_LONG_CELL[] = N_("cell longer than 64 KiB");
/* TRANSLATORS: two numbers follow: "5, 7" */
static const char RAGGED[] =
	N_("number of fields differs, here and in the header");

/* libcsv's callbacks cannot fail: room was made before the line was fed (a
 * record of n bytes has cells of at most n + 1 bytes, their NULs included). */
static void on_cell(void *bytes, size_t len, void *context)
{
	cut_add(&((struct table *)context)->cells, bytes, len);
}

static void on_row(int c, void *context)
{
	struct table *t = context;

	(void)c;
	t->row = true;
}

static void *grow(void *old, size_t size)
{
	size_t room = 0;

	return mem_grow(old, &room, size, 1);
}

/* Back to the beginning of a row, whatever state an error left. */
static void reset(struct table *t)
{
	csv_set_opts(&t->csv, 0);
	csv_fini(&t->csv, NULL, NULL, NULL);
	csv_set_opts(&t->csv, OPTIONS);
	t->cells.n = 0;
}

static const char *text_of(const struct table *t, const struct line *line)
{
	return t->lines.at + t->lines.mark + line->at;
}

/* The first line of the next record.  A byte order mark goes from any, since
 * files are joined with cat. */
static enum lines_got first_line(struct table *t, struct line *line)
{
	enum lines_got got;

	do {
		lines_mark(&t->lines);
		got = lines_next(&t->lines, line);
		if (got != LINES_LINE)
			break;
		if (marks_utf8(text_of(t, line), line->len)) {
			t->lines.mark += MARKS_UTF8_LEN;
			line->len -= MARKS_UTF8_LEN;
		}
	} while (marks_blank(text_of(t, line), line->len, t->delimiter));
	t->line = t->lines.number + (got == LINES_LONG);
	cut_clear(&t->cells);
	t->row = false;
	return got;
}

/* Gives one line to libcsv. errors: what is wrong, NULL when nothing is. */
static const char *feed(struct table *t, const struct line *line)
{
	size_t len = line->len + line->brk;

	if (line->nul)
		return HAS_NUL;
	cut_room(&t->cells, line->at + len);
	if (csv_parse(&t->csv, text_of(t, line), len, on_cell, on_row, t) !=
	    len)
		return STRAY;
	if (!line->brk && csv_fini(&t->csv, on_cell, on_row, t))
		return UNCLOSED;
	return NULL;
}

/* Most records need no parser.  One that does is read again from its first
 * line on. */
static bool cut(struct table *t, struct line line)
{
	enum cut_got got = CUT_OPEN;

	for (bool first = true; got == CUT_OPEN; first = false) {
		if (!first && lines_next(&t->lines, &line) != LINES_LINE)
			got = CUT_NOT;
		else if (t->careful || line.nul || !line.brk)
			got = CUT_NOT;
		else
			got = (first ? cut_line : cut_more)(&t->cells,
				text_of(t, &line), line.len, line.brk,
				t->delimiter);
	}
	t->raw_len = line.at + line.len;
	t->unterminated = false;
	if (got == CUT_WHOLE)
		return true;
	lines_back(&t->lines, t->after, t->line);
	cut_clear(&t->cells);
	return false;
}

/* The record that begins with that line. errors: what is wrong, or NULL. */
static const char *parse(struct table *t, struct line line)
{
	if (marks_conflict(text_of(t, &line), line.len))
		return TABLE_CONFLICT;
	if (cut(t, line))
		return NULL;
	for (;;) {
		const char *wrong = feed(t, &line);
		t->raw_len = line.at + line.len;
		t->unterminated = !line.brk;
		if (wrong || t->row)
			return wrong;
		switch (lines_next(&t->lines, &line)) {
		case LINES_LINE:
			break;
		case LINES_LONG:
			return TOO_LONG_OPEN;
		case LINES_FAILED:
			return CANNOT_READ;
		case LINES_END:
			return UNCLOSED;
		}
	}
}

static void place(const struct table *t, struct fault *f)
{
	*f = (struct fault){ .file = t->name, .line = t->line };
}

static enum table_got failed(struct table *t, struct fault *f)
{
	t->over = true;
	t->cells.n = 0;
	*f = (struct fault){ .file = t->name };
	fault_set(f, CANNOT_READ, t->lines.error);
	return TABLE_FAILED;
}

/* Leaves the record out and goes on behind its first line. */
static enum table_got broken(struct table *t, struct fault *f,
			     const char *wrong)
{
	size_t cell = t->cells.n;

	place(t, f);
	fault_set(f, wrong, 0);
	if (wrong == STRAY && cell < t->names.n)
		fault_in_column(f, names_at(&t->names, cell));
	reset(t);
	lines_back(&t->lines, t->after, t->line);
	if (wrong != UNFINISHED)
		return TABLE_BROKEN;
	t->over = true;
	return t->torn ? TABLE_END : TABLE_BROKEN;
}

/* One record as libcsv sees it: TABLE_ROW, or what there is instead. */
static enum table_got record(struct table *t, enum lines_got got,
			     const struct line *line, struct fault *f)
{
	t->raw_len = 0;
	if (got == LINES_FAILED)
		return failed(t, f);
	if (got == LINES_END) {
		*f = (struct fault){ 0 };
		return TABLE_END;
	}
	if (got == LINES_LONG) {
		/* Without a header nothing behind it is wanted, and an
		 * endless line has no end to look for. */
		if (t->names.n)
			lines_skip(&t->lines);
		t->after = 0;
		return broken(t, f, TOO_LONG);
	}
	t->after = line->at + line->len + line->brk;
	const char *wrong = parse(t, *line);
	if (!wrong)
		return TABLE_ROW;
	if (wrong == CANNOT_READ)
		return failed(t, f);
	if (!line->brk &&
	    (wrong == UNCLOSED ||
	     (wrong == HAS_NUL && marks_zeroed(text_of(t, line), line->len))))
		wrong = UNFINISHED;
	return broken(t, f, wrong);
}

static int bad_header(struct table *t, struct fault *f, const char *message,
		      size_t a, size_t b)
{
	char detail[FAULT_DETAIL_MAX] = "";

	if (b)
		snprintf(detail, sizeof(detail), "%zu, %zu", a, b);
	else if (a)
		snprintf(detail, sizeof(detail), "%zu", a);
	place(t, f);
	fault_set_detail(f, message, detail);
	t->over = true;
	t->cells.n = 0;
	return -1;
}

/* Takes the cells of the current record as names.  Columns are told by number
 * in faults: without a header line, a name would be somebody's cell. */
static int map(struct table *t, struct fault *f)
{
	if (t->cells.n > TABLE_COLUMNS_MAX)
		return bad_header(t, f, N_("more than 1024 columns"), 0, 0);
	names_clear(&t->names);
	for (size_t i = 0; i < t->cells.n; i++) {
		const char *name = table_cell(t, (int)i);
		size_t len = table_cell_len(t, (int)i);
		char by_number[16];
		if (t->foreign && (!len || names_find(&t->names, name) >= 0)) {
			len = (size_t)snprintf(by_number, sizeof(by_number),
					       "#%zu", i + 1);
			name = by_number;
		}
		if (!len)
			return bad_header(t, f, N_("a column without a name"),
					  i + 1, 0);
		if (len > TABLE_NAME_MAX && !t->foreign)
			return bad_header(t, f, N_("a column's name is longer "
						   "than 128 bytes"),
					  i + 1, 0);
		int twice = names_find(&t->names, name);
		if (twice >= 0)
			return bad_header(t, f, N_("two columns have one name"),
					  (size_t)twice + 1, i + 1);
		names_add(&t->names, name, len);
	}
	t->key_col = t->key ? names_find(&t->names, t->key) : -1;
	t->cells.n = 0;
	return 0;
}

/* Whether the record holds the names in force, in whatever order. */
static bool is_shuffled_header(const struct table *t)
{
	bool seen[TABLE_COLUMNS_MAX] = { false };

	if (t->cells.n != t->names.n)
		return false;
	for (size_t i = 0; i < t->cells.n; i++) {
		int col = names_find(&t->names, table_cell(t, (int)i));
		if (col < 0 || seen[col])
			return false;
		seen[col] = true;
	}
	return true;
}

static bool is_header(const struct table *t)
{
	const char *cell = table_cell(t, t->key_col);

	if (!t->names.begin[(unsigned char)*cell])
		return false;
	return !strcmp(cell, t->key) || is_shuffled_header(t);
}

/* Limits that libcsv does not know. */
static enum table_got check(struct table *t, struct fault *f)
{
	size_t n = t->cells.n, columns = t->names.n;

	if (n != columns) {
		char detail[FAULT_DETAIL_MAX];
		if (n < columns && t->unterminated &&
		    t->lines.number == t->line)
			return broken(t, f, UNFINISHED);
		broken(t, f, RAGGED);
		snprintf(detail, sizeof(detail), "%zu, %zu", n, columns);
		fault_set_detail(f, RAGGED, detail);
		return TABLE_BROKEN;
	}
	for (size_t i = 0; i < n; i++) {
		if (table_cell_len(t, (int)i) <= TABLE_FIELD_MAX)
			continue;
		broken(t, f, TABLE_LONG_CELL);
		t->cells.n = n;
		fault_in_column(f, names_at(&t->names, i));
		return TABLE_BROKEN;
	}
	return TABLE_ROW;
}

enum table_got table_next(struct table *t, struct fault *f)
{
	struct line line;

	if (t->over) {
		t->cells.n = t->raw_len = 0;
		*f = (struct fault){ 0 };
		return TABLE_END;
	}
	enum table_got got = record(t, first_line(t, &line), &line, f);
	if (got != TABLE_ROW)
		return got;
	if (is_header(t))
		return map(t, f) ? TABLE_FAILED : TABLE_HEADER;
	if (t->cells.n == t->names.n && t->raw_len <= TABLE_FIELD_MAX)
		return TABLE_ROW;
	return check(t, f);
}

/* Reads up to the header's end. errors: -1 with f filled. */
static int begin(struct table *t, char delimiter, struct fault *f)
{
	struct line line;
	const char *nothing = TABLE_EMPTY;
	enum lines_got got = first_line(t, &line);
	char told = 0;

	if (got == LINES_LINE)
		told = marks_sep(text_of(t, &line), line.len);
	if (told) {
		nothing = N_("no header line");
		got = first_line(t, &line);
	}
	if (got == LINES_LINE) {
		const char *text = text_of(t, &line);
		if (marks_utf16(text, line.len))
			return bad_header(t, f, N_("UTF-16 text, must be "
						   "saved as UTF-8"), 0, 0);
		t->delimiter = delimiter ? delimiter : told ? told :
			       marks_delimiter(text, line.len);
		csv_set_delim(&t->csv, (unsigned char)t->delimiter);
	}
	switch (record(t, got, &line, f)) {
	case TABLE_ROW:
		return map(t, f);
	case TABLE_END:
		place(t, f);
		f->line = 0;
		fault_set(f, nothing, 0);
		return -1;
	case TABLE_HEADER:
	case TABLE_BROKEN:
	case TABLE_FAILED:
		break;
	}
	return -1;
}

struct table *table_open(FILE *in, const char *name,
			 const struct table_how *how, struct fault *f)
{
	static const struct table_how usual;
	struct table *t = mem_get(1, sizeof(*t));

	if (!how)
		how = &usual;
	lines_init(&t->lines, in, how->watch);
	csv_init(&t->csv, OPTIONS);
	csv_set_blk_size(&t->csv, CSV_BLOCK);
	csv_set_realloc_func(&t->csv, grow);
	t->name = mem_dup(name);
	t->key = how->key ? mem_dup(how->key) : NULL;
	t->careful = how->careful;
	t->key_col = -1;
	t->foreign = how->foreign;
	if (begin(t, how->delimiter, f)) {
		f->file = name;
		table_close(t);
		return NULL;
	}
	t->torn = how->torn;
	return t;
}

size_t table_columns(const struct table *t)
{
	return t->names.n;
}

const char *table_column(const struct table *t, size_t i)
{
	return names_at(&t->names, i);
}

int table_col(const struct table *t, const char *name)
{
	return names_find(&t->names, name);
}

const char *table_cell(const struct table *t, int i)
{
	return (size_t)i < t->cells.n ? t->cells.at + t->cells.start[i] : "";
}

void table_cells(const struct table *t, const char **out)
{
	for (size_t i = 0; i < t->names.n; i++)
		out[i] = t->cells.at + t->cells.start[i];
}

size_t table_cell_len(const struct table *t, int i)
{
	const struct cut *r = &t->cells;

	return (size_t)i < r->n ? r->start[i + 1] - r->start[i] - 1 : 0;
}

const char *table_bytes(const struct table *t, size_t *len)
{
	*len = t->cells.len;
	return t->cells.at;
}

const char *table_raw(const struct table *t, size_t *len)
{
	*len = t->raw_len;
	return t->raw_len ? t->lines.at + t->lines.mark : "";
}

size_t table_line(const struct table *t)
{
	return t->line;
}

const char *table_name(const struct table *t)
{
	return t->name;
}

char table_delimiter(const struct table *t)
{
	return t->delimiter;
}

void table_close(struct table *t)
{
	if (!t)
		return;
	csv_free(&t->csv);
	lines_free(&t->lines);
	names_free(&t->names);
	cut_free(&t->cells);
	free(t->name);
	free(t->key);
	free(t);
}
