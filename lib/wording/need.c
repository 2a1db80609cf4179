/* SPDX-License-Identifier: MIT
 * Which words a text must hold before a pattern can match in it. */
#include "wording/need.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { PRODUCT_MAX = 24, EXACT_MAX = 3000, RARE_ENOUGH = 6 };

struct chunk {
	struct chunk *next;
	char text[];
};

struct set {
	const char **s;
	size_t n, room;
};

/* What is known of a part: all the texts it can match, or words of which a
 * match holds one, or neither. */
struct part {
	bool exact, known;
	struct set set;
};

struct reader {
	const char *at;
	struct chunk *chunks;
	struct chunk *sets;
};

static char *keep(struct reader *r, const char *a, size_t alen, const char *b)
{
	size_t blen = strlen(b);
	struct chunk *c = mem_get(1, sizeof(*c) + alen + blen + 1);

	memcpy(c->text, a, alen);
	memcpy(c->text + alen, b, blen);
	c->next = r->chunks;
	r->chunks = c;
	return c->text;
}

static void add(struct set *set, const char *s)
{
	set->s = mem_grow(set->s, &set->room, set->n + 1, sizeof(*set->s));
	set->s[set->n++] = s;
}

static const char *const common[] = {
	"you", "your", "he", "she", "him", "her", "his", "they", "them",
	"the", "and", "are", "was", "were", "is", "it", "that", "this",
	"to", "for", "with", "not", "do", "did", "does", "have", "has",
	"had", "will", "be", "my", "me", "we", "us", "our", "what", "when",
	"all", "so", "if", "of", "in", "on", "at", "can", "would", "but",
	"just", "like", "get", "go", "no", "one", "out", "up", "as", "or",
	"a", "i", "an", "ing", "ed", "been", "there", "really", "more",
};

/* How seldom a word is met, roughly: its length, 0 for the commonest. */
static size_t rarity(const char *s)
{
	size_t len;

	s += strspn(s, " ");
	len = strlen(s);
	while (len && s[len - 1] == ' ')
		len--;
	for (size_t i = 0; i < ARRAY_LEN(common); i++)
		if (strlen(common[i]) == len && !memcmp(common[i], s, len))
			return 1;
	return len < RARE_ENOUGH ? len : RARE_ENOUGH;
}

static size_t worth(const struct set *set)
{
	size_t least = RARE_ENOUGH;

	for (size_t i = 0; i < set->n; i++) {
		if (!*set->s[i])
			return 0;
		size_t r = rarity(set->s[i]);
		if (r < least)
			least = r;
	}
	return set->n ? least : 0;
}

/* Takes the set as the words of the part when it is the better one. */
static void consider(struct part *p, const struct set *set)
{
	size_t new = worth(set), old = p->known ? worth(&p->set) : 0;

	if (new > old || (new && new == old && set->n < p->set.n)) {
		free(p->set.s);
		p->set = (struct set){ NULL, 0, 0 };
		for (size_t i = 0; i < set->n; i++)
			add(&p->set, set->s[i]);
		p->known = true;
	}
}

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
	struct part p = { true, false, { NULL, 0, 0 } };
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
			add(&p.set, keep(r, r->at, 1, ""));
		}
	}
	if (*r->at)
		r->at++;
	if (p.set.n > 4 || !p.set.n)
		p.exact = false;
	return p;
}

static struct part group(struct reader *r)
{
	bool zero_width = false;

	r->at++;
	if (*r->at == '?') {
		r->at++;
		if (*r->at == '=' || *r->at == '!') {
			zero_width = true;
			r->at++;
		} else if (*r->at == '<' &&
			   (r->at[1] == '=' || r->at[1] == '!')) {
			zero_width = true;
			r->at += 2;
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
	if (zero_width) {
		free(p.set.s);
		p = (struct part){ true, false, { NULL, 0, 0 } };
		add(&p.set, "");
	}
	return p;
}

static struct part escape(struct reader *r)
{
	struct part p = { true, false, { NULL, 0, 0 } };
	char c = r->at[1];

	r->at += c ? 2 : 1;
	if (strchr("bBAzZGK", c) && c) {
		add(&p.set, "");
	} else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		   (c >= '0' && c <= '9') || !c) {
		p.exact = false;
		if ((c == 'p' || c == 'P' || c == 'x' || c == 'g' ||
		     c == 'k') && *r->at == '{')
			skip_to(r, '}');
	} else {
		add(&p.set, keep(r, &c, 1, ""));
	}
	return p;
}

static struct part atom(struct reader *r)
{
	struct part p = { true, false, { NULL, 0, 0 } };
	char c = *r->at;

	if (c == '(')
		return group(r);
	if (c == '[')
		return class(r);
	if (c == '\\')
		return escape(r);
	r->at++;
	if (c == '^' || c == '$') {
		add(&p.set, "");
	} else if (c == '.' || (unsigned char)c >= 0x80) {
		p.exact = false;
	} else {
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		add(&p.set, keep(r, &c, 1, ""));
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
		add(&p->set, "");
	} else if (none) {
		p->exact = p->known = false;
	} else if (many && p->exact) {
		p->exact = false;
		p->known = worth(&p->set) > 0;
	}
}

static struct set product(struct reader *r, const struct set *a,
			  const struct set *b)
{
	struct set out = { NULL, 0, 0 };

	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; j < b->n; j++)
			add(&out, keep(r, a->s[i], strlen(a->s[i]), b->s[j]));
	return out;
}

static struct part sequence(struct reader *r)
{
	struct part all = { true, false, { NULL, 0, 0 } };
	struct set run = { NULL, 0, 0 };

	add(&run, "");
	while (*r->at && *r->at != '|' && *r->at != ')') {
		struct part p = atom(r);
		quantify(r, &p);
		bool fits = p.exact &&
			((run.n == 1 && !*run.s[0]) || p.set.n == 1 ||
			 run.n * p.set.n <= PRODUCT_MAX);
		if (fits) {
			struct set longer = product(r, &run, &p.set);
			free(run.s);
			run = longer;
			free(p.set.s);
			continue;
		}
		all.exact = false;
		consider(&all, &run);
		if (p.exact || p.known)
			consider(&all, &p.set);
		free(run.s);
		run = (struct set){ NULL, 0, 0 };
		if (p.exact)
			run = p.set;
		else
			free(p.set.s);
		if (!p.exact)
			add(&run, "");
	}
	if (all.exact) {
		all.set = run;
	} else {
		consider(&all, &run);
		free(run.s);
	}
	return all;
}

static struct part alternatives(struct reader *r)
{
	struct part all = sequence(r);

	while (*r->at == '|') {
		r->at++;
		struct part p = sequence(r);
		bool useful = (all.exact || all.known) && (p.exact || p.known);
		all.known = useful && !(all.exact && p.exact);
		all.exact = all.exact && p.exact &&
			all.set.n + p.set.n <= EXACT_MAX;
		if (useful)
			for (size_t i = 0; i < p.set.n; i++)
				add(&all.set, p.set.s[i]);
		if (!all.exact && !all.known)
			all.set.n = 0;
		free(p.set.s);
	}
	return all;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A word that holds another of the set adds nothing. */
static void join(struct reader *r, struct set *set, struct buf *out)
{
	for (size_t i = 0; i < set->n; i++)
		if (strlen(set->s[i]) > NEED_WORD_MAX)
			set->s[i] = keep(r, set->s[i], NEED_WORD_MAX, "");
	qsort(set->s, set->n, sizeof(*set->s), by_text);
	const char *last = NULL;
	for (size_t i = 0; i < set->n; i++) {
		if (last && !strncmp(set->s[i], last, strlen(last)))
			continue;
		last = set->s[i];
		if (out->len)
			buf_putc(out, '|');
		buf_puts(out, last);
	}
}

char *need_words(const char *pattern)
{
	struct reader r = { pattern, NULL, NULL };
	struct part p = alternatives(&r);
	struct buf out = BUF_EMPTY;

	if ((p.exact || p.known) && worth(&p.set) && !*r.at)
		join(&r, &p.set, &out);
	free(p.set.s);
	for (struct chunk *c = r.chunks, *next; c; c = next) {
		next = c->next;
		free(c);
	}
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
