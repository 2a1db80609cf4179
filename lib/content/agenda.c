/* SPDX-License-Identifier: MIT
 * The agenda of a talk. */
#include "content/agenda.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "content/book.h"

enum { BASE = 20, NONE = -1, NUMBER_MAX = 16, HANG = 11 };

/* Words of the column who; what is none of them is for all. */
static const struct {
	const char *word;
	enum agenda_who who;
} whose[] = {
	{ "alone", AGENDA_ALONE }, { "starter", AGENDA_STARTER },
	{ "a", AGENDA_STARTER }, { "A", AGENDA_STARTER },
	{ "other", AGENDA_OTHER }, { "b", AGENDA_OTHER },
	{ "B", AGENDA_OTHER }, { "each", AGENDA_ALL }, { "both", AGENDA_ALL },
	{ "all", AGENDA_ALL }, { "", AGENDA_ALL },
};

static int who_of(const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(whose); i++)
		if (!strcmp(whose[i].word, word))
			return (int)whose[i].who;
	return NONE;
}

static const char *wrong(const struct book *b, size_t i, const char **column)
{
	long minutes = book_number(b, i, "minutes20");

	*column = "minutes20";
	if (minutes < 1 || minutes > BASE)
		return N_("minutes are 1 to 20");
	*column = "order";
	if (book_number(b, i, "order") < 0)
		return N_("is no number");
	*column = "who";
	if (who_of(book_cell(b, i, "who")) == NONE)
		return N_("is alone, starter, other, each or both");
	return NULL;
}

/* The section that goes with another, so that both are of one length: the
 * first of the other person's that has no partner yet. */
static void pair(const struct agenda *a, int *with)
{
	for (size_t i = 0; i < a->n; i++)
		with[i] = NONE;
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < a->n; k++)
			if (with[i] == NONE && with[k] == NONE &&
			    a->section[i].who == AGENDA_STARTER &&
			    a->section[k].who == AGENDA_OTHER &&
			    a->section[i].share == a->section[k].share) {
				with[i] = (int)k;
				with[k] = (int)i;
			}
}

static void leave_out(struct agenda *a, size_t i)
{
	memmove(&a->section[i], &a->section[i + 1],
		(a->n - i - 1) * sizeof(a->section[0]));
	a->n--;
}

/* The smallest and last section that a short talk can do without; NONE. */
static int spare(const struct agenda *a)
{
	int found = NONE;

	for (size_t i = 1; i + 1 < a->n; i++)
		if (a->section[i].who == AGENDA_ALL &&
		    (found == NONE ||
		     a->section[i].share <= a->section[found].share))
			found = (int)i;
	return found;
}

/* How far a section is short of its part, in minutes times all shares. */
static int lack(const struct agenda *a, size_t i, int shares)
{
	return a->section[i].share * a->minutes -
	       a->section[i].minutes * shares;
}

/* The section, or pair of them, that a minute is added to or taken from:
 * who lacks most or least and is not larger than what is left to do, if there
 * is one. */
static size_t next(const struct agenda *a, const int *with, int left,
		   int shares)
{
	bool more = left > 0;
	int found = NONE;

	for (int any = 0; any < 2 && found == NONE; any++)
		for (size_t i = 0; i < a->n; i++) {
			int cost = with[i] == NONE ? 1 : 2;
			if ((!any && cost > (more ? left : -left)) ||
			    (!more && a->section[i].minutes < 2))
				continue;
			if (found == NONE ||
			    (more ? lack(a, i, shares) >
				    lack(a, (size_t)found, shares) :
				    lack(a, i, shares) <
				    lack(a, (size_t)found, shares)))
				found = (int)i;
		}
	return found == NONE ? 0 : (size_t)found;
}

static void scale(struct agenda *a)
{
	int with[AGENDA_SECTIONS], shares = 0, left, spared;

	while ((int)a->n > a->minutes && (spared = spare(a)) != NONE)
		leave_out(a, (size_t)spared);
	pair(a, with);
	left = a->minutes;
	for (size_t i = 0; i < a->n; i++)
		shares += a->section[i].share;
	for (size_t i = 0; i < a->n; i++) {
		struct section *s = &a->section[i];
		s->minutes = s->share * a->minutes / shares;
		s->minutes += s->minutes < 1;
		left -= s->minutes;
	}
	/* One minute too many for a pair is mended by a single one after. */
	for (int guard = 0; left && guard < 4 * AGENDA_MOST; guard++) {
		size_t i = next(a, with, left, shares);
		int step = left > 0 ? 1 : -1;
		a->section[i].minutes += step;
		left -= step;
		if (with[i] != NONE) {
			a->section[with[i]].minutes += step;
			left -= step;
		}
	}
	for (size_t i = 0, at = 0; i < a->n; i++) {
		a->section[i].start = (int)at;
		at += (size_t)a->section[i].minutes;
	}
}

int agenda_read(struct agenda *a, int minutes, struct fault *f)
{
	static const char *const needed[] = { "id", "order", "title",
		"minutes20", "text", NULL };
	static const struct book_how how = { .name = "agenda.csv",
		.needed = needed, .key = "id", .wrong = wrong };

	*a = (struct agenda){ .minutes = minutes };
	a->book = book_read(&how, f);
	if (!a->book)
		return -1;
	book_sort(a->book, "order");
	for (size_t i = 0; i < book_count(a->book) && i < AGENDA_SECTIONS; i++)
		a->section[a->n++] = (struct section){
			.id = book_cell(a->book, i, "id"),
			.title = book_cell(a->book, i, "title"),
			.text = book_cell(a->book, i, "text"),
			.who = (enum agenda_who)
			       who_of(book_cell(a->book, i, "who")),
			.share = (int)book_number(a->book, i, "minutes20"),
		};
	scale(a);
	return 0;
}

const char *agenda_name(const struct section *s, const struct party *party)
{
	bool starter = s->who == AGENDA_STARTER;

	if (s->who == AGENDA_ALONE || s->who == AGENDA_ALL)
		return "";
	if (!party->n)
		return starter ? _("one of you") : _("the other");
	/* Of more than two the others take their time one after the other. */
	if (!starter && party->n > 2)
		return _("the others");
	return party->name[starter ? party->starter :
			   (party->starter + 1) % party->n];
}

static void as_text(struct buf *out, const struct agenda *a,
		    const struct party *party, const struct show_how *how)
{
	struct buf line = BUF_EMPTY;

	buf_addf(&line, P_("A talk of %d minute", "A talk of %d minutes",
			   a->minutes), a->minutes);
	leaf_heading(out, buf_text(&line), how);
	for (size_t i = 0; i < a->n; i++) {
		const struct section *s = &a->section[i];
		const char *name = agenda_name(s, party);
		char head[NUMBER_MAX * 2];
		snprintf(head, sizeof(head), "%3d-%d", s->start,
			 s->start + s->minutes);
		buf_clear(&line);
		buf_addf(&line, *name ? "%s (%s)" : "%s", s->title, name);
		leaf_entry(out, head, buf_text(&line), 0, HANG, how->width);
		leaf_text(out, s->text, HANG, how->width);
	}
	buf_putc(out, '\n');
	leaf_text(out, _("The numbers are minutes, and any part may be shorter "
			 "or left out. It can end early, without a word on "
			 "why. Next time another one begins."), 0, how->width);
	leaf_footer(out, how);
	buf_free(&line);
}

void agenda_show(struct buf *out, enum show_format format,
		 const struct agenda *a, const struct party *party,
		 const struct show_how *how)
{
	static const char *const columns[] = { "section", "start", "minutes",
		"title", "who", "text" };
	struct leaf l = { .out = out, .format = format, .columns = columns,
		.n = ARRAY_LEN(columns), .numbers = " start minutes " };

	if (format == SHOW_TEXT) {
		as_text(out, a, party, how);
		return;
	}
	leaf_begin(&l);
	for (size_t i = 0; i < a->n; i++) {
		const struct section *s = &a->section[i];
		char start[NUMBER_MAX], minutes[NUMBER_MAX];
		static const char *const words[] = { [AGENDA_ALL] = "all",
			[AGENDA_ALONE] = "alone", [AGENDA_STARTER] = "starter",
			[AGENDA_OTHER] = "other" };
		const char *who = words[s->who];
		if (s->who == AGENDA_STARTER && party->n)
			who = party->tag[party->starter];
		if (s->who == AGENDA_OTHER && party->n == 2)
			who = party->tag[!party->starter];
		snprintf(start, sizeof(start), "%d", s->start);
		snprintf(minutes, sizeof(minutes), "%d", s->minutes);
		const char *const cells[] = { s->id, start, minutes, s->title,
			who, s->text };
		leaf_row(&l, cells);
	}
	leaf_end(&l);
}

void agenda_free(struct agenda *a)
{
	book_free(a->book);
	a->book = NULL;
}
