/* SPDX-License-Identifier: MIT
 * Answers to choices, as they are worded in the item sets. */
#include "sheet/choices.h"

#include <string.h>

#include "base/utf8.h"

static void label(struct buf *out, const struct item *it, const char *key,
		  size_t len)
{
	for (size_t k = 0; it && k < it->n_choice; k++)
		if (!strncmp(it->choice[k].key, key, len) &&
		    !it->choice[k].key[len]) {
			buf_puts(out, it->choice[k].label);
			return;
		}
	utf8_mask(out, key, len, false);
}

void choices_word(struct buf *out, const struct items *items,
		  const char *item, const char *cell)
{
	const struct item *it = items_find(items, item);

	for (size_t len; *cell; cell += len + (cell[len] == ';')) {
		len = strcspn(cell, ";");
		buf_puts(out, out->len ? "; " : "");
		label(out, it, cell, len);
	}
}
