/* SPDX-License-Identifier: MIT
 * Paragraphs of a width. */
#include "sheet/page.h"

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "sheet/phrase.h"

static const char line_break[] = " \u00b6 ";

void page_add(struct page *p, const char *lead, size_t indent,
	      const char *text)
{
	size_t at = utf8_width(lead, strlen(lead));

	buf_puts(&p->out, lead);
	utf8_wrap(&p->out, text, at, indent, p->width);
	buf_putc(&p->out, '\n');
}

void page_gap(struct page *p)
{
	buf_putc(&p->out, '\n');
}

char *page_name(const struct page *p, const char *tag)
{
	struct buf key = BUF_EMPTY, name = BUF_EMPTY;

	buf_addf(&key, "name.%s", tag);
	const char *given = config_get(p->config, key.at);
	if (!given || !*given)
		given = tag;
	utf8_mask(&name, given, strlen(given), false);
	buf_free(&key);
	return buf_take(&name);
}

void page_words(struct page *p, const char *const words[2])
{
	for (int i = 0; i < 2; i++)
		if (words[i])
			page_add(p, "", 0, words[i]);
}

void page_quote(struct page *p, int32_t day, int year, const char *text)
{
	struct buf all = BUF_EMPTY;
	char date[PHRASE_MAX];

	buf_addf(&all, "%s: ", phrase_day(date, day, year));
	for (const char *rest = text; *rest;) {
		const char *end = strstr(rest, line_break);
		size_t len = end ? (size_t)(end - rest) : strlen(rest);
		utf8_mask(&all, rest, len, true);
		rest += len;
		if (end) {
			buf_putc(&all, '\n');
			rest += strlen(line_break);
		}
	}
	page_add(p, "    ", 6, all.at);
	buf_free(&all);
}

void page_left_out(struct page *p)
{
	struct buf text = BUF_EMPTY;

	if (!p->left_out)
		return;
	buf_addf(&text, P_("%zu record could not be read and is left out; "
			   "the messages name it.",
			   "%zu records could not be read and are left out; "
			   "the messages name them.", p->left_out),
		 p->left_out);
	page_add(p, "  ", 2, text.at);
	buf_free(&text);
}
