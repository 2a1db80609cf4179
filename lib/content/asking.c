/* SPDX-License-Identifier: MIT
 * What all questions have in common. */
#include "content/asking.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "log/entry.h"

bool asking_is_yes(const char *line)
{
	/* Translators: what a person may type to agree. */
	const char *const words[] = { "y", "yes", _("y"), _("yes") };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (utf8_same(line, words[i]))
			return true;
	return false;
}

size_t asking_number(const char *line, size_t most)
{
	const struct entry_column numbers = { .name = "", .type = ENTRY_NUMBER,
		.min = 1, .max = (double)most };
	struct fault ignored = { 0 };
	char *number = most ? entry_canonical_as(&numbers, line, &ignored) :
		       NULL;
	double which = number && *number ? entry_number(number) : 0;

	free(number);
	return (double)(size_t)which == which ? (size_t)which : 0;
}

static char *number(char *out, double value)
{
	return i18n_number(out, value, (double)(long)value == value ? 0 : 1);
}

/* "0 far apart, 10 very close": what the ends of the scale mean. */
void asking_hint(const struct item *it, struct buf *out)
{
	char min[I18N_NUMBER_MAX], max[I18N_NUMBER_MAX];

	number(min, it->min);
	number(max, it->max);
	switch (it->type) {
	case ITEM_RATING:
	case ITEM_NUMBER:
		if (*it->low && *it->high)
			buf_addf(out, "%s %s, %s %s", min, it->low, max,
				 it->high);
		else
			buf_addf(out, _("%s to %s"), min, max);
		break;
	case ITEM_CHOICE:
		buf_puts(out, _("one number or word"));
		break;
	case ITEM_MULTI:
		buf_puts(out, _("any numbers, with blanks between"));
		break;
	case ITEM_DATE:
		/* Translators: %s is a date. */
		buf_addf(out, _("a date such as %s"), "2026-11-22");
		break;
	case ITEM_TAGS:
	case ITEM_TEXT:
		break;
	}
}

/* A whole sentence on what fits, for an answer that did not. */
void asking_fits(const struct item *it, const struct fault *f,
		 struct buf *why)
{
	char min[I18N_NUMBER_MAX], max[I18N_NUMBER_MAX];

	switch (it->type) {
	case ITEM_RATING:
	case ITEM_NUMBER:
		buf_addf(why, _("A number from %s to %s fits here; Enter "
				"skips."), number(min, it->min),
			 number(max, it->max));
		break;
	case ITEM_CHOICE:
		buf_addf(why, _("A number from 1 to %d or a word from the list "
				"fits here; Enter skips."), (int)it->n_choice);
		break;
	case ITEM_MULTI:
		buf_addf(why, _("Numbers from 1 to %d fit here, with blanks "
				"between; Enter skips."), (int)it->n_choice);
		break;
	case ITEM_DATE:
		buf_addf(why, _("A date such as %s (year, month, day) fits "
				"here; Enter skips."), "2026-11-22");
		break;
	case ITEM_TAGS:
		buf_puts(why, _("Words of letters and digits fit here, with a "
				"semicolon between them; Enter skips."));
		break;
	case ITEM_TEXT:
		/* Translators: %s is what is wrong with the answer. */
		buf_addf(why, _("That answer %s; Enter skips."),
			 _(f->message));
		break;
	}
}
