/* SPDX-License-Identifier: MIT
 * Sets of what a pattern can read. */
#include "wording/symbols.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void symbols_add(struct symbols *s, unsigned symbol)
{
	s->bit[symbol / 64] |= (uint64_t)1 << symbol % 64;
}

void symbols_range(struct symbols *s, unsigned from, unsigned to)
{
	while (from <= to)
		symbols_add(s, from++);
}

void symbols_join(struct symbols *s, const struct symbols *more)
{
	for (size_t i = 0; i < ARRAY_LEN(s->bit); i++)
		s->bit[i] |= more->bit[i];
}

void symbols_meet(struct symbols *s, const struct symbols *other)
{
	for (size_t i = 0; i < ARRAY_LEN(s->bit); i++)
		s->bit[i] &= other->bit[i];
}

void symbols_others(struct symbols *s)
{
	s->bit[0] = ~s->bit[0];
	s->bit[1] = ~s->bit[1];
	symbols_add(s, BEYOND);
}

/* Two letters have another case beyond ASCII, too. */
void symbols_any_case(struct symbols *s)
{
	for (unsigned c = 'a'; c <= 'z'; c++)
		if (symbols_has(s, c) || symbols_has(s, c - 'a' + 'A')) {
			symbols_add(s, c);
			symbols_add(s, c - 'a' + 'A');
		}
	if (symbols_has(s, 'k') || symbols_has(s, 's'))
		symbols_add(s, BEYOND);
}

void symbols_words(struct symbols *s)
{
	*s = (struct symbols){ { 0 } };
	symbols_range(s, '0', '9');
	symbols_range(s, 'A', 'Z');
	symbols_range(s, 'a', 'z');
	symbols_add(s, '_');
}

bool symbols_kind(struct symbols *s, char letter, bool accents)
{
	*s = (struct symbols){ { 0 } };
	switch (letter | 0x20) {
	case 'w':
		symbols_words(s);
		break;
	case 'd':
		symbols_range(s, '0', '9');
		break;
	case 's':
		symbols_range(s, '\t', '\r');
		symbols_add(s, ' ');
		break;
	default:
		return false;
	}
	if (letter < 'a')
		symbols_others(s);
	else if (accents)
		symbols_add(s, BEYOND);
	return true;
}

size_t symbols_named(struct symbols *s, const char *text)
{
	static const struct { const char *name; int (*is)(int c); } all[] = {
		{ "[:alpha:]", isalpha }, { "[:digit:]", isdigit },
		{ "[:alnum:]", isalnum }, { "[:upper:]", isupper },
		{ "[:lower:]", islower }, { "[:space:]", isspace },
		{ "[:punct:]", ispunct },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		size_t len = strlen(all[i].name);
		if (strncmp(text, all[i].name, len))
			continue;
		for (unsigned c = 0; c < BEYOND; c++)
			if (all[i].is((int)c))
				symbols_add(s, c);
		symbols_add(s, BEYOND);
		return len;
	}
	return 0;
}

/* The letters that have another case in ASCII. */
static bool folds_back(const char *s)
{
	return !strncmp(s, "\xc5\xbf", 2) || !strncmp(s, "\xe2\x84\xaa", 3);
}

unsigned symbols_character(const char **at, bool *bad)
{
	unsigned char c = (unsigned char)**at;

	if (c < 0x80) {
		++*at;
		return c;
	}
	*bad |= folds_back(*at);
	do
		++*at;
	while (((unsigned char)**at & 0xc0) == 0x80);
	return BEYOND;
}

/* \x41, \x{2019}: behind the x. */
static unsigned by_number(const char **at, bool *bad)
{
	char *end;
	unsigned long n;
	char two[3] = { 0 };

	if (**at == '{') {
		n = strtoul(*at + 1, &end, 16);
		*bad |= *end != '}';
		*at = *end ? end + 1 : end;
	} else {
		*bad |= !isxdigit((unsigned char)(*at)[0]) ||
			!isxdigit((unsigned char)(*at)[1]);
		memcpy(two, *at, *bad ? 0 : 2);
		n = strtoul(two, NULL, 16);
		*at += *bad ? 0 : 2;
	}
	*bad |= n == 0x17f || n == 0x212a;
	return n < BEYOND ? (unsigned)n : BEYOND;
}

unsigned symbols_sign(const char **at, char c, bool *bad)
{
	static const char from[] = "tnrfea", to[] = "\t\n\r\f\033\a";
	const char *known = strchr(from, c);

	if (c == 'x')
		return by_number(at, bad);
	*bad |= !c || (!known && isalnum((unsigned char)c)) ||
		(unsigned char)c >= 0x80;
	return known && c ? (unsigned char)to[known - from] :
		(unsigned char)c;
}
