/* SPDX-License-Identifier: MIT
 * One sentence said in another way. */
#include "reword/say.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "reword/dress.h"
#include "reword/shape.h"

enum {
	WORDS_MOST = 45,	/* of a rewording, */
	WORDS_TIMES = 5,	/* or so many times its source */
	WORDS_LEAST = 4,
	SURE = 70,		/* percent; below it a question is asked */
};

int say_ready(struct answerer *a, struct fault *f)
{
	static const char *const lists[LISTS] = { "{FW_YOU}", "{FW_I}",
		"{FW_THIRD}", "{FW_SELF}", "{FW_HARM}", "{FW_RIVAL}",
		"{FW_LEAD}", "{FW_HOLD}", "{FW_SCOLD}", "{FW_WENT_BEFORE}",
		"{FW_NOT_DEED}", "{FW_ONE}",
		"{FW_THEM}", "{FW_UNFIT}", "{FW_BARB}",
		"{FW_NEAR}", "{FW_AFRAID}", "{FW_MONEY}" };
	struct lists *l = a->frames.lists;
	struct pattern_room *p = a->frames.patterns;

	if (!a->topics && !(a->topics = topics_make(l, p, f)))
		return -1;
	for (size_t i = 0; i < LISTS; i++)
		if (!a->list[i] &&
		    !(a->list[i] = rules_pattern(l, p, lists[i], false, f)))
			return -1;
	return 0;
}

void say_forget(struct remark *r)
{
	char **texts[] = { &r->rewrite, &r->others, &r->slots, &r->feelings,
		&r->question };

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		free(*texts[i]);
		*texts[i] = NULL;
	}
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

const struct rule *answerer_minds(struct answerer *a, const char *text)
{
	struct blocks *b = blocks_open(NULL, text, strlen(text), false);
	struct block block = { .kind = BLOCK_BLANK };
	const struct rule *found = NULL;
	struct findings all;

	while (!found && blocks_next(b, &block)) {
		wording_hear(a->w, &block, &all);
		if (all.n)
			found = all.at[0].rule;
	}
	blocks_close(b);
	return found;
}

/* Nothing to remark on, no reproach wished for, no words that do not fit where
 * they stand, something new, and short. */
static bool holds(struct answerer *a, const char *text, const char *source,
		  size_t len)
{
	size_t n = words(text, strlen(text));
	size_t most = WORDS_TIMES * words(source, len);

	return n >= WORDS_LEAST &&
	       n <= (most > WORDS_MOST ? most : WORDS_MOST) &&
	       (strlen(text) != len || memcmp(text, source, len)) &&
	       !pattern_in(a->list[IS_SCOLD], text, strlen(text)) &&
	       !pattern_in(a->list[IS_UNFIT], text, strlen(text)) &&
	       !answerer_minds(a, text);
}

struct taking {
	struct answerer *a;
	struct remark *r;
	const struct task *task;
	const char *source;
	size_t len, wanted;
	const struct frame *only;	/* NULL: any */
	const char *topic;		/* to be kept; "": none */
};

/* A note that names desire or touch goes on naming it. */
static bool is_about(const char *text, const char *topic, const char *source)
{
	const char *last = strrchr(topic, ' ');

	last = last ? last + 1 : topic;
	return strcasestr(text, last) || !strcasestr(source, last);
}

/* Quotation marks as the writer sets them. */
static void straighten(char *text, const char *source, size_t len)
{
	static const char *const curly[] = { "\xe2\x80\x9c",
		"\xe2\x80\x9d" };

	for (size_t i = 0; memchr(source, '"', len) && i < ARRAY_LEN(curly);
	     i++)
		for (char *at = text; (at = strstr(at, curly[i])); at++) {
			*at = '"';
			memmove(at + 1, at + 3, strlen(at + 3) + 1);
		}
}

/* The feelings of the frame's list that the wording does not name; NULL when
 * there are none. */
static char *other_feelings(const struct wording_said *w)
{
	const char *list = w->frame->feeling;
	struct buf others = BUF_EMPTY;

	for (size_t n; *list; list += n + (list[n] == '|')) {
		n = strcspn(list, "|");
		if (list != w->felt)
			buf_addf(&others, "%s%.*s", others.len ? "|" : "",
				 (int)n, list);
	}
	return others.len ? buf_take(&others) : NULL;
}

/* Keeps a wording that holds; false when there are enough. */
static bool take(void *arg, const struct wording_said *w)
{
	struct taking *t = arg;
	struct remark *r = t->r;
	size_t kept = t->task->kept;
	struct buf text = BUF_EMPTY, whole = BUF_EMPTY;

	if (t->only && t->only != w->frame)
		return true;
	buf_puts(&text, w->text);
	char *said = dress(&text, t->source, t->len,
			   !kept || t->task->stops,
			   r->category != CAT_CONTEMPT);
	buf_add(&whole, t->source, kept);
	if (kept && t->task->stops)
		buf_puts(&whole, ". ");
	straighten(said, t->source, t->len);
	buf_puts(&whole, said);
	free(said);
	if (!is_about(buf_text(&whole), t->topic, t->task->text) ||
	    !holds(t->a, buf_text(&whole), t->source, t->len)) {
		buf_free(&whole);
		return true;
	}
	t->wanted--;
	if (!r->rewrite) {
		r->rewrite = buf_take(&whole);
		r->frame = w->frame->id;
		r->slots = shape_slots(r->rewrite);
		if (w->felt && !t->a->how.feeling)
			r->feelings = other_feelings(w);
		return t->wanted > 0;
	}
	if (!strstr(r->others ? r->others : r->rewrite, buf_text(&whole))) {
		struct buf others = BUF_EMPTY;
		buf_addf(&others, "%s%s%s", r->others ? r->others : "",
			 r->others ? "\n" : "", buf_text(&whole));
		free(r->others);
		r->others = buf_take(&others);
	} else {
		t->wanted++;
	}
	buf_free(&whole);
	return t->wanted > 0;
}

static bool take_question(void *arg, const struct wording_said *w)
{
	struct remark *r = arg;

	r->question = mem_dup(w->text);
	r->frame = w->frame->id;
	return false;
}

/* A verdict on oneself is answered as one, whatever words it has. */
static enum category meant(struct answerer *a, enum category c, const char *s)
{
	size_t len = strlen(s);
	bool verdict = c == CAT_CONTEMPT || c == CAT_PATHOLOGIZING ||
		       c == CAT_CHARACTER || c == CAT_DISMISSAL;

	return verdict && pattern_in(a->list[IS_SELF], s, len) &&
	       !pattern_in(a->list[IS_YOU], s, len) &&
	       !pattern_in(a->list[IS_THIRD], s, len) ? CAT_SELF_SHAME : c;
}

/* Who is held up as an example is neither spoken to nor the one spoken of, so
 * that "for him" alone makes no journal. */
static unsigned person_of(struct answerer *a, unsigned reg, enum category c,
			  const char *s)
{
	bool example = c == CAT_COMPARISON || c == CAT_NORMALITY;
	size_t len = strlen(s);

	if (pattern_in(a->list[IS_YOU], s, len))
		return TO_YOU;
	if (reg == REG_NOTE && !pattern_in(a->list[IS_I], s, len))
		return FOR_NOTE;
	if (example)
		return pattern_in(a->list[IS_ONE], s, len) ||
			(reg == REG_JOURNAL &&
			 !pattern_in(a->list[IS_THEM], s, len)) ?
			OF_THIRD : TO_YOU;
	if (reg == REG_JOURNAL)
		return OF_THIRD;
	return pattern_in(a->list[IS_THIRD], s, len) ? OF_THIRD : TO_YOU;
}

static enum theme theme_of(struct answerer *a, const char *s, size_t len)
{
	return pattern_in(a->list[IS_AFRAID], s, len) ? ABOUT_AFRAID :
		pattern_in(a->list[IS_NEAR], s, len) ? ABOUT_NEAR :
		pattern_in(a->list[IS_MONEY], s, len) ? ABOUT_MONEY : ABOUT_ANY;
}

static uint32_t number_of(const char *s, size_t len)
{
	uint32_t n = 2166136261u;

	for (size_t i = 0; i < len; i++)
		n = (n ^ (unsigned char)s[i]) * 16777619u;
	return n >> 8;
}

/* How the other of the two is named where nobody is spoken to.  Who is told
 * of beside one's own may be held up as an example. */
static void name_other(struct answerer *a, struct said *s)
{
	static const char *const names[][3] = { { "husband", "my husband",
		"him" }, { "wife", "my wife", "her" },
		{ "boyfriend", "my boyfriend", "him" }, { "girlfriend",
		"my girlfriend", "her" }, { "partner", "my partner", "them" },
		{ "he", "he", "him" }, { "she", "she", "her" } };
	enum { NOUNS = 5 };
	struct pattern *p = a->list[IS_ONE];
	struct span m, g;

	if (s->person != OF_THIRD)
		return;
	s->one = "my partner";
	s->ones = "them";
	if (pattern_find(p, s->text, s->len, 0, &m) != 1)
		return;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (pattern_group(p, names[i][0], &g) &&
		    (i < NOUNS || !g.from ||
		     s->category != CAT_COMPARISON)) {
			s->one = names[i][1];
			s->ones = names[i][2];
			return;
		}
}

/* A clause that may be said as it stands: nothing in it is covered, and
 * nothing is found in it.  By its weight alone a short clause sounds like an
 * order or a question; in the new sentence it is heard again. */
static bool is_clean(void *answerer, const char *clause)
{
	static const unsigned light = 1u << CAT_DEMAND | 1u << CAT_DISMISSAL |
		1u << CAT_LOADED_QUESTION | 1u << CAT_OVERGENERALIZATION;
	const struct rule *u = answerer_minds(answerer, clause);

	return !strstr(clause, "\xef\xbf\xbc") &&
	       (!u || (u->on == ON_WEIGHTS && light >> u->category & 1));
}

enum told say_told(struct answerer *a, const char *s, size_t len,
		   struct buf *event)
{
	return topics_told(a->topics, a->verbs, s, len, false, is_clean, a,
			   event);
}

/* What happened, where it is told beside what is found. */
static void find_told(struct answerer *a, struct said *s, enum category found,
		      struct buf *event)
{
	static const unsigned answered = 1u << CAT_COMPARISON |
		1u << CAT_DISMISSAL | 1u << CAT_THREAT | 1u << CAT_PRESSURE;

	s->told = answered >> found & 1 || (s->category == CAT_SELF_SHAME &&
		found != s->category) ? TOLD_NOT :
		topics_told(a->topics, a->verbs, s->text, s->len,
			    s->category == CAT_SELF_SHAME, is_clean, a, event);
	s->event = buf_text(event);
}

void say(struct answerer *a, const struct block *b, struct remark *r,
	 const struct task *task, unsigned reg, bool again)
{
	char *rest = verbs_plain(a->verbs, a->list[IS_BARB],
				 task->text + task->lead);
	struct buf topic = BUF_EMPTY, event = BUF_EMPTY, near = BUF_EMPTY;
	struct fill fill = { a->how.plain || again,
		a->how.feeling ? a->how.feeling : "", "", "" };
	struct taking t = { a, r, task, b->bytes + r->sentence.from,
		r->sentence.to - r->sentence.from, 1, NULL, "" };

	topics_find(a->topics, a->verbs, rest, strlen(rest),
		    r->rule->on == ON_WEIGHTS, &topic);
	/* What is missed is said without the one who has it. */
	if (r->category == CAT_COMPARISON &&
	    pattern_in(a->list[IS_RIVAL], buf_text(&topic), topic.len))
		buf_clear(&topic);
	struct said s = { rest, strlen(rest), meant(a, r->category, task->text),
		person_of(a, reg, r->category, task->text), buf_text(&topic), "", TOLD_NOT,
		"you", "you", number_of(t.source, t.len),
		theme_of(a, rest, strlen(rest)) };
	name_other(a, &s);
	find_told(a, &s, r->category, &event);
	if (s.person == FOR_NOTE && r->category != CAT_COMPARISON)
		topics_find(a->topics, a->verbs, rest, s.len, true, &near);
	t.topic = buf_text(&near);
	if (task->told)
		fill.happened = "this happened";
	if (r->rule->confidence >= SURE || r->rule->by_user) {
		t.wanted = a->how.wordings ? a->how.wordings : 1;
		frames_say(&a->frames, a->verbs, &s, &fill, take, &t);
	}
	struct answer_fill own = { "", "", "" };
	if (r->rewrite && (r->slots || r->feelings) && a->how.ask &&
	    a->how.ask(a->how.arg, r, &own)) {
		say_forget(r);
		fill = (struct fill){ fill.plain, *own.feeling ? own.feeling :
			fill.feeling, *own.happened ? own.happened :
			fill.happened, own.wish };
		t.wanted = 1;
		frames_say(&a->frames, a->verbs, &s, &fill, take, &t);
	}
	if (!r->rewrite && s.person != FOR_NOTE) {
		s.person = TO_ASK;
		frames_say(&a->frames, a->verbs, &s, &fill, take_question, r);
	}
	buf_free(&topic);
	buf_free(&event);
	buf_free(&near);
	free(rest);
}

/* What the frame makes of its own example, whatever rules find in it; "" when
 * it does not fit or what it makes does not hold. */
static char *make_own(struct answerer *a, struct frame *fr)
{
	size_t len = strlen(fr->example);
	struct blocks *b = blocks_open(NULL, fr->example, len, false);
	struct block block = { .kind = BLOCK_BLANK };
	struct remark r = { .rule = NULL };
	struct fill fill = { false, "", "", "" };
	struct buf topic = BUF_EMPTY, event = BUF_EMPTY;
	struct findings all;
	struct task task = { .text = NULL };

	if (!blocks_next(b, &block))
		return mem_dup("");
	wording_hear(a->w, &block, &all);
	char *whole = mem_dupn(all.view->at, all.view->len);
	task.text = verbs_plain(a->verbs, a->list[IS_BARB], whole);
	free(whole);
	while (!(fr->categories >> r.category & 1))
		r.category++;
	topics_find(a->topics, a->verbs, task.text, strlen(task.text), false,
		    &topic);
	struct said s = { task.text, strlen(task.text), r.category,
		fr->persons & (~fr->persons + 1), buf_text(&topic), "",
		TOLD_NOT, "you", "you", number_of(fr->example, len),
		theme_of(a, task.text, strlen(task.text)) };
	name_other(a, &s);
	find_told(a, &s, s.category, &event);
	struct taking t = { a, &r, &task, fr->example, len, 1, fr, "" };
	frames_say(&a->frames, a->verbs, &s, &fill, take, &t);
	char *got = mem_dup(r.rewrite ? r.rewrite : "");
	say_forget(&r);
	free(task.text);
	buf_free(&topic);
	buf_free(&event);
	blocks_close(b);
	return got;
}

size_t answerer_prove(struct answerer *a,
		      void (*tell)(void *arg, const char *id,
				   const char *what, const char *got),
		      void *arg)
{
	size_t misses = 0;
	struct fault bad = { 0 };

	if (a->verbs && say_ready(a, &bad)) {
		tell(arg, bad.detail, "", bad.message);
		return 1;
	}
	for (size_t i = 0; i < a->frames.n; i++) {
		struct frame *fr = &a->frames.frame[i];
		struct fault f = { 0 };
		char *got = frames_make(&a->frames, fr, &f) ?
			mem_dup(f.detail) : make_own(a, fr);
		if (strcmp(got, fr->wanted)) {
			misses++;
			tell(arg, fr->id, fr->wanted, got);
		}
		free(got);
	}
	return misses;
}
