/* SPDX-License-Identifier: MIT
 * What the words of a text add up to. */
#include "wording/weigh.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "wording/grams.h"

enum {
	SUMS = CAT_COUNT + 1, SCALE = 100, FIRST_SLOTS = 1 << 10,
	LINES = 4,		/* a power of two, above WEIGH_MOST */
};

/* One gram; key 0 is an empty slot. */
struct slot {
	uint64_t key;
	float rarity;			/* log of how rare */
	int16_t weight[SUMS];		/* any, then the categories */
};

/* As the image keeps it, with the slots behind. */
struct head {
	uint32_t slots, used;		/* slots: a power of two */
	int32_t bias[SUMS];
	uint32_t lessons;
	uint32_t unused;		/* slots begin at a multiple of 8 */
};
static_assert(sizeof(struct head) % 8 == 0, "slots are aligned");

/* The grams of a sentence, by their slots, as often as they come. */
struct line {
	uint32_t *slot;
	size_t n, room;
	size_t number;			/* of the sentence, + 1 */
};

struct weights {
	const struct head *head;
	const struct slot *slot;
	struct head *own;		/* what was read; NULL: an image's */
	struct slot *own_slot;
	double unknown;			/* rarity of a gram not known */
	uint32_t *seen, now;		/* the text a slot was counted in */

	const char *text;
	const struct span *at;
	size_t n;
	struct line line[LINES];	/* those last weighed, by number */
};

static const uint32_t NOT_KNOWN = UINT32_MAX;

static size_t place(const struct slot *slot, uint32_t slots, uint64_t key)
{
	size_t i = (key ^ key >> 32) & (slots - 1);

	while (slot[i].key && slot[i].key != key)
		i = (i + 1) & (slots - 1);
	return i;
}

static void widen(struct weights *w)
{
	uint32_t slots = w->own->slots ? w->own->slots * 2 : FIRST_SLOTS;
	struct slot *wider = mem_get(slots, sizeof(*wider));

	for (uint32_t i = 0; i < w->own->slots; i++)
		if (w->own_slot[i].key)
			wider[place(wider, slots, w->own_slot[i].key)] =
				w->own_slot[i];
	free(w->own_slot);
	w->own_slot = wider;
	w->own->slots = slots;
	w->slot = wider;
}

static int number(const char *cell, long most, int *n, struct fault *f)
{
	char *end;
	long value = strtol(cell, &end, 10);

	if (*end || labs(value) > most) {
		fault_set(f, N_("not a whole number of this range"), 0);
		return -1;
	}
	*n = (int)value;
	return 0;
}

/* The first row, whose gram is empty, is what holds before any word. */
static int read_row(void *weights, const struct stock_row *row,
		    struct fault *f)
{
	struct weights *w = weights;
	const char *gram = row->cell[0];
	struct slot slot = { .key = gram_key(gram, strlen(gram)) };
	int n;

	if (number(row->cell[1], INT32_MAX, &n, f))
		return -1;
	if (*gram && *gram != '@')
		slot.rarity = (float)(log((1. + w->own->lessons) / (1. + n)) +
				      1);
	for (int i = 0; i < SUMS; i++) {
		int value;
		if (number(row->cell[2 + i], INT16_MAX, &value, f))
			return -1;
		if (*gram)
			slot.weight[i] = (int16_t)value;
		else
			w->own->bias[i] = value;
	}
	if (!*gram) {
		w->own->lessons = (uint32_t)n;
		return 0;
	}
	if (w->own->used * 2 >= w->own->slots)
		widen(w);
	size_t at = place(w->own_slot, w->own->slots, slot.key);
	w->own->used += !w->own_slot[at].key;
	w->own_slot[at] = slot;
	return 0;
}

static int read_file(struct weights *w, struct stock *s, const char *path,
		     struct fault *f)
{
	const char *columns[2 + SUMS] = { "gram", "lessons", "any" };

	for (int i = 0; i < CAT_COUNT; i++)
		columns[3 + i] = category_name((enum category)i);
	w->head = w->own = mem_get(1, sizeof(*w->own));
	widen(w);
	return stock_rows(s, path, columns, ARRAY_LEN(columns), read_row, w,
			  f);
}

int weights_read(struct stock *s, struct weights **out, struct fault *f)
{
	size_t len = 0;
	const char *bytes = stock_part(s, STOCK_WEIGHTS, &len);
	struct fault none;
	const char *path = bytes ? NULL :
		stock_path(s, "rules/weights.csv", &none);
	struct weights *w;

	*out = NULL;
	if (!bytes && !path)
		return 0;
	w = mem_get(1, sizeof(*w));
	if (bytes) {
		w->head = (const void *)bytes;
		w->slot = (const void *)(bytes + sizeof(*w->head));
	} else if (read_file(w, s, path, f)) {
		weights_free(w);
		return -1;
	}
	w->unknown = log((1. + w->head->lessons) / 2) + 1;
	w->seen = mem_get(w->head->slots, sizeof(*w->seen));
	*out = w;
	return 0;
}

void weights_free(struct weights *w)
{
	if (!w)
		return;
	free(w->own);
	free(w->own_slot);
	free(w->seen);
	for (size_t i = 0; i < LINES; i++)
		free(w->line[i].slot);
	free(w);
}

void weights_put(const struct weights *w, struct buf *out)
{
	buf_add(out, (const char *)w->head, sizeof(*w->head));
	buf_add(out, (const char *)w->slot,
		w->head->slots * sizeof(*w->slot));
}

void weigh_text(struct weights *w, const char *text, const struct span *at,
		size_t n)
{
	w->text = text;
	w->at = at;
	w->n = n;
	for (size_t i = 0; i < LINES; i++)
		w->line[i].number = 0;
}

/* What the grams of a sentence are looked up for. */
struct lookup {
	struct weights *w;
	struct line *line;
};

static void add(void *lookup, uint64_t key)
{
	const struct lookup *u = lookup;
	size_t at = place(u->w->slot, u->w->head->slots, key);
	struct line *l = u->line;

	if (l->n == l->room)
		l->slot = mem_grow(l->slot, &l->room, l->n + 1,
				   sizeof(*l->slot));
	l->slot[l->n++] = u->w->slot[at].key ? (uint32_t)at : NOT_KNOWN;
}

/* A sentence is weighed by itself and with those beside it, but taken apart
 * once. */
static const struct line *line(struct weights *w, size_t number)
{
	struct line *l = &w->line[number % LINES];
	struct lookup u = { w, l };

	if (l->number == number + 1)
		return l;
	l->number = number + 1;
	l->n = 0;
	grams_keys(w->text + w->at[number].from,
		   w->at[number].to - w->at[number].from, add, &u);
	return l;
}

/* Whether a slot is met for the first time. */
static bool first(struct weights *w, uint32_t at)
{
	bool is = w->seen[at] != w->now;

	w->seen[at] = w->now;
	return is;
}

static void begin(struct weights *w)
{
	if (!++w->now) {
		memset(w->seen, 0, w->head->slots * sizeof(*w->seen));
		w->now = 1;
	}
}

static void weigh_kinds(struct weights *w, size_t from, size_t to,
			double scale, double *category)
{
	double of[CAT_COUNT] = { 0 };

	begin(w);
	for (; from < to; from++) {
		const struct line *l = line(w, from);
		for (size_t i = 0; i < l->n; i++) {
			if (l->slot[i] == NOT_KNOWN || !first(w, l->slot[i]))
				continue;
			const struct slot *s = &w->slot[l->slot[i]];
			for (int c = 0; c < CAT_COUNT; c++)
				of[c] += (double)s->rarity * s->weight[c + 1];
		}
	}
	for (int c = 0; c < CAT_COUNT; c++)
		category[c] = (w->head->bias[c + 1] + of[c] * scale) / SCALE;
}

double weigh(struct weights *w, size_t from, size_t to, double *category)
{
	double any = 0, square = 0, unknown = w->unknown * w->unknown;

	begin(w);
	for (size_t k = from; k < to; k++) {
		const struct line *l = line(w, k);
		for (size_t i = 0; i < l->n; i++) {
			if (l->slot[i] == NOT_KNOWN) {
				square += unknown;
				continue;
			}
			if (!first(w, l->slot[i]))
				continue;
			const struct slot *s = &w->slot[l->slot[i]];
			square += (double)s->rarity * s->rarity;
			any += (double)s->rarity * s->weight[0];
		}
	}
	double scale = square > 0 ? 1 / sqrt(square) : 0;
	if (category)
		weigh_kinds(w, from, to, scale, category);
	return (w->head->bias[0] + any * scale) / SCALE;
}

double weights_of_rule(const struct weights *w, const char *id)
{
	char gram[GRAM_MAX] = "@";
	size_t len = strlen(id);

	if (len >= sizeof(gram) - 1)
		return 0;
	memcpy(gram + 1, id, len);
	return (double)w->slot[place(w->slot, w->head->slots,
		gram_key(gram, len + 1))].weight[0] / SCALE;
}
