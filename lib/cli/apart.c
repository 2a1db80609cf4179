/* SPDX-License-Identifier: MIT
 * Several people at one terminal, each alone in turn. */
#include "cli/apart.h"

#include "base/buf.h"
#include "base/i18n.h"

/* What each sees before their turn. */
struct door {
	struct tty *t;
	const char *name;
};

static void show(void *arg, size_t i, struct ask_question *q)
{
	const struct door *d = arg;

	(void)i;
	q->lead = tty_is_plain(d->t) ?
		_("Only one of you may look or listen now. What is typed is "
		  "not shown.") :
		_("Only one of you may look now. The screen is cleared before "
		  "the next one comes.");
	q->text = d->name;
}

static enum ask_took take(void *arg, size_t i, const char *line,
			  struct buf *why)
{
	(void)arg;
	(void)i;
	(void)line;
	(void)why;
	return ASK_TAKEN;
}

static enum ask_got ask_in(struct tty *t, const char *name)
{
	struct buf text = BUF_EMPTY;

	/* Translators: %s is a person's name. */
	buf_addf(&text, _("%s, alone: Enter begins."), name);
	struct door door = { t, buf_text(&text) };
	const struct ask_form form = { .n = 1, .opening = "",
		.keys = _("q leaves, for all of you, without a trace."),
		.arg = &door, .show = show, .take = take };
	tty_wipe(t);
	enum ask_got got = ask_run(t, &form);
	buf_free(&text);
	return got;
}

enum ask_got apart_run(struct tty *t, const struct apart_how *how)
{
	enum ask_got got = ASK_DONE;
	bool hush = tty_is_plain(t);

	for (size_t i = 0; i < how->people && got == ASK_DONE; i++) {
		size_t person = (how->first + i) % how->people;
		got = ask_in(t, how->name[person]);
		if (got != ASK_DONE)
			break;
		if (hush)
			tty_echo(t, false);
		got = ask_run(t, how->form(how->arg, person));
		if (hush)
			tty_echo(t, true);
		tty_wipe(t);
	}
	return got;
}
