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
	STEPS_MAX = 1 << 17,
	COPIES = 3,		/* a part that may come more often may come
				 * any number of times */
	COPY_MAX = 400,		/* steps */
	SHARED_MAX = 64,	/* steps that ways share at their beginning */
};

static void emit(struct outline *o, const struct tree *t, uint32_t at);

static size_t put(struct outline *o, enum op op, size_t arg)
{
	if (o->n == o->room)
		o->step = mem_grow(o->step, &o->room, o->n + 1,
				   sizeof(*o->step));
	o->step[o->n] = (struct step){ op, arg & 0x1fffffff };
	return o->n++;
}

static size_t children(struct outline *o, size_t n)
{
	size_t at = o->children;

	o->child = mem_grow(o->child, &o->children_room, at + n,
			    sizeof(*o->child));
	memset(o->child + at, 0, n * sizeof(*o->child));
	o->children += n;
	o->child[o->children - 1].last = true;
	return at;
}

/* Ways that are left to go, each by the node it goes on with and those behind
 * that one; 0: it is at its end. */
struct left {
	uint32_t *at;
	size_t n, room;
};

static void go_on(struct left *l, uint32_t at)
{
	l->at = mem_grow(l->at, &l->room, l->n + 1, sizeof(*l->at));
	l->at[l->n++] = at;
}

/* The ways of nodes in a row, those of ways that are nothing else in them. */
static void spread(const struct tree *t, uint32_t at, struct left *l)
{
	const struct node *n = &t->node[at];

	if (!at || n->next || (n->kind != NODE_WAYS && n->kind != NODE_RUN)) {
		go_on(l, at);
	} else if (n->kind == NODE_RUN) {
		spread(t, n->kid, l);
	} else {
		for (uint32_t k = n->kid; k; k = t->node[k].next)
			spread(t, t->node[k].kid, l);
	}
}

static bool same_step(const struct tree *t, uint32_t x, uint32_t y)
{
	const struct node *a = &t->node[x], *b = &t->node[y];

	return x && y && a->kind == NODE_STEP && b->kind == NODE_STEP &&
		a->op == b->op && a->set == b->set;
}

/* Takes the ways out that begin with the same step as the first does: what
 * they go on with. */
static struct left take_alike(const struct tree *t, struct left *ways)
{
	struct left alike = { NULL, 0, 0 };
	uint32_t first = ways->at[0];
	size_t kept = 0;
	bool ends = false;

	for (size_t i = 0; i < ways->n; i++) {
		uint32_t at = ways->at[i], next = t->node[at].next;
		if (!same_step(t, first, at)) {
			ways->at[kept++] = at;
			continue;
		}
		if (next || !ends)
			go_on(&alike, next);
		ends |= !next;
	}
	ways->n = kept;
	return alike;
}

static void emit_row(struct outline *o, const struct tree *t, uint32_t at)
{
	for (; at; at = t->node[at].next)
		emit(o, t, at);
}

/* What several ways begin with is read once: then few go on from where a word
 * begins.  Until it is known where they end, those that do are a chain. */
static void emit_shared(struct outline *o, const struct tree *t,
			struct left *ways, int depth)
{
	struct left begin = { NULL, 0, 0 };
	bool forks = ways->n > 1;
	size_t fork = forks ? put(o, OP_FORK, 0) : 0, last = 0;

	while (ways->n) {
		uint32_t at = ways->at[0];
		go_on(&begin, (uint32_t)o->n);
		if (same_step(t, at, at) && depth < SHARED_MAX) {
			struct left alike = take_alike(t, ways);
			put(o, t->node[at].op, t->node[at].set);
			emit_shared(o, t, &alike, depth + 1);
		} else {
			ways->at[0] = ways->at[--ways->n];
			emit_row(o, t, at);
		}
		if (ways->n)
			last = put(o, OP_GO, last);
	}
	while (last) {
		size_t before = o->step[last].arg;
		o->step[last].arg = o->n & 0x1fffffff;
		last = before;
	}
	if (forks) {
		size_t first = children(o, begin.n);
		o->step[fork].arg = first & 0x1fffffff;
		for (size_t i = 0; i < begin.n; i++)
			o->child[first + i].at = begin.at[i];
	}
	free(begin.at);
	free(ways->at);
}

static void emit_ways(struct outline *o, const struct tree *t, uint32_t at)
{
	struct left ways = { NULL, 0, 0 };

	for (uint32_t k = t->node[at].kid; k; k = t->node[k].next)
		spread(t, t->node[k].kid, &ways);
	emit_shared(o, t, &ways, 0);
}

/* A fork that leads into what comes next; its other way is set later. */
static size_t maybe(struct outline *o)
{
	size_t first = children(o, 2);

	put(o, OP_FORK, first);
	o->child[first].at = (uint32_t)o->n;
	return first + 1;
}

static void emit_many(struct outline *o, const struct tree *t,
		      const struct node *n)
{
	size_t before = o->n;
	int i = 0, most = n->most;

	for (; i < n->least && (i < COPIES || i == 0); i++)
		emit(o, t, n->kid);
	if (i < n->least || most > COPIES ||
	    (i && (o->n - before) / (size_t)i > COPY_MAX))
		most = -1;
	if (most < 0) {
		size_t loop = o->n, out = maybe(o);
		emit(o, t, n->kid);
		put(o, OP_GO, loop);
		o->child[out].at = (uint32_t)o->n;
		return;
	}
	size_t out[COPIES], outs = 0;
	for (; i < most; i++) {
		out[outs++] = maybe(o);
		emit(o, t, n->kid);
	}
	while (outs)
		o->child[out[--outs]].at = (uint32_t)o->n;
}

static void emit(struct outline *o, const struct tree *t, uint32_t at)
{
	const struct node *n = &t->node[at];

	if (o->n > STEPS_MAX)
		return;
	switch (n->kind) {
	case NODE_EMPTY:
		break;
	case NODE_STEP:
		put(o, n->op, n->set);
		break;
	case NODE_RUN:
		for (uint32_t k = n->kid; k; k = t->node[k].next)
			emit(o, t, k);
		break;
	case NODE_WAYS:
		emit_ways(o, t, at);
		break;
	case NODE_MANY:
		emit_many(o, t, n);
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

static void classify(struct outline *o)
{
	unsigned char of[SYMBOLS] = { 0 };
	struct symbols alone = { { 1 << '\n', 0, 1 } }, words;
	size_t n = 1;

	symbols_words(&words);
	n = part(of, n, &words);
	n = part(of, n, &alone);
	alone.bit[0] = 0;
	n = part(of, n, &alone);
	for (size_t i = 0; i < o->sets; i++)
		n = part(of, n, &o->set[i]);
	memcpy(o->class, of, BEYOND);
	memset(o->class + BEYOND, (int)n, 64);
	memset(o->class + BEYOND + 64, of[BEYOND], 64);
	for (unsigned c = SYMBOLS; c-- > 0;)
		o->symbol[of[c]] = (unsigned char)c;
	o->classes = n;
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
static uint64_t begins(const struct outline *o, const uint64_t *of_set,
		       uint32_t at, size_t fork)
{
	for (;;) {
		struct step s = o->step[at];
		uint64_t all = 0;
		switch ((enum op)s.op) {
		case OP_SET:
			return of_set[s.arg];
		case OP_GO:
			at = s.arg;
			continue;
		case OP_FORK:
			if (at <= fork)
				return UINT64_MAX;
			for (size_t i = s.arg;; i++) {
				all |= o->child[i].first;
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
		}
	}
}

static void look_ahead(struct outline *o)
{
	uint64_t *of_set = mem_get(o->sets + 1, sizeof(*of_set));

	for (size_t i = 0; i < o->sets; i++)
		of_set[i] = classes_of(o, &o->set[i]);
	for (size_t at = o->n; at-- > 0;) {
		if (o->step[at].op != OP_FORK)
			continue;
		for (size_t i = o->step[at].arg;; i++) {
			o->child[i].first = begins(o, of_set, o->child[i].at,
						   at);
			if (o->child[i].last)
				break;
		}
	}
	free(of_set);
}

struct outline *outline_read(const char *pattern, bool accents)
{
	struct tree t = { .accents = accents };
	struct outline *o = NULL;
	uint32_t top = tree_read(&t, pattern);

	if (top) {
		o = mem_get(1, sizeof(*o));
		emit(o, &t, top);
		put(o, OP_MATCH, 0);
		o->accents = accents;
		o->set = t.set;
		o->sets = t.sets;
		t.set = NULL;
		if (o->n > STEPS_MAX) {
			outline_free(o);
			o = NULL;
		} else {
			classify(o);
			look_ahead(o);
		}
	}
	tree_free(&t);
	return o;
}

/* What an image keeps: this, then sets, children and steps. */
struct head {
	uint32_t mark, sets, children, n, classes, accents;
	unsigned char class[256], symbol[SYMBOLS + 7];	/* multiples of 8 */
};

enum { MARK = 0x4f550001 };

static_assert(sizeof(struct head) % 8 == 0 && sizeof(struct child) % 8 == 0,
	      "what stands behind is aligned");

void outline_put(const struct outline *o, struct buf *out)
{
	struct head h = { .mark = MARK, .sets = (uint32_t)o->sets,
		.children = (uint32_t)o->children, .n = (uint32_t)o->n,
		.classes = (uint32_t)o->classes, .accents = o->accents };

	memcpy(h.class, o->class, sizeof(o->class));
	memcpy(h.symbol, o->symbol, sizeof(o->symbol));
	buf_add(out, (const char *)&h, sizeof(h));
	if (o->sets)
		buf_add(out, (const char *)o->set, o->sets * sizeof(*o->set));
	if (o->children)
		buf_add(out, (const char *)o->child,
			o->children * sizeof(*o->child));
	buf_add(out, (const char *)o->step, o->n * sizeof(*o->step));
}

struct outline *outline_from(const void *bytes, size_t len)
{
	const struct head *h = bytes;
	char *at = (char *)(uintptr_t)bytes + sizeof(*h);
	struct outline *o;

	if (len < sizeof(*h) || h->mark != MARK ||
	    len != sizeof(*h) + h->sets * sizeof(*o->set) +
	    h->children * sizeof(*o->child) + h->n * sizeof(*o->step))
		return NULL;
	o = mem_get(1, sizeof(*o));
	o->borrowed = true;
	o->sets = h->sets;
	o->children = h->children;
	o->n = h->n;
	o->classes = h->classes;
	o->accents = h->accents;
	memcpy(o->class, h->class, sizeof(o->class));
	memcpy(o->symbol, h->symbol, sizeof(o->symbol));
	o->set = (void *)at;
	o->child = (void *)(at += o->sets * sizeof(*o->set));
	o->step = (void *)(at + o->children * sizeof(*o->child));
	return o;
}

void outline_free(struct outline *o)
{
	if (!o)
		return;
	if (!o->borrowed) {
		free(o->step);
		free(o->child);
		free(o->set);
	}
	free(o);
}
