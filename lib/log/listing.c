/* SPDX-License-Identifier: MIT
 * Rows written out. */
#include "log/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "table/dialect.h"
#include "table/writer.h"

struct listing {
	const struct listing_how *how;
	struct dialect dialect;
	const struct entry_column **known;	/* NULL: not in the schema */
	size_t *from;		/* the column's place in a row */
	const char *const *names;	/* of the rows it was looked up in */
	bool straight;		/* rows can be written as they are read */
	size_t rows;
};

enum { INDENT = 4 };

int listing_set_format(struct listing_how *how, const char *word)
{
	static const char *const words[] = {
		[LISTING_CSV] = "csv", [LISTING_TSV] = "tsv",
		[LISTING_JSON] = "json", [LISTING_JSONL] = "jsonl",
		[LISTING_TEXT] = "text",
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strcmp(words[i], word))
			continue;
		how->format = (enum listing_format)i;
		return 0;
	}
	return -1;
}

int listing_set_delimiter(struct listing_how *how, const char *word)
{
	if (!strcmp(word, "tab") || !strcmp(word, "\\t"))
		word = "\t";
	if (strlen(word) != 1 || !strchr(",;\t", *word))
		return -1;
	how->delimiter = *word;
	return 0;
}

struct listing *listing_new(const struct listing_how *how)
{
	struct listing *l = mem_get(1, sizeof(*l));

	l->how = how;
	if (!how->dialect || dialect_of(&l->dialect, how->dialect))
		l->dialect.writer = how->format == LISTING_TSV ? WRITER_TSV
							       : WRITER_CSV;
	if (how->delimiter)
		l->dialect.writer.delimiter = how->delimiter;
	if (how->na)
		l->dialect.writer.na = how->na;
	l->from = mem_get(how->n, sizeof(*l->from));
	l->known = mem_get(how->n, sizeof(*l->known));
	for (size_t i = 0; i < how->n; i++)
		l->known[i] = entry_column(how->columns[i]);
	return l;
}

void listing_free(struct listing *l)
{
	if (!l)
		return;
	free(l->from);
	free(l->known);
	free(l);
}

static bool is_sheet(const struct listing *l)
{
	return l->how->format == LISTING_CSV || l->how->format == LISTING_TSV;
}

void listing_begin(struct listing *l, struct buf *out)
{
	size_t start = out->len;

	if (l->how->format == LISTING_JSON)
		buf_putc(out, '[');
	if (!is_sheet(l))
		return;
	dialect_begin(out, &l->dialect);
	if (!l->how->header)
		return;
	start = out->len;
	for (size_t i = 0; i < l->how->n; i++)
		dialect_cell(out, &l->dialect, DIALECT_TEXT,
			     l->how->columns[i], strlen(l->how->columns[i]),
			     !i);
	writer_end(out, &l->dialect.writer, start);
}

void listing_end(struct listing *l, struct buf *out)
{
	if (l->how->format == LISTING_JSON)
		buf_puts(out, l->rows ? "\n]\n" : "]\n");
}

/* A column that is asked for and not there is empty in every row. */
static void look_up(struct listing *l, const struct entry *e)
{
	l->names = e->names;
	for (size_t i = 0; i < l->how->n; i++) {
		size_t at = 0;
		while (at < e->n && strcmp(e->names[at], l->how->columns[i]))
			at++;
		l->from[i] = at;
	}
	l->straight = l->how->format == LISTING_CSV && !l->how->dialect &&
		      !(l->dialect.writer.na && *l->dialect.writer.na) &&
		      l->dialect.writer.delimiter == ',' &&
		      l->how->n == e->n;
	for (size_t i = 0; i < l->how->n && l->straight; i++)
		l->straight = l->from[i] == i;
}

static const char *cell_of(const struct listing *l, const struct entry *e,
			   size_t i)
{
	return l->from[i] < e->n ? e->cells[l->from[i]] : "";
}

/* What nobody knows may be a user's own item, and a number. */
static enum dialect_type type_of(const struct entry_column *c)
{
	switch (c ? c->type : ENTRY_NUMBER) {
	case ENTRY_RATING:
	case ENTRY_NUMBER: return DIALECT_NUMBER;
	case ENTRY_TIME: return DIALECT_TIME;
	case ENTRY_DATE: return DIALECT_DATE;
	case ENTRY_TEXT: case ENTRY_ID: case ENTRY_TAG: case ENTRY_KIND:
	case ENTRY_VISIBILITY: case ENTRY_TAGS: case ENTRY_CHOICE:
		break;
	}
	return DIALECT_TEXT;
}

static void sheet_row(const struct listing *l, const struct entry *e,
		      struct buf *out)
{
	size_t start = out->len;

	if (e->raw && l->straight) {
		buf_add(out, e->raw, e->raw_len);
		buf_putc(out, '\n');
		return;
	}
	for (size_t i = 0; i < l->how->n; i++) {
		const char *cell = cell_of(l, e, i);
		dialect_cell(out, &l->dialect, type_of(l->known[i]), cell,
			     strlen(cell), !i);
	}
	writer_end(out, &l->dialect.writer, start);
}

static bool is_number(const struct entry_column *c)
{
	return c && (c->type == ENTRY_RATING || c->type == ENTRY_NUMBER);
}

static void json_row(const struct listing *l, const struct entry *e,
		     struct buf *out)
{
	buf_putc(out, '{');
	for (size_t i = 0; i < l->how->n; i++) {
		const char *cell = cell_of(l, e, i);
		const char *name = l->how->columns[i];
		size_t len = strlen(cell);
		buf_puts(out, i ? "," : "");
		writer_json(out, name, strlen(name));
		buf_putc(out, ':');
		if (!len)
			buf_puts(out, "null");
		else if (type_of(l->known[i]) != DIALECT_TEXT &&
			 writer_is_number(cell, len))
			buf_add(out, cell, len);
		else
			writer_json(out, cell, len);
	}
	buf_putc(out, '}');
}

static bool is_tags(const struct entry_column *c)
{
	return c && c->type == ENTRY_TAGS;
}

/* The local date and time that the row was written with. */
static void put_when(struct buf *out, const struct entry *e)
{
	int64_t local = e->time.utc + (int64_t)e->time.offset * 60;
	int64_t day = local / 86400 - (local % 86400 < 0);
	int minute = (int)((local - day * 86400) / 60);
	char date[STAMP_MAX];

	buf_addf(out, "%s %02d:%02d", stamp_date(date, (int32_t)day),
		 minute / 60, minute % 60);
}

/* A cell made safe for people, " \u00b6 " as the line break it stands for. */
static char *shown(const char *cell)
{
	static const char mark[] = " \u00b6 ";
	struct buf lines = BUF_EMPTY, out = BUF_EMPTY;

	for (const char *at; (at = strstr(cell, mark));
	     cell = at + strlen(mark)) {
		buf_add(&lines, cell, (size_t)(at - cell));
		buf_putc(&lines, '\n');
	}
	buf_puts(&lines, cell);
	utf8_mask(&out, lines.at, lines.len, true);
	buf_free(&lines);
	return buf_take(&out);
}

static void put_shown(struct buf *out, const char *cell)
{
	char *text = shown(cell);

	buf_puts(out, text);
	free(text);
}

static void put_number(struct buf *out, const char *cell)
{
	const char *point = strchr(cell, '.');
	char number[I18N_NUMBER_MAX];

	buf_puts(out, i18n_number(number, entry_number(cell),
				  point ? (int)strlen(point + 1) : 0));
}

static void put_label(struct buf *out, const struct listing *l, size_t i)
{
	if (l->known[i])
		buf_puts(out, _(l->known[i]->what));
	else
		put_shown(out, l->how->columns[i]);
}

static void put_head(struct buf *out, const struct listing *l,
		     const struct entry *e)
{
	struct buf key = BUF_EMPTY;

	buf_addf(&key, "name.%s", e->who);
	const char *name = l->how->config ?
			   config_get(l->how->config, buf_text(&key)) : NULL;
	put_when(out, e);
	buf_puts(out, "  ");
	put_shown(out, name ? name : e->who);
	buf_puts(out, "  ");
	put_shown(out, *e->kind ? e->kind : "checkin");
	if (e->visibility != SHARED)
		buf_addf(out, "  (%s)", entry_visibility_word(e->visibility));
	buf_addf(out, "  %s\n", e->id);
	buf_free(&key);
}

/* The head has them, or nobody reads them. */
static bool is_plumbing(const struct entry_column *c)
{
	static const char *const names[] = {
		"id", "time", "who", "kind", "visibility", "item_set",
	};

	for (size_t i = 0; c && i < ARRAY_LEN(names); i++)
		if (!strcmp(c->name, names[i]))
			return true;
	return false;
}

/* A paragraph of the text at len and behind, wrapped where it stands. */
static void put_wrapped(struct buf *out, const struct listing *l,
			const struct buf *text)
{
	buf_addf(out, "%*s", INDENT, "");
	utf8_wrap(out, buf_text(text), INDENT, INDENT, l->how->width);
	buf_putc(out, '\n');
}

static void text_row(const struct listing *l, const struct entry *e,
		     struct buf *out)
{
	struct buf line = BUF_EMPTY;

	put_head(out, l, e);
	for (size_t i = 0; i < l->how->n; i++) {
		const char *cell = cell_of(l, e, i);
		if (!*cell || !is_number(l->known[i]))
			continue;
		buf_puts(&line, line.len ? ", " : "");
		put_label(&line, l, i);
		buf_putc(&line, ' ');
		put_number(&line, cell);
	}
	if (line.len)
		put_wrapped(out, l, &line);
	for (size_t i = 0; i < l->how->n; i++) {
		const char *cell = cell_of(l, e, i);
		if (!*cell || is_number(l->known[i]) ||
		    is_plumbing(l->known[i]))
			continue;
		buf_clear(&line);
		if (!l->known[i] || strcmp(l->known[i]->name, "note")) {
			put_label(&line, l, i);
			buf_puts(&line, ": ");
		}
		put_shown(&line, cell);
		for (char *c = line.at; is_tags(l->known[i]) && *c; c++)
			*c = *c == ';' ? ' ' : *c;
		put_wrapped(out, l, &line);
	}
	buf_free(&line);
}

void listing_row(struct listing *l, const struct entry *e, struct buf *out)
{
	if (l->names != e->names || !l->rows)
		look_up(l, e);
	switch (l->how->format) {
	case LISTING_CSV:
	case LISTING_TSV:
		sheet_row(l, e, out);
		break;
	case LISTING_JSON:
		buf_puts(out, l->rows ? ",\n" : "\n");
		json_row(l, e, out);
		break;
	case LISTING_JSONL:
		json_row(l, e, out);
		buf_putc(out, '\n');
		break;
	case LISTING_TEXT:
		buf_puts(out, l->rows ? "\n" : "");
		text_row(l, e, out);
		break;
	}
	l->rows++;
}
