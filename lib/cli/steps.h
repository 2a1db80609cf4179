/* SPDX-License-Identifier: MIT
 * Steps shown on the terminal one after the other, with a quiet countdown
 * where a step has its time. */
#pragma once

#include "base/base.h"
#include "cli/ask.h"
#include "cli/tty.h"

enum { STEPS_MINUTE = 60000 };

/* One step; texts masked by steps, borrowed until the next show. */
struct step {
	const char *title;
	const char *text;	/* LF between its paragraphs */
	int minutes;		/* its time; 0: none is counted */
};

struct steps_form {
	size_t n;
	void *arg;		/* handed to show */
	int minute;		/* milliseconds of a minute: STEPS_MINUTE */

	/* Fills s for step i. */
	void (*show)(void *arg, size_t i, struct step *s);
};

/* Shows the steps in order.  Alone on a line, Enter goes on, < goes back, .
 * or q ends at any step.  The minutes left are said once a minute: in their
 * place, or where no escape is sent in a line of their own.  When they are
 * over it waits all the same.
 * Returns ASK_DONE after the last step, ASK_LEFT, ASK_ENDED or ASK_SIGNAL. */
enum ask_got steps_run(struct tty *t, const struct steps_form *form)
	ATTR_NONNULL;
