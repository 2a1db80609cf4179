/* SPDX-License-Identifier: MIT
 * Whether a cell may stand in a column of the log. */
#include "log/cell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

enum { DECIMALS_MAX = 3 };

const char CELL_BAD_ID[] = N_("is not an id of 12 letters and digits");
const char CELL_BAD_TIME[] = N_("is not a time with an offset, such as "
				"2026-11-22T21:14:05+01:00");
const char CELL_BAD_TAG[] = N_("is not a person's tag: a-z, 0-9, '_', '.' "
			       "and '-', at most 32");
const char CELL_BAD_DATE[] = N_("is not a date such as 2026-11-22");
const char CELL_BAD_NUMBER[] = N_("is not a number in the range");
const char CELL_BAD_TAGS[] = N_("has a tag with other characters than "
				"letters, digits, ':', '_' and '-'");

double entry_number(const char *cell)
{
	double value = 0, scale = 1;

	if (!cell_is_digit(*cell))
		return NAN;
	if (!cell[1])
		return *cell - '0';
	while (cell_is_digit(*cell))
		value = value * 10 + (*cell++ - '0');
	if (*cell == '.') {
		if (!cell_is_digit(*++cell))
			return NAN;
		for (; cell_is_digit(*cell); scale *= 10)
			value = value * 10 + (*cell++ - '0');
	}
	/* One division: 7.1 is the double that strtod gives. */
	return *cell ? NAN : value / scale;
}

bool cell_in_range(const char *cell, const struct entry_column *c)
{
	double value = entry_number(cell);

	if (!(value >= c->min && value <= c->max))
		return false;
	if (!cell[1])
		return true;
	const char *point = strnlen(cell, 1 + DECIMALS_MAX) > DECIMALS_MAX ?
			    strchr(cell, '.') : NULL;
	return !point || strlen(point + 1) <= DECIMALS_MAX;
}

void cell_say_range(struct fault *f, const struct entry_column *c)
{
	char range[FAULT_DETAIL_MAX];

	snprintf(range, sizeof(range), "%g-%g", c->min, c->max);
	fault_set_detail(f, CELL_BAD_NUMBER, range);
}

/* The number of the n digits at s; -1 when one is none. */
static int digits(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (!cell_is_digit(s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

bool cell_is_date(const char *s)
{
	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	int year = digits(s, 4), month = digits(s + 5, 2);
	int mday = digits(s + 8, 2);
	return year >= 0 && month >= 0 && mday >= 0 &&
	       stamp_is_date(year, month, mday);
}

bool cell_is_letter(uint32_t cp)
{
	static const uint32_t apart[][2] = {
		{ 0x80, 0xa9 }, { 0xab, 0xb4 }, { 0xb6, 0xb9 },
		{ 0xbb, 0xbf }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 },
		{ 0x589, 0x58a }, { 0x5be, 0x5be }, { 0x5c0, 0x5c0 },
		{ 0x5c3, 0x5c3 }, { 0x5f3, 0x5f4 }, { 0x600, 0x60f },
		{ 0x61b, 0x61f }, { 0x66a, 0x66d }, { 0x6d4, 0x6d4 },
		{ 0x964, 0x965 }, { 0xe4f, 0xe4f }, { 0x1680, 0x1680 },
		{ 0x2000, 0x200b }, { 0x200e, 0x206f }, { 0x3000, 0x3004 },
		{ 0x3008, 0x3020 }, { 0x3030, 0x3030 }, { 0xd800, 0xf8ff },
		{ 0xfdd0, 0xfdef }, { 0xfe10, 0xfe1f }, { 0xfe30, 0xfe6f },
		{ 0xfeff, 0xff0f }, { 0xff1a, 0xff20 }, { 0xff3b, 0xff40 },
		{ 0xff5b, 0xff65 }, { 0xfff0, 0xffff }, { 0xe0000, 0x10ffff },
	};

	for (size_t i = 0; i < ARRAY_LEN(apart); i++)
		if (cp >= apart[i][0] && cp <= apart[i][1])
			return false;
	return cp >= 0x80;
}

static bool is_ascii_label(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       cell_is_digit(c) || c == ':' || c == '_' || c == '-';
}

bool cell_is_label(const char *s, size_t len)
{
	size_t at = 0;

	while (at < len) {
		uint32_t cp;
		size_t n = utf8_char(s + at, len - at, &cp);
		if (!n || !(is_ascii_label(s[at]) || cell_is_letter(cp)))
			return false;
		at += n;
	}
	return len > 0;
}

bool cell_are_tags(const char *cell)
{
	const char *at = cell;

	/* Most are plain; whatever stands between signs is a tag then. */
	while (is_ascii_label(*at) || *at == ';' || *at == ' ')
		at++;
	if (!*at)
		return true;
	while (*cell) {
		size_t len = strcspn(cell, ";"), lead = strspn(cell, " ");
		size_t end = len;
		while (end > lead && cell[end - 1] == ' ')
			end--;
		/* Other hands write "date night" and mean one tag. */
		while (lead < end) {
			size_t word = strcspn(cell + lead, "; ");
			if (!cell_is_label(cell + lead, word))
				return false;
			lead += word;
			lead += strspn(cell + lead, " ");
		}
		cell += len;
		cell += *cell == ';';
	}
	return true;
}
