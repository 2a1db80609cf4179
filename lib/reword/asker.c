/* SPDX-License-Identifier: MIT
 * Asks the writer for what a rewording leaves open. */
#include "reword/asker.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/ask.h"
#include "cli/term.h"
#include "cli/tty.h"
#include "reword/show.h"

enum { HAPPENED, WISH, FEELING, QUESTIONS, CHOICES = 12 };

struct asker {
	struct tty_how how;
	struct answerer *answerer;
	struct tty *tty;
	bool left;			/* no more questions are wanted */
	const struct remark *remark;
	struct buf answer[QUESTIONS], lead;
	char *choice[CHOICES];
	size_t choices;
};

struct asker *asker_make(const struct common *c)
{
	const char *term = getenv("TERM");
	struct asker *k = mem_get(1, sizeof(*k));

	k->how.plain = term_plain(c) || !term || !*term ||
		       !strcmp(term, "dumb");
	k->how.width = c->width;
	return k;
}

void asker_use(struct asker *k, struct answerer *a)
{
	k->answerer = a;
}

static bool wanted(void *arg, size_t i)
{
	const struct asker *k = arg;
	static const char *const slot[] = { "what happened", "wish" };

	return i == FEELING ? k->choices > 0 :
		k->remark->slots && strstr(k->remark->slots, slot[i]);
}

static void show(void *arg, size_t i, struct ask_question *q)
{
	struct asker *k = arg;
	static const char *const asked[QUESTIONS] = {
		[HAPPENED] = N_("What happened? Begin with you, I or we, as "
				"in: you left early."),
		[WISH] = N_("What would you like? As in: an evening with "
			    "you."),
		[FEELING] = N_("How did you feel?"),
	};

	q->lead = buf_text(&k->lead);
	q->text = _(asked[i]);
	if (i == FEELING) {
		q->choice = (const char *const *)k->choice;
		q->n_choice = k->choices;
		q->hint = _("a number or your own word; Enter leaves it");
	} else {
		q->hint = _("Enter leaves it open");
	}
}

/* An answer goes into the middle of a sentence. */
static void put(struct buf *to, const char *line)
{
	size_t len = strlen(line);

	while (*line == ' ') {
		line++;
		len--;
	}
	while (len && strchr(" .!?", line[len - 1]))
		len--;
	buf_clear(to);
	buf_add(to, line, len);
	if (len && !(line[0] == 'I' && strchr(" '", line[1])) &&
	    line[0] >= 'A' && line[0] <= 'Z')
		to->at[0] |= 32;
}

static enum ask_took take(void *arg, size_t i, const char *line,
			  struct buf *why)
{
	struct asker *k = arg;
	char *end;
	size_t number = strtoul(line, &end, 10);

	if (i == FEELING && *line && !*end && number >= 1 &&
	    number <= k->choices)
		line = k->choice[number - 1];
	put(&k->answer[i], line);
	if (!k->answer[i].len)
		return ASK_TAKEN;
	const struct rule *minds = answerer_minds(k->answerer,
						  buf_text(&k->answer[i]));
	if (!minds)
		return ASK_TAKEN;
	buf_puts(why, show_message(minds));
	buf_clear(&k->answer[i]);
	return ASK_WRONG;
}

static void set_out(struct asker *k, const struct remark *r)
{
	k->remark = r;
	for (size_t i = 0; i < QUESTIONS; i++)
		buf_clear(&k->answer[i]);
	buf_clear(&k->lead);
	/* Translators: %s is another wording of a sentence, with places to be
	 * filled in brackets. */
	buf_addf(&k->lead, _("Perhaps: %s"), r->rewrite);
	for (size_t i = 0; i < k->choices; i++)
		free(k->choice[i]);
	k->choices = 0;
	for (const char *c = r->feelings ? r->feelings : ""; *c &&
	     k->choices < CHOICES;) {
		size_t n = strcspn(c, "|");
		k->choice[k->choices++] = mem_dupn(c, n);
		c += n + (c[n] == '|');
	}
}

bool asker_ask(void *asker, const struct remark *r, struct answer_fill *fill)
{
	struct asker *k = asker;
	struct ask_form form = { .n = QUESTIONS, .arg = k, .show = show,
		.take = take, .wanted = wanted, .opening = "" };
	struct fault f = { 0 };

	if (k->left)
		return false;
	if (!k->tty && !(k->tty = tty_open(&k->how, &f))) {
		k->left = true;
		msg_fault(&f);
		return false;
	}
	set_out(k, r);
	enum ask_got got = ask_run(k->tty, &form);
	if (got == ASK_SIGNAL) {
		int sig = tty_signal(k->tty);
		asker_pause(k);
		raise(sig);
	}
	if (got != ASK_DONE)
		k->left = true;
	fill->happened = buf_text(&k->answer[HAPPENED]);
	fill->wish = buf_text(&k->answer[WISH]);
	fill->feeling = buf_text(&k->answer[FEELING]);
	return *fill->happened || *fill->wish || *fill->feeling;
}

void asker_pause(struct asker *k)
{
	tty_close(k->tty);
	k->tty = NULL;
}

void asker_close(struct asker *k)
{
	if (!k)
		return;
	asker_pause(k);
	for (size_t i = 0; i < QUESTIONS; i++)
		buf_free(&k->answer[i]);
	buf_free(&k->lead);
	for (size_t i = 0; i < k->choices; i++)
		free(k->choice[i]);
	free(k);
}
