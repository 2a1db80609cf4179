/* SPDX-License-Identifier: MIT
 * Cards, drawn or listed, and the agenda of a talk. */
#include "talk/talk.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/msg.h"
#include "content/agenda.h"
#include "content/drawing.h"
#include "content/note.h"
#include "talk/room.h"

static int nothing_left(void)
{
	msg_note(_("no card is left for this draw, and that is all right: "
		   "talk as you are, or another day"));
	return OTHERWISE;
}

static int list(const struct talk *t, const struct drawing *d,
		struct buf *out)
{
	size_t n;
	const struct card **card = drawing_cards(d, &n);

	if (*t->named)
		show_card_list(out, t->format, card, n, d->decks, &t->how);
	else
		show_decks(out, t->format, card, n, d->decks, &t->how);
	free(card);
	return n ? DONE : nothing_left();
}

static int draw(struct talk *t, const struct drawing *d, struct buf *out)
{
	const struct keep_how keep = room_keep(t);
	const char *who = room_writer(t, false);
	struct walk steps = { 0 };
	size_t n;
	const struct card **card = drawing_cards(d, &n);
	int status = DONE;

	msg_detail(_("the seed of this draw: %lu"), (unsigned long)t->seed);
	/* First the log: a card that could not be noted is not shown, and can
	 * be drawn again. */
	if (n && t->append && drawing_note(d, &keep, who, card, n))
		status = TROUBLE;
	if (status == DONE && t->turns)
		walk_cards(&steps, card, n, d->decks, &t->party);
	if (status == DONE && !room_walk(t, &steps, out))
		show_cards(out, t->format, card, n, d->decks, &t->how);
	walk_free(&steps);
	free(card);
	if (status == DONE && !n)
		return nothing_left();
	if (status == DONE && n < t->number)
		msg_note(P_("%zu card was left for this draw",
			    "%zu cards were left for this draw", n), n);
	return status;
}

int talk_cards(struct talk *t, struct buf *out)
{
	struct drawing d = {
		.named = t->named, .tags = t->tags, .n_tags = t->n_tags,
		.out = t->out, .n_out = t->n_out, .past = t->past,
		.party = &t->party, .seed = t->seed, .number = t->number,
		.list = t->list, .turns = t->turns, .unseen = t->unseen,
		.alone = t->party.n == 1,
	};

	/* A word of -t or -x may belong to any deck. */
	if (drawing_decks(t->named, t->list || t->n_tags || t->n_out,
			  &t->decks))
		return TROUBLE;
	d.decks = t->decks;
	if (!t->party.one && !t->party.given &&
	    drawing_is_solo(t->decks, t->named))
		t->party.one = config_get(t->config, "who");
	drawing_check(&d);
	d.depth = t->depth ? t->depth : party_depth(&t->party, t->config);
	t->how.turns = t->turns ? &t->party : NULL;
	return t->list ? list(t, &d, out) : draw(t, &d, out);
}

/* The talk in a calendar, under a title that tells nobody what it is. */
static int calendar(struct talk *t, struct buf *out)
{
	struct calendar *c = &t->calendar;
	struct fault f = { 0 };

	if (!t->at)
		msg_usage(_("-f %s needs --at, such as 2026-11-25T20:00"),
			  t->common.format);
	c->minutes = t->minutes;
	c->clock = &t->clock;
	c->zoned = t->common.tz != NULL;
	if (!c->times)
		c->times = c->every ? CALENDAR_TIMES : 1;
	if (c->times > 1 && !c->every)
		msg_usage(_("--times needs --every, such as 7d"));
	if (!strcmp(t->common.format, "remind"))
		calendar_remind(out, c);
	else if (calendar_ics(out, c, &f))
		return room_trouble(&f);
	return DONE;
}

int talk_agenda(struct talk *t, struct buf *out)
{
	struct walk steps = { 0 };
	struct fault f = { 0 };
	struct agenda a;

	if (t->format == SHOW_NONE)
		return calendar(t, out);
	const struct keep_how keep = room_keep(t);
	const char *who = room_writer(t, t->append);
	if (agenda_read(&a, t->minutes, &f))
		return room_trouble(&f);
	const struct note row = { .who = who, .kind = "prompt",
		.visibility = "shared", .title = "agenda", .class = "agenda",
		.tags = who ? drawing_mark(&t->party, true, who) : NULL };
	int status = t->append && note_store(&keep, &row, 1) ? TROUBLE : DONE;
	walk_agenda(&steps, &a, &t->party);
	if (status == DONE && (!t->turns || !room_walk(t, &steps, out)))
		agenda_show(out, t->format, &a, &t->party, &t->how);
	walk_free(&steps);
	agenda_free(&a);
	return status;
}
