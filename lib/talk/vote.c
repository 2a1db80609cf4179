/* SPDX-License-Identifier: MIT
 * The vote at one terminal: each ticks alone, and a part of what all are open
 * to is shown. */
#include <errno.h>
#include <string.h>

#include "base/i18n.h"
#include "base/msg.h"
#include "cli/apart.h"
#include "content/ballot.h"
#include "content/menu.h"
#include "content/note.h"
#include "content/vote.h"
#include "talk/room.h"

/* One person's turn at the ballot. */
struct booth {
	struct ballot *ballot;
	size_t person;
	struct ask_form form;
	bool plain;
	const char *const *answers;
};

static void show_entry(void *arg, size_t i, struct ask_question *q)
{
	const struct booth *t = arg;
	const struct experiment *e = ballot_entry(t->ballot, i);
	bool open = ballot_is_open(t->ballot, t->person, i);

	q->text = e->title;
	/* To ask for more would be told from what stands above. */
	*(t->plain ? &q->lead : &q->explain) = e->how;
	q->choice = t->answers;
	q->n_choice = 2;
	q->hint = _("Enter is not now");
	/* Where nothing can be wiped, nothing typed is said again. */
	q->before = open && !t->plain ? t->answers[0] : "";
}

static enum ask_took take_entry(void *arg, size_t i, const char *line,
				struct buf *why)
{
	const struct booth *t = arg;

	return ballot_take(t->ballot, t->person, i, line, why) ? ASK_TAKEN :
							   ASK_WRONG;
}

static const struct ask_form *form_of(void *arg, size_t person)
{
	struct booth *t = arg;

	t->person = person;
	t->form = (struct ask_form){ .n = ballot_count(t->ballot),
		.opening = _("What could you be open to, for a few days? "
			     "Being open is no promise. Nobody else will see "
			     "what you tick: only a part of what all are open "
			     "to is shown, and chance leaves some of it out."),
		.keys = _("1 is open to it, Enter is not now, < goes back, ? "
			  "explains, . is not now for the rest, q leaves for "
			  "all without a trace."),
		.arg = t, .show = show_entry, .take = take_entry };
	return &t->form;
}

static bool is_asked(const struct talk *talk, struct ballot *ballot)
{
	struct tty *t = room_tty(talk);
	struct booth turn = { .ballot = ballot, .answers = ballot_answers() };
	const struct apart_how how = { .people = talk->party.n,
		.name = talk->party.name, .first = talk->party.starter,
		.arg = &turn, .form = form_of };

	if (!t)
		return false;
	turn.plain = tty_is_plain(t);
	enum ask_got got = apart_run(t, &how);
	/* A signal ends the program here: no answer may outlive it. */
	if (got == ASK_SIGNAL)
		ballot_free(ballot);
	room_close(t, got);
	if (got == ASK_TIRED)
		msg_error(_("many answers did not fit, so it ends here"));
	return got == ASK_DONE;
}

/* Only the list that all see is noted, before anyone sees it. */
static int note_list(const struct talk *t,
		     const struct experiment *const *shown, size_t n)
{
	const struct keep_how keep = room_keep(t);
	struct buf ids = BUF_EMPTY;

	for (size_t i = 0; i < n; i++)
		buf_addf(&ids, "%s%s", i ? ";" : "", shown[i]->id);
	const struct note row = { .who = room_writer(t, true), .kind = "prompt",
		.visibility = "shared", .title = COURSE_MENU,
		.class = COURSE_MENU, .tags = buf_text(&ids) };
	int got = note_store(&keep, &row, 1);
	buf_free(&ids);
	return got;
}

int room_vote(const struct talk *t, size_t n, struct buf *out)
{
	const struct course *course = &t->course;
	const struct experiment *shown[VOTE_SHOWN + 1] = { t->entry[0] };
	const struct scan_how log = room_scan(t);

	if (course->voted && course->day < course->voted_on + VOTE_DAYS) {
		msg_note(_("there was such a list less than four weeks ago; "
			   "one a month is plenty, and no list is needed to "
			   "talk"));
		return OTHERWISE;
	}
	if (n - 1 < VOTE_LEAST) {
		msg_note(_("too few entries are on the menu for now: with "
			   "fewer than %d a list would tell more than it "
			   "should"), VOTE_LEAST);
		return OTHERWISE;
	}
	/* Who writes the list down is asked before anyone is. */
	room_writer(t, true);
	struct ballot *b = ballot_new(t->entry + 1, n - 1, &t->party, &log);
	if (!is_asked(t, b)) {
		ballot_free(b);
		return OTHERWISE;
	}
	int listed = ballot_list(b, shown + 1);
	ballot_free(b);
	if (listed < 0) {
		msg_error(_("no random numbers: %s"), strerror(errno));
		return TROUBLE;
	}
	if (note_list(t, shown, (size_t)listed + 1))
		return TROUBLE;
	if (t->format == SHOW_TEXT)
		menu_shown(out, shown, (size_t)listed + 1, &t->how);
	else
		menu_list(out, t->format, t->menu, shown, (size_t)listed + 1,
			  course, &t->how);
	return DONE;
}
