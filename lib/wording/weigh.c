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

/* What is known of a gram. */
struct row {
	uint64_t key;
	float rarity;			/* log of how rare */
	int16_t weight[SUMS];		/* any, then the categories */
};

/* As the image keeps it, with the rows and the slots behind.  A slot has the
 * number of a row, from 1, or 0; they are a power of two. */
struct head {
	uint32_t slots, rows;
	int32_t bias[SUMS];
	uint32_t lessons;
	uint32_t unused;		/* rows begin at a multiple of 8 */
};
static_assert(sizeof(struct head) % 8 == 0, "rows are aligned");

/* The grams of a sentence, by the numbers of their rows, 0 for one that is
 * not known, as often as they come. */
struct line {
	uint32_t *row;
	size_t n, room;
	size_t number;			/* of the sentence, + 1 */
};

struct weights {
	const struct head *head;
	const struct row *row;		/* from 1; 0 is empty */
	const uint32_t *slot;
	struct head *own;		/* what was read; NULL: an image's */
	struct row *own_row;
	uint32_t *own_slot;
	size_t rows_room;
	double unknown;			/* rarity of a gram not known */
	uint32_t *seen, now;		/* the text a row was counted in */

	const char *text;
	const struct span *at;
	size_t n;
	struct line line[LINES];	/* those last weighed, by number */
};

/* The slot of a gram, or the empty one where it would be. */
static size_t place(const struct weights *w, uint64_t key)
{
	size_t last = w->head->slots - 1, i = (key ^ key >> 32) & last;

	while (w->slot[i] && w->row[w->slot[i]].key != key)
		i = (i + 1) & last;
	return i;
}

static void widen(struct weights *w)
{
	w->own->slots = w->own->slots ? w->own->slots * 2 : FIRST_SLOTS;
	free(w->own_slot);
	w->slot = w->own_slot = mem_get(w->own->slots, sizeof(*w->slot));
	for (uint32_t i = 1; i <= w->own->rows; i++)
		w->own_slot[place(w, w->row[i].key)] = i;
}

static void keep(struct weights *w, const struct row *row)
{
	if (w->own->rows * 2 >= w->own->slots)
		widen(w);
	size_t at = place(w, row->key);
	if (!w->slot[at])
		w->own_slot[at] = ++w->own->rows;
	w->row = w->own_row = mem_grow(w->own_row, &w->rows_room,
				       w->own->rows + 1, sizeof(*w->row));
	w->own_row[w->slot[at]] = *row;
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
	struct row own = { .key = gram_key(gram, strlen(gram)) };
	int n;

	if (number(row->cell[1], INT32_MAX, &n, f))
		return -1;
	if (*gram && *gram != '@')
		own.rarity = (float)(log((1. + w->own->lessons) / (1. + n)) +
				      1);
	for (int i = 0; i < SUMS; i++) {
		int value;
		if (number(row->cell[2 + i], INT16_MAX, &value, f))
			return -1;
		if (*gram)
			own.weight[i] = (int16_t)value;
		else
			w->own->bias[i] = value;
	}
	if (*gram)
		keep(w, &own);
	else
		w->own->lessons = (uint32_t)n;
	return 0;
}

static int read_file(struct weights *w, struct stock *s, const char *path,
		     struct fault *f)
{
	const char *columns[2 + SUMS] = { "gram", "lessons", "any" };

	for (int i = 0; i < CAT_COUNT; i++)
		columns[3 + i] = category_name((enum category)i);
	w->head = w->own = mem_get(1, sizeof(*w->own));
	w->row = w->own_row = mem_get(1, sizeof(*w->row));
	w->rows_room = 1;
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
		w->row = (const void *)(bytes + sizeof(*w->head));
		w->slot = (const void *)(w->row + w->head->rows + 1);
	} else if (read_file(w, s, path, f)) {
		weights_free(w);
		return -1;
	}
	w->unknown = log((1. + w->head->lessons) / 2) + 1;
	w->seen = mem_get(w->head->rows + 1, sizeof(*w->seen));
	*out = w;
	return 0;
}

void weights_free(struct weights *w)
{
	if (!w)
		return;
	free(w->own);
	free(w->own_row);
	free(w->own_slot);
	free(w->seen);
	for (size_t i = 0; i < LINES; i++)
		free(w->line[i].row);
	free(w);
}

void weights_put(const struct weights *w, struct buf *out)
{
	buf_add(out, (const char *)w->head, sizeof(*w->head));
	buf_add(out, (const char *)w->row,
		(w->head->rows + 1) * sizeof(*w->row));
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
	struct line *l = u->line;

	if (l->n == l->room)
		l->row = mem_grow(l->row, &l->room, l->n + 1,
				  sizeof(*l->row));
	l->row[l->n++] = u->w->slot[place(u->w, key)];
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

/* Whether a row is met for the first time. */
static bool first(struct weights *w, uint32_t at)
{
	bool is = w->seen[at] != w->now;

	w->seen[at] = w->now;
	return is;
}

static void begin(struct weights *w)
{
	if (!++w->now) {
		memset(w->seen, 0, (w->head->rows + 1) * sizeof(*w->seen));
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
			if (!l->row[i] || !first(w, l->row[i]))
				continue;
			const struct row *s = &w->row[l->row[i]];
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
			if (!l->row[i]) {
				square += unknown;
				continue;
			}
			if (!first(w, l->row[i]))
				continue;
			const struct row *s = &w->row[l->row[i]];
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
	uint32_t row = w->slot[place(w, gram_key(gram, len + 1))];
	return row ? (double)w->row[row].weight[0] / SCALE : 0;
}
