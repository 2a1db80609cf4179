/* SPDX-License-Identifier: MIT
 * A block's words as rules see them, each byte with its place. */
#include "wording/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "wording/speller.h"

static void grow(struct view *v, size_t more)
{
	size_t need = v->len + more + 1;

	if (need <= v->map_room && need <= v->room)
		return;
	size_t room = v->map_room;
	v->from = mem_grow(v->from, &room, need, sizeof(*v->from));
	v->to = mem_grow(v->to, &v->map_room, need, sizeof(*v->to));
	v->at = mem_grow(v->at, &v->room, need, 1);
}

/* The stretch [at, end) of another view, each byte with its place. */
static void copy(struct view *v, const struct view *of, size_t at, size_t end)
{
	size_t n = end - at;

	grow(v, n);
	memcpy(v->at + v->len, of->at + at, n);
	memcpy(v->from + v->len, of->from + at, n * sizeof(*v->from));
	memcpy(v->to + v->len, of->to + at, n * sizeof(*v->to));
	v->len += n;
	v->at[v->len] = '\0';
}

static void put(struct view *v, const char *s, size_t n, size_t from,
		size_t to)
{
	grow(v, n);
	for (size_t i = 0; i < n; i++) {
		v->from[v->len] = (uint32_t)from;
		v->to[v->len] = (uint32_t)to;
		v->at[v->len++] = s[i];
	}
	v->at[v->len] = '\0';
}

static bool ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the bytes there begin a letter: ASCII, or one of the alphabets
 * that two bytes reach. */
static bool begins_letter(unsigned char c)
{
	return ascii_letter((char)c) || (c >= 0xc3 && c <= 0xdf);
}

static bool behind_letter(const struct view *v)
{
	size_t at = v->len;

	while (at && ((unsigned char)v->at[at - 1] & 0xc0) == 0x80)
		at--;
	return at && begins_letter((unsigned char)v->at[at - 1]);
}

static bool vanishes(uint32_t cp)
{
	return cp == 0xad || (cp >= 0x200b && cp <= 0x200f) ||
	       cp == 0x2060 || cp == 0xfeff || (cp >= 0xfe00 && cp <= 0xfe0f) ||
	       (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

static bool apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x2018 || cp == 0x02bc ||
	       cp == 0xb4 || cp == '`' || cp == 0x2032;
}

static bool blank(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r' || cp == 0xa0 ||
	       (cp >= 0x2000 && cp <= 0x200a) || cp == 0x202f ||
	       cp == 0x3000 || cp <= ' ';
}

/* One character of a line into the view; several blanks are one. */
static void put_char(struct view *v, const struct block *b, size_t at,
		     size_t n, uint32_t cp, size_t end)
{
	const char *s = b->bytes + at;
	char c;

	if (vanishes(cp))
		return;
	if (blank(cp) && v->len && v->at[v->len - 1] == ' ') {
		v->to[v->len - 1] = (uint32_t)(at + n);
	} else if (blank(cp)) {
		put(v, " ", 1, at, at + n);
	} else if (apostrophe(cp) && at + n < end && behind_letter(v) &&
		   begins_letter((unsigned char)s[n])) {
		put(v, "'", 1, at, at + n);
	} else if (cp >= 0xff01 && cp <= 0xff5e) {
		c = (char)(cp - 0xfee0);
		put(v, &c, 1, at, at + n);
	} else {
		put(v, s, n, at, at + n);
	}
}

/* Bytes that stand for themselves wherever they stand: of ASCII all but
 * blanks and what may be an apostrophe. */
static const bool plain[256] = {
	['!' ... '&'] = true, ['(' ... '_'] = true, ['a' ... 0x7f] = true,
};

/* Those that stand for themselves, up to end, and single blanks between them;
 * where they end. */
static size_t put_plain(struct view *v, const struct block *b, size_t at,
			size_t end)
{
	const unsigned char *s = (const unsigned char *)b->bytes;

	grow(v, end - at);
	for (; at < end; at++, v->len++) {
		if (!plain[s[at]] &&
		    (s[at] != ' ' || !v->len || v->at[v->len - 1] == ' '))
			break;
		v->at[v->len] = (char)s[at];
		v->from[v->len] = (uint32_t)at;
		v->to[v->len] = (uint32_t)at + 1;
	}
	v->at[v->len] = '\0';
	return at;
}

/* Where the first three that may be of one letter stand. */
static size_t first_run(const struct view *v)
{
	size_t i = 0;

	for (; i + 2 < v->len; i++)
		if ((v->at[i] | 0x20) == (v->at[i + 1] | 0x20) &&
		    (v->at[i] | 0x20) == (v->at[i + 2] | 0x20))
			return i;
	return v->len;
}

/* Three or more of one letter are one, or two where that is how words are
 * written: before a consonant, "weeeek". */
static void shorten(struct view *v)
{
	size_t out = first_run(v);

	for (size_t i = out; i < v->len;) {
		size_t run = 1;
		char c = v->at[i];
		while (i + run < v->len && ascii_letter(c) &&
		       (v->at[i + run] | 0x20) == (c | 0x20))
			run++;
		size_t keep = run;
		if (run > 2) {
			char next = i + run < v->len ? v->at[i + run] : ' ';
			keep = strchr("eoEO", c) && ascii_letter(next) &&
				!strchr("aeiouAEIOU", next) ? 2 : 1;
		}
		size_t last = v->to[i + run - 1];
		for (size_t k = 0; k < keep; k++, out++) {
			v->at[out] = v->at[i + k];
			v->from[out] = v->from[i + k];
			v->to[out] = v->to[i + k];
		}
		if (keep < run)
			v->to[out - 1] = (uint32_t)last;
		i += run;
	}
	v->len = out;
	v->at[out] = '\0';
}

void view_normal(const struct block *b, struct view *v, size_t *bad)
{
	v->len = 0;
	v->texting = false;
	grow(v, b->len);
	v->at[0] = '\0';
	for (size_t l = 0; l < b->lines; l++) {
		const struct block_line *line = &b->line[l];
		size_t at = line->from;
		if (v->len && v->at[v->len - 1] != ' ' &&
		    line->start && b->bytes[line->start - 1] == '\n')
			put(v, " ", 1, line->start - 1, line->start);
		while (at < line->end) {
			uint32_t cp = 0;
			at = put_plain(v, b, at, line->end);
			if (at == line->end)
				break;
			size_t n = utf8_char(b->bytes + at, line->end - at,
					     &cp);
			if (n) {
				put_char(v, b, at, n, cp, line->end);
			} else {
				n = 1;
				(*bad)++;
				put(v, "\xef\xbf\xbd", 3, at, at + 1);
			}
			at += n;
		}
	}
	shorten(v);
}

struct span view_source(const struct view *v, struct span m)
{
	struct span s = { 0, 0 };

	if (m.from >= v->len || m.to <= m.from)
		return s;
	s.from = v->from[m.from];
	s.to = v->to[m.to - 1];
	return s;
}

void view_free(struct view *v)
{
	free(v->at);
	free(v->from);
	free(v->to);
	*v = (struct view){ NULL, 0, 0, 0, NULL, NULL, false };
}

/* Spells out what can be; false when there are marks of texting, which make
 * it another text. */
static bool spell_out(struct speller *s, const struct view *v,
		      const struct span *cover, size_t n, struct view *out)
{
	bool texting = out->texting;
	size_t at = 0, kept = 0;	/* copied up to here */

	out->len = 0;
	while (at < v->len) {
		if (n && at == cover->from) {
			copy(out, v, kept, at);
			put(out, "\xef\xbf\xbc", 3, v->from[at],
			    v->to[cover->to - 1]);
			kept = at = cover->to;
			cover++;
			n--;
			continue;
		}
		struct span token = speller_token(v, at, n ? cover->from :
						  v->len);
		at = token.to > at ? token.to : at + 1;
		const char *instead = token.to == token.from ? NULL :
			speller_find(s, v, token, &out->texting);
		if (out->texting != texting)
			return false;
		if (!instead)
			continue;
		copy(out, v, kept, token.from);
		put(out, instead, strlen(instead), v->from[token.from],
		    v->to[token.to - 1]);
		kept = at;
	}
	copy(out, v, kept, v->len);
	return true;
}

void view_plain(struct speller *s, const struct view *v,
		const struct span *cover, size_t n, struct view *out)
{
	out->len = 0;
	out->texting = false;
	grow(out, v->len);
	out->at[0] = '\0';
	if (!spell_out(s, v, cover, n, out))
		spell_out(s, v, cover, n, out);
}
