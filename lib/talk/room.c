/* SPDX-License-Identifier: MIT
 * What several wishes of talk share. */
#include "talk/room.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/steps.h"
#include "cli/term.h"
#include "content/leaf.h"
#include "content/menu.h"

int room_trouble(const struct fault *f)
{
	msg_fault(f);
	return TROUBLE;
}

struct scan_how room_scan(const struct talk *t)
{
	return (struct scan_how){ .shared = t->shared,
		.private = t->common.private,
		.may_be_new = t->append || !t->common.log,
		.day_start = t->clock.day_start, .bad = msg_left_out };
}

struct keep_how room_keep(const struct talk *t)
{
	return (struct keep_how){ .clock = &t->clock, .config = t->config,
		.shared = t->shared, .private = t->common.private,
		.visibility = PRIVATE };
}

const char *room_speaker(const struct talk *t)
{
	const char *who = t->party.one ? t->party.one : t->party.given ? NULL :
			  config_get(t->config, "who");

	if (!who)
		msg_usage(_("who says so? name one person with -w, or with "
			    "\"who = TAG\" in the config"));
	return who;
}

const char *room_writer(const struct talk *t, bool needed)
{
	const char *who = party_writer(&t->party, t->config,
				       t->turns || needed);

	if ((t->append || needed) && !who)
		msg_usage(_("-a needs to know who writes: say it with -w, or "
			    "with \"who = TAG\" in the config"));
	return who;
}

struct tty *room_tty(const struct talk *t)
{
	const char *term = getenv("TERM");
	struct fault f = { 0 };
	const struct tty_how how = {
		.plain = term_plain(&t->common) || !term || !*term ||
			 !strcmp(term, "dumb"),
		.width = t->common.width,
	};
	struct tty *tty = tty_open(&how, &f);

	if (!tty)
		msg_fault(&f);
	return tty;
}

void room_close(struct tty *tty, enum ask_got got)
{
	int sig = tty_signal(tty);

	tty_close(tty);
	if (got == ASK_SIGNAL)
		raise(sig);
}

static void show_step(void *arg, size_t i, struct step *s)
{
	const struct walk *w = arg;

	*s = (struct step){ w->step[i].title, w->step[i].text,
			    w->step[i].minutes };
}

bool room_walk(const struct talk *t, struct walk *w, struct buf *out)
{
	const struct steps_form form = { .n = w->n, .arg = w,
		.minute = STEPS_MINUTE, .show = show_step };

	if (!t->watched || t->common.output || !w->n)
		return false;
	struct tty *tty = room_tty(t);
	if (!tty)
		return false;
	room_close(tty, steps_run(tty, &form));
	leaf_text(out, t->how.footer, 0, t->how.width);
	return true;
}

int room_depth(const struct talk *t)
{
	int depth = party_depth(&t->couple, t->config);

	return t->depth && t->depth < depth ? t->depth : depth;
}

ssize_t room_menu(struct talk *t)
{
	const struct scan_how scan = room_scan(t);
	struct fault f = { 0 };

	t->menu = experiments_read(&f);
	if (!t->menu || course_read(&t->course, &scan,
				    (const char *const *)t->couple.tag,
				    t->couple.n, t->today, &f)) {
		msg_fault(&f);
		return -1;
	}
	const struct experiments_how how = {
		.tags = t->tags, .n_tags = t->n_tags,
		.out = t->out, .n_out = t->n_out,
		.limits = t->course.limits, .trials = t->course.trials,
		.depth = room_depth(t), .day = t->course.day,
	};
	t->entry = mem_get(t->menu->n, sizeof(*t->entry));
	return (ssize_t)menu_fill(t->menu, &how, t->entry);
}

void talk_free(struct talk *t)
{
	free(t->entry);
	course_free(&t->course);
	experiments_free(t->menu);
	decks_free(t->decks);
	party_free(&t->party);
	party_free(&t->couple);
	past_free(t->past);
	free(t->shared);
}
