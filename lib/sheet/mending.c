/* SPDX-License-Identifier: MIT
 * How far mending has come after something went wrong. */
#include "sheet/mending.h"

#include <string.h>

#include "base/i18n.h"
#include "sheet/choices.h"

enum { SHOWN = 4 };	/* the latest */

int mending_build(const struct sheet *s, struct fault *f)
{
	struct items *items = items_read("repair", f);
	const struct noted *shown[SHOWN];
	size_t n = 0;

	if (!items)
		return -1;
	for (size_t i = s->entries->n; i && n < SHOWN; i--) {
		const struct noted *e = &s->entries->one[i - 1];
		const char *word = noted_text(e, NOTED_REPAIR);
		if (sheet_has_day(s, e->day) && *word &&
		    strcmp(word, "none"))
			shown[n++] = e;
	}
	doc_add(s->doc, DOC_HEADING, NULL, _("Mending"));
	if (!n)
		sheet_none(s);
	for (; n; n--) {
		struct buf text = BUF_EMPTY;
		choices_word(&text, items, "repair",
			     noted_text(shown[n - 1], NOTED_REPAIR));
		sheet_dated(s, shown[n - 1]->day, text.at);
		buf_free(&text);
	}
	items_free(items);
	return 0;
}
