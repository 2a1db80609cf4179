/* SPDX-License-Identifier: MIT
 * What a sentence is about, in the writer's own words. */
#include "reword/topics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/rules.h"

enum {
	RANKS = 4,
	NEAR = 2,		/* desire, and touch */
	WAYS = 8,		/* to tell what happened, */
	BESIDE = 4,		/* never at the beginning */
	OWN = WAYS - 1,		/* the last of what one did oneself */
	ENDS = 12,		/* of clauses, looked at in a sentence */
};

/* Where a clause begins and ends, what is not said of what happened, the same
 * of oneself, and what makes all that follows a thing only thought of. */
enum { BEGIN, END, NOT_TOLD, NOT_OWN, THOUGHT, MARKS };

struct topics {
	struct pattern *rank[RANKS], *way[WAYS], *mark[MARKS];
};

static int make(struct pattern **p, size_t n, const char *first,
		struct lists *l, struct pattern_room *r, struct fault *f)
{
	char name[32];

	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "{%s_%zu}", first, i + 1);
		p[i] = rules_pattern(l, r, name, false, f);
		if (!p[i])
			return -1;
	}
	return 0;
}

struct topics *topics_make(struct lists *l, struct pattern_room *r,
			   struct fault *f)
{
	struct topics *t = mem_get(1, sizeof(*t));

	if (make(t->rank, RANKS, "FW_TOPIC", l, r, f) ||
	    make(t->way, WAYS, "FW_TOLD", l, r, f) ||
	    make(t->mark, MARKS, "FW_MARK", l, r, f)) {
		topics_free(t);
		return NULL;
	}
	return t;
}

void topics_free(struct topics *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < RANKS; i++)
		pattern_free(t->rank[i]);
	for (size_t i = 0; i < WAYS; i++)
		pattern_free(t->way[i]);
	for (size_t i = 0; i < MARKS; i++)
		pattern_free(t->mark[i]);
	free(t);
}

/* One person's your is another's my, so determiners stay; without one a thing
 * that is counted gets "the". */
static void add(struct pattern *p, const struct verbs *v, const char *s,
		struct buf *out)
{
	struct span det, mod, noun, bare;
	const char *act = NULL;

	if (!pattern_group(p, "noun", &noun))
		return;
	if (pattern_group(p, "act", &bare))
		act = verbs_form(v, s + noun.from, noun.to - noun.from,
				 VERB_NOUN);
	if (act) {
		buf_puts(out, act);
		return;
	}
	if (pattern_group(p, "det", &det))
		buf_add(out, s + det.from, det.to - det.from);
	else if (!pattern_group(p, "bare", &bare) && s[noun.to - 1] != 's')
		buf_puts(out, "the ");
	if (pattern_group(p, "mod", &mod))
		buf_add(out, s + mod.from, mod.to - mod.from);
	buf_add(out, s + noun.from, noun.to - noun.from);
}

void topics_find(struct topics *t, const struct verbs *v, const char *s,
		 size_t len, bool near, struct buf *out)
{
	struct span m;

	for (int i = 0; i < (near ? NEAR : RANKS) && !out->len; i++)
		if (pattern_find(t->rank[i], s, len, 0, &m) == 1) {
			add(t->rank[i], v, s, out);
			if (out->len && !m.from)
				out->at[0] |= 32;
		}
}

static void add_span(struct buf *out, const char *s, struct span g)
{
	while (g.from < g.to && s[g.from] == ' ')
		g.from++;
	if (out->len && g.to > g.from)
		buf_putc(out, ' ');
	buf_add(out, s + g.from, g.to - g.from);
}

/* The one who is spoken to or of, for a clause that names nobody. */
static const char *somebody(const char *s, size_t from)
{
	static const char *const names[] = { "you", "he", "she", "they",
		"my husband", "my wife", "my boyfriend", "my girlfriend",
		"my partner" };
	const char *first = NULL, *who = NULL;

	if (strcasestr(s, " me ") &&
	    (from < 3 || strncmp(s + from - 3, "by ", 3)))
		return NULL;	/* who did it may be oneself */
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		for (const char *at = s; (at = strcasestr(at, names[i]));
		     at++) {
			char next = at[strlen(names[i])];
			if ((at != s && at[-1] != ' ') ||
			    (next && !strchr(" ,.;:!?", next)))
				continue;
			if (!first || (at < first && strcmp(who, "you"))) {
				first = at;
				who = names[i];
			}
			break;
		}
	return who;
}

struct telling {
	struct topics *t;
	const struct verbs *v;
	const char *s;
	size_t len;
	bool (*clean)(void *arg, const char *text);
	void *arg;
};

/* Puts together what a way has found: who, then what was done, a verb of
 * another form turned to the past, then when. */
static bool put(struct pattern *p, const char *s,
		const struct telling *y, size_t at, struct buf *out)
{
	const struct verbs *v = y->v;
	struct span who, g;
	const char *past;

	if (pattern_group(p, "who", &who)) {
		add_span(out, s, who);
	} else if (pattern_group(p, "ing", &g)) {
		const char *name = somebody(y->s, at);
		if (!name || verbs_is(v, s + g.from, g.to - g.from) != VERB_ING)
			return false;
		buf_puts(out, name);
	}
	if (pattern_group(p, "ing", &g) || pattern_group(p, "act", &g)) {
		past = verbs_form(v, s + g.from, g.to - g.from, VERB_PAST);
		if (!past || !*past)
			return false;
		buf_addf(out, " %s", past);
	}
	if (pattern_group(p, "habit", &g)) {
		size_t n = 0;
		while (g.from + n < g.to && s[g.from + n] != ' ')
			n++;
		int form = verbs_is(v, s + g.from, n);
		if (form != VERB_BASE && form != VERB_THIRD)
			return false;
		add_span(out, s, g);
	}
	if (pattern_group(p, "deed", &g) || pattern_group(p, "rest", &g))
		add_span(out, s, g);
	if (pattern_group(p, "when", &g))
		add_span(out, s, g);
	if (out->len && out->at[0] != 'I')
		out->at[0] |= 32;
	return out->len > 0;
}

/* The ends that a clause from at may have, the farthest last: an end that
 * stands in a clause is no more than one that may be. */
static size_t ends_of(struct topics *t, const char *s, size_t len, size_t at,
		      size_t *end)
{
	struct span m;
	size_t n = 0;

	while (n < ENDS - 1 &&
	       pattern_find(t->mark[END], s, len, at, &m) == 1) {
		end[n++] = m.from;
		if (strchr(",;:.!?()\"", s[m.from]) || m.to <= at)
			return n;
		at = m.to;
	}
	end[n++] = len;
	return n;
}

/* Whether the way number i tells what happened in a clause from at. */
static bool is_told(const struct telling *y, int i, size_t at,
		    struct buf *out)
{
	struct pattern *no = y->t->mark[i == OWN ? NOT_OWN : NOT_TOLD];
	size_t end[ENDS], n = ends_of(y->t, y->s, y->len, at, end);
	struct span m;

	while (n--) {
		char *piece = mem_dupn(y->s + at, end[n] - at);
		size_t len = strlen(piece);
		buf_clear(out);
		bool told = pattern_find(y->t->way[i], piece, len, 0, &m) == 1 &&
			put(y->t->way[i], piece, y, at, out) &&
			!pattern_in(no, buf_text(out), out->len) &&
			y->clean(y->arg, buf_text(out));
		free(piece);
		if (told)
			return true;
	}
	buf_clear(out);
	return false;
}

/* Whether a clause from at says when, which is no fact by itself. */
static bool is_when(const char *s, size_t at)
{
	static const char *const words[] = { "when ", "whenever ", "while ",
		"if " };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t n = strlen(words[i]);
		if (at >= n && !strncasecmp(s + at - n, words[i], n) &&
		    (at == n || s[at - n - 1] == ' '))
			return true;
	}
	return false;
}

enum told topics_told(struct topics *t, const struct verbs *v, const char *s,
		      size_t len, bool own,
		      bool (*clean)(void *arg, const char *text), void *arg,
		      struct buf *out)
{
	static const enum told kind[WAYS] = { TOLD_PAST, TOLD_PAST, TOLD_NOW,
		TOLD_THAT, TOLD_PAST, TOLD_THAT, TOLD_THAT, TOLD_PAST };
	size_t begin[ENDS] = { 0 }, n = 1;
	struct span m;

	if (pattern_find(t->mark[THOUGHT], s, len, 0, &m) == 1)
		len = m.from;
	const struct telling y = { t, v, s, len, clean, arg };
	while (n < ENDS &&
	       pattern_find(t->mark[BEGIN], s, len, begin[n - 1], &m) == 1 &&
	       m.to > begin[n - 1])
		begin[n++] = m.to;
	for (int i = own ? OWN : 0; i < WAYS - !own; i++)
		for (size_t k = i == BESIDE; k < n; k++)
			if ((kind[i] != TOLD_THAT || !is_when(s, begin[k])) &&
			    is_told(&y, i, begin[k], out))
				return strstr(buf_text(out), " when") ?
					TOLD_THAT : kind[i];
	return TOLD_NOT;
}
