/* SPDX-License-Identifier: MIT
 * The column names of one header: a small hash with open places. */
#include "table/names.h"

#include <string.h>

void names_clear(struct names *s)
{
	buf_clear(&s->text);
	s->n = 0;
	memset(s->slot, 0, sizeof(s->slot));
	memset(s->begin, 0, sizeof(s->begin));
}

void names_free(struct names *s)
{
	buf_free(&s->text);
}

const char *names_at(const struct names *s, size_t i)
{
	return s->text.at + s->at[i];
}

/* The place of a name, or the free one where it belongs (32-bit FNV-1a). */
static size_t place_of(const struct names *s, const char *name)
{
	uint32_t hash = 2166136261u;

	for (const char *c = name; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 16777619u;
	size_t i = (hash ^ hash >> 16) % NAMES_SLOTS;
	while (s->slot[i] && strcmp(names_at(s, s->slot[i] - 1u), name))
		i = (i + 1) % NAMES_SLOTS;
	return i;
}

void names_add(struct names *s, const char *name, size_t len)
{
	s->slot[place_of(s, name)] = (uint16_t)(s->n + 1);
	s->at[s->n++] = (uint32_t)s->text.len;
	s->begin[(unsigned char)*name] = true;
	buf_add(&s->text, name, len + 1);
}

int names_find(const struct names *s, const char *name)
{
	return (int)s->slot[place_of(s, name)] - 1;
}
