/* SPDX-License-Identifier: MIT
 * Which words a text must hold before a pattern can match in it. */
#include "wording/need.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "wording/ways.h"

enum {
	PRODUCT_MAX = 24,	/* texts that are told apart */
	EXACT_MAX = 3000,
	WAYS_MAX = 160,
};

/* A pattern under way. */
struct reader {
	const char *at;
	bool before, after;	/* the group stands between edges of words */
	struct need_pool pool;
};

static struct part alternatives(struct reader *r);

static void skip_to(struct reader *r, char end)
{
	while (*r->at && *r->at != end)
		r->at++;
	if (*r->at)
		r->at++;
}

/* A class of at most four plain letters is those letters. */
static struct part class(struct reader *r)
{
	struct part p = { .exact = true };
	const char *start = ++r->at;

	if (*r->at == '^') {
		p.exact = false;
		r->at++;
	}
	if (*r->at == ']')
		r->at++;
	for (; *r->at && *r->at != ']'; r->at++) {
		if (*r->at == '[' && r->at[1] == ':') {
			p.exact = false;
			skip_to(r, ']');
			r->at--;
			continue;
		}
		if (*r->at == '\\' && r->at[1]) {
			p.exact = false;
			r->at++;
		} else if ((r->at[0] == '-' && r->at != start) ||
			   (unsigned char)*r->at >= 0x80) {
			p.exact = false;
		} else {
			words_add(&r->pool, &p.set, need_join(&r->pool, r->at, 1, ""));
		}
	}
	if (*r->at)
		r->at++;
	if (p.set.n > 4 || !p.set.n)
		p.exact = false;
	return p;
}

/* Behind the parenthesis that closes the group at s. */
static const char *behind(const char *s)
{
	int depth = 0;

	for (; *s; s++) {
		if (*s == '\\' && s[1])
			s++;
		else if (*s == '[')
			while (s[1] && *++s != ']')
				s += *s == '\\' && s[1];
		else if (*s == '(')
			depth++;
		else if (*s == ')' && !--depth)
			return s + 1;
	}
	return s;
}

/* Sees whether edges of words stand at both ends of the group to come.  One
 * that may be repeated has them at its ends only, not its repeated part. */
static void see_edges(struct reader *r, bool before)
{
	const char *s = behind(r->at);
	bool last = !*s || *s == ')' || *s == '|';
	bool again = *s && strchr("*+{", *s);

	r->before = before && !again;
	r->after = last ? r->after : (*s == '\\' && s[1] == 'b') ||
		(*s && strchr(" ,;:!'-", *s) && !(s[1] && strchr("?*{", s[1])));
}

static struct part group(struct reader *r)
{
	char look = 0;		/* = or ! of what is only looked at */

	r->at++;
	if (*r->at == '?') {
		r->at++;
		if (*r->at == '=' || *r->at == '!') {
			look = *r->at++;
			r->after = false;
		} else if (*r->at == '<' &&
			   (r->at[1] == '=' || r->at[1] == '!')) {
			look = r->at[1];
			r->at += 2;
			r->before = r->after = false;
		} else if (*r->at == '<' || *r->at == 'P') {
			skip_to(r, '>');
		} else if (*r->at == '>' || *r->at == '|' || *r->at == ':') {
			r->at++;
		} else {
			skip_to(r, ':');
		}
	}
	struct part p = alternatives(r);
	if (*r->at == ')')
		r->at++;
	if (look == '=')
		part_ways(&r->pool, &p);
	if (look == '!' || (look && !p.n)) {
		p = (struct part){ .exact = true };
		words_add(&r->pool, &p.set, "");
	}
	return p;
}

static struct part escape(struct reader *r)
{
	struct part p = { .exact = true };
	char c = r->at[1];

	r->at += c ? 2 : 1;
	if (c == 'b') {
		words_add(&r->pool, &p.set, EDGE);
	} else if (strchr("BAzZGK", c) && c) {
		words_add(&r->pool, &p.set, "");
	} else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		   (c >= '0' && c <= '9') || !c) {
		p.exact = false;
		if ((c == 'p' || c == 'P' || c == 'x' || c == 'g' ||
		     c == 'k') && *r->at == '{')
			skip_to(r, '}');
	} else {
		words_add(&r->pool, &p.set, need_join(&r->pool, &c, 1, ""));
	}
	return p;
}

static struct part atom(struct reader *r, bool before)
{
	struct part p = { .exact = true };
	char c = *r->at;

	if (c == '(') {
		struct reader was = *r;
		see_edges(r, before);
		p = group(r);
		r->before = was.before;
		r->after = was.after;
		return p;
	}
	if (c == '[')
		return class(r);
	if (c == '\\')
		return escape(r);
	r->at++;
	if (c == '^' || c == '$') {
		words_add(&r->pool, &p.set, "");
	} else if (c == '.' || (unsigned char)c >= 0x80) {
		p.exact = false;
	} else {
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		words_add(&r->pool, &p.set, need_join(&r->pool, &c, 1, ""));
	}
	return p;
}

/* Reads a quantifier: how it changes what is known of the atom. */
static void quantify(struct reader *r, struct part *p)
{
	bool none = false, many = false;
	char c = *r->at;

	if (c == '?' || c == '*' || c == '+') {
		none = c != '+';
		many = c != '?';
		r->at++;
	} else if (c == '{' && r->at[1] >= '0' && r->at[1] <= '9') {
		none = r->at[1] == '0';
		many = strncmp(r->at, "{1}", 3) && strncmp(r->at, "{0,1}", 5);
		skip_to(r, '}');
	} else {
		return;
	}
	if (*r->at == '?' || *r->at == '+')
		r->at++;
	if (none && !many && p->exact && p->set.n < PRODUCT_MAX) {
		words_add(&r->pool, &p->set, "");
	} else if (none) {
		p->exact = false;
		p->n = 0;
	} else if (many) {
		part_ways(&r->pool, p);
	}
}

/* A sequence under way: what all of it asks for, and its fork, the one part
 * of it whose ways are kept apart. */
struct run {
	struct need_words texts;	/* of the exact parts read last */
	struct need_way all;
	struct part fork;
	struct need_words first;	/* the texts at its beginning */
	size_t others;			/* what else was met */
};

static void restart(struct reader *r, struct run *s)
{
	way_demand(&r->pool, &s->all, &s->texts);
	s->texts = (struct need_words){ NULL, 0, 0 };
	words_add(&r->pool, &s->texts, "");
}

static void meet_ways(struct reader *r, struct run *s, struct part *p)
{
	if (p->n == 1) {
		for (size_t i = 0; i < p->way[0].n; i++)
			way_demand(&r->pool, &s->all, &p->way[0].set[i]);
		return;
	}
	if (p->n > s->fork.n) {
		struct part other = s->fork;
		s->fork = *p;
		*p = other;
	}
	if (p->n) {
		struct need_words one = part_flat(&r->pool, p);
		way_demand(&r->pool, &s->all, &one);
	}
}

/* Whether all these texts end with the edge of a word. */
static bool at_edge(const struct need_words *texts)
{
	for (size_t i = 0; i < texts->n; i++) {
		size_t len = strlen(texts->word[i]);
		if (!len || words_letter(texts->word[i][len - 1]) ||
		    texts->word[i][len - 1] == *OPEN)
			return false;
	}
	return texts->n > 0;
}

static struct part sequence(struct reader *r)
{
	struct run s = { { NULL, 0, 0 }, { NULL, 0 }, { .n = 0 }, { NULL, 0, 0 }, 0 };
	struct part whole = { .exact = true };

	words_add(&r->pool, &s.texts, r->before ? EDGE : "");
	while (*r->at && *r->at != '|' && *r->at != ')') {
		struct part p = atom(r, at_edge(&s.texts));
		quantify(r, &p);
		if (p.exact && (s.texts.n == 1 || p.set.n == 1 ||
				s.texts.n * p.set.n <= PRODUCT_MAX)) {
			s.texts = words_product(&r->pool, &s.texts, &p.set);
			continue;
		}
		if (whole.exact)
			s.first = s.texts;
		else if (words_often(&s.texts) < WORDS_NOTHING)
			s.others++;
		whole.exact = false;
		s.others += p.exact || p.n;
		restart(r, &s);
		if (p.exact)
			s.texts = p.set;
		else
			meet_ways(r, &s, &p);
	}
	if (r->after) {
		const struct need_words edge = { (const char *[]){ EDGE }, 1,
			0 };
		s.texts = words_product(&r->pool, &s.texts, &edge);
	}
	if (whole.exact) {
		whole.set = s.texts;
		return whole;
	}
	s.others += words_often(&s.texts) < WORDS_NOTHING;
	if (!s.others && words_often(&s.first) < WORDS_NOTHING) {
		const struct need_words open = { (const char *[]){ OPEN }, 1,
			0 };
		whole.exact = true;
		whole.set = words_product(&r->pool, &s.first, &open);
		return whole;
	}
	restart(r, &s);
	for (size_t i = 0; i < s.fork.n; i++) {
		struct need_way w = way_copy(&r->pool, &s.fork.way[i]);
		for (size_t k = 0; k < s.all.n; k++)
			way_demand(&r->pool, &w, &s.all.set[k]);
		part_add(&r->pool, &whole, w);
	}
	if (!s.fork.n && s.all.n)
		part_add(&r->pool, &whole, s.all);
	return whole;
}

static void join_texts(struct reader *r, struct part *all,
		       const struct part *p)
{
	for (size_t i = 0; i < p->set.n; i++)
		words_add(&r->pool, &all->set, p->set.word[i]);
}

static void join_ways(struct reader *r, struct part *all, struct part *p)
{
	part_ways(&r->pool, all);
	part_ways(&r->pool, p);
	if (!all->n || !p->n) {
		all->n = 0;
		return;
	}
	for (size_t i = 0; i < p->n; i++)
		part_add(&r->pool, all, p->way[i]);
	if (all->n <= WAYS_MAX)
		return;
	struct need_way one = { NULL, 0 };
	struct need_words set = part_flat(&r->pool, all);
	way_demand(&r->pool, &one, &set);
	all->n = 0;
	all->way = NULL;
	part_add(&r->pool, all, one);
}

static struct part alternatives(struct reader *r)
{
	struct part all = sequence(r);

	while (*r->at == '|') {
		r->at++;
		struct part p = sequence(r);
		if (all.exact && p.exact && all.set.n + p.set.n <= EXACT_MAX)
			join_texts(r, &all, &p);
		else
			join_ways(r, &all, &p);
	}
	return all;
}

bool needs_find(const char *pattern, struct needs *out)
{
	struct reader r = { .at = pattern };
	struct part p = alternatives(&r);

	part_ways(&r.pool, &p);
	if (*r.at)
		p.n = 0;
	for (size_t i = 0; i < p.n; i++)
		for (size_t k = 0; k < p.way[i].n; k++)
			words_tidy(&r.pool, &p.way[i].set[k]);
	*out = (struct needs){ p.way, p.n, r.pool.chunks };
	return p.n > 0;
}

void needs_given(const char *words, struct needs *out)
{
	struct need_pool pool = { NULL };
	struct part all = { .n = 0 };
	struct need_words set = { NULL, 0, 0 };

	while (*words) {
		size_t len = strcspn(words, "|");
		words_add(&pool, &set, need_join(&pool, words, len, ""));
		words += len + (words[len] == '|');
	}
	part_add(&pool, &all, way_of(&pool, &set));
	*out = (struct needs){ all.way, all.n, pool.chunks };
}

void needs_free(struct needs *n)
{
	struct need_pool pool = { n->chunks };

	need_pool_free(&pool);
	*n = (struct needs){ NULL, 0, NULL };
}

char *need_words(const char *pattern)
{
	struct needs n;
	struct buf out = BUF_EMPTY;

	if (needs_find(pattern, &n)) {
		struct need_pool pool = { n.chunks };
		struct part p = { .way = n.way, .n = n.n };
		struct need_words all = part_flat(&pool, &p);
		words_tidy(&pool, &all);
		for (size_t i = 0; i < all.n; i++) {
			if (i)
				buf_putc(&out, '|');
			buf_puts(&out, all.word[i]);
		}
		n.chunks = pool.chunks;
	}
	needs_free(&n);
	return out.len ? buf_take(&out) : NULL;
}

bool need_proven(const char *pattern, const char *words)
{
	char *found = need_words(pattern);
	bool proven = found != NULL;

	for (char *w = found; proven && w;) {
		char *end = strchr(w, '|');
		if (end)
			*end++ = '\0';
		bool held = false;
		for (const char *g = words; *g && !held;) {
			size_t len = strcspn(g, "|");
			char *part = mem_dupn(g, len);
			held = len && strstr(w, part);
			free(part);
			g += len + (g[len] == '|');
		}
		proven = held;
		w = end;
	}
	free(found);
	return proven;
}
