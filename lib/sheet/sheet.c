/* SPDX-License-Identifier: MIT
 * Small things that all sections need. */
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "sheet/phrase.h"

static const char line_break[] = " \u00b6 ";

char *sheet_name(const struct sheet *s, const char *tag)
{
	struct buf key = BUF_EMPTY, name = BUF_EMPTY;

	buf_addf(&key, "name.%s", tag);
	const char *given = s->tags ? NULL : config_get(s->config, key.at);
	if (!given || !*given)
		given = tag;
	utf8_mask(&name, given, strlen(given), false);
	buf_free(&key);
	return buf_take(&name);
}

char *sheet_called(const struct sheet *s, const char *tag)
{
	struct buf out = BUF_EMPTY;
	char *name = sheet_name(s, tag);

	buf_addf(&out, DOC_NAME "%s" DOC_NAME_END, name);
	free(name);
	return buf_take(&out);
}

char *sheet_plain(const char *text)
{
	struct buf out = BUF_EMPTY;

	for (; *text; text++)
		if (*text != *DOC_NAME && *text != *DOC_NAME_END)
			buf_putc(&out, *text);
	return buf_take(&out);
}

void sheet_say(const struct sheet *s, struct buf *text)
{
	if (text->len)
		doc_add(s->doc, DOC_TEXT, NULL, text->at);
	buf_clear(text);
}

void sheet_none(const struct sheet *s)
{
	doc_add(s->doc, DOC_TEXT, NULL, _("No notes here yet."));
}

void sheet_quote(struct buf *out, const char *text)
{
	for (const char *rest = text; *rest;) {
		const char *end = strstr(rest, line_break);
		size_t len = end ? (size_t)(end - rest) : strlen(rest);
		utf8_mask(out, rest, len, true);
		rest += len;
		if (end) {
			buf_putc(out, '\n');
			rest += strlen(line_break);
		}
	}
}

void sheet_dated(const struct sheet *s, int32_t day, const char *text)
{
	char date[PHRASE_MAX];

	doc_add(s->doc, DOC_ITEM, phrase_day(date, day, s->year), text);
}

bool sheet_has_day(const struct sheet *s, int32_t day)
{
	return day >= s->figures->period.first &&
	       day <= s->figures->period.last;
}

size_t sheet_person(const struct sheet *s, const char *tag)
{
	size_t i = 0;

	while (i < s->figures->n && strcmp(s->figures->person[i]->tag, tag))
		i++;
	return i;
}

bool sheet_is_joint(const struct sheet *s)
{
	return s->kind == SHEET_COUPLE || s->kind == SHEET_JOINT;
}

bool sheet_is_open(const struct sheet *s, size_t m)
{
	const struct measure *all = s->figures->gather->measures->all;

	return !sheet_is_joint(s) || !all[m].starred || figures_shared(s->figures, m);
}

bool sheet_is_rated(const struct sheet *s, size_t i, size_t m)
{
	for (size_t k = 0; k < s->figures->n; k++) {
		const struct figure *f = figures_at(s->figures, k, m);
		if (f->from < f->n && (i == s->figures->n || i == k))
			return true;
	}
	return false;
}

void sheet_heading(const struct sheet *s, size_t m)
{
	struct buf heading = BUF_EMPTY;

	measures_heading(&s->figures->gather->measures->all[m], &heading);
	doc_add(s->doc, DOC_HEADING, NULL, buf_text(&heading));
	buf_free(&heading);
}

void sheet_left_out(const struct sheet *s)
{
	struct buf text = BUF_EMPTY;

	if (s->left_out)
		buf_addf(&text, P_("%zu record could not be read and is left "
				   "out; the messages name it.",
				   "%zu records could not be read and are "
				   "left out; the messages name them.",
				   s->left_out), s->left_out);
	sheet_say(s, &text);
	buf_free(&text);
}
