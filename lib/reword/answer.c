/* SPDX-License-Identifier: MIT
 * What is answered to a block. */
#include "reword/answer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "content/share.h"
#include "reword/dress.h"
#include "reword/say.h"

enum {
	BARRED = 1u << CAT_SAFETY | 1u << CAT_THREAT | 1u << CAT_PRESSURE,
};

static int read_all(struct answerer *a, const char *const path[3],
		    struct fault *f)
{
	struct stock *s = wording_stock(a->w);

	return lists_read(a->frames.lists, s, path[0], f) ||
		frames_read(&a->frames, s, path[1], f) ||
		!(a->verbs = verbs_read(s, path[2], f)) ? -1 : 0;
}

struct answerer *answerer_open(struct wording *w,
			       const struct answer_how *how, struct fault *f)
{
	static const char *const files[] = { "rules/frame-words.csv",
		"rules/frames.csv", "rules/verbs.csv" };
	struct answerer *a = mem_get(1, sizeof(*a));
	const char *path[ARRAY_LEN(files)];
	struct fault missing;
	bool all = true;

	a->w = w;
	a->how = *how;
	a->frames.lists = wording_lists(w);
	a->frames.patterns = wording_patterns(w);
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		all &= (path[i] = stock_path(wording_stock(w), files[i],
					     &missing)) != NULL;
	if (!all || !read_all(a, path, f))
		return a;
	answerer_close(a);
	return NULL;
}

void answerer_close(struct answerer *a)
{
	if (!a)
		return;
	frames_free(&a->frames);
	verbs_free(a->verbs);
	topics_free(a->topics);
	for (size_t i = 0; i < LISTS; i++)
		pattern_free(a->list[i]);
	free(a);
}

static void empty(struct answer *out)
{
	for (size_t i = 0; i < out->n; i++)
		say_forget(&out->remark[i]);
	out->n = 0;
}

void answer_free(struct answer *out)
{
	empty(out);
	free(out->remark);
	*out = (struct answer){ 0 };
}

bool answer_found(const struct answer *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->remark[i].category != CAT_SAFETY &&
		    !a->remark[i].quoted)
			return true;
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* What stands before the clause at fault: a greeting, a name, or a clause
 * that is said of something else. */
static void find_lead(struct answerer *a, const struct finding *x,
		      const struct view *view, struct task *t)
{
	struct pattern *p = a->list[IS_LEAD];
	size_t most = x->view.from - x->view_sentence.from;
	struct span m, keep;

	if (pattern_find(p, t->text, strlen(t->text), 0, &m) != 1 ||
	    (x->category == CAT_COMPARISON &&
	     pattern_in(a->list[IS_RIVAL], t->text, m.to)))
		return;
	t->stops = pattern_group(p, "keep", &keep);
	if (!t->stops)
		keep = m;
	if (keep.to > most)
		return;
	while (keep.to > keep.from && t->stops && t->text[keep.to - 1] == ',')
		keep.to--;
	t->lead = m.to;
	keep.from += x->view_sentence.from;
	keep.to += x->view_sentence.from;
	t->kept = view_source(view, keep).to - x->sentence.from;
}

static bool has_word(const char *s, size_t len, const char *word, size_t n)
{
	for (size_t at = 0; at + n <= len; at++)
		if (!strncasecmp(s + at, word, n) &&
		    (at == 0 || is_blank(s[at - 1])) &&
		    (at + n == len || is_blank(s[at + n])))
			return true;
	return false;
}

/* Whether the sentence before tells what the same person did, in words that
 * nothing is found in: a verdict that follows is one on that. */
static bool is_told(struct answerer *a, const struct findings *all,
		    const struct finding *x)
{
	static const unsigned verdicts = 1u << CAT_CHARACTER |
		1u << CAT_CONTEMPT | 1u << CAT_PATHOLOGIZING |
		1u << CAT_MIND_READING;
	const char *s = all->view->at, *now = s + x->view_sentence.from;
	size_t end = x->view_sentence.from;
	size_t len = x->view_sentence.to - end;
	struct span m, who;

	while (end && is_blank(s[end - 1]))
		end--;
	if (!end || !(verdicts >> x->category & 1) ||
	    pattern_find(a->list[IS_BEFORE], s, end, 0, &m) != 1 ||
	    pattern_in(a->list[IS_JUDGED], s + m.from, m.to - m.from) ||
	    !pattern_group(a->list[IS_BEFORE], "who", &who) ||
	    (!has_word(now, len, s + who.from, who.to - who.from) &&
	     (pattern_in(a->list[IS_YOU], now, len) ||
	      pattern_in(a->list[IS_THIRD], now, len))))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].view_sentence.to > m.from + 2 &&
		    all->at[i].view_sentence.from < end)
			return false;
	return true;
}

/* The sentence behind a verdict, if nothing is found in it; NULL: none.
 * shape:  caller frees. */
static char *next_of(const struct findings *all, const struct finding *x)
{
	static const unsigned verdicts = 1u << CAT_CHARACTER |
		1u << CAT_CONTEMPT | 1u << CAT_PATHOLOGIZING;
	const char *s = all->view->at;
	size_t from = x->view_sentence.to, to;

	if (!(verdicts >> x->category & 1))
		return NULL;
	while (from < all->view->len && (is_blank(s[from]) ||
					 strchr(".!?", s[from])))
		from++;
	for (to = from; to < all->view->len && !strchr(".!?\n", s[to]); to++)
		;
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].view_sentence.to > from &&
		    all->at[i].view_sentence.from < to)
			return NULL;
	return to > from ? mem_dupn(s + from, to - from) : NULL;
}

/* Whether that sentence tells what the same person did.  It is heard by
 * itself, so the findings are gone. */
static bool is_told_next(struct answerer *a, const struct task *t)
{
	struct buf event = BUF_EMPTY;

	if (!t->next)
		return false;
	bool told = say_told(a, t->next, strlen(t->next), &event) == TOLD_PAST;
	size_t who = strcspn(buf_text(&event), " ");
	told = told && has_word(t->text, strlen(t->text), buf_text(&event),
				who);
	buf_free(&event);
	return told;
}

/* A note's quotations are what was said, and stay; the engine covers them. */
static void uncover(struct buf *out, const struct block *b,
		    const struct view *view, size_t from, size_t to)
{
	static const char covered[] = "\xef\xbf\xbc";

	while (from < to) {
		const char *at = memmem(view->at + from, to - from, covered,
					sizeof(covered) - 1);
		size_t end = at ? (size_t)(at - view->at) : to;
		buf_add(out, view->at + from, end - from);
		from = end;
		if (!at)
			break;
		struct span hole = { from, from + sizeof(covered) - 1 };
		struct span s = view_source(view, hole);
		bool quote = s.to > s.from + 2 && b->bytes[s.from] == '"' &&
			     b->bytes[s.to - 1] == '"';
		/* Curly, as patterns end at straight ones. */
		if (quote)
			buf_addf(out, "\xe2\x80\x9c%.*s\xe2\x80\x9d",
				 (int)(s.to - s.from - 2),
				 b->bytes + s.from + 1);
		else
			buf_puts(out, covered);
		from = hole.to;
	}
}

/* Copies the findings, because the next hearing takes their room. */
static struct task *copy(struct answerer *a, const struct block *b,
			 const struct findings *all, bool may,
			 struct answer *out)
{
	struct task *tasks = mem_get(all->n, sizeof(*tasks));

	out->invalid = all->invalid;
	for (size_t i = 0; i < all->n; i++) {
		const struct finding *x = &all->at[i];
		struct remark r = {
			.rule = x->rule, .category = x->category,
			.severity = x->severity, .also = x->also,
			.quoted = x->quoted, .at = x->at,
			.sentence = x->sentence,
		};
		hush_key(b, x, r.key);
		r.sentence.from += hush_lead(b->bytes + r.sentence.from,
					     r.sentence.to - r.sentence.from);
		while (r.sentence.to > r.sentence.from &&
		       is_blank(b->bytes[r.sentence.to - 1]))
			r.sentence.to--;
		out->remark = mem_grow(out->remark, &out->room, out->n + 1,
				       sizeof(*out->remark));
		out->remark[out->n++] = r;
		const char *seen = all->view->at + x->view_sentence.from;
		size_t len = x->view_sentence.to - x->view_sentence.from;
		size_t mark = hush_lead(seen, len);
		struct buf text = BUF_EMPTY;
		if (all->reg == REG_NOTE)
			uncover(&text, b, all->view, (size_t)(seen + mark -
				all->view->at), x->view_sentence.to);
		else
			buf_add(&text, seen + mark, len - mark);
		tasks[i].text = buf_take(&text);
		dress_quiet(tasks[i].text);
		tasks[i].harm = may && pattern_in(a->list[IS_HARM],
			all->view->at, all->view->len);
		tasks[i].told = may && all->reg != REG_NOTE &&
			is_told(a, all, x);
		tasks[i].next = may && all->reg != REG_NOTE ?
			next_of(all, x) : NULL;
		if (may && all->reg != REG_NOTE && !mark)
			find_lead(a, x, all->view, &tasks[i]);
	}
	return tasks;
}

/* Whether the sentence may be answered at all: it is the first remark on it,
 * nothing in it tells of harm, nobody else is speaking, and beside a threat
 * or pressure nothing is reworded. */
static bool may_say(const struct answer *out, size_t i)
{
	const struct remark *r = &out->remark[i];
	bool first = true, barred = false;

	for (size_t k = 0; k < out->n; k++) {
		const struct remark *o = &out->remark[k];
		if (o->sentence.from != r->sentence.from)
			continue;
		first &= k >= i;
		barred |= k != i && (1u << o->category | o->also) & BARRED;
	}
	if (r->category == CAT_THREAT || r->category == CAT_PRESSURE)
		return !r->quoted;
	return first && !barred && !(r->also & BARRED) && !r->quoted &&
	       r->category != CAT_SAFETY && r->sentence.to > r->sentence.from;
}

/* Beside a threat or pressure: help where harm is named, else what could be
 * said instead, and the sentence stays. */
static void answer_one(struct answerer *a, const struct block *b,
		       struct remark *r, const struct task *task,
		       unsigned reg, bool again)
{
	r->beside = r->category == CAT_THREAT || r->category == CAT_PRESSURE;
	if (r->beside && (*r->rule->rewrite ||
			  (r->category == CAT_THREAT && task->harm))) {
		r->words = *r->rule->rewrite ? r->rule->rewrite : "crisis";
		return;
	}
	/* What sounds like a lever is left alone, whatever it was heard as. */
	bool held = pattern_in(a->list[IS_HELD], task->text,
			       strlen(task->text));
	if (r->beside ? reg != REG_NOTE : !held)
		say(a, b, r, task, reg, again && !r->beside);
}

void answerer_text(struct answerer *a)
{
	if (a->how.hush)
		hush_text(a->how.hush);
}

/* A disclosure is answered whatever marks stand around it. */
static void leave_out(struct hush *h, const struct block *b,
		      struct findings *all)
{
	size_t kept = 0;

	if (!h)
		return;
	hush_block(h, b);
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].category == CAT_SAFETY ||
		    !hush_covers(h, b, all->view, &all->at[i]))
			all->at[kept++] = all->at[i];
	all->n = kept;
}

void answerer_block(struct answerer *a, const struct block *b,
		    struct answer *out)
{
	struct findings all;
	struct fault f = { 0 };
	bool again = false;

	empty(out);
	wording_hear(a->w, b, &all);
	leave_out(a->how.hush, b, &all);
	bool may = all.n && a->verbs && !say_ready(a, &f);
	size_t n = all.n;
	unsigned reg = all.reg;
	struct task *tasks = copy(a, b, &all, may, out);
	for (size_t i = 0; i < n; i++) {
		struct remark *r = &out->remark[i];
		if (may && may_say(out, i)) {
			tasks[i].told |= is_told_next(a, &tasks[i]);
			answer_one(a, b, r, &tasks[i], reg, again);
			again |= r->rewrite && !r->beside;
		}
		free(tasks[i].text);
		free(tasks[i].next);
	}
	free(tasks);
}

