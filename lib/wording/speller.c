/* SPDX-License-Identifier: MIT
 * Contractions and texting words, and what they are when spelled out. */
#include "wording/speller.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "table/file.h"

enum { SLOTS = 1024, TOKEN_MAX = 24, NEXT_MAX = 80 };

enum mark { ALWAYS, TEXTING, SIGN };

struct spelling {
	struct spelling *next;
	char *from, *to;
	struct pattern *behind;
	enum mark mark;
};

struct speller {
	struct spelling *slot[SLOTS];
};

static size_t slot_of(const char *s, size_t len)
{
	size_t h = 0;

	for (size_t i = 0; i < len; i++)
		h = h * 31 + (unsigned char)s[i];
	return h % SLOTS;
}

/* Rows are kept in order, so that the first that fits counts. */
static void add(struct speller *s, const char *from, size_t len,
		const struct spelling *row)
{
	struct spelling **at = &s->slot[slot_of(from, len)];
	struct spelling *e = mem_get(1, sizeof(*e));

	while (*at)
		at = &(*at)->next;
	*e = *row;
	e->from = mem_dupn(from, len);
	e->to = mem_dup(row->to);
	*at = e;
}

/* A file of spellings under way. */
struct reading {
	struct speller *speller;
	const struct lists *lists;
	struct pattern_room *patterns;
};

static int read_row(void *arg, const struct table *t, struct fault *f)
{
	const struct reading *r = arg;
	const char *from = table_cell(t, table_col(t, "from"));
	const char *next = table_cell(t, table_col(t, "next"));
	const char *mark = table_cell(t, table_col(t, "mark"));
	struct spelling row = { NULL, NULL, NULL, NULL, ALWAYS };
	char why[128];
	size_t where;

	row.to = mem_dup(table_cell(t, table_col(t, "to")));
	row.mark = !strcmp(mark, "sign") ? SIGN : *mark ? TEXTING : ALWAYS;
	while (*from) {
		size_t len = strcspn(from, "|");
		row.behind = NULL;
		if (*next) {
			struct buf full = BUF_EMPTY;
			if (lists_expand(r->lists, next, &full, f)) {
				buf_free(&full);
				free(row.to);
				return -1;
			}
			row.behind = pattern_make(r->patterns, buf_text(&full),
						  false, why, sizeof(why),
						  &where);
			buf_free(&full);
			if (!row.behind) {
				fault_set_detail(f, N_("bad pattern"), why);
				free(row.to);
				return -1;
			}
		}
		add(r->speller, from, len, &row);
		from += len + (from[len] == '|');
	}
	free(row.to);
	return 0;
}

struct speller *speller_read(const char *path, const struct lists *l,
			     struct pattern_room *r, struct fault *f)
{
	struct speller *s = mem_get(1, sizeof(*s));
	struct reading from = { s, l, r };

	if (!file_rows(path, read_row, &from, f))
		return s;
	speller_free(s);
	return NULL;
}

void speller_free(struct speller *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < SLOTS; i++)
		for (struct spelling *e = s->slot[i], *next; e; e = next) {
			next = e->next;
			pattern_free(e->behind);
			free(e->from);
			free(e->to);
			free(e);
		}
	free(s);
}

static bool in_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c >= 0x80;
}

struct span speller_token(const struct view *v, size_t at, size_t stop)
{
	struct span t = { at, at };

	if (at < stop && strchr("&$", v->at[at]) && v->at[at]) {
		while (t.to < stop && v->at[t.to] == v->at[at])
			t.to++;
		return t;
	}
	while (t.to < stop &&
	       (in_word((unsigned char)v->at[t.to]) ||
		(v->at[t.to] == '\'' && t.to > at && t.to + 1 < stop &&
		 in_word((unsigned char)v->at[t.to + 1]))))
		t.to++;
	if (t.to == at + 1 && (v->at[at] | 0x20) == 'w' && t.to < stop &&
	    v->at[t.to] == '/')
		t.to += t.to + 1 < stop && (v->at[t.to + 1] | 0x20) == 'o' ?
			2 : 1;
	return t;
}

static const struct spelling *lookup(const struct speller *s,
				     const struct view *v, struct span token)
{
	char low[TOKEN_MAX + 1];
	size_t len = token.to - token.from;

	if (len > TOKEN_MAX)
		return NULL;
	for (size_t i = 0; i < len; i++) {
		char c = v->at[token.from + i];
		low[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	low[len] = '\0';
	const struct spelling *e = s->slot[slot_of(low, len)];
	while (e && strcmp(e->from, low))
		e = e->next;
	return e;
}

bool speller_texting(const struct speller *s, const struct view *v,
		     const struct span *cover, size_t n)
{
	size_t at = 0;

	while (at < v->len) {
		if (n && at >= cover->from) {
			at = cover->to;
			cover++;
			n--;
			continue;
		}
		struct span token = speller_token(v, at, n ? cover->from :
						  v->len);
		if (token.to > token.from) {
			const struct spelling *e = lookup(s, v, token);
			if (e && e->mark == SIGN)
				return true;
		}
		at = token.to > at ? token.to : at + 1;
	}
	return false;
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

const char *speller_find(const struct speller *s, const struct view *v,
			 struct span token, bool texting)
{
	const struct spelling *e = lookup(s, v, token);
	const char *from = e ? e->from : NULL;

	for (; e; e = e->next) {
		if (strcmp(e->from, from) || (e->mark != ALWAYS && !texting))
			continue;
		if (!e->behind ||
		    pattern_in(e->behind, v->at + token.to, near(v, token.to)))
			return e->to;
	}
	return NULL;
}
