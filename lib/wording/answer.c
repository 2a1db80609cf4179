/* SPDX-License-Identifier: MIT
 * What is answered to a block. */
#include "wording/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "content/share.h"
#include "wording/frames.h"
#include "wording/verbs.h"

enum {
	WORDS_MOST = 45,	/* of a rewording, */
	WORDS_TIMES = 5,	/* or so many times its source */
};

struct answerer {
	struct wording *w;
	struct frames frames;
	struct verbs *verbs;
	char *frames_path, *verbs_path;
};

struct answerer *answerer_open(struct wording *w, struct fault *f)
{
	struct answerer *a = mem_get(1, sizeof(*a));
	struct fault missing;
	int got = 0;

	a->w = w;
	a->frames.lists = wording_lists(w);
	a->frames.patterns = wording_patterns(w);
	a->frames_path = share_find("rules/frames.csv", NULL, &missing);
	a->verbs_path = share_find("rules/verbs.csv", NULL, &missing);
	if (a->frames_path && a->verbs_path) {
		got = frames_read(&a->frames, a->frames_path, f);
		if (!got && !(a->verbs = verbs_read(a->verbs_path, f)))
			got = -1;
	}
	if (!got)
		return a;
	/* The fault names the file, which lives as long as the process. */
	a->frames_path = a->verbs_path = NULL;
	answerer_close(a);
	return NULL;
}

void answerer_close(struct answerer *a)
{
	if (!a)
		return;
	frames_free(&a->frames);
	verbs_free(a->verbs);
	free(a->frames_path);
	free(a->verbs_path);
	free(a);
}

static void empty(struct answer *out)
{
	for (size_t i = 0; i < out->n; i++) {
		free(out->remark[i].rewrite);
		free(out->remark[i].feelings);
	}
	out->n = 0;
}

void answer_free(struct answer *out)
{
	empty(out);
	free(out->remark);
	*out = (struct answer){ 0 };
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static size_t words(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += !is_blank(s[i]) && (i == 0 || is_blank(s[i - 1]));
	return n;
}

/* Copies the findings, because the next hearing takes their room; *texts
 * gets the sentences as rules see them. */
static void copy(const struct block *b, const struct findings *all,
		 struct answer *out, char ***texts)
{
	*texts = mem_get(all->n, sizeof(**texts));
	out->invalid = all->invalid;
	for (size_t i = 0; i < all->n; i++) {
		const struct finding *x = &all->at[i];
		struct remark r = {
			.rule = x->rule, .category = x->category,
			.severity = x->severity, .also = x->also,
			.quoted = x->quoted, .at = x->at,
			.sentence = x->sentence,
		};
		while (r.sentence.to > r.sentence.from &&
		       is_blank(b->bytes[r.sentence.to - 1]))
			r.sentence.to--;
		out->remark = mem_grow(out->remark, &out->room, out->n + 1,
				       sizeof(*out->remark));
		out->remark[out->n++] = r;
		(*texts)[i] = mem_dupn(all->view->at + x->view_sentence.from,
				       x->view_sentence.to -
				       x->view_sentence.from);
	}
}

/* Whether the sentence may be reworded at all: nothing in it takes the other
 * one's choice away or tells of harm, and nobody else is speaking. */
static bool may_say(const struct answer *out, size_t i)
{
	const struct remark *r = &out->remark[i];

	for (size_t k = 0; k < out->n; k++) {
		const struct remark *o = &out->remark[k];
		unsigned barred = 1u << CAT_SAFETY | 1u << CAT_THREAT |
				  1u << CAT_PRESSURE;
		if (o->sentence.from != r->sentence.from)
			continue;
		if (k < i || ((1u << o->category | o->also) & barred))
			return false;
	}
	return !r->quoted;
}

/* Nothing to remark on, something new, and short. */
static bool holds(struct answerer *a, const char *text, const char *source,
		  size_t len)
{
	size_t n = strlen(text), most = WORDS_TIMES * words(source, len);
	struct block block = { .kind = BLOCK_BLANK };
	struct findings found;
	bool good = true;

	if (words(text, n) > (most > WORDS_MOST ? most : WORDS_MOST) ||
	    (n == len && !memcmp(text, source, len)))
		return false;
	struct blocks *b = blocks_open(NULL, text, n, false);
	while (good && blocks_next(b, &block)) {
		wording_hear(a->w, &block, &found);
		good = !found.n;
	}
	blocks_close(b);
	return good;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* The first letter and the end mark follow the writer's own style. */
static char *dress(struct buf *text, const char *source, size_t len)
{
	bool small = source[0] >= 'a' && source[0] <= 'z';
	char last = source[len - 1];

	for (size_t i = 0; small && i < text->len; i++) {
		bool alone = (i == 0 || text->at[i - 1] == ' ') &&
			     (i + 1 == text->len || text->at[i + 1] == ' ' ||
			      text->at[i + 1] == '\'');
		if (text->at[i] == 'I' && alone)
			text->at[i] = 'i';
	}
	text->at[0] = small ? lower(text->at[0]) : upper(text->at[0]);
	if (!small || last == '.' || last == '!' || last == '?')
		buf_putc(text, '.');
	return buf_take(text);
}

static void say(struct answerer *a, const struct block *b, struct remark *r,
		const char *seen, bool again)
{
	struct said s = { seen, strlen(seen) };
	struct buf text = BUF_EMPTY;
	const char *source = b->bytes + r->sentence.from;
	size_t len = r->sentence.to - r->sentence.from;
	const struct frame *fr = !len ? NULL :
		frames_say(&a->frames, a->verbs, r->category, &s, again,
			   &text);

	if (!fr)
		return;
	r->rewrite = dress(&text, source, len);
	if (!holds(a, r->rewrite, source, len)) {
		free(r->rewrite);
		r->rewrite = NULL;
		return;
	}
	const char *others = strchr(fr->feeling, '|');
	if (!again && others && strstr(fr->full, "{feeling}"))
		r->feelings = mem_dup(others + 1);
}

void answerer_block(struct answerer *a, const struct block *b,
		    struct answer *out)
{
	struct findings all;
	char **texts;
	bool again = false;

	empty(out);
	wording_hear(a->w, b, &all);
	/* Notes and diaries speak to nobody; a letter is a message. */
	bool speaks = all.reg & (REG_MESSAGE | REG_LETTER);
	size_t n = all.n;
	copy(b, &all, out, &texts);
	for (size_t i = 0; i < n; i++) {
		if (speaks && a->verbs && may_say(out, i)) {
			say(a, b, &out->remark[i], texts[i], again);
			again |= out->remark[i].rewrite != NULL;
		}
		free(texts[i]);
	}
	free(texts);
}

size_t answerer_prove(struct answerer *a,
		      void (*tell)(void *arg, const char *id,
				   const char *what, const char *got),
		      void *arg)
{
	size_t misses = 0;

	for (size_t i = 0; i < a->frames.n; i++) {
		const struct frame *fr = &a->frames.frame[i];
		struct blocks *b = blocks_open(NULL, fr->example,
					       strlen(fr->example), false);
		struct block block = { .kind = BLOCK_BLANK };
		struct answer out = { 0 };
		const char *got = "";
		if (blocks_next(b, &block)) {
			answerer_block(a, &block, &out);
			for (size_t k = 0; k < out.n && !*got; k++)
				if (out.remark[k].rewrite)
					got = out.remark[k].rewrite;
		}
		if (strcmp(got, fr->wanted)) {
			misses++;
			tell(arg, fr->id, fr->wanted, got);
		}
		answer_free(&out);
		blocks_close(b);
	}
	return misses;
}
