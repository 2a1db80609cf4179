/* SPDX-License-Identifier: MIT
 * The questions of item sets as people are to read them. */
#include "content/questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { GATE = -1 };

struct questions {
	struct answers *answers;
	struct entries_ids *ids;
	const char *alone;
	int *ask;		/* n items by number, GATE among them */
	size_t n;
	/* The texts of the question under way. */
	struct buf lead, text, hint, before;
	const char **choice;
};

static bool is_first_alone(const struct questions *k, size_t i)
{
	const struct answers *a = k->answers;

	return answers_is_alone(a, (size_t)k->ask[i]) &&
	       (!i || (k->ask[i - 1] != GATE &&
		       !answers_is_alone(a, (size_t)k->ask[i - 1])));
}

static void show_gate(struct questions *k, struct question *q)
{
	buf_puts(&k->lead, k->alone);
	buf_puts(&k->text, _("More than one of you writes on this account, so "
			     "the others could read these answers. Go on?"));
	buf_puts(&k->hint, _("yes, or Enter for no"));
	q->explain = k->alone;
}

static void show(void *arg, size_t i, struct question *q)
{
	struct questions *k = arg;
	const struct answers *a = k->answers;

	memset(q, 0, sizeof(*q));
	buf_clear(&k->lead);
	buf_clear(&k->text);
	buf_clear(&k->hint);
	buf_clear(&k->before);
	if (k->ask[i] == GATE) {
		show_gate(k, q);
	} else {
		size_t at = (size_t)k->ask[i];
		const struct item *it = answers_item(a, at);
		if (is_first_alone(k, i))
			buf_puts(&k->lead, k->alone);
		buf_addf(&k->text, answers_sight(a, at) == SHARED ? "%s" :
			 "* %s", it->question);
		asking_hint(it, &k->hint);
		answers_show(a, at, &k->before);
		free(k->choice);
		k->choice = mem_get(it->n_choice + 1, sizeof(*k->choice));
		for (size_t c = 0; c < it->n_choice; c++)
			k->choice[c] = it->choice[c].label;
		q->choice = k->choice;
		q->n_choice = it->n_choice;
		q->explain = it->explain;
	}
	q->lead = buf_text(&k->lead);
	q->text = buf_text(&k->text);
	q->hint = buf_text(&k->hint);
	q->before = buf_text(&k->before);
}

/* A no at the gate, after going back to it, holds for what came behind it. */
static void forget_alone(struct questions *k)
{
	struct fault ignored = { 0 };

	for (size_t i = 0; i < k->n; i++)
		if (k->ask[i] != GATE &&
		    answers_is_alone(k->answers, (size_t)k->ask[i]))
			answers_put(k->answers, (size_t)k->ask[i], "",
				    &ignored);
}

static enum question_took take(void *arg, size_t i, const char *line,
			       struct buf *why)
{
	struct questions *k = arg;
	struct fault f = { 0 };

	if (k->ask[i] == GATE) {
		if (asking_is_yes(line))
			return QUESTION_TAKEN;
		forget_alone(k);
		return QUESTION_ENOUGH;
	}
	size_t at = (size_t)k->ask[i];
	if (!answers_put(k->answers, at, line, &f))
		return QUESTION_TAKEN;
	asking_fits(answers_item(k->answers, at), &f, why);
	return QUESTION_WRONG;
}

static bool any(void *arg)
{
	const struct questions *k = arg;

	return answers_any(k->answers);
}

static int keep(void *arg, const struct entries_row *row, bool only_shared,
		struct keep *to, struct fault *f)
{
	const struct questions *k = arg;

	return entries_keep(k->answers, k->ids, row, only_shared, to, f);
}

static void give_back(void *arg)
{
	const struct questions *k = arg;

	entries_give_back(k->answers);
}

/* What is to be asked: all that was not given, the gate before alone's. */
struct questions *questions_new(struct answers *a, const char *alone,
				bool gate)
{
	struct questions *k = mem_get(1, sizeof(*k));

	k->answers = a;
	k->ids = entries_ids_new();
	k->alone = alone;
	k->ask = mem_get(answers_count(a) + 1, sizeof(*k->ask));
	for (size_t i = 0; i < answers_count(a); i++) {
		if (answers_get(a, i))
			continue;
		if (answers_is_alone(a, i) && gate) {
			k->ask[k->n++] = GATE;
			gate = false;
		}
		k->ask[k->n++] = (int)i;
	}
	return k;
}

static const char *opening(const struct questions *k)
{
	bool shared = false, own = false;

	for (size_t i = 0; i < k->n; i++) {
		if (k->ask[i] == GATE)
			continue;
		if (answers_sight(k->answers, (size_t)k->ask[i]) == SHARED)
			shared = true;
		else
			own = true;
	}
	if (shared && own)
		return _("Your answers are for the notes you share; those "
			 "marked * are for your own file.");
	return shared ? _("Your answers are for the notes you share.") :
	       _("Your answers, marked *, are for your own file.");
}

void questions_asking(struct questions *k, struct asking *out)
{
	*out = (struct asking){ .n = k->n, .opening = opening(k), .arg = k,
		.show = show, .take = take, .any = any, .keep = keep,
		.give_back = give_back };
}

void questions_free(struct questions *k)
{
	if (!k)
		return;
	entries_ids_free(k->ids);
	free(k->ask);
	free(k->choice);
	buf_free(&k->lead);
	buf_free(&k->text);
	buf_free(&k->hint);
	buf_free(&k->before);
	free(k);
}
