/* SPDX-License-Identifier: MIT
 * A dialogue of questions on the terminal: it knows questions, keys and
 * lines, and not what the answers mean. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "cli/tty.h"

enum { ASK_WRONG_MAX = 20 };	/* answers that do not fit, then it ends */

/* One question as it is to be shown; every text masked by ask, "" is none,
 * borrowed until the next show. */
struct ask_question {
	const char *lead;	/* said above the question the first time; LF
				 * between its paragraphs */
	bool page;		/* the lead is said every time */
	const char *text;
	const char *const *choice;	/* n_choice of them, numbered from 1 */
	size_t n_choice;
	const char *hint;	/* shown in brackets behind the question */
	const char *explain;	/* what ? shows */
	const char *before;	/* the answer given before, as people read it */
};

enum ask_took {
	ASK_WRONG = -1,		/* does not fit; why says what does */
	ASK_TAKEN = 0,
	ASK_ENOUGH = 1,		/* taken, and no further question is wanted */
};

struct ask_form {
	size_t n;		/* questions */
	const char *opening;	/* said once, before the keys and the first
				 * question */
	const char *keys;	/* what the keys do; NULL: as usual */
	void *arg;		/* handed to all */

	/* Fills q for question i. */
	void (*show)(void *arg, size_t i, struct ask_question *q);

	/* Takes a line as the answer to question i; "" is Enter alone, "-"
	 * takes an answer away.  why gets a whole sentence for ASK_WRONG. */
	enum ask_took (*take)(void *arg, size_t i, const char *line,
			      struct buf *why);

	/* Whether question i is to be asked as things stand; NULL: all. */
	bool (*wanted)(void *arg, size_t i);
};

enum ask_got {
	ASK_DONE,	/* all were asked, or "." was typed */
	ASK_LEFT,	/* q: leave without a trace */
	ASK_ENDED,	/* end of input */
	ASK_TIRED,	/* ASK_WRONG_MAX answers did not fit */
	ASK_SIGNAL,	/* tty_signal says which */
};

/* Asks the questions in order.  Alone on a line, Enter skips (or keeps an
 * answer that is shown), < goes back, ? explains, . finishes, q leaves. */
enum ask_got ask_run(struct tty *t, const struct ask_form *form)
	ATTR_NONNULL;
