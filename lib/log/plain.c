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
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' ||
	       c == '_' || c == '-';
}

/* How many of them a value begins with. */
static size_t label(const char *value)
{
	size_t len = 0;

	while (is_label(value[len]))
		len++;
	return len;
}

static size_t text_len(const struct entry_column *c ATTR_UNUSED,
		       const char *value)
{
	size_t len = 0;

	for (; value[len]; len++)
		if (value[len] < 0x20 || value[len] > 0x7e)
			return 0;
	return len && len <= TEXT_MAX && value[0] != ' ' &&
	       value[len - 1] != ' ' ? len : 0;
}

static size_t id_len(const struct entry_column *c ATTR_UNUSED,
		     const char *value)
{
	for (size_t i = 0; value[i]; i++)
		if (value[i] >= 'a')
			return 0;
	return ident_is(value) ? IDENT_LEN : 0;
}

/* Whole seconds and an offset in figures: all but a leap second and -00:00
 * are printed as they were read. */
static size_t time_len(const struct entry_column *c ATTR_UNUSED,
		       const char *value)
{
	size_t len = strlen(value);
	struct stamp s;

	return len == strlen("2026-11-22T21:14:05+01:00") &&
	       value[10] == 'T' && (value[19] == '+' || value[19] == '-') &&
	       memcmp(value + 17, "60", 2) && strcmp(value + 19, "-00:00") &&
	       !stamp_parse(value, len, &s) ? len : 0;
}

/* A small whole number; others may have zeros to lose. */
static size_t number_len(const struct entry_column *c, const char *value)
{
	int number = 0;
	size_t len = 0;

	for (; cell_is_digit(value[len]) && len < 4; len++)
		number = number * 10 + (value[len] - '0');
	return len && !value[len] && (len == 1 || value[0] != '0') &&
	       number >= c->min && number <= c->max ? len : 0;
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

static size_t tags_len(const struct entry_column *c ATTR_UNUSED,
		       const char *value)
{
	const char *at = value;

	for (;;) {
		size_t len = label(at);
		if (!len || len > SHORT || (at[len] && at[len] != ';') ||
		    is_repeated(value, at, len))
			return 0;
		at += len;
		if (!*at++)
			return (size_t)(at - value) - 1;
	}
}

static size_t word_len(const struct entry_column *c ATTR_UNUSED,
		       const char *value)
{
	size_t len = label(value);

	return len <= SHORT && !value[len] ? len : 0;
}

static size_t tag_len(const struct entry_column *c ATTR_UNUSED,
		      const char *value)
{
	return ident_is_tag(value) ? strlen(value) : 0;
}

static size_t date_len(const struct entry_column *c ATTR_UNUSED,
		       const char *value)
{
	return cell_is_date(value) ? strlen(value) : 0;
}

static size_t visibility_len(const struct entry_column *c ATTR_UNUSED,
			     const char *value)
{
	return strcmp(value, entry_visibility_word(entry_visibility(value))) ?
	       0 : strlen(value);
}

size_t entry_canonical_len(const struct entry_column *c, const char *value)
{
	/* This is asked of every cell of an append: a switch, with all of
	 * them within one function, would take as long as most of them. */
	static size_t (*const len_of[])(const struct entry_column *,
					const char *) = {
		[ENTRY_TEXT] = text_len, [ENTRY_ID] = id_len,
		[ENTRY_TIME] = time_len, [ENTRY_TAG] = tag_len,
		[ENTRY_KIND] = word_len, [ENTRY_VISIBILITY] = visibility_len,
		[ENTRY_DATE] = date_len, [ENTRY_RATING] = number_len,
		[ENTRY_NUMBER] = number_len, [ENTRY_TAGS] = tags_len,
		[ENTRY_CHOICE] = word_len,
	};

	return len_of[c->type](c, value);
}
