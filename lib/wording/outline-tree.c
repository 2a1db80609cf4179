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
		*symbol = symbols_character(&t->at, &t->bad);
		return true;
	}
	char c = t->at[1];
	t->at += c ? 2 : 1;
	if (symbols_kind(&more, c, t->accents)) {
		symbols_join(s, &more);
		return false;
	}
	*symbol = c == 'b' ? '\b' : symbols_sign(&t->at, c, &t->bad);
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
	return literal(t, symbols_sign(&t->at, c, &t->bad));
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
	default: return literal(t, symbols_character(&t->at, &t->bad));
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

/* What has been read by the group with this node is read again there. */
static bool is_again(const struct tree *t, uint32_t at, uint32_t group)
{
	const struct node *n = &t->node[at];

	return n->kind == NODE_MANY && n->kid == group && n->least == 1 &&
		n->most == 1;
}

/* A row of what stands from a group to where it is read last, begun there
 * with one of these.  A letter beyond ASCII may be the other case of one. */
static uint32_t begun_with(struct tree *t, uint32_t group, uint32_t last,
			   struct symbols begin)
{
	struct node what = t->node[t->node[group].kid];
	struct symbols s = t->set[t->node[what.kid].set];
	uint32_t all = add(t, NODE_RUN), row = add(t, NODE_RUN), first, to = 0;

	symbols_meet(&begin, &s);
	symbols_add(&begin, BEYOND);
	symbols_add(&s, BEYOND);
	first = one_of(t, &begin);
	t->node[row].kid = first;
	uint32_t rest = one_of(t, &s);
	rest = many(t, rest, what.least - 1, what.most - (what.most > 0));
	t->node[first].next = rest;
	for (uint32_t k = group;; k = t->node[k].next) {
		uint32_t n = add(t, NODE_EMPTY);
		t->node[n] = t->node[k];
		t->node[n].next = 0;
		if (k == group || is_again(t, k, group))
			t->node[n] = (struct node){ .kind = NODE_MANY,
				.kid = row, .least = 1, .most = 1 };
		if (to)
			t->node[to].next = n;
		else
			t->node[all].kid = n;
		to = n;
		if (k == last)
			return all;
	}
}

/* One way for each letter that a group of letters which is read again in its
 * row can begin with: few texts repeat so much of what they hold. */
static void tell_apart(struct tree *t, uint32_t row, uint32_t group)
{
	struct node g = t->node[group], what = t->node[g.kid];
	uint32_t last = 0, ways, to = 0, *at = &t->node[row].kid;

	for (uint32_t k = g.next; k; k = t->node[k].next)
		if (is_again(t, k, group))
			last = k;
	if (!last || g.kind != NODE_RUN || what.next || !what.least ||
	    what.kind != NODE_MANY || t->node[what.kid].op != OP_SET)
		return;
	ways = add(t, NODE_WAYS);
	for (unsigned c = 'a'; c <= 'z' + 1; c++) {
		struct symbols s = { { 0 } };
		if (c <= 'z')
			symbols_add(&s, c);
		else
			symbols_range(&s, 'a', 'z');
		symbols_any_case(&s);
		if (c > 'z')
			symbols_others(&s);
		uint32_t way = begun_with(t, group, last, s);
		if (to)
			t->node[to].next = way;
		else
			t->node[ways].kid = way;
		to = way;
	}
	t->node[ways].next = t->node[last].next;
	for (at = &t->node[row].kid; *at != group;)
		at = &t->node[*at].next;
	*at = ways;
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
	for (unsigned i = 1; i < TREE_GROUPS && !t->bad; i++)
		for (uint32_t k = t->node[all].kid; k; k = t->node[k].next)
			if (k == t->group[i])
				tell_apart(t, all, k);
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
