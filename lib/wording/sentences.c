/* SPDX-License-Identifier: MIT
 * Where sentences and clauses begin and end in a view. */
#include "wording/sentences.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "wording/rules.h"

enum { WORD_MAX = 16 };

struct splitter {
	struct pattern *abbreviation, *clause;
};

struct splitter *splitter_make(struct lists *l, struct pattern_room *r,
			       struct fault *f)
{
	struct splitter *s = mem_get(1, sizeof(*s));

	s->abbreviation = rules_pattern(l, r, "(?:^|[ (])(?:{ABBREVIATION})\\.$",
					false, f);
	s->clause = rules_pattern(l, r, "{CLAUSE_BREAK}", false, f);
	if (s->abbreviation && s->clause)
		return s;
	splitter_free(s);
	return NULL;
}

void splitter_free(struct splitter *s)
{
	if (!s)
		return;
	pattern_free(s->abbreviation);
	pattern_free(s->clause);
	free(s);
}

static void add(struct spans *out, size_t from, size_t to)
{
	out->at = mem_grow(out->at, &out->room, out->n + 1,
			   sizeof(*out->at));
	out->at[out->n++] = (struct span){ from, to };
}

static bool end_mark(const struct view *v, size_t at)
{
	char c = v->at[at];

	return c == '.' || c == '!' || c == '?' ||
	       (c == '\xe2' && at + 2 < v->len &&
		!memcmp(v->at + at, "\xe2\x80\xa6", 3));
}

/* Closing quotes and brackets belong to the sentence they close. */
static size_t behind_marks(const struct view *v, size_t at)
{
	static const char *const closing[] = {
		".", "!", "?", "\xe2\x80\xa6", "\"", "'", ")", "]",
		"\xe2\x80\x9d", "\xe2\x80\x99", "\xc2\xbb", "\xe2\x80\x9c",
		"\xc2\xab", "\xe2\x80\xba",
	};

	for (size_t i = 0; i < ARRAY_LEN(closing); i++) {
		size_t n = strlen(closing[i]);
		if (at + n <= v->len && !memcmp(v->at + at, closing[i], n)) {
			at += n;
			i = (size_t)-1;
		}
	}
	return at;
}

static bool abbreviated(struct splitter *s, const struct view *v,
			size_t start, size_t at)
{
	size_t from = at > start + WORD_MAX ? at - WORD_MAX : start;

	if (v->at[at] != '.' ||
	    (at + 1 < v->len && strchr(".!?", v->at[at + 1])))
		return false;
	while (((unsigned char)v->at[from] & 0xc0) == 0x80)
		from++;
	return pattern_in(s->abbreviation, v->at + from, at + 1 - from);
}

/* A sentence that is too long is cut at a blank. */
static size_t cut(const struct view *v, size_t start)
{
	size_t at = start + PATTERN_PIECE - 1;

	while (at > start + PATTERN_PIECE / 2 && v->at[at] != ' ')
		at--;
	while (((unsigned char)v->at[at] & 0xc0) == 0x80)
		at--;
	return at;
}

void splitter_sentences(struct splitter *s, const struct view *v,
			struct spans *out)
{
	size_t start = 0, at = 0;

	out->n = 0;
	while (at < v->len) {
		while (start == at && at < v->len && v->at[at] == ' ')
			start = ++at;
		if (at >= v->len)
			break;
		size_t stop = 0;
		if (at - start >= PATTERN_PIECE - 1)
			stop = cut(v, start);
		else if (end_mark(v, at) && !abbreviated(s, v, start, at))
			stop = behind_marks(v, at);
		if (stop && (stop >= v->len || v->at[stop] == ' ' ||
			     stop < at)) {
			add(out, start, stop);
			start = at = stop;
		} else {
			at = stop > at ? stop : at + 1;
		}
	}
	if (start < v->len)
		add(out, start, v->len);
}

void splitter_clauses(struct splitter *s, const struct view *v,
		      struct span sentence, struct spans *out)
{
	size_t len = sentence.to - sentence.from, start = 0, at = 1;
	struct span m;

	out->n = 0;
	while (at < len && pattern_find(s->clause, v->at + sentence.from, len,
					at, &m) == 1) {
		if (m.from > start) {
			add(out, sentence.from + start,
			    sentence.from + m.from);
			start = m.from;
		}
		at = m.to > at ? m.to : at + 1;
		while (at < len && ((unsigned char)v->at[sentence.from + at] &
				    0xc0) == 0x80)
			at++;
	}
	add(out, sentence.from + start, sentence.to);
}
