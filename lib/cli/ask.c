/* SPDX-License-Identifier: MIT
 * A dialogue of questions on the terminal. */
#include "cli/ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

enum {
	CHOICE_INDENT = 6,	/* columns in front of a choice */
	ANSWER = 6,		/* columns to leave for an answer */
};

struct dialogue {
	struct tty *t;
	const struct ask_form *form;
	size_t i;		/* the question under way */
	bool *met;		/* n: asked before */
	bool begun;
	int wrong;
	struct buf line;
};

static const char *keys(const struct dialogue *d)
{
	return d->form->keys ? d->form->keys :
	       _("Enter skips, < goes back, ? explains, . finishes, q "
		 "leaves without a trace.");
}

/* Adds masked text: wrapped, or in one line where escapes and layout would
 * only be in the way. */
static void lay(const struct dialogue *d, struct buf *out, const char *text,
		size_t indent)
{
	struct buf safe = BUF_EMPTY;

	utf8_mask(&safe, text, strlen(text), false);
	if (tty_is_plain(d->t))
		buf_puts(out, buf_text(&safe));
	else
		/* One column is left for the blank before the answer. */
		utf8_wrap(out, buf_text(&safe), indent, indent,
			  (size_t)tty_width(d->t) - 1);
	buf_free(&safe);
}

/* Paragraphs, with LF between them. */
static void say(const struct dialogue *d, const char *text)
{
	struct buf out = BUF_EMPTY;

	while (*text) {
		size_t len = strcspn(text, "\n");
		char *one = mem_dupn(text, len);
		lay(d, &out, one, 0);
		free(one);
		buf_puts(&out, tty_is_plain(d->t) ? "\n" : "\n\n");
		text += len;
		text += *text == '\n';
	}
	tty_say(d->t, buf_text(&out));
	buf_free(&out);
}

/* "(1 yes, 2 no) " for one who listens, a list for one who looks. */
static void lay_choices(const struct dialogue *d, struct buf *out,
			const struct ask_question *q)
{
	bool plain = tty_is_plain(d->t);

	for (size_t i = 0; i < q->n_choice; i++) {
		if (plain)
			buf_addf(out, "%s%zu ", i ? ", " : " (", i + 1);
		else
			buf_addf(out, "\n%4zu  ", i + 1);
		lay(d, out, q->choice[i], CHOICE_INDENT);
	}
	if (!plain)
		buf_putc(out, '\n');
}

/* The hint stands in the same line where there is room for it and a short
 * answer, else in a line of its own. */
static void lay_hint(const struct dialogue *d, struct buf *out,
		     const struct ask_question *q)
{
	bool plain = tty_is_plain(d->t), list = q->n_choice > 0;
	struct buf hint = BUF_EMPTY;

	if (*q->hint)
		buf_addf(&hint, list && plain ? "; %s" : "(%s)", q->hint);
	if (list && plain)
		buf_putc(&hint, ')');
	size_t width = utf8_width(buf_text(&hint), hint.len) + ANSWER +
		       utf8_width(buf_text(out), out->len);
	if (hint.len && !list)
		buf_putc(out, plain || width < (size_t)tty_width(d->t) ?
			 ' ' : '\n');
	lay(d, out, buf_text(&hint), 0);
	buf_free(&hint);
}

static void show_question(const struct dialogue *d,
			  const struct ask_question *q)
{
	struct buf line = BUF_EMPTY;

	lay(d, &line, q->text, 0);
	if (q->n_choice)
		lay_choices(d, &line, q);
	lay_hint(d, &line, q);
	buf_putc(&line, ' ');
	tty_say(d->t, buf_text(&line));
	buf_free(&line);
}

static void draw(const struct dialogue *d, struct ask_question *q)
{
	struct buf before = BUF_EMPTY;
	bool first = !d->met[d->i];

	memset(q, 0, sizeof(*q));
	q->lead = q->text = q->hint = q->explain = q->before = "";
	d->form->show(d->form->arg, d->i, q);
	tty_clear(d->t);
	if (!d->begun) {
		say(d, d->form->opening);
		say(d, keys(d));
	}
	if (first || q->page)
		say(d, q->lead);
	if (*q->before) {
		/* Translators: %s is the answer given before. */
		buf_addf(&before, _("Before: %s. Enter keeps it, - takes it "
				    "away."), q->before);
		say(d, buf_text(&before));
	}
	buf_free(&before);
	show_question(d, q);
}

static void explain(const struct dialogue *d, const struct ask_question *q)
{
	tty_say(d->t, tty_is_plain(d->t) ? "" : "\n");
	say(d, q->explain);
	say(d, keys(d));
	show_question(d, q);
}

/* The one character of a command, or 0: commands stand alone on the line. */
static char command(const struct buf *line)
{
	const char *text = buf_text(line);
	size_t lead = strspn(text, " \t\r"), len = line->len;

	while (len > lead && strchr(" \t\r", text[len - 1]))
		len--;
	if (len == lead)
		return '\n';
	return len - lead == 1 && strchr("<?.q", text[lead]) ? text[lead] : 0;
}

/* True when the question is done with. */
static bool take(struct dialogue *d, const struct ask_question *q, bool empty,
		 bool *enough)
{
	struct buf why = BUF_EMPTY;

	if (empty && *q->before)
		return true;
	/* The terminal drops what a line has no room for. */
	bool cut = d->line.len >= TTY_LINE_MAX - 1;
	enum ask_took took = cut ? ASK_WRONG :
		d->form->take(d->form->arg, d->i,
			      empty ? "" : buf_text(&d->line), &why);
	if (cut)
		buf_addf(&why, _("A line holds %d bytes at most; please say "
				 "it in fewer words, or use --answers."),
			 TTY_LINE_MAX - 2);
	*enough = took == ASK_ENOUGH;
	if (took == ASK_WRONG && ++d->wrong < ASK_WRONG_MAX) {
		tty_say(d->t, tty_is_plain(d->t) ? "" : "\n");
		say(d, buf_text(&why));
		show_question(d, q);
	}
	buf_free(&why);
	return took != ASK_WRONG;
}

static bool is_wanted(const struct dialogue *d, size_t i)
{
	return !d->form->wanted || d->form->wanted(d->form->arg, i);
}

static void back(struct dialogue *d, const struct ask_question *q, bool *moved)
{
	size_t i = d->i;

	while (i && !is_wanted(d, i - 1))
		i--;
	*moved = i > 0;
	if (*moved) {
		d->i = i - 1;
		return;
	}
	tty_say(d->t, tty_is_plain(d->t) ? "" : "\n");
	say(d, _("This is the first question."));
	show_question(d, q);
}

/* One question until it is answered, skipped or left; ASK_DONE goes on. */
static enum ask_got ask_one(struct dialogue *d, bool *enough)
{
	struct ask_question q;
	bool moved = false;

	draw(d, &q);
	while (d->wrong < ASK_WRONG_MAX) {
		enum tty_got got = tty_line(d->t, &d->line);
		if (got == TTY_AGAIN) {
			draw(d, &q);
			continue;
		}
		if (got != TTY_LINE)
			return got == TTY_SIGNAL ? ASK_SIGNAL : ASK_ENDED;
		char key = command(&d->line);
		d->met[d->i] = d->begun = true;
		switch (key) {
		case 'q':
			return ASK_LEFT;
		case '?':
			explain(d, &q);
			continue;
		case '<':
			back(d, &q, &moved);
			if (moved)
				return ASK_DONE;
			continue;
		case '.':
			*enough = true;
			return ASK_DONE;
		default:
			if (take(d, &q, key == '\n', enough)) {
				d->i++;
				return ASK_DONE;
			}
		}
	}
	return ASK_TIRED;
}

enum ask_got ask_run(struct tty *t, const struct ask_form *form)
{
	struct dialogue d = { .t = t, .form = form,
		.met = mem_get(form->n + 1, sizeof(*d.met)) };
	enum ask_got got = ASK_DONE;
	bool enough = false;

	while (got == ASK_DONE && !enough && d.i < form->n) {
		if (is_wanted(&d, d.i))
			got = ask_one(&d, &enough);
		else
			d.i++;
	}
	free(d.met);
	buf_wipe(&d.line);
	buf_free(&d.line);
	return got;
}
