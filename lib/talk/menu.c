/* SPDX-License-Identifier: MIT
 * The menu of experiments: the list, one entry, a word about it, a stop. */
#include "content/menu.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "content/note.h"
#include "talk/room.h"

static void check_words(const struct talk *t)
{
	for (size_t i = 0; i < t->n_tags; i++)
		if (!experiments_know(t->menu, t->tags[i]))
			msg_usage(_("no entry of the menu has the word %s"),
				  t->tags[i]);
	/* A slip of the pen must not let in what was to stay out. */
	for (size_t i = 0; i < t->n_out; i++)
		if (!experiments_know(t->menu, t->out[i]))
			msg_usage(_("no entry of the menu has the word %s"),
				  t->out[i]);
}

/* Says a word about an entry and notes it; OTHERWISE when it does not fit. */
static int say(struct talk *t, const struct experiment *e)
{
	const char *state = t->named[1] ? t->named[1] :
			    trial_word_text(TRIAL_OFFER);
	const struct menu_word w = { .who = room_speaker(t),
		.word = trial_word_of(state), .depth = room_depth(t) };
	const struct keep_how keep = room_keep(t);
	struct buf why = BUF_EMPTY;
	char last[STAMP_MAX] = "";

	if (w.word == TRIAL_NONE)
		msg_usage(_("%s is no word for an entry: offered, yes, "
			    "running, paused, stopped, kept, adjusted, "
			    "undone"), state);
	bool fits = menu_say(t->menu, e, &t->course, &w, &why);
	if (!fits)
		msg_note("%s: %s", e->id, buf_text(&why));
	buf_free(&why);
	if (!fits)
		return OTHERWISE;
	if (w.word == TRIAL_RUN)
		stamp_date(last, trials_running(t->course.trials)->last);
	const struct note row = { .who = w.who, .kind = "experiment",
		.visibility = "shared", .title = e->id, .state = state,
		.review_by = last };
	return note_store(&keep, &row, 1) ? TROUBLE : DONE;
}

static int one_entry(struct talk *t, struct buf *out)
{
	const struct experiment *e = experiments_find(t->menu, t->named[0]);
	struct fault f = { 0 };
	int status = DONE;

	if (!e)
		msg_usage(_("no such entry: %s; --menu shows them"),
			  t->named[0]);
	if (t->named[1] && !t->append)
		msg_usage(_("%s is noted with -a only"), t->named[1]);
	if (t->append)
		status = say(t, e);
	if (status == DONE &&
	    menu_sheet(out, t->format, e, &t->course, &t->how, &f))
		status = room_trouble(&f);
	return status;
}

int talk_menu(struct talk *t, struct buf *out)
{
	if (t->append && !t->both && !*t->named)
		msg_usage(_("-a needs the entry that is meant"));
	if (t->both && *t->named)
		msg_usage(_("--both is for the whole menu: name no entry"));
	if (t->both && t->party.n < 2)
		msg_usage(_("--both needs two people or more: name them with "
			    "-w, or with \"people\" in the config"));
	ssize_t n = room_menu(t);
	if (n < 0)
		return TROUBLE;
	check_words(t);
	if (t->both)
		return room_vote(t, (size_t)n, out);
	if (*t->named)
		return one_entry(t, out);
	menu_list(out, t->format, t->menu, t->entry, (size_t)n, &t->course,
		  &t->how);
	return DONE;
}

/* Whether anybody can know what is meant: the menu or the log has it. */
static bool is_known(const struct talk *t, const char *id)
{
	return !id || !t->menu || experiments_find(t->menu, id) ||
	       trials_find(t->course.trials, id);
}

int talk_stop(struct talk *t, struct buf *out)
{
	const char *who = room_speaker(t), *named = t->named[0];
	const struct keep_how keep = room_keep(t);
	const struct scan_how scan = room_scan(t);
	struct fault f = { 0 };
	int status = DONE;

	/* A stop works even where the menu cannot be read. */
	t->menu = experiments_read(&f);
	f = (struct fault){ 0 };
	if (course_read(&t->course, &scan, (const char *const *)t->couple.tag,
			t->couple.n, t->today, &f))
		return room_trouble(&f);
	if (!is_known(t, named))
		msg_usage(_("no such entry: %s; --stop alone stops what runs"),
			  named);
	size_t most = t->course.trials->n + 1;
	const char **id = mem_get(most, sizeof(*id));
	struct note *row = mem_get(most, sizeof(*row));
	size_t n = menu_stops(&t->course, named, id);
	for (size_t i = 0; i < n; i++)
		row[i] = (struct note){ .who = who, .kind = "experiment",
			.visibility = "shared", .title = id[i],
			.state = trial_word_text(TRIAL_STOP) };
	if (n && note_store(&keep, row, n))
		status = TROUBLE;
	else
		menu_thanks(out, t->menu, id, n, &t->how);
	free(row);
	free(id);
	return status;
}
