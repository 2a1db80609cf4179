/* SPDX-License-Identifier: MIT
 * Where sentences and clauses begin and end in a view. */
#include "wording/sentences.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "wording/rules.h"

enum {
	WORD_MAX = 16,
	SENTENCE_CUT = 300,	/* bytes behind which a long one is cut */
	MARKS_MAX = 24,		/* bytes that end and close a sentence */
};

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

static size_t whole_letters(const struct view *v, size_t at)
{
	while (at < v->len && ((unsigned char)v->at[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* The next place where a clause begins; *at is where to look on. */
static bool next_clause(struct splitter *s, const char *text, size_t len,
			size_t *at, struct span *m)
{
	if (*at >= len || pattern_find(s->clause, text, len, *at, m) != 1)
		return false;
	*at = m->to > *at ? m->to : *at + 1;
	while (*at < len && ((unsigned char)text[*at] & 0xc0) == 0x80)
		++*at;
	return true;
}

/* What goes on without an end is no sentence.  It is cut where its last
 * clause begins, else at a blank. */
static size_t cut(struct splitter *s, const struct view *v, size_t start)
{
	const char *text = v->at + start;
	size_t least = whole_letters(v, start + SENTENCE_CUT) - start;
	size_t len = whole_letters(v, start + SENTENCE_MAX) - start;
	size_t at = least, last = 0;
	struct span m;

	while (next_clause(s, text, len, &at, &m))
		last = m.to;
	if (!last)
		for (last = len - 1; last > least && text[last] != ' ';)
			last--;
	while (last > least && text[last - 1] == ' ')
		last--;
	return start + (last > least ? last : len);
}

bool splitter_cut(struct splitter *s, const struct view *v, struct span at)
{
	if (at.to - at.from < SENTENCE_CUT || at.to >= v->len)
		return false;
	for (size_t mark = at.to - MARKS_MAX; mark < at.to; mark++)
		if (end_mark(v, mark) && behind_marks(v, mark) == at.to &&
		    !abbreviated(s, v, at.from, mark))
			return false;
	return true;
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
		if (at - start >= SENTENCE_MAX)
			stop = cut(s, v, start);
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
	while (next_clause(s, v->at + sentence.from, len, &at, &m)) {
		if (m.from <= start)
			continue;
		add(out, sentence.from + start, sentence.from + m.from);
		start = m.from;
	}
	add(out, sentence.from + start, sentence.to);
}
