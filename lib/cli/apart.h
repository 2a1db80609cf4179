/* SPDX-License-Identifier: MIT
 * Several people at one terminal, each alone in turn: between them the screen
 * is wiped, and nobody finds above what another typed. */
#pragma once

#include "base/base.h"
#include "cli/ask.h"
#include "cli/tty.h"

struct apart_how {
	size_t people;
	const char *const *name;	/* of each */
	size_t first;		/* who begins; the others follow in order */
	void *arg;

	/* The questions for one person; borrowed until the next call. */
	const struct ask_form *(*form)(void *arg, size_t person);
};

/* Asks each person alone.  Where nothing can be wiped (a plain terminal) what
 * is typed is not shown.
 * Returns ASK_DONE when all were asked, else what ended it: then nobody's
 * answers count. */
enum ask_got apart_run(struct tty *t, const struct apart_how *how)
	ATTR_NONNULL;
