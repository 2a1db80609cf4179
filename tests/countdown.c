/* SPDX-License-Identifier: MIT
 * Three steps on the terminal whose minutes are short, for tests: the
 * countdown is the same as in a talk, and nobody has to wait.
 *
 *	countdown [plain]
 *
 * Prints how it ended: done, left, ended or signal. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/steps.h"

enum { SHORT_MINUTE = 60 };	/* milliseconds */

static void show(void *arg, size_t i, struct step *s)
{
	static const struct step steps[] = {
		{ "Speaking: anna.", "Say it.\nAs it is.", 3 },
		{ "Speaking: ben.", "Say it back.", 1 },
		{ "Both", "No time is counted.", 0 },
	};

	(void)arg;
	*s = steps[i];
}

int main(int argc, char **argv)
{
	static const char *const ends[] = { [ASK_DONE] = "done",
		[ASK_LEFT] = "left", [ASK_ENDED] = "ended",
		[ASK_TIRED] = "tired", [ASK_SIGNAL] = "signal" };
	const struct tty_how how = { .plain = argc > 1 &&
					      !strcmp(argv[1], "plain") };
	const struct steps_form form = { .n = 3, .minute = SHORT_MINUTE,
					 .show = show };
	struct fault f = { 0 };
	struct tty *t = tty_open(&how, &f);

	if (!t)
		return 2;
	enum ask_got got = steps_run(t, &form);
	int sig = tty_signal(t);
	tty_close(t);
	puts(ends[got]);
	if (got == ASK_SIGNAL)
		raise(sig);
	return 0;
}
