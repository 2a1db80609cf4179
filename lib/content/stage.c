/* SPDX-License-Identifier: MIT
 * A sitting played, and what becomes of it. */
#include "content/stage.h"

#include <signal.h>

#include "base/i18n.h"
#include "base/msg.h"

enum asked stage_play(const struct stage *g, const struct sitting *s)
{
	const struct asking *first = sitting_first(s);
	enum asked got = first ? g->ask(g->arg, first) : ASKED_DONE;

	return got == ASKED_DONE && sitting_accepted(s) ?
	       g->ask(g->arg, sitting_questions(s)) : got;
}

static int give_back(const struct sitting *s)
{
	sitting_give_back(s);
	return TROUBLE;
}

static int done(const struct sitting *s, int (*save)(const struct sitting *s))
{
	if (!sitting_accepted(s)) {
		msg_note(_("nothing was asked and nothing is kept, and that is "
			   "fine"));
		return OTHERWISE;
	}
	if (sitting_any(s))
		return save(s);
	if (sitting_answers(s))
		msg_note(_("nothing was written down, and that is fine"));
	return DONE;
}

int stage_settle(const struct sitting *s, enum asked got, int sig,
		 int (*save)(const struct sitting *s))
{
	bool any = sitting_any(s);

	switch (got) {
	case ASKED_DONE:
		return done(s, save);
	case ASKED_LEFT:
		return OTHERWISE;
	case ASKED_SIGNAL:
		/* Ctrl-C is the person's own way out; others come unasked. */
		if (any && sig != SIGINT && sig != SIGQUIT)
			give_back(s);
		return OTHERWISE;
	case ASKED_TIRED:
		msg_error(_("many answers did not fit, so it ends here"));
		break;
	case ASKED_ENDED:
		if (!any)
			return OTHERWISE;
		msg_error(_("the input ended before the questions did"));
		break;
	}
	return any ? give_back(s) : TROUBLE;
}
