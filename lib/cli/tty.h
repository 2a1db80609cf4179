/* SPDX-License-Identifier: MIT
 * The person's terminal, /dev/tty, whatever the standard streams are: text
 * out, whole lines in, and everything as it was when it is left. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

enum { TTY_LINE_MAX = 4095 };	/* bytes of a line, its LF included */

struct tty;

struct tty_how {
	bool plain;	/* no escape is ever sent: --ascii, ACCESSIBLE, or a
			 * TERM that is dumb or unset */
	int width;	/* columns; 0: the terminal's own, even as it changes */
};

enum tty_got {
	TTY_LINE,	/* a line was read */
	TTY_AGAIN,	/* the program was stopped and goes on: draw again */
	TTY_END,	/* end of input, or the terminal is gone */
	TTY_SIGNAL,	/* a signal asks to leave: tty_signal */
	TTY_LATE,	/* the timer of tty_line_or came first */
};

/* Opens the terminal and, unless plain, its alternate screen.  From here to
 * tty_close the signals that end a program are held back, so that nothing
 * typed is lost between two steps; tty_line tells of them.
 * shape:  caller frees with tty_close.
 * errors: NULL with f filled when there is no terminal. */
struct tty *tty_open(const struct tty_how *how, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* The next line as the terminal's own editing gives it, without its LF.
 * Stopping (Ctrl-Z) and going on happen inside. */
enum tty_got tty_line(struct tty *t, struct buf *line) ATTR_NONNULL;

/* The same, but TTY_LATE as soon as the descriptor can be read; -1: none. */
enum tty_got tty_line_or(struct tty *t, struct buf *line, int timer)
	ATTR_NONNULL;

/* Shows what is typed, or not, for answers that others must not find above
 * theirs where nothing can be wiped. */
void tty_echo(struct tty *t, bool on) ATTR_NONNULL;

/* The signal that TTY_SIGNAL told of; 0: none. */
int tty_signal(const struct tty *t) ATTR_NONNULL ATTR_PURE;

/* Columns to lay text out in, as the terminal is now; 20 at least. */
int tty_width(const struct tty *t) ATTR_NONNULL;

/* Whether no escape is sent, and a question is to stay on one line. */
bool tty_is_plain(const struct tty *t) ATTR_NONNULL ATTR_PURE;

/* Takes what was shown off the screen; nothing when plain. */
void tty_clear(struct tty *t) ATTR_NONNULL;

/* The same, and off the scrollback too, for another person who is to see
 * nothing of it; nothing when plain. */
void tty_wipe(struct tty *t) ATTR_NONNULL;

/* Writes text as it is; the caller has masked it.  Never fails: a terminal
 * that is gone is found by the next tty_line. */
void tty_say(struct tty *t, const char *text) ATTR_NONNULL;

/* Clears the alternate screen and gives the terminal back as it was; signals
 * stay held back.  May be called again. */
void tty_leave(struct tty *t) ATTR_NONNULL;

/* tty_leave, and lets the signals through: one that waits ends the program
 * here.  NULL is allowed. */
void tty_close(struct tty *t);
