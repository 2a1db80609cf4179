/* SPDX-License-Identifier: MIT
 * What is heard in a block: rules over sentences, guards over matches, and
 * which finding stands where several overlap. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/engine.h"

enum { CUT_OVER = 120 };	/* bytes; matches are seldom longer */

static void split(struct wording *w, size_t number)
{
	if (w->split == number + 1)
		return;
	splitter_clauses(w->splitter, &w->view, w->sentences.at[number],
			 &w->clauses);
	w->split = number + 1;
}

/* The clauses that a match stands in: first and how many. */
static void clauses_of(struct wording *w, size_t number, struct span m,
		       size_t *first, size_t *count)
{
	size_t i = 0, last;

	split(w, number);
	while (i + 1 < w->clauses.n && w->clauses.at[i].to <= m.from)
		i++;
	last = i;
	while (last + 1 < w->clauses.n && w->clauses.at[last + 1].from < m.to)
		last++;
	*first = i;
	*count = last - i + 1;
}

/* A sentence with the beginning of the next where it was cut, so that what is
 * said across the cut is heard. */
static struct span stretch(struct wording *w, size_t number)
{
	struct span s = w->sentences.at[number];
	size_t to = s.to + CUT_OVER;

	if (!splitter_cut(w->splitter, &w->view, s))
		return s;
	if (number + 1 < w->sentences.n && w->sentences.at[number + 1].to < to)
		to = w->sentences.at[number + 1].to;
	to = to < w->view.len ? to : w->view.len;
	while (to < w->view.len &&
	       ((unsigned char)w->view.at[to] & 0xc0) == 0x80)
		to++;
	s.to = to;
	return s;
}

static void place(struct around *a, enum where at, const struct view *v,
		  size_t from, size_t to)
{
	a->text[at] = v->at + from;
	a->len[at] = to > from ? to - from : 0;
}

static void look_around(struct wording *w, const struct finding *x,
			struct around *a)
{
	const struct view *v = &w->view;
	struct span all = stretch(w, x->number);
	const struct span *s = &all;
	size_t k = x->number;

	place(a, AT_MATCH, v, x->view.from, x->view.to);
	place(a, AT_BEFORE, v, s->from, x->view.from);
	place(a, AT_AFTER, v, x->view.to, s->to);
	place(a, AT_SENTENCE, v, s->from, s->to);
	place(a, AT_CLAUSE, v, w->clauses.at[x->clause].from,
	      w->clauses.at[x->clause + x->clauses - 1].to);
	place(a, AT_PREV, v, 0, 0);
	place(a, AT_NEXT, v, 0, 0);
	if (k)
		place(a, AT_PREV, v, w->sentences.at[k - 1].from,
		      w->sentences.at[k - 1].to);
	if (k + 1 < w->sentences.n)
		place(a, AT_NEXT, v, w->sentences.at[k + 1].from,
		      w->sentences.at[k + 1].to);
	size_t from = s->from > PATTERN_PIECE / 2 ?
		s->from - PATTERN_PIECE / 2 : 0;
	while (from && ((unsigned char)v->at[from] & 0xc0) == 0x80)
		from++;
	place(a, AT_BLOCK, v, from, v->len);
}

/* Sees to it that what is noted of a rule is forgotten with the block. */
static size_t touch(struct wording *w, const struct rule *u)
{
	size_t i = (size_t)(u - w->rules.rule);

	if (!w->fired[i] && !w->cleared[i])
		w->touched[w->n_touched++] = i;
	return i;
}

static void forget(struct wording *w)
{
	while (w->n_touched) {
		size_t i = w->touched[--w->n_touched];
		w->fired[i] = false;
		w->cleared[i] = NULL;
	}
}

/* A match may end behind the sentence it begins in, where the rule is over a
 * block or the sentence was cut; what is reworded is that sentence. */
static void keep(struct wording *w, struct rule *u, struct finding *x)
{
	const struct view *v = &w->view;

	x->heard = x->view.to;
	if (x->view.to > x->view_sentence.to)
		x->view.to = x->view_sentence.to;
	x->rule = u;
	x->category = u->category;
	x->severity = u->severity;
	x->also = 0;
	x->quoted = false;
	x->at = view_source(v, x->view);
	x->sentence = view_source(v, x->view_sentence);
	w->found = mem_grow(w->found, &w->room, w->n + 1, sizeof(*w->found));
	w->found[w->n++] = *x;
	w->fired[touch(w, u)] = true;
}

static bool name_guards(struct wording *w, struct span s, const uint64_t *of,
			uint64_t *named)
{
	return sieves_guards(w->sieves, w->view.at + s.from, s.to - s.from, of,
			     named);
}

/* The guards over blocks that can hold around a sentence: all that they look
 * at lies between the sentence before and the one behind, or within a piece.
 * They are those of all sentences that begin in the same piece. */
static void far_guards(struct wording *w, size_t number)
{
	const struct span *at = w->sentences.at;
	size_t piece = at[number].from / PATTERN_PIECE, last = number;
	size_t from = piece * PATTERN_PIECE, to = from + PATTERN_PIECE;

	if (w->piece == piece + 1)
		return;
	w->piece = piece + 1;
	while (number && at[number].from >= from)
		number--;
	while (last + 1 < w->sentences.n && at[last].from < to)
		last++;
	from = from > PATTERN_PIECE / 2 ? from - PATTERN_PIECE / 2 : 0;
	from = at[number].from < from ? at[number].from : from;
	to += PATTERN_PIECE;
	to = at[last].to > to ? at[last].to : to;
	to = to < w->view.len ? to : w->view.len;
	memset(w->far, 0, guards_cells(w->guards) * sizeof(*w->far));
	name_guards(w, (struct span){ from, to },
		    guards_reach(w->guards, IN_BLOCK), w->far);
}

/* The guards that can hold around a sentence. */
static const uint64_t *guards_near(struct wording *w, size_t number)
{
	const struct spans *all = &w->sentences;
	size_t cells = guards_cells(w->guards);
	struct span s = stretch(w, number);

	if (w->guarded == number + 1)
		return w->near_known ? w->near : NULL;
	w->guarded = number + 1;
	memset(w->near, 0, cells * sizeof(*w->near));
	if (all->n == 1) {
		s = (struct span){ 0, w->view.len };
		w->near_known = name_guards(w, s, NULL, w->near);
		return w->near_known ? w->near : NULL;
	}
	w->near_known = name_guards(w, s,
				    guards_reach(w->guards, IN_SENTENCE),
				    w->near);
	s.from = all->at[number ? number - 1 : 0].from;
	if (number + 1 < all->n)
		s.to = all->at[number + 1].to;
	name_guards(w, s, guards_reach(w->guards, BESIDE_IT), w->near);
	far_guards(w, number);
	for (size_t c = 0; c < cells; c++)
		w->near[c] |= w->far[c];
	return w->near_known ? w->near : NULL;
}

/* Whether the match stands: neither unless nor a guard speaks against it. */
static bool stands(struct wording *w, struct rule *u, const struct finding *x)
{
	struct around a;
	struct fault f = { 0 };

	look_around(w, x, &a);
	if (*u->unless) {
		struct pattern *p = rule_unless(&w->rules, u, &f);
		if (p && pattern_in(p, a.text[AT_CLAUSE], a.len[AT_CLAUSE])) {
			w->cleared[touch(w, u)] = "unless";
			return false;
		}
	}
	if (!strcmp(u->guard_off, "all"))
		return true;
	const char *guard = guards_clear(w->guards, u->category,
					 u->guard_off,
					 guards_near(w, x->number), &a, &f);
	if (guard)
		w->cleared[touch(w, u)] = guard;
	return !guard;
}

/* Where the sentence before was cut, and the rule heard what goes on in this
 * one: the end of that. */
static size_t heard_to(const struct wording *w, const struct rule *u,
		       size_t number)
{
	size_t to = 0;

	for (size_t i = w->n; i-- && w->found[i].number + 1 >= number;)
		if (w->found[i].rule == u && w->found[i].number < number)
			to = w->found[i].heard;
	return to;
}

/* Tries a rule on a stretch of the view from a sentence on; the first match
 * that begins before stop and stands is kept. */
static void try(struct wording *w, struct rule *u, struct span unit,
		size_t number, size_t stop)
{
	struct fault f = { 0 };
	struct pattern *p = rule_pattern(&w->rules, u, &f);
	const char *s = w->view.at + unit.from;
	size_t len = unit.to - unit.from, at = 0;
	struct span m;

	while (p && pattern_find(p, s, len, at, &m) == 1) {
		struct finding x = { 0 };
		x.view = (struct span){ unit.from + m.from, unit.from + m.to };
		if (x.view.from >= stop)
			return;
		while (number + 1 < w->sentences.n &&
		       w->sentences.at[number].to <= x.view.from)
			number++;
		x.number = number;
		x.view_sentence = w->sentences.at[number];
		clauses_of(w, number, x.view, &x.clause, &x.clauses);
		if (m.to > m.from && x.view.from >= heard_to(w, u, number) &&
		    stands(w, u, &x)) {
			keep(w, u, &x);
			return;
		}
		at = m.to > m.from ? m.to : m.from + 1;
		while (at < len && ((unsigned char)s[at] & 0xc0) == 0x80)
			at++;
		if (at >= len)
			return;
	}
}

void hear_whole(struct wording *w, struct rule *u, size_t number)
{
	struct finding x = { .number = number };

	x.view = x.view_sentence = w->sentences.at[number];
	clauses_of(w, number, x.view, &x.clause, &x.clauses);
	if (stands(w, u, &x))
		keep(w, u, &x);
}

static bool named(const uint64_t *set, size_t i)
{
	return set[i / 64] >> i % 64 & 1;
}

static bool fits(const struct wording *w, const struct rule *u)
{
	return u->registers & w->reg ||
	       (w->reg == REG_LETTER && u->registers & REG_MESSAGE);
}

/* Tries n rules on a sentence, those alone whose pattern may match in it. */
static void try_some(struct wording *w, struct rule *const *u, size_t n,
		     struct span s, size_t number)
{
	struct pattern *p[PATTERN_LOOK] = { NULL };
	bool can[PATTERN_LOOK];
	struct fault f = { 0 };
	size_t made = 0;

	for (size_t i = 0; i < n; i++)
		if ((p[made] = rule_pattern(&w->rules, u[i], &f)))
			made++;
	if (made == n)
		pattern_look(p, n, w->view.at + s.from, s.to - s.from, can);
	for (size_t i = 0; i < n; i++)
		if (made < n || can[i])
			try(w, u[i], s, number, w->sentences.at[number].to);
}

static void over_clauses(struct wording *w, struct rule *u, size_t number)
{
	split(w, number);
	for (size_t k = 0; k < w->clauses.n; k++)
		try(w, u, w->clauses.at[k], number, w->clauses.at[k].to);
}

static void over_sentence(struct wording *w, size_t number)
{
	struct span s = stretch(w, number);
	const uint64_t *can = sieves_pass(w->sieves, w->view.at + s.from,
					  s.to - s.from);
	struct rule *some[PATTERN_LOOK];
	size_t n = 0, cells = sieves_cells(w->sieves);

	for (size_t c = 0; c < cells; c++) {
		for (uint64_t left = can[c]; left; left &= left - 1) {
			struct rule *u = &w->rules.rule[c * 64 +
				(size_t)__builtin_ctzll(left)];
			if (!u->wanted || !fits(w, u))
				continue;
			if (u->on == ON_CLAUSE)
				over_clauses(w, u, number);
			if (u->on != ON_SENTENCE)
				continue;
			some[n++] = u;
			if (n == PATTERN_LOOK) {
				try_some(w, some, n, s, number);
				n = 0;
			}
		}
	}
	if (n)
		try_some(w, some, n, s, number);
}

/* Rules over a block see as many whole sentences as fit into one piece. */
static void over_block(struct wording *w)
{
	const uint64_t *can = sieves_all(w->sieves);

	for (size_t from = 0, to; can && from < w->sentences.n; from = to) {
		struct span s = w->sentences.at[from];
		for (to = from + 1; to < w->sentences.n; to++) {
			if (w->sentences.at[to].to - s.from > PATTERN_PIECE)
				break;
			s.to = w->sentences.at[to].to;
		}
		for (size_t i = 0; i < w->n_block; i++) {
			struct rule *u = &w->rules.rule[w->block[i]];
			if (named(can, w->block[i]) && fits(w, u))
				try(w, u, s, from, s.to);
		}
	}
}

static int stronger(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->aside != y->aside)
		return x->aside ? 1 : -1;
	if (x->category != y->category)
		return x->category < y->category ? -1 : 1;
	if (x->rule->confidence != y->rule->confidence)
		return x->rule->confidence > y->rule->confidence ? -1 : 1;
	if (x->view.from != y->view.from)
		return x->view.from < y->view.from ? -1 : 1;
	return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static int by_place(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	return x->at.from < y->at.from ? -1 : x->at.from > y->at.from ? 1 :
		stronger(a, b);
}

static bool same_clause(const struct finding *x, const struct finding *y)
{
	return x->number == y->number && x->clause < y->clause + y->clauses &&
	       y->clause < x->clause + x->clauses;
}

/* A disclosure is left alone: nothing else is said of its block. */
static void resolve(struct wording *w)
{
	size_t n = 0;
	bool safety = false;

	if (w->n)
		qsort(w->found, w->n, sizeof(*w->found), stronger);
	for (size_t i = 0; i < w->n; i++) {
		struct finding *x = &w->found[i];
		bool new = true;
		safety |= x->category == CAT_SAFETY;
		if (x->category != CAT_SAFETY &&
		    (safety || x->severity < w->how.least))
			continue;
		for (size_t k = 0; k < n && new; k++) {
			struct finding *y = &w->found[k];
			if (!same_clause(x, y))
				continue;
			if (y->category != x->category)
				y->also |= 1u << x->category;
			new = false;
		}
		if (new)
			w->found[n++] = *x;
	}
	w->n = n;
	if (n)
		qsort(w->found, n, sizeof(*w->found), by_place);
}

static unsigned tell_register(struct wording *w)
{
	if (w->how.reg)
		return w->how.reg;
	if (pattern_in(w->is_note, w->view.at, w->view.len))
		return REG_NOTE;
	if (pattern_in(w->is_journal, w->view.at, w->view.len) &&
	    !pattern_in(w->not_journal, w->view.at, w->view.len))
		return REG_JOURNAL;
	return REG_MESSAGE;
}

static void over_view(struct wording *w)
{
	w->n = 0;
	w->split = 0;
	w->guarded = w->piece = 0;
	w->reg = tell_register(w);
	splitter_sentences(w->splitter, &w->view, &w->sentences);
	sieves_begin(w->sieves);
	guards_begin(w->guards);
	for (size_t i = 0; i < w->sentences.n; i++)
		over_sentence(w, i);
	over_block(w);
}

void wording_hear(struct wording *w, const struct block *b,
		  struct findings *out)
{
	forget(w);
	*out = (struct findings){ .at = NULL };
	w->n = 0;
	if (b->kind != BLOCK_TEXT &&
	    !(b->kind == BLOCK_QUOTED && w->how.quotes))
		return;
	view_normal(b, &w->normal, &out->invalid);
	masks_find(&w->normal, &w->masks);
	view_plain(w->speller, &w->normal, w->masks.span,
		   w->how.quotes ? 0 : w->masks.n, &w->view);
	over_view(w);
	balance(w);
	resolve(w);
	out->at = w->found;
	out->n = w->n;
	out->view = &w->view;
	out->sentences = &w->sentences;
	out->reg = w->reg;
}
