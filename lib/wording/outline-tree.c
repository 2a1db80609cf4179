/* SPDX-License-Identifier: MIT
 * A pattern as a tree of its parts.  Whatever is not understood makes it
 * bad, and what is understood only in part matches more than it says. */
#include "wording/outline-tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DEPTH_MAX = 100 };

static uint32_t ways(struct tree *t);

static uint32_t add(struct tree *t, enum node_kind kind)
{
	if (t->n == t->room)
		t->node = mem_grow(t->node, &t->room, t->n + 1,
				   sizeof(*t->node));
	t->node[t->n] = (struct node){ .kind = kind };
	return (uint32_t)t->n++;
}

static uint32_t step(struct tree *t, enum op op)
{
	uint32_t n = add(t, NODE_STEP);

	t->node[n].op = op;
	return n;
}

/* The number of a set, from 1. */
static uint32_t set_of(struct tree *t, const struct symbols *s)
{
	size_t i = t->sets;

	while (i && memcmp(&t->set[i - 1], s, sizeof(*s)))
		i--;
	if (!i) {
		t->set = mem_grow(t->set, &t->sets_room, t->sets + 1,
				  sizeof(*t->set));
		t->set[t->sets++] = *s;
		i = t->sets;
	}
	return (uint32_t)i;
}

static uint32_t one_of(struct tree *t, const struct symbols *s)
{
	uint32_t set = set_of(t, s), n = step(t, OP_SET);

	t->node[n].set = set - 1;
	return n;
}

static uint32_t anything(struct tree *t)
{
	const struct symbols all = { { UINT64_MAX, UINT64_MAX, 1 } };

	return one_of(t, &all);
}

static uint32_t many(struct tree *t, uint32_t kid, int least, int most)
{
	uint32_t n = add(t, NODE_MANY);

	t->node[n].kid = kid;
	t->node[n].least = least;
	t->node[n].most = most;
	return n;
}

/* The letters that have another case in ASCII. */
static bool folds_back(const char *s)
{
	return !strncmp(s, "\xc5\xbf", 2) || !strncmp(s, "\xe2\x84\xaa", 3);
}

/* Reads one character as it stands: its symbol. */
static unsigned character(struct tree *t)
{
	unsigned char c = (unsigned char)*t->at;

	if (c < 0x80) {
		t->at++;
		return c;
	}
	t->bad |= folds_back(t->at);
	do
		t->at++;
	while (((unsigned char)*t->at & 0xc0) == 0x80);
	return BEYOND;
}

/* \x41, \x{2019}: behind the x. */
static unsigned by_number(struct tree *t)
{
	char *end;
	unsigned long n;
	char two[3] = { 0 };

	if (*t->at == '{') {
		n = strtoul(t->at + 1, &end, 16);
		t->bad |= *end != '}';
		t->at = *end ? end + 1 : end;
	} else {
		t->bad |= !isxdigit((unsigned char)t->at[0]) ||
			!isxdigit((unsigned char)t->at[1]);
		memcpy(two, t->at, t->bad ? 0 : 2);
		n = strtoul(two, NULL, 16);
		t->at += t->bad ? 0 : 2;
	}
	t->bad |= n == 0x17f || n == 0x212a;
	return n < BEYOND ? (unsigned)n : BEYOND;
}

/* A letter behind a backslash that stands for one symbol. */
static unsigned sign(struct tree *t, char c)
{
	static const char from[] = "tnrfea", to[] = "\t\n\r\f\033\a";
	const char *at = strchr(from, c);

	if (c == 'x')
		return by_number(t);
	t->bad |= !c || (!at && isalnum((unsigned char)c)) ||
		(unsigned char)c >= 0x80;
	return at && c ? (unsigned char)to[at - from] : (unsigned char)c;
}

/* One end of a range; false when it was something else, which is in s. */
static bool range_end(struct tree *t, struct symbols *s, unsigned *symbol)
{
	struct symbols more;

	if (*t->at == '[' && t->at[1] == ':') {
		size_t len = symbols_named(s, t->at);
		t->at += len;
		t->bad |= !len;
		return false;
	}
	if (*t->at != '\\') {
		*symbol = character(t);
		return true;
	}
	char c = t->at[1];
	t->at += c ? 2 : 1;
	if (symbols_kind(&more, c, t->accents)) {
		symbols_join(s, &more);
		return false;
	}
	*symbol = c == 'b' ? '\b' : sign(t, c);
	return true;
}

static uint32_t class(struct tree *t)
{
	struct symbols s = { { 0 } };
	bool not = *++t->at == '^', first = true;

	t->at += not;
	for (; *t->at && (first || *t->at != ']') && !t->bad; first = false) {
		unsigned from = 0, to;
		if (!range_end(t, &s, &from))
			continue;
		symbols_add(&s, from);
		if (*t->at != '-' || t->at[1] == ']')
			continue;
		t->at++;
		if (!range_end(t, &s, &to))
			t->bad = true;
		else
			symbols_range(&s, from, to);
		/* It may hold the letters that fold back. */
		if (!t->bad && to == BEYOND && !t->exact) {
			t->bad |= not;
			symbols_add(&s, 'k');
			symbols_add(&s, 's');
		}
	}
	t->bad |= !*t->at;
	t->at += *t->at != '\0';
	if (!t->exact)
		symbols_any_case(&s);
	if (not)
		symbols_others(&s);
	return one_of(t, &s);
}

/* Behind "(?": what kind of group it is; false when its inside is only
 * looked at.  Letters alone, "(?i)", make an empty group. */
static bool opening(struct tree *t)
{
	char c = *t->at++;

	t->bad |= c == '|';	/* numbers its groups again */
	if (c == ':' || c == '>')
		return true;
	if (c == '=' || c == '!')
		return false;
	if (c == '<' && (*t->at == '=' || *t->at == '!')) {
		t->at++;
		return false;
	}
	if (c == '<' || (c == 'P' && *t->at == '<') || c == '\'') {
		t->at += strcspn(t->at, ">')");
		t->bad |= *t->at != '>' && *t->at != '\'';
		t->at += !t->bad;
		return true;
	}
	if (c == 'i' || (c == '-' && *t->at == 'i')) {
		t->exact = c == '-';
		t->mixed |= t->exact;
		t->at += c == '-';
		t->bad |= *t->at != ':' && *t->at != ')';
		t->at += *t->at == ':';
		return true;
	}
	t->bad = true;
	return true;
}

/* The bracket that ends the class at s, or the end of the pattern less one. */
static const char *class_end(const char *s)
{
	s += s[1] == '^';
	s += s[1] == ']';
	while (s[1] && *++s != ']') {
		const char *name = *s == '[' && s[1] == ':' ?
			strstr(s, ":]") : NULL;
		if (name)
			s = name + 1;
		else
			s += *s == '\\' && s[1];
	}
	return s;
}

/* Whether the parenthesis there begins a group with a number. */
static bool is_numbered(const char *s)
{
	if (s[1] != '?')
		return s[1] != '*';
	s += s[2] == 'P' ? 3 : 2;
	return (*s == '<' && s[1] != '=' && s[1] != '!') || *s == '\'';
}

/* Goes behind the group whose inside begins here. */
static void skip(struct tree *t)
{
	int depth = 1;

	for (; *t->at && depth; t->at++) {
		/* There a parenthesis may be none. */
		t->bad |= !strncmp(t->at, "(?#", 3) ||
			!strncmp(t->at, "\\Q", 2);
		if (*t->at == '\\' && t->at[1])
			t->at++;
		else if (*t->at == '[')
			t->at = class_end(t->at);
		else if (*t->at == ')')
			depth--;
		else if (*t->at == '(') {
			depth++;
			t->groups += is_numbered(t->at);
		}
	}
	t->bad |= depth > 0;
}

/* Whether what is looked at, "(?=...)", is all that comes in one of the ways
 * through the pattern: then it may as well be read. */
static bool is_last(const struct tree *t)
{
	struct tree ahead = *t;

	if (t->depth || t->at[-1] != '=' || t->at[-2] != '?')
		return false;
	skip(&ahead);
	return !ahead.bad && (!*ahead.at || *ahead.at == '|');
}

static uint32_t group(struct tree *t)
{
	bool exact = t->exact, reads = true;
	unsigned number = is_numbered(t->at) ? ++t->groups : 0;

	t->at++;
	if (*t->at == '*')
		t->bad = true;
	if (*t->at == '?') {
		t->at++;
		const char *from = t->at;
		reads = opening(t);
		/* The rest of the group that it stands in is meant. */
		if (!t->bad && *t->at == ')' && strchr("i-", *from)) {
			t->at++;
			return add(t, NODE_EMPTY);
		}
	}
	if (!reads && !t->bad && !is_last(t)) {
		skip(t);
		return add(t, NODE_EMPTY);
	}
	if (t->bad || ++t->depth > DEPTH_MAX) {
		t->bad = true;
		return 0;
	}
	uint32_t n = ways(t);
	t->depth--;
	t->exact = exact;
	t->bad |= *t->at != ')';
	t->at += *t->at == ')';
	if (number < TREE_GROUPS)
		t->group[number] = n;
	return n;
}

static uint32_t literal(struct tree *t, unsigned symbol)
{
	uint32_t *known = &t->of_symbol[t->exact][symbol];
	struct symbols s = { { 0 } };

	if (!*known) {
		symbols_add(&s, symbol);
		if (!t->exact)
			symbols_any_case(&s);
		*known = set_of(t, &s);
	}
	uint32_t n = step(t, OP_SET);
	t->node[n].set = *known - 1;
	return n;
}

/* What a group has read: something that it can read. */
static uint32_t again(struct tree *t, unsigned number)
{
	if (t->group[number] && !t->mixed)
		return many(t, t->group[number], 1, 1);
	uint32_t any = anything(t);
	return many(t, any, 0, -1);
}

static uint32_t escape(struct tree *t)
{
	struct symbols s;
	char c = t->at[1];

	t->at += c ? 2 : 1;
	if (symbols_kind(&s, c, t->accents))
		return one_of(t, &s);
	switch (c) {
	case 'b': return step(t, OP_EDGE);
	case 'B': return step(t, OP_NO_EDGE);
	case 'A': return step(t, OP_BEGIN);
	case 'z':
	case 'Z': return step(t, OP_END);
	case 'K': return add(t, NODE_EMPTY);
	default: break;
	}
	if (c >= '1' && c <= '9' && !isdigit((unsigned char)*t->at))
		return again(t, (unsigned)(c - '0'));
	return literal(t, sign(t, c));
}

static uint32_t atom(struct tree *t)
{
	switch (*t->at) {
	case '(': return group(t);
	case '[': return class(t);
	case '\\': return escape(t);
	case '^': t->at++; return step(t, OP_BEGIN);
	case '$': t->at++; return step(t, OP_END);
	case '.': t->at++; return anything(t);
	default: return literal(t, character(t));
	}
}

/* {2}, {2,}, {2,5}; anything else is no quantifier. */
static bool counted(struct tree *t, int *least, int *most)
{
	const char *s = t->at + 1;
	char *end;

	if (!isdigit((unsigned char)*s))
		return false;
	*least = *most = (int)strtol(s, &end, 10);
	if (*end == ',') {
		s = end + 1;
		*most = isdigit((unsigned char)*s) ? (int)strtol(s, &end, 10) :
			-1;
		if (*most < 0)
			end++;
	}
	if (*end != '}')
		return false;
	t->at = end + 1;
	return true;
}

static uint32_t quantified(struct tree *t, uint32_t n)
{
	int least = 0, most = -1;
	char c = *t->at;

	if (c == '*' || c == '+' || c == '?') {
		least = c == '+';
		most = c == '?' ? 1 : -1;
		t->at++;
	} else if (c != '{' || !counted(t, &least, &most)) {
		return n;
	}
	if (*t->at == '?' || *t->at == '+')
		t->at++;
	return many(t, n, least, most);
}

static uint32_t run(struct tree *t)
{
	uint32_t all = add(t, NODE_RUN), last = 0;

	while (!t->bad && *t->at && *t->at != '|' && *t->at != ')') {
		uint32_t n = quantified(t, atom(t));
		if (t->bad)
			break;
		if (last)
			t->node[last].next = n;
		else
			t->node[all].kid = n;
		last = n;
	}
	return all;
}

static uint32_t ways(struct tree *t)
{
	uint32_t first = run(t), last = first, all;

	if (*t->at != '|')
		return first;
	all = add(t, NODE_WAYS);
	t->node[all].kid = first;
	while (!t->bad && *t->at == '|') {
		t->at++;
		uint32_t n = run(t);
		t->node[last].next = n;
		last = n;
	}
	return all;
}

uint32_t tree_read(struct tree *t, const char *pattern)
{
	t->at = pattern;
	add(t, NODE_EMPTY);	/* number 0 is none */
	uint32_t top = ways(t);
	return t->bad || *t->at ? 0 : top;
}

void tree_free(struct tree *t)
{
	free(t->node);
	free(t->set);
}
