/* SPDX-License-Identifier: MIT
 * What is gone through step by step. */
#include "content/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/book.h"
#include "content/draw.h"
#include "content/share.h"

enum { INDENT = 4, NUMBER_MAX = 24, PAIR = 2 };

/* Takes title and text over. */
static void add(struct walk *w, char *title, char *text, int minutes)
{
	w->step = mem_grow(w->step, &w->room, w->n + 1, sizeof(*w->step));
	w->step[w->n++] = (struct walk_step){ title, text, minutes };
}

static int minutes_of(enum turn at)
{
	return at == TURN_SPEAK ? WALK_SPEAK :
	       at == TURN_REFLECT ? WALK_REFLECT : 0;
}

/* One person's turn as speaker; the card stands over its first step. */
static void add_turn(struct walk *w, const struct card *c, const char *note,
		     const struct party *party, size_t turn)
{
	for (enum turn at = TURN_SPEAK; at != TURN_SWAP;
	     at = turn_next(at, true)) {
		struct buf title = BUF_EMPTY, text = BUF_EMPTY;
		show_roles(&title, party, turn);
		if (at == TURN_SPEAK)
			buf_addf(&text, *note ? "%s\n%s\n" : "%s%s\n", note,
				 c->text);
		show_turn(&text, at, c);
		if (at == TURN_REPLY && *c->followup)
			buf_addf(&text, "\n%s", c->followup);
		add(w, buf_take(&title), buf_take(&text), minutes_of(at));
	}
}

void walk_cards(struct walk *w, const struct card *const *card, size_t n,
		const struct decks *all, const struct party *party)
{
	size_t people = party->n ? party->n : PAIR;

	for (size_t i = 0; i < n; i++) {
		const struct deck *d = decks_find(all, card[i]->deck);
		bool told = false;
		for (size_t k = 0; k < i; k++)
			told |= !strcmp(card[k]->deck, card[i]->deck);
		for (size_t k = 0; k < people; k++)
			add_turn(w, card[i], d && !told && !k ? d->note : "",
				 party, i + k);
	}
}

void walk_agenda(struct walk *w, const struct agenda *a,
		 const struct party *party)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct section *s = &a->section[i];
		const char *name = agenda_name(s, party);
		struct buf title = BUF_EMPTY;
		buf_addf(&title, *name ? "%s (%s)" : "%s", s->title, name);
		add(w, buf_take(&title), mem_dup(s->text), s->minutes);
	}
}

static struct book *read_repair(struct fault *f)
{
	static const char *const needed[] = { "id", "order", "title", "text",
		NULL };
	static const struct book_how how = { .name = "repair.csv",
		.needed = needed, .key = "id" };
	struct book *b = book_read(&how, f);

	if (b)
		book_sort(b, "order");
	return b;
}

int walk_repair(struct walk *w, struct fault *f)
{
	struct book *b = read_repair(f);

	if (!b)
		return -1;
	for (size_t i = 0; i < book_count(b); i++) {
		struct buf text = BUF_EMPTY;
		buf_addf(&text, "%s\n%s", book_cell(b, i, "text"),
			 book_cell(b, i, "may_stop"));
		add(w, mem_dup(book_cell(b, i, "title")), buf_take(&text), 0);
	}
	book_free(b);
	return 0;
}

static void repair_text(struct buf *out, const struct book *b,
			const struct show_how *how)
{
	leaf_heading(out, _("Mending, one step after the other"), how);
	for (size_t i = 0; i < book_count(b); i++) {
		char head[NUMBER_MAX];
		snprintf(head, sizeof(head), "%zu.", i + 1);
		leaf_entry(out, head, book_cell(b, i, "title"), 0, INDENT,
			   how->width);
		leaf_text(out, book_cell(b, i, "text"), INDENT, how->width);
		if (*book_cell(b, i, "may_stop"))
			leaf_text(out, book_cell(b, i, "may_stop"), INDENT,
				  how->width);
	}
	buf_putc(out, '\n');
	leaf_text(out, _("It may end at any step, and some other day it may go "
			 "on. Nobody has to forgive. Where there was force or "
			 "a threat, this is not the way; look for help that is "
			 "for you alone."), 0, how->width);
	leaf_footer(out, how);
}

int walk_show_repair(struct buf *out, enum show_format format,
		     const struct show_how *how, struct fault *f)
{
	static const char *const columns[] = { "id", "step", "title", "text",
		"may_stop" };
	struct leaf l = { .out = out, .format = format, .columns = columns,
		.n = ARRAY_LEN(columns), .numbers = " step " };
	struct book *b = read_repair(f);

	if (!b)
		return -1;
	if (format == SHOW_TEXT) {
		repair_text(out, b, how);
		book_free(b);
		return 0;
	}
	leaf_begin(&l);
	for (size_t i = 0; i < book_count(b); i++) {
		char number[NUMBER_MAX];
		snprintf(number, sizeof(number), "%zu", i + 1);
		const char *const cells[] = { book_cell(b, i, "id"), number,
			book_cell(b, i, "title"), book_cell(b, i, "text"),
			book_cell(b, i, "may_stop") };
		leaf_row(&l, cells);
	}
	leaf_end(&l);
	book_free(b);
	return 0;
}

static void add_questions(struct buf *out, const struct deck *d,
			  const struct show_how *how)
{
	leaf_heading(out, d->title, how);
	if (*d->note) {
		leaf_text(out, d->note, 0, how->width);
		buf_putc(out, '\n');
	}
	for (size_t i = 0; i < d->n; i++) {
		char head[NUMBER_MAX];
		snprintf(head, sizeof(head), "%zu.", i + 1);
		leaf_entry(out, head, d->card[i].text, 0, INDENT, how->width);
		if (*d->card[i].followup)
			leaf_text(out, d->card[i].followup, INDENT,
				  how->width);
	}
}

/* The words behind the questions; -1 when one of them is missing. */
static int add_words(struct buf *out, const struct show_how *how,
		     struct fault *f)
{
	static const char *const ids[] = { "force", "pressure", "pushing",
		"crisis", "dependence" };
	int got = 0;

	for (size_t i = 0; i < ARRAY_LEN(ids) && !got; i++) {
		char *words = share_words(ids[i], f);
		got = *words ? 0 : -1;
		buf_putc(out, '\n');
		leaf_text(out, words, 0, how->width);
		free(words);
	}
	return got;
}

int walk_readiness(struct buf *out, const struct show_how *how,
		   struct fault *f)
{
	struct decks *all = decks_list(f);
	struct deck *d = all ? decks_find(all, "readiness") : NULL;
	struct buf page = BUF_EMPTY;
	int got = -1;

	if (all && !d)
		fault_set_detail(f, N_("shipped content is missing"),
				 "decks/readiness.csv");
	if (d && !deck_load(d, f)) {
		add_questions(&page, d, how);
		got = add_words(&page, how, f);
	}
	if (!got) {
		leaf_footer(&page, how);
		buf_add(out, buf_text(&page), page.len);
	}
	buf_free(&page);
	decks_free(all);
	return got;
}

void walk_free(struct walk *w)
{
	for (size_t i = 0; i < w->n; i++) {
		free(w->step[i].title);
		free(w->step[i].text);
	}
	free(w->step);
	*w = (struct walk){ 0 };
}
