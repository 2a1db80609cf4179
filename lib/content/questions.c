/* SPDX-License-Identifier: MIT
 * The questions of an item set as people are to read them. */
#include "content/questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { GATE = -1 };

struct questions {
	struct answers *answers;
	const char *alone;
	int *ask;		/* n items by number, GATE among them */
	size_t n;
	/* The texts of the question under way. */
	struct buf lead, text, hint, before;
	const char **choice;
};

static char *number(char *out, double value)
{
	return i18n_number(out, value, (double)(long)value == value ? 0 : 1);
}

/* "0 far apart, 10 very close": what the ends of the scale mean. */
static void hint_of(const struct item *it, struct buf *out)
{
	char min[I18N_NUMBER_MAX], max[I18N_NUMBER_MAX];

	number(min, it->min);
	number(max, it->max);
	switch (it->type) {
	case ITEM_RATING:
	case ITEM_NUMBER:
		if (*it->low && *it->high)
			buf_addf(out, "%s %s, %s %s", min, it->low, max,
				 it->high);
		else
			buf_addf(out, _("%s to %s"), min, max);
		break;
	case ITEM_CHOICE:
		buf_puts(out, _("one number or word"));
		break;
	case ITEM_MULTI:
		buf_puts(out, _("any numbers, with blanks between"));
		break;
	case ITEM_DATE:
		/* Translators: %s is a date. */
		buf_addf(out, _("a date such as %s"), "2026-11-22");
		break;
	case ITEM_TAGS:
	case ITEM_TEXT:
		break;
	}
}

/* A whole sentence on what fits, for an answer that did not. */
static void fits(const struct item *it, const struct fault *f, struct buf *why)
{
	char min[I18N_NUMBER_MAX], max[I18N_NUMBER_MAX];

	switch (it->type) {
	case ITEM_RATING:
	case ITEM_NUMBER:
		buf_addf(why, _("A number from %s to %s fits here; Enter "
				"skips."), number(min, it->min),
			 number(max, it->max));
		break;
	case ITEM_CHOICE:
		buf_addf(why, _("A number from 1 to %d or a word from the list "
				"fits here; Enter skips."), (int)it->n_choice);
		break;
	case ITEM_MULTI:
		buf_addf(why, _("Numbers from 1 to %d fit here, with blanks "
				"between; Enter skips."), (int)it->n_choice);
		break;
	case ITEM_DATE:
		buf_addf(why, _("A date such as %s (year, month, day) fits "
				"here; Enter skips."), "2026-11-22");
		break;
	case ITEM_TAGS:
		buf_puts(why, _("Words of letters and digits fit here, with a "
				"semicolon between them; Enter skips."));
		break;
	case ITEM_TEXT:
		/* Translators: %s is what is wrong with the answer. */
		buf_addf(why, _("That answer %s; Enter skips."),
			 _(f->message));
		break;
	}
}

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

void questions_show(struct questions *k, size_t i, struct question *q)
{
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
		hint_of(it, &k->hint);
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

static bool is_yes(const char *word)
{
	/* Translators: what a person may type to agree. */
	const char *const words[] = { "y", "yes", _("y"), _("yes") };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (utf8_same(word, words[i]))
			return true;
	return false;
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

enum question_took questions_take(struct questions *k, size_t i,
				  const char *line, struct buf *why)
{
	struct fault f = { 0 };

	if (k->ask[i] == GATE) {
		if (is_yes(line))
			return QUESTION_TAKEN;
		forget_alone(k);
		return QUESTION_ENOUGH;
	}
	size_t at = (size_t)k->ask[i];
	if (!answers_put(k->answers, at, line, &f))
		return QUESTION_TAKEN;
	fits(answers_item(k->answers, at), &f, why);
	return QUESTION_WRONG;
}

/* What is to be asked: all that was not given, the gate before alone's. */
struct questions *questions_new(struct answers *a, const char *alone,
				bool gate)
{
	struct questions *k = mem_get(1, sizeof(*k));

	k->answers = a;
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

size_t questions_count(const struct questions *k)
{
	return k->n;
}

const char *questions_opening(const struct questions *k)
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

void questions_free(struct questions *k)
{
	if (!k)
		return;
	free(k->ask);
	free(k->choice);
	buf_free(&k->lead);
	buf_free(&k->text);
	buf_free(&k->hint);
	buf_free(&k->before);
	free(k);
}
