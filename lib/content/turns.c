/* SPDX-License-Identifier: MIT
 * People in turn at one machine. */
#include "content/turns.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

struct turns {
	struct party party;
	size_t first;		/* of the party, who begins */
	bool plain;
	size_t at;		/* the turn of turns_hand_over */
	struct answers *const *answers;
	const char *footer;
	bool look;
	struct buf lead, text;
};

struct turns *turns_new(const char *tags, const struct config *config,
			int week, struct fault *f)
{
	struct turns *t = mem_get(1, sizeof(*t));

	if (!tags)
		tags = config_get(config, "here");
	if (!party_set(&t->party, tags, config, f) && t->party.n > 1) {
		t->first = (size_t)week % t->party.n;
		return t;
	}
	if (!f->message)
		fault_set(f, N_("--both takes two people or more"), 0);
	turns_free(t);
	return NULL;
}

size_t turns_count(const struct turns *t)
{
	return t->party.n;
}

static size_t person(const struct turns *t, size_t i)
{
	return (t->first + i) % t->party.n;
}

const char *turns_who(const struct turns *t, size_t i)
{
	return t->party.tag[person(t, i)];
}

static void show_hand_over(void *arg, size_t i, struct question *q)
{
	struct turns *t = arg;
	const char *name = t->party.name[person(t, t->at)];

	(void)i;
	memset(q, 0, sizeof(*q));
	buf_clear(&t->lead);
	buf_clear(&t->text);
	if (!t->at)
		/* Translators: %s is a person. */
		buf_addf(&t->lead, _("The order goes with the week: this week "
				     "%s begins."), name);
	else if (t->plain)
		buf_puts(&t->lead, _("This screen cannot be cleared from here: "
				     "what was typed stands above. A cleared "
				     "screen or another window keeps it with "
				     "the one who typed it."));
	/* Translators: %s is a person. */
	buf_addf(&t->text, _("Now it is the turn of %s, alone at the screen. "
			     "Enter begins."), name);
	q->page = true;
	q->lead = buf_text(&t->lead);
	q->text = buf_text(&t->text);
	q->hint = q->before = "";
	q->explain = _("Nobody sees what another one answers. With q at a "
		       "question a turn ends without a trace, and the next "
		       "one begins.");
}

static enum question_took take_hand_over(void *arg, size_t i, const char *line,
					 struct buf *why)
{
	(void)arg;
	(void)i;
	(void)line;
	(void)why;
	return QUESTION_TAKEN;
}

void turns_hand_over(struct turns *t, size_t i, bool plain, struct asking *out)
{
	t->at = i;
	t->plain = plain;
	*out = (struct asking){ .n = 1, .arg = t, .show = show_hand_over,
		.take = take_hand_over,
		.opening = "",
		.keys = _("Enter begins, ? explains, q ends here."),
	};
}

/* The number of the item in those answers, when it has a value that is
 * shared; -1. */
static int shared_value(const struct answers *a, const char *id)
{
	int i = answers_find(a, id);
	const char *value = i < 0 ? NULL : answers_get(a, (size_t)i);

	return value && *value && answers_sight(a, (size_t)i) == SHARED ? i :
	       -1;
}

static bool all_shared(const struct turns *t, const char *id)
{
	for (size_t i = 0; i < t->party.n; i++)
		if (!t->answers[i] || shared_value(t->answers[i], id) < 0)
			return false;
	return true;
}

/* Questions that all answered for the shared notes; others do not show. */
static void list(struct turns *t, struct buf *out)
{
	const struct answers *one = t->answers[0];

	for (size_t i = 0; one && i < answers_count(one); i++) {
		const struct item *it = answers_item(one, i);
		if (!all_shared(t, it->id))
			continue;
		buf_puts(out, out->len ? "\n" : "");
		buf_puts(out, it->question);
		for (size_t k = 0; k < t->party.n; k++) {
			const struct answers *a = t->answers[k];
			buf_addf(out, "%s%s: ", k ? "; " : " ",
				 t->party.name[person(t, k)]);
			answers_show(a, (size_t)shared_value(a, it->id), out);
		}
	}
	if (!out->len)
		buf_puts(out, _("Nothing to look at together this time, and "
				"that is fine."));
}

static void show_look(void *arg, size_t i, struct question *q)
{
	struct turns *t = arg;

	memset(q, 0, sizeof(*q));
	buf_clear(&t->lead);
	q->hint = q->before = "";
	q->explain = _("Only questions that all of you answered for the notes "
		       "you share are shown, and nothing says which others "
		       "there were.");
	if (i) {
		if (t->look) {
			list(t, &t->lead);
			buf_putc(&t->lead, '\n');
		}
		buf_puts(&t->lead, t->footer);
		q->text = _("Enter ends.");
	} else {
		q->text = _("All turns are over. Would you all like to look at "
			    "what you all shared?");
		q->hint = _("yes, or Enter for no");
	}
	q->page = true;
	q->lead = buf_text(&t->lead);
}

static enum question_took take_look(void *arg, size_t i, const char *line,
				    struct buf *why)
{
	struct turns *t = arg;

	(void)why;
	if (!i)
		t->look = asking_is_yes(line);
	return QUESTION_TAKEN;
}

void turns_look(struct turns *t, struct answers *const *a, const char *footer,
		struct asking *out)
{
	t->answers = a;
	t->footer = footer;
	*out = (struct asking){ .n = 2, .arg = t, .show = show_look,
		.take = take_look, .opening = "",
		.keys = _("Enter goes on, ? explains, q ends here."),
	};
}

void turns_free(struct turns *t)
{
	if (!t)
		return;
	party_free(&t->party);
	buf_free(&t->lead);
	buf_free(&t->text);
	free(t);
}
