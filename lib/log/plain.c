/* SPDX-License-Identifier: MIT
 * Values that are written as the log writes them, which most are that come
 * from a log.  Whatever is not sure is left to entry_canonical. */
#include <string.h>

#include "log/cell.h"
#include "log/entry.h"

enum { SHORT = 64, TEXT_MAX = 16 << 10 };

/* Letters, digits and signs of tags and words, as the log writes them. */
static bool is_label(char c)
{
	return (c >= 'a' && c <= 'z') || cell_is_digit(c) || c == ':' ||
	       c == '_' || c == '-';
}

static bool is_text(const char *value)
{
	size_t len = 0;

	for (; value[len]; len++)
		if (value[len] < 0x20 || value[len] > 0x7e)
			return false;
	return len && len <= TEXT_MAX && value[0] != ' ' &&
	       value[len - 1] != ' ';
}

static bool is_id(const char *value)
{
	for (size_t i = 0; value[i]; i++)
		if (value[i] >= 'a')
			return false;
	return ident_is(value);
}

static bool is_time(const char *value)
{
	size_t len = strlen(value);
	char out[STAMP_MAX];
	struct stamp s;

	return len < sizeof(out) && !stamp_parse(value, len, &s) &&
	       !strcmp(stamp_print(out, &s), value);
}

/* A small whole number; others may have zeros to lose. */
static bool is_number(const struct entry_column *c, const char *value)
{
	int number = 0;
	size_t len = 0;

	for (; cell_is_digit(value[len]) && len < 4; len++)
		number = number * 10 + (value[len] - '0');
	return len && !value[len] && (len == 1 || value[0] != '0') &&
	       number >= c->min && number <= c->max;
}

/* Whether the tag of len bytes at to stands in the list before it. */
static bool is_repeated(const char *list, const char *to, size_t len)
{
	while (list < to) {
		size_t n = strcspn(list, ";");
		if (n == len && !memcmp(list, to, len))
			return true;
		list += n + 1;
	}
	return false;
}

static bool are_tags(const char *value)
{
	const char *at = value;

	for (;;) {
		size_t len = 0;
		while (is_label(at[len]))
			len++;
		if (!len || len > SHORT || (at[len] && at[len] != ';') ||
		    is_repeated(value, at, len))
			return false;
		if (!at[len])
			return true;
		at += len + 1;
	}
}

static bool is_word(const char *value)
{
	size_t len = 0;

	while (is_label(value[len]))
		len++;
	return len && len <= SHORT && !value[len];
}

bool entry_is_canonical(const struct entry_column *c, const char *value)
{
	switch (c->type) {
	case ENTRY_ID: return is_id(value);
	case ENTRY_TIME: return is_time(value);
	case ENTRY_TAG: return ident_is_tag(value);
	case ENTRY_VISIBILITY:
		return !strcmp(value, entry_visibility_word(
					      entry_visibility(value)));
	case ENTRY_DATE: return cell_is_date(value);
	case ENTRY_RATING:
	case ENTRY_NUMBER: return is_number(c, value);
	case ENTRY_TAGS: return are_tags(value);
	case ENTRY_KIND:
	case ENTRY_CHOICE: return is_word(value);
	case ENTRY_TEXT: return is_text(value);
	}
	return false;
}
