/* SPDX-License-Identifier: MIT
 * Pages of text for people, and lists of rows. */
#include "content/leaf.h"

#include <string.h>

#include "base/utf8.h"
#include "table/writer.h"

void leaf_text(struct buf *out, const char *text, size_t indent, size_t width)
{
	struct buf safe = BUF_EMPTY;

	utf8_mask(&safe, text, strlen(text), false);
	buf_addf(out, "%*s", (int)indent, "");
	utf8_wrap(out, buf_text(&safe), indent, indent, width);
	buf_putc(out, '\n');
	buf_free(&safe);
}

void leaf_entry(struct buf *out, const char *head, const char *text,
		size_t indent, size_t hang, size_t width)
{
	struct buf safe = BUF_EMPTY, words = BUF_EMPTY;

	utf8_mask(&safe, head, strlen(head), false);
	utf8_mask(&words, text, strlen(text), false);
	size_t used = indent + utf8_width(buf_text(&safe), safe.len);
	buf_addf(out, "%*s%s", (int)indent, "", buf_text(&safe));
	if (used + 1 > hang) {
		buf_putc(out, '\n');
		used = 0;
	}
	buf_addf(out, "%*s", (int)(hang - used), "");
	utf8_wrap(out, buf_text(&words), hang, hang, width);
	buf_putc(out, '\n');
	buf_free(&safe);
	buf_free(&words);
}

void leaf_heading(struct buf *out, const char *text,
		  const struct show_how *how)
{
	if (how->bold)
		buf_puts(out, "\033[1m");
	struct buf safe = BUF_EMPTY;
	utf8_mask(&safe, text, strlen(text), false);
	utf8_wrap(out, buf_text(&safe), 0, 0, how->width);
	if (how->bold)
		buf_puts(out, "\033[0m");
	buf_puts(out, "\n\n");
	buf_free(&safe);
}

void leaf_footer(struct buf *out, const struct show_how *how)
{
	buf_putc(out, '\n');
	leaf_text(out, how->footer, 0, how->width);
}

void leaf_begin(const struct leaf *l)
{
	size_t start = l->out->len;

	if (l->format == SHOW_JSON) {
		buf_putc(l->out, '[');
		return;
	}
	for (size_t i = 0; i < l->n; i++)
		writer_cell(l->out, &WRITER_CSV, l->columns[i],
			    strlen(l->columns[i]), !i);
	writer_end(l->out, &WRITER_CSV, start);
}

static bool is_number(const struct leaf *l, size_t column, const char *cell)
{
	const char *name = l->columns[column];
	const char *at = l->numbers ? strstr(l->numbers, name) : NULL;
	size_t len = strlen(name);

	return at && at > l->numbers && at[-1] == ' ' && at[len] == ' ' &&
	       writer_is_number(cell, strlen(cell));
}

static void json_row(const struct leaf *l, const char *const *cells)
{
	buf_puts(l->out, l->rows ? ",\n{" : "\n{");
	for (size_t i = 0; i < l->n; i++) {
		if (i)
			buf_puts(l->out, ", ");
		writer_json(l->out, l->columns[i], strlen(l->columns[i]));
		buf_puts(l->out, ": ");
		if (is_number(l, i, cells[i]))
			buf_puts(l->out, cells[i]);
		else
			writer_json(l->out, cells[i], strlen(cells[i]));
	}
	buf_putc(l->out, '}');
}

void leaf_row(struct leaf *l, const char *const *cells)
{
	size_t start = l->out->len;

	if (l->format == SHOW_JSON) {
		json_row(l, cells);
	} else {
		for (size_t i = 0; i < l->n; i++)
			writer_cell(l->out, &WRITER_CSV, cells[i],
				    strlen(cells[i]), !i);
		writer_end(l->out, &WRITER_CSV, start);
	}
	l->rows++;
}

void leaf_end(const struct leaf *l)
{
	if (l->format == SHOW_JSON)
		buf_puts(l->out, l->rows ? "\n]\n" : "]\n");
}
