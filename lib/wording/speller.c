/* SPDX-License-Identifier: MIT
 * Contractions and texting words, and what they are when spelled out. */
#include "wording/speller.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "wording/rules.h"

enum { SLOTS = 1024, TOKEN_MAX = 24, NEXT_MAX = 80 };

enum mark { ALWAYS, TEXTING, SIGN };

/* What may stand behind a word, made when it is first asked for. */
struct behind {
	struct behind *next;
	const char *text;
	struct pattern *made;
	bool bad;
};

struct spelling {
	struct spelling *next;
	const char *from;		/* len bytes */
	size_t len;
	const char *to;
	struct behind *behind;		/* NULL: anything */
	enum mark mark;
};

struct speller {
	struct spelling *slot[SLOTS];
	struct behind *behind;
	struct lists *lists;
	struct pattern_room *patterns;
};

static size_t slot_of(const char *s, size_t len)
{
	size_t h = 0;

	for (size_t i = 0; i < len; i++)
		h = h * 31 + (unsigned char)s[i];
	return h % SLOTS;
}

/* Rows are kept in order, so that the first that fits counts. */
static void add(struct speller *s, const struct spelling *row)
{
	struct spelling **at = &s->slot[slot_of(row->from, row->len)];

	while (*at)
		at = &(*at)->next;
	*at = mem_get(1, sizeof(**at));
	**at = *row;
}

/* Many rows have the same behind them. */
static struct behind *behind(struct speller *s, const char *text)
{
	struct behind *b = s->behind;

	while (b && strcmp(b->text, text))
		b = b->next;
	if (!b) {
		b = mem_get(1, sizeof(*b));
		b->text = text;
		b->next = s->behind;
		s->behind = b;
	}
	return b;
}

static int read_row(void *speller, const struct stock_row *r, struct fault *f)
{
	const char *from = r->cell[0], *next = r->cell[2], *mark = r->cell[3];
	struct spelling row = { .to = r->cell[1], .mark = ALWAYS };

	(void)f;
	if (*mark)
		row.mark = !strcmp(mark, "sign") ? SIGN : TEXTING;
	row.behind = *next ? behind(speller, next) : NULL;
	while (*from) {
		row.from = from;
		row.len = strcspn(from, "|");
		add(speller, &row);
		from += row.len + (from[row.len] == '|');
	}
	return 0;
}

struct speller *speller_read(struct stock *from, const char *path,
			     struct lists *l, struct pattern_room *r,
			     struct fault *f)
{
	static const char *const columns[] = { "from", "to", "next", "mark" };
	struct speller *s = mem_get(1, sizeof(*s));

	s->lists = l;
	s->patterns = r;
	if (!stock_rows(from, path, columns, ARRAY_LEN(columns), read_row, s,
			f))
		return s;
	speller_free(s);
	return NULL;
}

static int make(struct speller *s, struct behind *b, struct fault *f)
{
	if (!b->made && !b->bad)
		b->made = rules_pattern(s->lists, s->patterns, b->text, false,
					f);
	b->bad = !b->made;
	return b->bad ? -1 : 0;
}

int speller_make(struct speller *s, struct fault *f)
{
	for (struct behind *b = s->behind; b; b = b->next)
		if (make(s, b, f))
			return -1;
	return 0;
}

void speller_free(struct speller *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < SLOTS; i++)
		for (struct spelling *e = s->slot[i], *next; e; e = next) {
			next = e->next;
			free(e);
		}
	for (struct behind *b = s->behind, *next; b; b = next) {
		next = b->next;
		pattern_free(b->made);
		free(b);
	}
	free(s);
}

static const bool in_word[256] = {
	['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true,
	[0x80 ... 0xff] = true,
};

struct span speller_token(const struct view *v, size_t at, size_t stop)
{
	struct span t = { at, at };

	if (at < stop && (v->at[at] == '&' || v->at[at] == '$')) {
		while (t.to < stop && v->at[t.to] == v->at[at])
			t.to++;
		return t;
	}
	while (t.to < stop &&
	       (in_word[(unsigned char)v->at[t.to]] ||
		(v->at[t.to] == '\'' && t.to > at && t.to + 1 < stop &&
		 in_word[(unsigned char)v->at[t.to + 1]])))
		t.to++;
	if (t.to == at + 1 && (v->at[at] | 0x20) == 'w' && t.to < stop &&
	    v->at[t.to] == '/')
		t.to += t.to + 1 < stop && (v->at[t.to + 1] | 0x20) == 'o' ?
			2 : 1;
	return t;
}

static bool is_word(const struct spelling *e, const char *word, size_t len)
{
	return e->len == len && !memcmp(e->from, word, len);
}

static const struct spelling *lookup(const struct speller *s,
				     const struct view *v, struct span token)
{
	char low[TOKEN_MAX];
	size_t len = token.to - token.from;

	if (len > TOKEN_MAX)
		return NULL;
	for (size_t i = 0; i < len; i++) {
		char c = v->at[token.from + i];
		low[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	const struct spelling *e = s->slot[slot_of(low, len)];
	while (e && !is_word(e, low, len))
		e = e->next;
	return e;
}

/* Bytes of whole characters that follow, no more than a rule looks at. */
static size_t near(const struct view *v, size_t at)
{
	size_t n = v->len - at;

	if (n > NEXT_MAX)
		n = NEXT_MAX;
	while (n && ((unsigned char)v->at[at + n] & 0xc0) == 0x80)
		n--;
	return n;
}

static bool fits(struct speller *s, struct behind *b, const struct view *v,
		 size_t at)
{
	struct fault f = { 0 };

	return !b || (!make(s, b, &f) &&
		      pattern_in(b->made, v->at + at, near(v, at)));
}

const char *speller_find(struct speller *s, const struct view *v,
			 struct span token, bool *texting)
{
	const struct spelling *first = lookup(s, v, token);

	if (first && first->mark == SIGN && !*texting) {
		*texting = true;
		return NULL;
	}
	for (const struct spelling *e = first; e; e = e->next)
		if (is_word(e, first->from, first->len) &&
		    (e->mark == ALWAYS || *texting) &&
		    fits(s, e->behind, v, token.to))
			return e->to;
	return NULL;
}
