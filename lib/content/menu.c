/* SPDX-License-Identifier: MIT
 * The menu of experiments as people read it. */
#include "content/menu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/book.h"
#include "log/stamp.h"

enum { INDENT = 2, LIST_HANG = 8, NUMBER_MAX = 16 };

static const char *const columns[] = { "id", "family", "step", "days", "title",
	"how", "consent", "stop", "review", "undo", "needs", "flags",
	"private_place", "energy", "body_notes", "seed", "source", "state",
	"until" };

size_t menu_fill(const struct experiments *all,
		 const struct experiments_how *how,
		 const struct experiment **out)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (experiment_may(all, &all->one[i], how))
			out[n++] = &all->one[i];
	return n;
}

/* The last day of the state that a trial is in; false when it has none. */
static bool until_of(const struct trial *x, int32_t today, int32_t *until)
{
	if (trial_rests(x, today, until))
		return true;
	*until = x->state == TRIAL_RUNNING ? x->last :
		 x->since + TRIAL_DAYS - 1;
	return trial_is_open(x);
}

static const char *state_word(const struct trial *x, int32_t today)
{
	int32_t until;

	switch (x->state) {
	case TRIAL_OFFERED: return "offered";
	case TRIAL_AGREED: return "agreed";
	case TRIAL_RUNNING: return "running";
	case TRIAL_REVIEW: return "review";
	case TRIAL_PAUSED: return "paused";
	case TRIAL_KEPT: return "kept";
	case TRIAL_ADJUSTED: return "adjusted";
	/* Which of these it was is nobody's question any more. */
	case TRIAL_STOPPED: case TRIAL_LAPSED: case TRIAL_UNDONE:
		return trial_rests(x, today, &until) ? "resting" : "";
	case TRIAL_DRAFT: break;
	}
	return "";
}

/* Adds a sentence on where an entry stands, if there is something to say. */
static void add_state(struct buf *out, const struct trial *x, int32_t today)
{
	char date[STAMP_MAX] = "";
	int32_t until;

	if (until_of(x, today, &until))
		stamp_date(date, until);
	switch (x->state) {
	case TRIAL_OFFERED:
		/* Translators: in these sentences %s is a date. */
		buf_addf(out, _("It has been offered. It counts as agreed once "
				"each of you has said yes for themselves, by "
				"%s; otherwise it lapses, and nobody asks "
				"why."), date);
		break;
	case TRIAL_AGREED:
		buf_addf(out, _("Each of you likes the idea. It can begin "
				"until %s."), date);
		break;
	case TRIAL_RUNNING:
		buf_addf(out, _("It runs until %s. Ask again each time: a yes "
				"can become a no at any moment."), date);
		break;
	case TRIAL_REVIEW:
		buf_addf(out, _("Its days are over. Look back when it suits "
				"you, until %s: keep it, change it or undo "
				"it. One person's wish to undo it is "
				"enough."), date);
		break;
	case TRIAL_PAUSED:
		buf_addf(out, _("It pauses. It can go on once each of you has "
				"said yes anew, by %s; otherwise it ends."),
			 date);
		break;
	case TRIAL_STOPPED: case TRIAL_LAPSED: case TRIAL_UNDONE:
		if (*date)
			buf_addf(out, _("It rests, and is not asked about "
					"before %s."), date);
		break;
	case TRIAL_KEPT: case TRIAL_ADJUSTED: case TRIAL_DRAFT:
		break;
	}
}

static void add_row(struct leaf *l, const struct experiment *e,
		    const struct course *course)
{
	const struct trial *x = trials_find(course->trials, e->id);
	char step[NUMBER_MAX] = "", days[NUMBER_MAX], date[STAMP_MAX] = "";
	int32_t until;

	if (e->step)
		snprintf(step, sizeof(step), "%d", e->step);
	snprintf(days, sizeof(days), "%d", e->days);
	if (x && until_of(x, course->day, &until))
		stamp_date(date, until);
	const char *const cells[ARRAY_LEN(columns)] = { e->id, e->family, step,
		days, e->title, e->how, e->consent, e->stop, e->review,
		e->undo, e->needs, e->flags, e->place, e->energy, e->body,
		e->seed, e->source, x ? state_word(x, course->day) : "",
		date };
	leaf_row(l, cells);
}

static void as_rows(struct buf *out, enum show_format format,
		    const struct experiment *const *entry, size_t n,
		    const struct course *course)
{
	struct leaf l = { .out = out, .format = format, .columns = columns,
		.n = ARRAY_LEN(columns), .numbers = " step days " };

	leaf_begin(&l);
	for (size_t i = 0; i < n; i++)
		add_row(&l, entry[i], course);
	leaf_end(&l);
}

/* What is under way, with its state. */
static void add_open(struct buf *out, const struct experiments *all,
		     const struct course *course, const struct show_how *how)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct experiment *e = &all->one[i];
		const struct trial *x = trials_find(course->trials, e->id);
		struct buf line = BUF_EMPTY;
		if (!x || !trial_is_open(x))
			continue;
		buf_addf(&line, "%s. ", e->title);
		add_state(&line, x, course->day);
		leaf_entry(out, e->id, buf_text(&line), INDENT, LIST_HANG,
			   how->width);
		buf_putc(out, '\n');
		buf_free(&line);
	}
}

static void add_entries(struct buf *out, const struct experiment *const *entry,
			size_t n, const struct show_how *how)
{
	for (size_t i = 0; i < n; i++)
		leaf_entry(out, entry[i]->id, entry[i]->title, INDENT,
			   LIST_HANG, how->width);
}

void menu_list(struct buf *out, enum show_format format,
	       const struct experiments *all,
	       const struct experiment *const *entry, size_t n,
	       const struct course *course, const struct show_how *how)
{
	if (format != SHOW_TEXT) {
		as_rows(out, format, entry, n, course);
		return;
	}
	leaf_heading(out, _("Small things you might try"), how);
	add_open(out, all, course, how);
	add_entries(out, entry, n, how);
	buf_putc(out, '\n');
	if (n < 2)
		leaf_text(out, _("For now nothing else is on the menu, and "
				 "that is all right."), 0, how->width);
	leaf_text(out, _("Each is small, has an end and a way back, and either "
			 "of you can stop it at any moment, without a reason. "
			 "Nothing has to be chosen. The menu with an id shows "
			 "what there is to know before a yes."), 0,
		  how->width);
	leaf_footer(out, how);
}

void menu_shown(struct buf *out, const struct experiment *const *entry,
		size_t n, const struct show_how *how)
{
	leaf_heading(out, _("A list for all of you"), how);
	add_entries(out, entry, n, how);
	buf_putc(out, '\n');
	leaf_text(out, _("What stands here, each of you was open to today. "
			 "What does not stand here may have been left out by "
			 "chance, even where all were open to it, so its "
			 "absence says nothing about anyone."), 0,
		  how->width);
	leaf_text(out, _("Being open on paper is no invitation and no promise. "
			 "Leave it at that if you like; the next such list "
			 "can come in four weeks."), 0, how->width);
	leaf_footer(out, how);
}

/* The texts behind ids such as C1;C2 of consent.csv; other words as they
 * are. */
static void add_codes(struct buf *out, const struct book *consent,
		      const char *codes, const struct show_how *how)
{
	while (*codes) {
		size_t n = strcspn(codes, ";");
		while (n && *codes == ' ') {
			codes++;
			n--;
		}
		char *code = mem_dupn(codes, n);
		long row = book_find(consent, code);
		if (*code)
			leaf_entry(out, "-", row < 0 ? code :
				   book_cell(consent, (size_t)row, "text"),
				   INDENT, INDENT + 2, how->width);
		free(code);
		codes += n;
		codes += *codes == ';';
	}
}

static void add_part(struct buf *out, const char *title, const char *text,
		     const struct show_how *how)
{
	if (!*text)
		return;
	buf_putc(out, '\n');
	leaf_text(out, title, 0, how->width);
	leaf_text(out, text, INDENT, how->width);
}

/* What to ask oneself before, what ends it, what to ask oneself after. */
static void add_questions(struct buf *out, const struct experiment *e,
			  const struct book *consent,
			  const struct show_how *how)
{
	const struct {
		const char *title, *codes;
	} parts[] = {
		{ _("Before a yes, each for themselves"), e->consent },
		{ _("What stops it"), e->stop },
		{ _("Looking back"), e->review },
	};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (!*parts[i].codes)
			continue;
		buf_putc(out, '\n');
		leaf_text(out, parts[i].title, 0, how->width);
		add_codes(out, consent, parts[i].codes, how);
	}
}

static void sheet(struct buf *out, const struct experiment *e,
		  const struct book *consent, const struct course *course,
		  const struct show_how *how)
{
	const struct trial *x = trials_find(course->trials, e->id);
	struct buf line = BUF_EMPTY;

	buf_addf(&line, "%s (%s)", e->title, e->id);
	leaf_heading(out, buf_text(&line), how);
	buf_clear(&line);
	if (*e->how)
		leaf_text(out, e->how, INDENT, how->width);
	buf_addf(&line, P_("%d day, and then you look at it again.",
			   "%d days, and then you look at it again.",
			   e->days), e->days);
	add_part(out, _("How long"), buf_text(&line), how);
	add_part(out, _("For the body"), e->body, how);
	add_questions(out, e, consent, how);
	add_part(out, _("The way back"), e->undo, how);
	for (size_t i = 0; i < book_count(consent); i++)
		if (!strncmp(book_cell(consent, i, "id"), "sheet-", 6)) {
			buf_putc(out, '\n');
			leaf_text(out, book_cell(consent, i, "text"), 0,
				  how->width);
		}
	buf_clear(&line);
	if (x)
		add_state(&line, x, course->day);
	add_part(out, _("Where it stands"), buf_text(&line), how);
	buf_free(&line);
	leaf_footer(out, how);
}

int menu_sheet(struct buf *out, enum show_format format,
	       const struct experiment *e, const struct course *course,
	       const struct show_how *how, struct fault *f)
{
	static const char *const needed[] = { "id", "text", NULL };
	static const struct book_how consent_how = { .name = "consent.csv",
		.needed = needed, .key = "id" };

	if (format != SHOW_TEXT) {
		as_rows(out, format, &e, 1, course);
		return 0;
	}
	/* A sheet without its consent questions is not shown at all. */
	struct book *consent = book_read(&consent_how, f);
	if (!consent)
		return -1;
	sheet(out, e, consent, course, how);
	book_free(consent);
	return 0;
}

/* Adds why a word does not fit as things stand. */
static void add_why(struct buf *out, const struct course *course,
		    const struct trial *x, enum trial_word word)
{
	char date[STAMP_MAX];
	int32_t until;

	switch (word) {
	case TRIAL_OFFER:
		if (x && trial_rests(x, course->day, &until))
			/* Translators: %s is a date. */
			buf_addf(out, _("this rests, and is not asked about "
					"before %s"), stamp_date(date, until));
		else
			buf_puts(out, _("this is under way already"));
		break;
	case TRIAL_YES:
		if (!x || (x->state != TRIAL_OFFERED &&
			   x->state != TRIAL_PAUSED))
			buf_puts(out, _("this has not been offered, or is "
					"past that"));
		else
			buf_puts(out, _("your yes is noted already"));
		break;
	case TRIAL_RUN:
		if (x && x->state == TRIAL_AGREED)
			buf_puts(out, _("another one is running: one at a time "
					"is plenty"));
		else
			buf_puts(out, _("this can begin once each of you has "
					"said yes for themselves"));
		break;
	case TRIAL_PAUSE:
		buf_puts(out, _("this does not go on at the moment, so there "
				"is nothing to pause"));
		break;
	case TRIAL_KEEP: case TRIAL_ADJUST: case TRIAL_UNDO:
		buf_puts(out, _("there is nothing to look back on, or you have "
				"said so already"));
		break;
	case TRIAL_STOP: case TRIAL_NONE: case TRIAL_WORDS:
		break;
	}
}

bool menu_say(const struct experiments *all, const struct experiment *e,
	      struct course *course, const struct menu_word *w,
	      struct buf *why)
{
	const struct experiments_how how = { .limits = course->limits,
		.trials = course->trials, .depth = w->depth,
		.day = course->day, .again = true };

	/* Whose line it is, or which step is missing, is not said. */
	if ((w->word == TRIAL_OFFER || w->word == TRIAL_YES ||
	     w->word == TRIAL_RUN) && !experiment_may(all, e, &how)) {
		buf_puts(why, _("this is not on your menu for now"));
		return false;
	}
	if (!e->step) {
		buf_puts(why, _("nothing new is a choice of its own, and "
				"needs no agreement"));
		return false;
	}
	add_why(why, course, trials_find(course->trials, e->id), w->word);
	if (!trials_say(course->trials, w->who, e->id, w->word, course->day,
			course->day + e->days - 1))
		return false;
	buf_clear(why);
	return true;
}

size_t menu_stops(const struct course *course, const char *named,
		  const char **id)
{
	const struct trial *running = trials_running(course->trials);
	size_t n = 0;

	if (named || running) {
		id[0] = named ? named : running->id;
		return 1;
	}
	for (size_t i = 0; i < course->trials->n; i++)
		if (trial_is_open(&course->trials->trial[i]))
			id[n++] = course->trials->trial[i].id;
	return n;
}

void menu_thanks(struct buf *out, const struct experiments *all,
		 const char *const *id, size_t n, const struct show_how *how)
{
	leaf_text(out, _("Thank you for saying it. It is stopped, and that is "
			 "all there is to it: nothing is owed, no reason is "
			 "asked for, and there are no questions tonight."), 0,
		  how->width);
	if (n)
		buf_putc(out, '\n');
	for (size_t i = 0; i < n; i++) {
		const struct experiment *e = all ?
			experiments_find(all, id[i]) : NULL;
		leaf_entry(out, id[i], e ? e->title : "", INDENT, LIST_HANG,
			   how->width);
	}
	leaf_footer(out, how);
}
