/* SPDX-License-Identifier: MIT
 * A draw of cards from wishes to rows. */
#include "content/drawing.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "content/draw.h"
#include "content/note.h"
#include "content/pool.h"

static bool is_named(char *const *named, const char *id)
{
	for (; *named; named++)
		if (!strcmp(*named, id))
			return true;
	return false;
}

int drawing_decks(char *const *named, bool every, struct decks **all)
{
	struct fault f = { 0 };

	*all = decks_list(&f);
	if (!*all) {
		msg_fault(&f);
		return -1;
	}
	for (char *const *name = named; *name; name++)
		if (!decks_find(*all, *name))
			msg_usage(_("no such deck: %s; --list shows the decks"),
				  *name);
	for (size_t i = 0; i < (*all)->n; i++) {
		struct deck *d = &(*all)->deck[i];
		bool wanted = is_named(named, d->id);
		f = (struct fault){ 0 };
		if ((!wanted && !every) || !deck_load(d, &f))
			continue;
		if (wanted) {
			msg_fault(&f);
			return -1;
		}
		if (!*named)
			msg_left_out(&f);
	}
	return 0;
}

bool drawing_is_solo(const struct decks *all, char *const *named)
{
	for (char *const *name = named; *name; name++)
		if (!pool_is_solo(decks_find(all, *name)))
			return false;
	return *named != NULL;
}

static void check_words(const struct drawing *d)
{
	for (size_t i = 0; i < d->n_tags; i++)
		if (!pool_knows(d->decks, d->tags[i], true))
			msg_usage(_("no card has the tag %s"), d->tags[i]);
	/* A slip of the pen must not let in what was to stay out. */
	for (size_t i = 0; i < d->n_out; i++)
		if (!pool_knows(d->decks, d->out[i], false))
			msg_usage(_("no deck, tag, flag or card is named %s"),
				  d->out[i]);
}

void drawing_check(const struct drawing *d)
{
	size_t named = 0;
	const char *solo = NULL, *whole = NULL;

	check_words(d);
	for (char *const *name = d->named; *name; name++, named++) {
		const struct deck *deck = decks_find(d->decks, *name);
		if (pool_is_solo(deck))
			solo = deck->id;
		if (deck_is_whole(deck))
			whole = deck->id;
	}
	if (d->list)
		return;
	if (d->turns && d->alone)
		msg_usage(_("--turns needs two people or more"));
	if (solo && d->turns)
		msg_usage(_("%s is read alone: leave --turns out"), solo);
	if (solo && d->party->given && !d->alone)
		msg_usage(_("%s is read alone: name one person with -w"),
			  solo);
	if (whole && named > 1)
		msg_usage(_("%s is read on its own: name no other deck"),
			  whole);
}

/* A card of the deck, if there is one left. */
static const struct card *next_of(struct deck *d, struct pool *p,
				  struct draw *draw,
				  const struct pool_how *how)
{
	struct fault f = { 0 };
	size_t at;

	/* Whom a deck is for stands in decks.csv, or else in its cards. */
	if (*d->mode && !pool_is_open(d))
		return NULL;
	if (deck_load(d, &f))
		msg_left_out(&f);
	if (!p->n && pool_is_open(d))
		pool_add(p, d, how);
	if (!p->n || !draw_pick(draw, p->weight, p->n, 1, &at))
		return NULL;
	p->weight[at] = 0;
	return p->card[at];
}

/* From all decks: a deck by chance, then a card of it. */
static const struct card **deal(const struct drawing *d,
				const struct pool_how *how, size_t *n)
{
	size_t decks = d->decks->n, want = d->number ? d->number : 1;
	size_t *order = mem_get(decks + 1, sizeof(*order)), room = 0, before;
	unsigned *even = mem_get(decks + 1, sizeof(*even));
	struct pool *pool = mem_get(decks + 1, sizeof(*pool));
	const struct card **card = mem_grow(NULL, &room, 1, sizeof(*card));
	struct draw draw;

	for (size_t i = 0; i < decks; i++)
		even[i] = 1;
	draw_seed(&draw, d->seed);
	draw_pick(&draw, even, decks, decks, order);
	*n = 0;
	do {
		before = *n;
		for (size_t i = 0; i < decks && *n < want; i++) {
			const struct card *c =
				next_of(&d->decks->deck[order[i]],
					&pool[order[i]], &draw, how);
			if (!c)
				continue;
			card = mem_grow(card, &room, *n + 1, sizeof(*card));
			card[(*n)++] = c;
		}
	} while (*n > before && *n < want);
	for (size_t i = 0; i < decks; i++)
		pool_free(&pool[i]);
	free(pool);
	free(even);
	free(order);
	return card;
}

const struct card **drawing_cards(const struct drawing *d, size_t *n)
{
	const struct pool_how how = {
		.named = d->named, .past = d->past,
		.tags = d->tags, .n_tags = d->n_tags,
		.out = d->out, .n_out = d->n_out,
		.unseen = d->unseen, .alone = d->alone,
		.any_mode = d->list, .depth = d->depth,
	};
	struct pool pool = { 0 };

	if (!*d->named && !d->list)
		return deal(d, &how, n);
	pool_fill(&pool, d->decks, &how);
	const struct card **card = mem_get(pool.n + 1, sizeof(*card));
	if (!d->list) {
		*n = pool_draw(&pool, d->seed, d->number, card);
	} else {
		*n = pool.n;
		for (size_t i = 0; i < pool.n; i++)
			card[i] = pool.card[i];
	}
	pool_free(&pool);
	return card;
}

const char *drawing_mark(const struct party *p, bool turns, const char *who)
{
	if (!turns || !p->n)
		return "";
	return strcmp(who, p->tag[p->starter]) ? "listener" : "speaker";
}

int drawing_note(const struct drawing *d, const struct keep_how *how,
		 const char *who, const struct card *const *card, size_t n)
{
	struct note *row = mem_get(n + 1, sizeof(*row));

	/* Only the first row says who began: draws are counted, not cards. */
	for (size_t i = 0; i < n; i++)
		row[i] = (struct note){ .who = who, .kind = "prompt",
			.visibility = card[i]->mode == CARD_SOLO ?
				      "private" : "shared",
			.title = card[i]->id, .class = card[i]->deck,
			.tags = i ? "" : drawing_mark(d->party, d->turns,
						      who) };
	int got = note_store(how, row, n);
	free(row);
	return got;
}
