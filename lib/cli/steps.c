/* SPDX-License-Identifier: MIT
 * Steps shown on the terminal one after the other. */
#include "cli/steps.h"

#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/utf8.h"

struct walk {
	struct tty *t;
	const struct steps_form *form;
	size_t i;
	struct step step;
	int timer;		/* -1: none runs */
	int left;		/* minutes */
	struct buf line;
};

static void paragraph(const struct walk *w, const char *text, size_t len)
{
	struct buf safe = BUF_EMPTY, out = BUF_EMPTY;

	utf8_mask(&safe, text, len, false);
	if (tty_is_plain(w->t))
		buf_puts(&out, buf_text(&safe));
	else
		utf8_wrap(&out, buf_text(&safe), 0, 0,
			  (size_t)tty_width(w->t) - 1);
	buf_puts(&out, tty_is_plain(w->t) ? "\n" : "\n\n");
	tty_say(w->t, buf_text(&out));
	buf_free(&safe);
	buf_free(&out);
}

static void say(const struct walk *w, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");
		paragraph(w, text, len);
		text += len;
		text += *text == '\n';
	}
}

/* The minutes left, over those that stood there before. */
static void count(const struct walk *w)
{
	struct buf out = BUF_EMPTY;

	if (!w->step.minutes)
		return;
	if (!tty_is_plain(w->t))
		buf_puts(&out, "\r\033[K");
	if (w->left > 0)
		buf_addf(&out, P_("%d minute", "%d minutes", w->left),
			 w->left);
	else
		buf_puts(&out, _("The time is over. Go on when you like."));
	buf_puts(&out, tty_is_plain(w->t) ? "\n" : " ");
	tty_say(w->t, buf_text(&out));
	buf_free(&out);
}

static void draw(struct walk *w)
{
	w->step = (struct step){ "", "", 0 };
	w->form->show(w->form->arg, w->i, &w->step);
	tty_clear(w->t);
	say(w, w->step.title);
	say(w, w->step.text);
	say(w, w->i ? _("Enter goes on, < goes back, . ends here.") :
		      _("Enter goes on, . ends here."));
	count(w);
}

static void stop_timer(struct walk *w)
{
	if (w->timer >= 0)
		close(w->timer);
	w->timer = -1;
}

/* Without a timer the step goes on without its time. */
static void start_timer(struct walk *w)
{
	long ms = w->form->minute;
	const struct timespec minute = { ms / 1000, ms % 1000 * 1000000 };
	const struct itimerspec every = { minute, minute };

	w->left = w->step.minutes;
	if (!w->left)
		return;
	w->timer = timerfd_create(CLOCK_MONOTONIC,
				  TFD_CLOEXEC | TFD_NONBLOCK);
	if (w->timer >= 0 && timerfd_settime(w->timer, 0, &every, NULL))
		stop_timer(w);
}

static void tick(struct walk *w)
{
	uint64_t passed = 0;

	if (read(w->timer, &passed, sizeof(passed)) != sizeof(passed))
		return;
	w->left = passed < (uint64_t)w->left ? w->left - (int)passed : 0;
	count(w);
	if (!w->left)
		stop_timer(w);
}

/* Whether the line is that one key, or Enter alone for LF. */
static bool is_key(const struct buf *line, char key)
{
	const char *text = buf_text(line);
	size_t lead = strspn(text, " \t\r"), n = strlen(text + lead);

	while (n && strchr(" \t\r", text[lead + n - 1]))
		n--;
	return key == '\n' ? !n : n == 1 && text[lead] == key;
}

/* One step; ASK_DONE goes on. */
static enum ask_got walk_one(struct walk *w)
{
	w->form->show(w->form->arg, w->i, &w->step);
	start_timer(w);
	draw(w);
	for (;;) {
		switch (tty_line_or(w->t, &w->line, w->timer)) {
		case TTY_LATE:
			tick(w);
			continue;
		case TTY_AGAIN:
			draw(w);
			continue;
		case TTY_SIGNAL:
			return ASK_SIGNAL;
		case TTY_END:
			return ASK_ENDED;
		case TTY_LINE:
			break;
		}
		if (is_key(&w->line, '.') || is_key(&w->line, 'q'))
			return ASK_LEFT;
		if (is_key(&w->line, '<')) {
			w->i -= w->i > 0;
			return ASK_DONE;
		}
		w->i++;
		return ASK_DONE;
	}
}

enum ask_got steps_run(struct tty *t, const struct steps_form *form)
{
	struct walk w = { .t = t, .form = form, .timer = -1 };
	enum ask_got got = ASK_DONE;

	while (got == ASK_DONE && w.i < form->n) {
		got = walk_one(&w);
		stop_timer(&w);
	}
	buf_free(&w.line);
	return got;
}
