/* SPDX-License-Identifier: MIT
 * One word of the glossary, another one each week. */
#include "sheet/word.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/book.h"

/* What a person wrote last about the word. */
static void meaning(const struct sheet *s, const char *tag, const char *id,
		    const char *term)
{
	for (size_t i = s->entries->n; i; i--) {
		const struct noted *e = &s->entries->one[i - 1];
		const char *title = noted_text(e, NOTED_TITLE);
		const char *note = noted_text(e, NOTED_NOTE);
		if (!noted_is(e, "glossary") || strcmp(e->who, tag) ||
		    !*note || e->day > s->figures->period.last ||
		    (!utf8_same(title, id) && !utf8_same(title, term)))
			continue;
		struct buf text = BUF_EMPTY;
		char *name = sheet_called(s, tag);
		sheet_quote(&text, note);
		doc_add(s->doc, DOC_ITEM, name, text.at);
		buf_free(&text);
		free(name);
		return;
	}
}

int word_build(const struct sheet *s, struct fault *f)
{
	static const char *const needed[] = { "id", "term", "meaning", NULL };
	static const struct book_how how = { .name = "glossary.csv",
					     .needed = needed, .key = "id" };
	struct book *b = book_read(&how, f);

	if (!b)
		return -1;
	size_t n = book_count(b), i = 0;
	if (n)
		i = (size_t)((s->figures->period.last / 7) % (int32_t)n +
			     (int32_t)n) % n;
	doc_section(s->doc, "words", _("A word"));
	if (n) {
		struct buf text = BUF_EMPTY;
		const char *term = book_cell(b, i, "term");
		/* Translators: a word and its meaning. */
		buf_addf(&text, _("%s: %s"), term, book_cell(b, i, "meaning"));
		sheet_say(s, &text);
		for (size_t k = 0; k < s->figures->n && s->notes; k++)
			meaning(s, s->figures->person[k]->tag,
				book_cell(b, i, "id"), term);
		buf_free(&text);
	} else {
		sheet_none(s);
	}
	book_free(b);
	return 0;
}
