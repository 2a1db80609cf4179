/* SPDX-License-Identifier: MIT
 * Sets of what a pattern can read. */
#include "wording/symbols.h"

#include <ctype.h>
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
