/* SPDX-License-Identifier: MIT
 * What remains of a pattern when only the letters it reads are kept.  All
 * that is left out, such as what is only looked at, makes it match more. */
#include "wording/outline.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/outline-tree.h"

enum {
	CHILDREN_MAX = 32000,
	SETS_MAX = 256 - OP_SET,
	COPIES = 3,		/* a part that may come more often may come
				 * any number of times */
	COPY_MAX = 400,		/* bytes */
	SHARED_MAX = 64,	/* steps that ways share at their beginning */
	ARG = 2,		/* bytes of a number */
};

/* An outline under way. */
struct maker {
	struct outline *o;
	const struct tree *t;
	size_t room, children_room, sets_room;
	/* Ways that are left to go, each by the node it goes on with and
	 * those behind that one, 0: it is at its end; and where ways begin. */
	uint32_t *left;
	size_t n, left_room;
	bool full;		/* it is too long */
};

static void emit(struct maker *m, uint32_t at);

static size_t put(struct maker *m, size_t op)
{
	struct outline *o = m->o;

	m->full |= o->n + 1 + ARG > OUTLINE_MAX;
	if (m->full)
		return 0;
	if (o->n + 1 + ARG > m->room)
		o->code = mem_grow(o->code, &m->room, o->n + 1 + ARG, 1);
	o->code[o->n] = (unsigned char)op;
	return o->n++;
}

static void set_arg(struct maker *m, size_t at, size_t arg)
{
	if (m->full)
		return;
	m->o->code[at + 1] = arg & 0xff;
	m->o->code[at + 2] = arg >> 8 & 0xff;
}

static size_t put_to(struct maker *m, enum op op, size_t arg)
{
	size_t at = put(m, op);

	set_arg(m, at, arg);
	if (!m->full)
		m->o->n += ARG;
	return at;
}

static void put_step(struct maker *m, const struct node *n)
{
	put(m, n->op == OP_SET ? OP_SET + (size_t)n->set : n->op);
}

static size_t children(struct maker *m, size_t n)
{
	struct outline *o = m->o;
	size_t at = o->children;

	m->full |= at + n > CHILDREN_MAX;
	o->child = mem_grow(o->child, &m->children_room, at + n,
			    sizeof(*o->child));
	memset(o->child + at, 0, n * sizeof(*o->child));
	o->children += n;
	o->child[o->children - 1].last = true;
	return at;
}

static void push(struct maker *m, size_t at)
{
	m->left = mem_grow(m->left, &m->left_room, m->n + 1,
			   sizeof(*m->left));
	m->left[m->n++] = (uint32_t)at;
}

/* The ways of nodes in a row, those of ways that are nothing else in them. */
static void spread(struct maker *m, uint32_t at)
{
	const struct node *n = &m->t->node[at];

	if (!at || n->next || (n->kind != NODE_WAYS && n->kind != NODE_RUN)) {
		push(m, at);
	} else if (n->kind == NODE_RUN) {
		spread(m, n->kid);
	} else {
		for (uint32_t k = n->kid; k; k = m->t->node[k].next)
			spread(m, m->t->node[k].kid);
	}
}

static bool same_step(const struct tree *t, uint32_t x, uint32_t y)
{
	const struct node *a = &t->node[x], *b = &t->node[y];

	return x && y && a->kind == NODE_STEP && b->kind == NODE_STEP &&
		a->op == b->op && a->set == b->set;
}

/* Takes the ways out of the n from first on that begin with the same step as
 * the first does, and adds what they go on with; how many are left. */
static size_t take_alike(struct maker *m, size_t first, size_t n)
{
	uint32_t like = m->left[first];
	size_t kept = 0;
	bool ends = false;

	for (size_t i = 0; i < n; i++) {
		uint32_t at = m->left[first + i], next = m->t->node[at].next;
		if (!same_step(m->t, like, at)) {
			m->left[first + kept++] = at;
			continue;
		}
		if (next || !ends)
			push(m, next);
		ends |= !next;
	}
	return kept;
}

static void emit_row(struct maker *m, uint32_t at)
{
	for (; at; at = m->t->node[at].next)
		emit(m, at);
}

static void emit_shared(struct maker *m, size_t first, size_t n, int depth);

/* The first way left and those that begin as it does; how many are left. */
static size_t emit_first(struct maker *m, size_t first, size_t n, int depth)
{
	uint32_t at = m->left[first];
	size_t top = m->n;

	if (same_step(m->t, at, at) && depth < SHARED_MAX) {
		n = take_alike(m, first, n);
		put_step(m, &m->t->node[at]);
		emit_shared(m, top, m->n - top, depth + 1);
	} else {
		m->left[first] = m->left[first + --n];
		emit_row(m, at);
	}
	m->n = top;
	return n;
}

/* What several ways begin with is read once: then few go on from where a word
 * begins.  Until it is known where they end, those that do are a chain. */
static void emit_shared(struct maker *m, size_t first, size_t n, int depth)
{
	struct outline *o = m->o;
	size_t fork, last = 0, begin = m->n;

	if (n == 1) {
		emit_row(m, m->left[first]);
		return;
	}
	fork = put_to(m, OP_FORK, 0);
	while (n && !m->full) {
		push(m, o->n);
		n = emit_first(m, first, n, depth);
		if (n)
			last = put_to(m, OP_GO, last);
	}
	while (last && !m->full) {
		size_t before = outline_arg(o, last);
		set_arg(m, last, o->n);
		last = before;
	}
	size_t child = children(m, m->n - begin);
	set_arg(m, fork, child);
	for (size_t i = begin; i < m->n; i++)
		o->child[child++].at = (uint16_t)m->left[i];
	m->n = begin;
}

static void emit_ways(struct maker *m, uint32_t at)
{
	size_t first = m->n;

	for (uint32_t k = m->t->node[at].kid; k; k = m->t->node[k].next)
		spread(m, m->t->node[k].kid);
	emit_shared(m, first, m->n - first, 0);
	m->n = first;
}

/* A fork that leads into what comes next; its other way is set later. */
static size_t maybe(struct maker *m)
{
	size_t first = children(m, 2);

	put_to(m, OP_FORK, first);
	m->o->child[first].at = (uint16_t)m->o->n;
	return first + 1;
}

static void emit_many(struct maker *m, const struct node *n)
{
	struct outline *o = m->o;
	size_t before = o->n;
	int i = 0, most = n->most;

	for (; i < n->least && (i < COPIES || i == 0); i++)
		emit(m, n->kid);
	if (i < n->least || most > COPIES ||
	    (i && (o->n - before) / (size_t)i > COPY_MAX))
		most = -1;
	if (most < 0) {
		size_t loop = o->n, out = maybe(m);
		emit(m, n->kid);
		put_to(m, OP_GO, loop);
		o->child[out].at = (uint16_t)o->n;
		return;
	}
	size_t out[COPIES], outs = 0;
	for (; i < most; i++) {
		out[outs++] = maybe(m);
		emit(m, n->kid);
	}
	while (outs)
		o->child[out[--outs]].at = (uint16_t)o->n;
}

static void emit(struct maker *m, uint32_t at)
{
	const struct node *n = &m->t->node[at];

	if (m->full)
		return;
	switch (n->kind) {
	case NODE_EMPTY:
		break;
	case NODE_STEP:
		put_step(m, n);
		break;
	case NODE_RUN:
		for (uint32_t k = n->kid; k; k = m->t->node[k].next)
			emit(m, k);
		break;
	case NODE_WAYS:
		emit_ways(m, at);
		break;
	case NODE_MANY:
		emit_many(m, n);
		break;
	}
}

/* Those of a class that a set has become a class of their own. */
static size_t part(unsigned char of[SYMBOLS], size_t n,
		   const struct symbols *s)
{
	unsigned char to[SYMBOLS] = { 0 };
	bool stays[SYMBOLS] = { false };

	for (unsigned c = 0; c < SYMBOLS; c++)
		stays[of[c]] |= !symbols_has(s, c);
	for (unsigned c = 0; c < SYMBOLS; c++) {
		if (!symbols_has(s, c) || !stays[of[c]])
			continue;
		if (!to[of[c]])
			to[of[c]] = (unsigned char)n++;
		of[c] = to[of[c]];
	}
	return n;
}

static void classify(struct outline *o, const struct tree *t)
{
	unsigned char of[SYMBOLS] = { 0 };
	struct symbols alone = { { 1 << '\n', 0, 1 } }, words;
	size_t n = 1;

	symbols_words(&words);
	n = part(of, n, &words);
	n = part(of, n, &alone);
	alone.bit[0] = 0;
	n = part(of, n, &alone);
	for (size_t i = 0; i < t->sets; i++)
		n = part(of, n, &t->set[i]);
	o->classes = n;
	o->symbol = mem_get(n, 1);
	for (unsigned c = SYMBOLS; c-- > 0;)
		o->symbol[of[c]] = (unsigned char)c;
	memcpy(o->class, of, SYMBOLS);
}

/* The classes of the bytes beyond ASCII, of which the first is known. */
static void spread_classes(struct outline *o)
{
	unsigned char beyond = o->class[BEYOND];

	memset(o->class + BEYOND, (int)o->classes, 64);
	memset(o->class + BEYOND + 64, beyond, 64);
}

static uint64_t classes_of(const struct outline *o, const struct symbols *s)
{
	uint64_t all = 0;

	for (size_t c = 0; c < o->classes; c++)
		if (symbols_has(s, o->symbol[c]))
			all |= (uint64_t)1 << c % 64;
	return all;
}

/* What a way can begin with.  Forks behind it are done, those before it, to
 * which a loop leads back, are not: then, and where the end of the pattern
 * is near, it is anything. */
static uint64_t begins(const struct outline *o, size_t at, size_t fork)
{
	for (;;) {
		uint64_t all = 0;
		switch (o->code[at]) {
		case OP_GO:
			at = outline_arg(o, at);
			continue;
		case OP_FORK:
			if (at <= fork)
				return UINT64_MAX;
			for (size_t i = outline_arg(o, at);; i++) {
				all |= o->set[o->child[i].set];
				if (o->child[i].last)
					return all;
			}
		case OP_END:
		case OP_MATCH:
			return UINT64_MAX;
		case OP_EDGE:
		case OP_NO_EDGE:
		case OP_BEGIN:
			at++;
			continue;
		default:
			return o->set[o->code[at] - OP_SET];
		}
	}
}

/* The number of a set of classes. */
static uint16_t set_of(struct maker *m, uint64_t set)
{
	struct outline *o = m->o;
	size_t i = o->sets;

	while (i && o->set[i - 1] != set)
		i--;
	if (i)
		return (uint16_t)(i - 1);
	o->set = mem_grow(o->set, &m->sets_room, o->sets + 1,
			  sizeof(*o->set));
	o->set[o->sets] = set;
	return (uint16_t)o->sets++;
}

static void look_ahead(struct maker *m)
{
	struct outline *o = m->o;

	o->set = mem_grow(NULL, &m->sets_room, m->t->sets + 1,
			  sizeof(*o->set));
	for (; o->sets < m->t->sets; o->sets++)
		o->set[o->sets] = classes_of(o, &m->t->set[o->sets]);
	m->n = 0;
	for (size_t at = 0; at < o->n; at++) {
		if (o->code[at] == OP_FORK)
			push(m, at);
		if (o->code[at] == OP_FORK || o->code[at] == OP_GO)
			at += ARG;
	}
	while (m->n) {
		size_t fork = m->left[--m->n];
		for (size_t i = outline_arg(o, fork);; i++) {
			struct child *c = &o->child[i];
			c->set = set_of(m, begins(o, c->at, fork)) & 0x7fff;
			if (c->last)
				break;
		}
	}
}

struct outline *outline_read(const char *pattern, bool accents)
{
	struct tree t = { .accents = accents };
	struct maker m = { .t = &t };
	uint32_t top = tree_read(&t, pattern);

	if (top && t.sets <= SETS_MAX) {
		m.o = mem_get(1, sizeof(*m.o));
		m.o->accents = accents;
		emit(&m, top);
		put(&m, OP_MATCH);
		if (m.full) {
			outline_free(m.o);
			m.o = NULL;
		} else {
			classify(m.o, &t);
			look_ahead(&m);
			spread_classes(m.o);
		}
	}
	free(m.left);
	tree_free(&t);
	return m.o;
}

/* What an image keeps: this, then sets, children, symbols and the program. */
struct head {
	uint32_t mark, sets, children, n;
	uint16_t classes, accents;
	unsigned char class[SYMBOLS + 3];	/* a multiple of 4 */
};

enum { MARK = 0x4f550002 };

static_assert(sizeof(struct head) % 8 == 0 && sizeof(struct child) == 4,
	      "what stands behind is aligned");

void outline_put(const struct outline *o, struct buf *out)
{
	struct head h = { .mark = MARK, .sets = (uint32_t)o->sets,
		.children = (uint32_t)o->children, .n = (uint32_t)o->n,
		.classes = (uint16_t)o->classes, .accents = o->accents };

	memcpy(h.class, o->class, BEYOND);
	h.class[BEYOND] = o->class[255];
	buf_add(out, (const char *)&h, sizeof(h));
	if (o->sets)
		buf_add(out, (const char *)o->set, o->sets * sizeof(*o->set));
	if (o->children)
		buf_add(out, (const char *)o->child,
			o->children * sizeof(*o->child));
	buf_add(out, (const char *)o->symbol, o->classes);
	buf_add(out, (const char *)o->code, o->n);
}

struct outline *outline_from(const void *bytes, size_t len)
{
	const struct head *h = bytes;
	char *at = (char *)(uintptr_t)bytes + sizeof(*h);
	struct outline *o;

	if (len < sizeof(*h) || h->mark != MARK ||
	    len != sizeof(*h) + h->sets * sizeof(*o->set) +
	    h->children * sizeof(*o->child) + h->classes + h->n)
		return NULL;
	o = mem_get(1, sizeof(*o));
	o->borrowed = true;
	o->sets = h->sets;
	o->children = h->children;
	o->n = h->n;
	o->classes = h->classes;
	o->accents = h->accents;
	memcpy(o->class, h->class, SYMBOLS);
	spread_classes(o);
	o->set = (void *)at;
	o->child = (void *)(at += o->sets * sizeof(*o->set));
	o->symbol = (void *)(at += o->children * sizeof(*o->child));
	o->code = (void *)(at + o->classes);
	return o;
}

void outline_free(struct outline *o)
{
	if (!o)
		return;
	if (!o->borrowed) {
		free(o->code);
		free(o->child);
		free(o->set);
		free(o->symbol);
	}
	free(o);
}
