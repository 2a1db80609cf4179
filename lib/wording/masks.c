/* SPDX-License-Identifier: MIT
 * What is not the writer's own wording. */
#include "wording/masks.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static const struct { const char *open, *close[3]; } styles[] = {
	{ "\"", { "\"", NULL, NULL } },
	{ "\xe2\x80\x9c", { "\xe2\x80\x9d", "\"", NULL } },	/* 66 99 */
	{ "\xe2\x80\x9e", { "\xe2\x80\x9c", "\xe2\x80\x9d", "\"" } },
	{ "\xe2\x80\x9d", { "\xe2\x80\x9d", NULL, NULL } },	/* 99 99 */
	{ "\xc2\xab", { "\xc2\xbb", NULL, NULL } },
	{ "\xc2\xbb", { "\xc2\xab", "\xc2\xbb", NULL } },
	{ "\xe2\x80\x98", { "\xe2\x80\x99", "'", NULL } },	/* 6 9 */
	{ "\xe2\x80\x9a", { "\xe2\x80\x98", "\xe2\x80\x99", "'" } },
	{ "\xe2\x80\xb9", { "\xe2\x80\xba", NULL, NULL } },
	{ "\xe2\x80\xba", { "\xe2\x80\xb9", NULL, NULL } },
	{ "'", { "'", "\xe2\x80\x99", NULL } },
	{ "``", { "''", "``", NULL } },
	{ "`", { "`", NULL, NULL } },
};

static bool letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c >= 0xc3;
}

static bool starts(const struct view *v, size_t at, const char *mark)
{
	size_t n = strlen(mark);

	return at + n <= v->len && !memcmp(v->at + at, mark, n);
}

static bool before_open(const struct view *v, size_t at)
{
	return !at || strchr(" ([{-/,:;", v->at[at - 1]) ||
	       (at >= 3 && (!memcmp(v->at + at - 3, "\xe2\x80\x94", 3) ||
			    !memcmp(v->at + at - 3, "\xe2\x80\x93", 3)));
}

/* Where the quotation that opens at ends, its mark included; 0: nowhere. */
static size_t quote_end(const struct view *v, size_t at)
{
	for (size_t s = 0; s < ARRAY_LEN(styles); s++) {
		if (!starts(v, at, styles[s].open))
			continue;
		size_t open = strlen(styles[s].open);
		size_t count = 0;
		for (size_t i = at + open + 1;
		     i < v->len && count < MASK_QUOTE_MAX; i++) {
			if (((unsigned char)v->at[i] & 0xc0) != 0x80)
				count++;
			for (size_t c = 0; c < 3 && styles[s].close[c]; c++) {
				const char *mark = styles[s].close[c];
				size_t end = i + strlen(mark);
				if (starts(v, i, mark) &&
				    (end >= v->len ||
				     !letter((unsigned char)v->at[end])))
					return end;
			}
		}
	}
	return 0;
}

/* Whether the words before lean on what is quoted: so "busy". */
static bool scare(const struct view *v, size_t at, size_t end)
{
	static const char *const lean[] = {
		"you're", "you are", "ur", "so", "again", "another", "your",
		"little", "big", "precious", "oh-so", "being",
	};
	size_t stop = at;

	if (memchr(v->at + at, ' ', end - at) || v->at[at] == '\'' ||
	    v->at[at] == '`' || end - at < 4)
		return false;
	while (stop && v->at[stop - 1] == ' ')
		stop--;
	for (size_t i = 0; i < ARRAY_LEN(lean); i++) {
		size_t n = strlen(lean[i]);
		if (stop < n || (stop > n && v->at[stop - n - 1] != ' '))
			continue;
		bool same = true;
		for (size_t k = 0; k < n && same; k++)
			same = (v->at[stop - n + k] | 0x20) ==
				(lean[i][k] | 0x20);
		if (same)
			return true;
	}
	return false;
}

static size_t address_end(const struct view *v, size_t at)
{
	if (!starts(v, at, "http://") && !starts(v, at, "https://") &&
	    !starts(v, at, "www."))
		return 0;
	while (at < v->len && v->at[at] != ' ')
		at++;
	return at;
}

static void add(struct masks *m, size_t from, size_t to)
{
	m->span = mem_grow(m->span, &m->room, m->n + 1, sizeof(*m->span));
	m->span[m->n++] = (struct span){ from, to };
}

void masks_find(const struct view *v, struct masks *m)
{
	static const bool may[256] = {
		['h'] = true, ['w'] = true, ['"'] = true, ['\''] = true,
		['`'] = true, [0xc2] = true, [0xe2] = true,
	};

	m->n = 0;
	for (size_t i = 0; i < v->len; i++) {
		unsigned char c = (unsigned char)v->at[i];
		size_t end = 0;
		if (!may[c])
			continue;
		if ((c == 'h' || c == 'w') && before_open(v, i))
			end = address_end(v, i);
		else if (c != 'h' && c != 'w' && before_open(v, i))
			end = quote_end(v, i);
		if (!end)
			continue;
		if (!scare(v, i, end))
			add(m, i, end);
		i = end - 1;
	}
}
