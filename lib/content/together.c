/* SPDX-License-Identifier: MIT
 * Several people's sittings on one stage. */
#include "content/together.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "content/share.h"

struct together {
	const struct stage *stage;
	struct turns *turns;
	const struct sitting_how *how;
	struct sitting **sitting;	/* one a turn; NULL: nothing of it */
	int status;
};

static int store(const struct sitting *s)
{
	return sitting_store(s) ? TROUBLE : DONE;
}

static struct sitting *open_sitting(const struct together *o, const char *who)
{
	struct fault f = { 0 };
	struct sitting *s = sitting_new(o->how, who, &f);

	if (s && !sitting_begin(s, &f))
		return s;
	msg_fault(&f);
	sitting_free(s);
	return NULL;
}

/* What went wrong stands on the screen, for this person alone. */
static enum asked fail(struct together *o)
{
	o->status = TROUBLE;
	o->stage->hold(o->stage->arg, _("What was not kept is shown above. "
					"Enter clears it."));
	return ASKED_ENDED;
}

/* A turn that is left, declined or skipped is over like any other. */
static enum asked play_turn(struct together *o, size_t i)
{
	const struct stage *g = o->stage;
	struct sitting *s = open_sitting(o, turns_who(o->turns, i));

	if (!s)
		return fail(o);
	enum asked got = stage_play(g, s);
	bool left = got == ASKED_LEFT ||
		    (got == ASKED_DONE && !(sitting_accepted(s) &&
					    sitting_any(s)));
	if (left) {
		sitting_free(s);
		return ASKED_DONE;
	}
	o->sitting[i] = s;
	int status = stage_settle(s, got, g->signal(g->arg), store);
	if (got == ASKED_SIGNAL)
		return got;
	return got == ASKED_DONE && status == DONE ? got : fail(o);
}

static enum asked play_turns(struct together *o)
{
	const struct stage *g = o->stage;
	char *usual = mem_dup(i18n_wanted()[0]);
	enum asked got = ASKED_DONE;
	struct asking between;

	for (size_t i = 0; i < turns_count(o->turns) && got == ASKED_DONE;
	     i++) {
		sitting_speak(o->how, turns_who(o->turns, i), usual);
		turns_hand_over(o->turns, i, g->plain, &between);
		got = g->ask(g->arg, &between);
		if (got == ASKED_LEFT && !i)
			o->status = OTHERWISE;
		if (got == ASKED_DONE)
			got = play_turn(o, i);
		g->wipe(g->arg);
	}
	free(usual);
	return got;
}

static enum asked look(struct together *o, const char *footer)
{
	size_t n = turns_count(o->turns);
	struct answers **a = mem_get(n, sizeof(*a));
	struct asking together;

	for (size_t i = 0; i < n; i++)
		a[i] = o->sitting[i] ? sitting_answers(o->sitting[i]) : NULL;
	turns_look(o->turns, a, footer, &together);
	enum asked got = o->stage->ask(o->stage->arg, &together);
	o->stage->wipe(o->stage->arg);
	free(a);
	return got;
}

int together_play(const struct stage *g, struct turns *t,
		  const struct sitting_how *how)
{
	size_t n = turns_count(t);
	struct together o = { g, t, how, mem_get(n, sizeof(*o.sitting)),
			      DONE };
	struct fault f = { 0 };
	char *footer = share_words("footer", &f);

	if (!*footer) {
		msg_fault(&f);
		o.status = TROUBLE;
	} else if (play_turns(&o) == ASKED_DONE) {
		look(&o, footer);
	}
	for (size_t i = 0; i < n; i++)
		sitting_free(o.sitting[i]);
	free(o.sitting);
	free(footer);
	return o.status;
}
