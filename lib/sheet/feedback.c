/* SPDX-License-Identifier: MIT
 * What helped and what did not. */
#include "sheet/feedback.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sheet/phrase.h"

enum { EACH = 2 };	/* of each person and kind */

static const struct {
	enum noted_text text;
	const char *title;
	bool own;		/* asked in private: in an own sheet alone */
} parts[] = {
	{ NOTED_HELPED, N_("What helped"), false },
	{ NOTED_NOTHELPED, N_("What did not help"), false },
	{ NOTED_APPRECIATE, N_("What was appreciated"), false },
	{ NOTED_UNSAID, N_("Not said yet"), true },
};

static bool is_of(const struct sheet *s, const struct noted *e, size_t i,
		  enum noted_text text)
{
	return sheet_has_day(s, e->day) && *noted_text(e, text) &&
	       !strcmp(e->who, s->figures->person[i]->tag);
}

static size_t count(const struct sheet *s, size_t i, enum noted_text text)
{
	size_t n = 0;

	for (size_t k = 0; k < s->entries->n && n < EACH; k++)
		n += is_of(s, &s->entries->one[k], i, text);
	return n;
}

/* The latest so many of a person, the oldest of them first. */
static void person(const struct sheet *s, size_t i, enum noted_text text,
		   size_t many)
{
	const struct noted *found[EACH];
	char *name = sheet_called(s, s->figures->person[i]->tag);
	size_t n = 0;

	for (size_t k = s->entries->n; k && n < many; k--)
		if (is_of(s, &s->entries->one[k - 1], i, text))
			found[n++] = &s->entries->one[k - 1];
	while (n) {
		struct buf lead = BUF_EMPTY, said = BUF_EMPTY;
		char day[PHRASE_MAX];
		phrase_day(day, found[--n]->day, s->year);
		if (s->own)
			buf_puts(&lead, day);
		else
			/* Translators: a name; a day. */
			buf_addf(&lead, _("%s, %s"), name, day);
		sheet_quote(&said, noted_text(found[n], text));
		doc_add(s->doc, DOC_ITEM, lead.at, buf_text(&said));
		buf_free(&lead);
		buf_free(&said);
	}
	free(name);
}

/* As many of each, or none; of a sheet for one person, theirs. */
static size_t many(const struct sheet *s, enum noted_text text)
{
	size_t least = EACH;

	if (s->own) {
		size_t me = sheet_person(s, s->own);
		return me < s->figures->n ? count(s, me, text) : 0;
	}
	for (size_t i = 0; i < s->figures->n; i++) {
		size_t n = count(s, i, text);
		least = n < least ? n : least;
	}
	return s->figures->n ? least : 0;
}

void feedback_build(const struct sheet *s)
{
	bool any = false;

	doc_section(s->doc, "helped", _("What helped, what did not"));
	for (size_t p = 0; p < ARRAY_LEN(parts); p++) {
		size_t n = parts[p].own && s->kind != SHEET_OWN ? 0 :
			   many(s, parts[p].text);
		if (!n)
			continue;
		any = true;
		doc_add(s->doc, DOC_HEADING, NULL, _(parts[p].title));
		for (size_t i = 0; i < s->figures->n; i++)
			if (!s->own || !strcmp(s->figures->person[i]->tag,
					       s->own))
				person(s, i, parts[p].text, n);
	}
	if (!any)
		sheet_none(s);
}
