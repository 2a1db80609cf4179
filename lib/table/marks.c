/* SPDX-License-Identifier: MIT
 * What a physical line tells before it is read as CSV. */
#include "table/marks.h"

#include <string.h>

enum { CONFLICT_LEN = 7 };

bool marks_blank(const char *s, size_t len, char delimiter)
{
	const char *end = s + len;

	while (s < end && (*s == ' ' || *s == '\t') && *s != delimiter)
		s++;
	return s == end;
}

bool marks_conflict(const char *s, size_t len)
{
	if (len < CONFLICT_LEN ||
	    (*s != '<' && *s != '=' && *s != '>' && *s != '|'))
		return false;
	for (size_t i = 1; i < CONFLICT_LEN; i++)
		if (s[i] != *s)
			return false;
	return len == CONFLICT_LEN || (*s != '=' && s[CONFLICT_LEN] == ' ');
}

bool marks_zeroed(const char *s, size_t len)
{
	const char *end = s + len;

	s += strnlen(s, len);
	if (s == end)
		return false;
	while (s < end && !*s)
		s++;
	return s == end;
}

bool marks_utf8(const char *s, size_t len)
{
	return len >= MARKS_UTF8_LEN && !memcmp(s, "\xef\xbb\xbf", 3);
}

bool marks_utf16(const char *s, size_t len)
{
	return len >= 2 && (!memcmp(s, "\xff\xfe", 2) ||
			    !memcmp(s, "\xfe\xff", 2));
}

char marks_sep(const char *s, size_t len)
{
	if (len != 5 || (memcmp(s, "sep=", 4) && memcmp(s, "SEP=", 4)))
		return 0;
	return memchr(",;\t|:", s[4], 5) ? s[4] : 0;
}

char marks_delimiter(const char *s, size_t len)
{
	static const char known[] = { ',', ';', '\t' };
	size_t count[ARRAY_LEN(known)] = { 0 }, best = 0;
	bool quoted = false;

	for (const char *end = s + len; s < end; s++) {
		quoted ^= *s == '"';
		for (size_t i = 0; i < ARRAY_LEN(known) && !quoted; i++)
			count[i] += *s == known[i];
	}
	for (size_t i = 1; i < ARRAY_LEN(known); i++)
		if (count[i] > count[best])
			best = i;
	return known[best];
}

static bool is_outer(char c, char delimiter)
{
	return (c == ' ' || c == '\t') && c != delimiter;
}

void marks_trim(const char **at, const char **to, char delimiter)
{
	while (*at < *to && is_outer(**at, delimiter))
		++*at;
	while (*to > *at && is_outer((*to)[-1], delimiter))
		--*to;
}
