/* SPDX-License-Identifier: MIT
 * Decks of cards: the reader of decks.csv and of each deck's file. */
#include "content/deck.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/share.h"
#include "table/table.h"

enum { CARDS_MAX = 5000, DECKS_MAX = 500, TEXT_MAX = 2000, ID_MAX = 64 };

static const char BAD_ID[] = N_("an id is small letters, digits, - and _");
static const char NOT_CARDS[] = N_("cannot be read");

/* The columns of a deck, and those of decks.csv. */
enum { ID, TEXT, FOLLOWUP, REFLECT, TAGS, FLAGS, SEED, SOURCE, LEVEL, MODE,
	CARD_COLUMNS, TEXTS = LEVEL };
static const char *const card_column[] = { "id", "text", "followup",
	"reflect", "tags", "flags", "seed", "source", "level", "mode", NULL };
enum { DECK, TITLE, PURPOSE, NOTE, DECK_MODE };
static const char *const deck_column[] = { "deck", "title", "purpose", "note",
	"mode", NULL };

/* A file under way; each takes one row. */
struct reading {
	const char *const *column;
	int at[CARD_COLUMNS];	/* of each of them in the file */
	struct table *t;
	struct fault *f;
	void *into;
	size_t room, first;	/* rows of this file begin at first */
	int (*each)(struct reading *r);
};

static int bad(struct reading *r, int column, const char *message)
{
	r->f->line = table_line(r->t);
	fault_in_column(r->f, r->column[column]);
	fault_set(r->f, message, 0);
	return -1;
}

static const char *cell(const struct reading *r, int column)
{
	return table_cell(r->t, r->at[column]);
}

static bool is_id(const char *id)
{
	size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-_");

	return len && len < ID_MAX && !id[len] && id[0] != '-';
}

static int read_table(struct reading *r, const char *const *needed)
{
	enum table_got got;

	for (; *needed; needed++)
		if (table_col(r->t, *needed) < 0) {
			r->f->line = 1;
			fault_in_column(r->f, *needed);
			fault_set(r->f, N_("the column is missing"), 0);
			return -1;
		}
	for (int i = 0; r->column[i]; i++)
		r->at[i] = table_col(r->t, r->column[i]);
	while ((got = table_next(r->t, r->f)) == TABLE_ROW)
		if (r->each(r))
			return -1;
	return got == TABLE_END ? 0 : -1;
}

/* Takes the path over. */
static int read_file(struct reading *r, char *path, const char *const *needed)
{
	int got = -1;
	FILE *in = fopen(path, "re");

	if (!in)
		fault_set(r->f, NOT_CARDS, errno);
	else if ((r->t = table_open(in, path, NULL, r->f)))
		got = read_table(r, needed);
	if (got)
		fault_in_file(r->f, path);
	free(path);
	table_close(r->t);
	r->t = NULL;
	if (in)
		fclose(in);
	return got;
}

static void free_cards(struct deck *d)
{
	for (size_t i = 0; i < d->n; i++)
		free(d->card[i].cells);
	free(d->card);
	d->card = NULL;
	d->n = 0;
}

static void free_deck(struct deck *d)
{
	free_cards(d);
	free(d->id);
	free(d->words);
	free(d->mode);
}

static void set_words(struct deck *d, const char *title, const char *purpose,
		      const char *note, const char *mode)
{
	size_t a = strlen(title) + 1, b = strlen(purpose) + 1;
	size_t c = strlen(note) + 1;

	free(d->words);
	free(d->mode);
	d->words = mem_get(a + b + c, 1);
	d->title = memcpy(d->words, title, a);
	d->purpose = memcpy(d->words + a, purpose, b);
	d->note = memcpy(d->words + a + b, note, c);
	d->mode = mem_dup(mode);
}

static struct deck *add_deck(struct decks *all, size_t *room, const char *id)
{
	all->deck = mem_grow(all->deck, room, all->n + 1, sizeof(*all->deck));
	struct deck *d = &all->deck[all->n++];
	memset(d, 0, sizeof(*d));
	d->id = mem_dup(id);
	set_words(d, id, "", "", "");
	return d;
}

static int take_words(struct reading *r)
{
	struct decks *all = r->into;
	const char *id = cell(r, DECK);
	struct deck *d = decks_find(all, id);

	if (!is_id(id))
		return bad(r, DECK, BAD_ID);
	if (!*cell(r, TITLE))
		return bad(r, TITLE, N_("a title is missing"));
	if (d && (size_t)(d - all->deck) >= r->first)
		return bad(r, DECK, N_("the deck stands here twice"));
	if (all->n >= DECKS_MAX)
		return bad(r, DECK, N_("too many decks"));
	if (!d)
		d = add_deck(all, &r->room, id);
	set_words(d, cell(r, TITLE), cell(r, PURPOSE), cell(r, NOTE),
		  cell(r, DECK_MODE));
	return 0;
}

static bool is_among(const char *id, char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(names[i], id))
			return true;
	return false;
}

/* Decks without a file go, files that decks.csv does not name come. */
static void match(struct decks *all, size_t *room)
{
	char **names;
	size_t n, kept = 0;

	share_list("decks", &names, &n);
	for (size_t i = 0; i < all->n; i++) {
		struct deck *d = &all->deck[i];
		if (is_among(d->id, names, n)) {
			all->deck[kept++] = *d;
			continue;
		}
		free_deck(d);
	}
	all->n = kept;
	for (size_t i = 0; i < n; i++) {
		if (is_id(names[i]) && all->n < DECKS_MAX &&
		    !decks_find(all, names[i]))
			add_deck(all, room, names[i]);
		free(names[i]);
	}
	free(names);
}

struct decks *decks_list(struct fault *f)
{
	static const char *const needed[] = { "deck", "title", NULL };
	struct reading r = { .column = deck_column, .f = f,
			     .each = take_words };
	struct decks *all = r.into = mem_get(1, sizeof(*all));
	char *shipped = share_find("decks.csv", NULL, f);
	char *own = share_user("decks.csv");
	int got = 0;

	if (shipped)
		got = read_file(&r, shipped, needed);
	r.first = all->n;
	if (own && !got)
		got = read_file(&r, own, needed);
	else
		free(own);
	if (got) {
		decks_free(all);
		return NULL;
	}
	match(all, &r.room);
	return all;
}

static bool is_text(const char *text)
{
	size_t len = strlen(text);

	return len <= TEXT_MAX && utf8_valid(text, len) == len;
}

static int check_card(struct reading *r)
{
	const char *level = cell(r, LEVEL), *mode = cell(r, MODE);

	if (!is_id(cell(r, ID)))
		return bad(r, ID, BAD_ID);
	if (*level < '1' || *level > '0' + CARD_LEVELS || level[1])
		return bad(r, LEVEL, N_("a level is 1, 2, 3 or 4"));
	if (!*mode || mode[1] || !strchr("SPLT", *mode))
		return bad(r, MODE, N_("a mode is S, P, L or T"));
	if (!*cell(r, TEXT))
		return bad(r, TEXT, N_("the card has no text"));
	for (int i = TEXT; i < TEXTS; i++)
		if (!is_text(cell(r, i)))
			return bad(r, i, N_("no UTF-8, or longer than 2000 "
					    "bytes"));
	return 0;
}

/* Where the card of that id belongs: in the place of the shipped one, or at
 * the end.  NULL when this file has it already, or has too many. */
static struct card *place(struct reading *r, struct deck *d, const char *id)
{
	for (size_t i = 0; i < d->n; i++) {
		struct card *c = &d->card[i];
		if (strcmp(c->id, id))
			continue;
		if (i >= r->first) {
			bad(r, ID, N_("a card id twice"));
			return NULL;
		}
		free(c->cells);
		return c;
	}
	if (d->n >= CARDS_MAX) {
		bad(r, ID, N_("too many cards"));
		return NULL;
	}
	d->card = mem_grow(d->card, &r->room, d->n + 1, sizeof(*d->card));
	return &d->card[d->n++];
}

static int take_card(struct reading *r)
{
	struct deck *d = r->into;
	size_t len[TEXTS], all = 0;
	struct card *c;

	if (check_card(r) || !(c = place(r, d, cell(r, ID))))
		return -1;
	*c = (struct card){
		.deck = d->id, .level = *cell(r, LEVEL) - '0',
		.mode = (enum card_mode)*cell(r, MODE),
	};
	char **const text[TEXTS] = { &c->id, &c->text, &c->followup,
		&c->reflect, &c->tags, &c->flags, &c->seed, &c->source };
	for (int i = 0; i < TEXTS; i++)
		all += len[i] = strlen(cell(r, i)) + 1;
	char *to = c->cells = mem_get(all, 1);
	for (int i = 0; i < TEXTS; to += len[i++])
		*text[i] = memcpy(to, cell(r, i), len[i]);
	return 0;
}

/* The modes of a deck that no decks.csv names: those of its cards. */
static void learn_mode(struct deck *d)
{
	struct buf modes = BUF_EMPTY;

	for (const char *m = "SPLT"; *m; m++)
		for (size_t i = 0; i < d->n; i++)
			if (d->card[i].mode == (enum card_mode)*m) {
				buf_addf(&modes, "%s%c", modes.len ? ";" : "",
					 *m);
				break;
			}
	free(d->mode);
	d->mode = buf_take(&modes);
}

int deck_load(struct deck *d, struct fault *f)
{
	static const char *const needed[] = { "id", "level", "mode", "text",
		NULL };
	struct reading r = { .column = card_column, .f = f, .into = d,
			     .each = take_card };
	struct buf name = BUF_EMPTY;
	int got = 0;

	if (d->looked_at)
		return 0;
	d->looked_at = true;
	buf_addf(&name, "decks/%s.csv", d->id);
	char *own = share_user(buf_text(&name));
	char *shipped = share_find(buf_text(&name), NULL, f);
	buf_free(&name);
	if (!shipped && !own)
		return -1;
	if (shipped)
		got = read_file(&r, shipped, needed);
	r.first = d->n;
	if (own && !got)
		got = read_file(&r, own, needed);
	else
		free(own);
	if (got)
		free_cards(d);
	else if (!*d->mode)
		learn_mode(d);
	return got;
}

struct deck *decks_find(const struct decks *all, const char *id)
{
	for (size_t i = 0; i < all->n; i++)
		if (!strcmp(all->deck[i].id, id))
			return &all->deck[i];
	return NULL;
}

bool deck_is_for(const struct deck *d, const char *modes)
{
	return strpbrk(d->mode, modes) != NULL;
}

bool deck_is_whole(const struct deck *d)
{
	return !strcmp(d->id, "readiness");
}

bool card_holds(const char *list, const char *word)
{
	size_t len = strlen(word);

	while (*list) {
		size_t n = strcspn(list, ";");
		if (n == len && !memcmp(list, word, n))
			return true;
		list += n;
		list += *list == ';';
	}
	return false;
}

void decks_free(struct decks *all)
{
	if (!all)
		return;
	for (size_t i = 0; i < all->n; i++)
		free_deck(&all->deck[i]);
	free(all->deck);
	free(all);
}
