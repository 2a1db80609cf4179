/* SPDX-License-Identifier: MIT
 * Cards and decks as text for people, as CSV and as JSON. */
#include "content/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/leaf.h"
#include "table/writer.h"

enum { CARD_INDENT = 2, FOLLOWUP_INDENT = 6, STEP_INDENT = 5 };

/* A deck in a list, and how many of its cards are meant. */
struct row {
	const struct deck *deck;
	size_t cards;
};

static const char *const card_columns[] = { "id", "deck", "level", "mode",
	"text", "followup", "reflect", "tags", "seed", "source", "speaker" };

static const char *const deck_columns[] = { "deck", "title", "purpose", "mode",
	"cards", "note" };

enum { CARD_SPEAKER = ARRAY_LEN(card_columns) - 1, CELL_MAX = 24 };

static void heading(struct buf *out, const char *title, const char *id,
		    const struct show_how *how)
{
	struct buf line = BUF_EMPTY;

	buf_addf(&line, "%s (%s)", title, id);
	if (how->bold)
		buf_puts(out, "\033[1m");
	struct buf safe = BUF_EMPTY;
	utf8_mask(&safe, line.at, line.len, false);
	utf8_wrap(out, buf_text(&safe), 0, 0, how->width);
	if (how->bold)
		buf_puts(out, "\033[0m");
	buf_putc(out, '\n');
	buf_free(&safe);
	buf_free(&line);
}

static void step(struct buf *out, unsigned number, const char *text,
		 size_t width)
{
	struct buf safe = BUF_EMPTY;

	utf8_mask(&safe, text, strlen(text), false);
	buf_addf(out, "  %u. ", number);
	utf8_wrap(out, buf_text(&safe), STEP_INDENT, STEP_INDENT, width);
	buf_putc(out, '\n');
	buf_free(&safe);
}

void show_roles(struct buf *out, const struct party *t, size_t turn)
{
	struct buf names = BUF_EMPTY;

	if (!t->n) {
		buf_puts(out, _("Agree on who speaks first; next time it is "
				"somebody else."));
		return;
	}
	size_t speaker = (t->starter + turn) % t->n;
	for (size_t i = 1; i < t->n; i++)
		buf_addf(&names, "%s%s", i > 1 ? ", " : "",
			 t->name[(speaker + i) % t->n]);
	/* Both are names of people, or lists of names. */
	buf_addf(out, _("Speaking: %s. Listening: %s."), t->name[speaker],
		 buf_text(&names));
	buf_free(&names);
}

void show_turn(struct buf *out, enum turn at, const struct card *c)
{
	switch (at) {
	case TURN_SPEAK:
		buf_puts(out, c->mode == CARD_LISTENER ?
			_("The card is for whoever listens. Whoever speaks "
			  "brings something small and real.") :
			_("Whoever speaks answers the card, as much or as "
			  "little as they like."));
		break;
	case TURN_REFLECT:
		/* The placeholder is how a sentence may begin. */
		buf_addf(out, _("Whoever listens says it back, perhaps from: "
				"\"%s\""),
			 *c->reflect ? c->reflect : _("What I heard is ..."));
		break;
	case TURN_CHECK:
		buf_puts(out, _("\"Did I get it?\" Mend what was off and say "
				"it back again, until it fits."));
		break;
	case TURN_REPLY:
		buf_puts(out, _("Only now a reply, if one is welcome. To "
				"understand is not to agree."));
		break;
	case TURN_SWAP:
		buf_puts(out, _("Change places with the same card, if you "
				"like."));
		break;
	case TURN_END:
		break;
	}
}

/* Who takes which part, and the steps, numbered. */
static void turn_steps(struct buf *out, const struct card *c,
		       const struct party *t, size_t turn, size_t width)
{
	struct buf line = BUF_EMPTY;
	unsigned number = 1;

	show_roles(&line, t, turn);
	leaf_text(out, buf_text(&line), CARD_INDENT, width);
	for (enum turn at = TURN_SPEAK; at != TURN_END;
	     at = turn_next(at, true), number++) {
		buf_clear(&line);
		show_turn(&line, at, c);
		step(out, number, buf_text(&line), width);
	}
	buf_free(&line);
}

/* Whether an earlier card is of the same deck. */
static bool is_deck_told(const struct card *const *card, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!strcmp(card[k]->deck, card[i]->deck))
			return true;
	return false;
}

static void cards_text(struct buf *out, const struct card *const *card,
		       size_t n, const struct decks *all,
		       const struct show_how *how)
{
	for (size_t i = 0; i < n; i++) {
		const struct card *c = card[i];
		const struct deck *d = decks_find(all, c->deck);
		heading(out, d->title, c->id, how);
		if (*d->note && !is_deck_told(card, i)) {
			buf_putc(out, '\n');
			leaf_text(out, d->note, 0, how->width);
		}
		buf_putc(out, '\n');
		leaf_text(out, c->text, CARD_INDENT, how->width);
		if (*c->followup) {
			buf_putc(out, '\n');
			leaf_text(out, c->followup, FOLLOWUP_INDENT,
				  how->width);
		}
		buf_putc(out, '\n');
		if (how->turns) {
			turn_steps(out, c, how->turns, i, how->width);
			buf_putc(out, '\n');
		}
	}
	leaf_text(out, _("You may pass on any card, at any step, and a pass "
			 "needs no reason."), 0, how->width);
	buf_putc(out, '\n');
	leaf_text(out, how->footer, 0, how->width);
}

/* The cell of a card; small has CELL_MAX bytes for what is no text yet. */
static const char *card_cell(const struct card *c, size_t column,
			     const struct party *t, size_t turn,
			     char *small)
{
	const char *mode = small + 2;
	const char *const cells[] = { c->id, c->deck, small, mode, c->text,
		c->followup, c->reflect, c->tags, c->seed, c->source };

	small[0] = (char)('0' + c->level);
	small[1] = small[3] = '\0';
	small[2] = (char)c->mode;
	if (column == CARD_SPEAKER)
		return t->n ? t->tag[(t->starter + turn) % t->n] : "";
	return cells[column];
}

static const char *deck_cell(const struct row *s, size_t column,
			     char *small)
{
	const struct deck *d = s->deck;
	const char *const cells[] = { d->id, d->title, d->purpose, d->mode,
		small, d->note };

	snprintf(small, CELL_MAX, "%zu", s->cards);
	return cells[column];
}

static void csv_header(struct buf *out, const char *const *names, size_t n)
{
	size_t start = out->len;

	for (size_t i = 0; i < n; i++)
		writer_cell(out, &WRITER_CSV, names[i], strlen(names[i]), !i);
	writer_end(out, &WRITER_CSV, start);
}

static void csv_cell(struct buf *out, const char *text, bool first)
{
	writer_cell(out, &WRITER_CSV, text, strlen(text), first);
}

static void json_cell(struct buf *out, const char *name, const char *text,
		      bool is_number, bool first)
{
	buf_puts(out, first ? "{" : ", ");
	writer_json(out, name, strlen(name));
	buf_puts(out, ": ");
	if (is_number)
		buf_puts(out, text);
	else
		writer_json(out, text, strlen(text));
}

static void cards_csv(struct buf *out, const struct card *const *card, size_t n,
		      const struct party *turns)
{
	size_t columns = ARRAY_LEN(card_columns) - !turns;
	char small[CELL_MAX];

	csv_header(out, card_columns, columns);
	for (size_t i = 0; i < n; i++) {
		size_t start = out->len;
		for (size_t k = 0; k < columns; k++)
			csv_cell(out, card_cell(card[i], k, turns, i, small),
				 !k);
		writer_end(out, &WRITER_CSV, start);
	}
}

static void cards_json(struct buf *out, const struct card *const *card,
		       size_t n, const struct party *turns)
{
	size_t columns = ARRAY_LEN(card_columns) - !turns;
	char small[CELL_MAX];

	buf_puts(out, "[");
	for (size_t i = 0; i < n; i++) {
		buf_puts(out, i ? ",\n" : "\n");
		for (size_t k = 0; k < columns; k++)
			json_cell(out, card_columns[k],
				  card_cell(card[i], k, turns, i, small),
				  !strcmp(card_columns[k], "level"), !k);
		buf_puts(out, "}");
	}
	buf_puts(out, n ? "\n]\n" : "]\n");
}

static void list_text(struct buf *out, const struct card *const *card, size_t n,
		      const struct decks *all, const struct show_how *how)
{
	size_t wide = 0;

	for (size_t i = 0; i < n; i++)
		if (strlen(card[i]->id) > wide)
			wide = strlen(card[i]->id);
	for (size_t i = 0; i < n; i++) {
		const struct card *c = card[i];
		struct buf safe = BUF_EMPTY;
		if (!i || strcmp(card[i - 1]->deck, c->deck)) {
			if (i)
				buf_putc(out, '\n');
			heading(out, decks_find(all, c->deck)->title, c->deck,
				how);
		}
		utf8_mask(&safe, c->text, strlen(c->text), false);
		buf_addf(out, "  %-*s  ", (int)wide, c->id);
		utf8_wrap(out, buf_text(&safe), wide + 4, wide + 4,
			  how->width);
		buf_putc(out, '\n');
		buf_free(&safe);
	}
}

static void decks_text(struct buf *out, const struct row *list, size_t n,
		       const struct show_how *how)
{
	size_t wide = 0;

	for (size_t i = 0; i < n; i++)
		if (strlen(list[i].deck->id) > wide)
			wide = strlen(list[i].deck->id);
	for (size_t i = 0; i < n; i++) {
		const struct deck *d = list[i].deck;
		struct buf line = BUF_EMPTY, safe = BUF_EMPTY;
		size_t indent = wide + 7;
		buf_addf(&line, *d->purpose ? "%s: %s" : "%s", d->title,
			 d->purpose);
		utf8_mask(&safe, line.at, line.len, false);
		buf_addf(out, "%-*s %4zu  ", (int)wide, d->id, list[i].cards);
		utf8_wrap(out, buf_text(&safe), indent, indent, how->width);
		buf_putc(out, '\n');
		buf_free(&line);
		buf_free(&safe);
	}
}

static void decks_csv(struct buf *out, const struct row *list, size_t n)
{
	char small[CELL_MAX];

	csv_header(out, deck_columns, ARRAY_LEN(deck_columns));
	for (size_t i = 0; i < n; i++) {
		size_t start = out->len;
		for (size_t k = 0; k < ARRAY_LEN(deck_columns); k++)
			csv_cell(out, deck_cell(&list[i], k, small), !k);
		writer_end(out, &WRITER_CSV, start);
	}
}

static void decks_json(struct buf *out, const struct row *list, size_t n)
{
	char small[CELL_MAX];

	buf_puts(out, "[");
	for (size_t i = 0; i < n; i++) {
		buf_puts(out, i ? ",\n" : "\n");
		for (size_t k = 0; k < ARRAY_LEN(deck_columns); k++)
			json_cell(out, deck_columns[k],
				  deck_cell(&list[i], k, small),
				  !strcmp(deck_columns[k], "cards"), !k);
		buf_puts(out, "}");
	}
	buf_puts(out, n ? "\n]\n" : "]\n");
}

enum show_format show_format_of(const char *word)
{
	static const char *const words[] = { [SHOW_TEXT] = "text",
		[SHOW_CSV] = "csv", [SHOW_JSON] = "json" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcmp(words[i], word))
			return (enum show_format)i;
	return SHOW_NONE;
}

void show_cards(struct buf *out, enum show_format format,
		const struct card *const *card, size_t n,
		const struct decks *all, const struct show_how *how)
{
	if (format == SHOW_CSV)
		cards_csv(out, card, n, how->turns);
	else if (format == SHOW_JSON)
		cards_json(out, card, n, how->turns);
	else if (n)
		cards_text(out, card, n, all, how);
}

void show_card_list(struct buf *out, enum show_format format,
		    const struct card *const *card, size_t n,
		    const struct decks *all, const struct show_how *how)
{
	if (format == SHOW_CSV)
		cards_csv(out, card, n, NULL);
	else if (format == SHOW_JSON)
		cards_json(out, card, n, NULL);
	else
		list_text(out, card, n, all, how);
}

void show_decks(struct buf *out, enum show_format format,
		const struct card *const *card, size_t n,
		const struct decks *all, const struct show_how *how)
{
	struct row *list = mem_get(all->n + 1, sizeof(*list));
	size_t decks = 0;

	for (size_t i = 0; i < all->n; i++) {
		list[decks] = (struct row){ &all->deck[i], 0 };
		for (size_t k = 0; k < n; k++)
			list[decks].cards += !strcmp(card[k]->deck,
						     all->deck[i].id);
		decks += list[decks].cards > 0;
	}
	if (format == SHOW_CSV)
		decks_csv(out, list, decks);
	else if (format == SHOW_JSON)
		decks_json(out, list, decks);
	else
		decks_text(out, list, decks, how);
	free(list);
}
