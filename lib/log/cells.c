/* SPDX-License-Identifier: MIT
 * A row while it is put together. */
#include "log/cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "log/seen.h"

enum { SLOTS_MIN = 64 };

static const char LINE_BREAK[] = " \u00b6 ";

const char *cells_get(const struct cells *c, const char *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (!strcmp(c->cell[i].column->name, name))
			return c->cell[i].value;
	return NULL;
}

void cells_put(struct cells *c, const struct entry_column *column,
	       char *value)
{
	size_t i = 0;

	while (i < c->n && strcmp(c->cell[i].column->name, column->name))
		i++;
	if (i < c->n) {
		free(c->cell[i].value);
		c->cell[i].value = value;
	} else {
		c->cell = mem_grow(c->cell, &c->room, c->n + 1,
				   sizeof(*c->cell));
		c->cell[c->n++] = (struct cells_cell){ column, value };
	}
	if (*value)
		return;
	free(value);
	c->cell[i] = c->cell[--c->n];
}

bool cells_says(const struct entry_column *column)
{
	switch (column->type) {
	case ENTRY_ID: case ENTRY_TIME: case ENTRY_TAG: case ENTRY_KIND:
	case ENTRY_VISIBILITY:
		return false;
	case ENTRY_TEXT: case ENTRY_DATE: case ENTRY_RATING:
	case ENTRY_NUMBER: case ENTRY_TAGS: case ENTRY_CHOICE:
		break;
	}
	return strcmp(column->name, "item_set") != 0;
}

bool cells_any(const struct cells *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (cells_says(c->cell[i].column))
			return true;
	return false;
}

void cells_free(struct cells *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->cell[i].value);
	free(c->cell);
	free(c->key);
	*c = (struct cells)CELLS_EMPTY;
}

/* All cells but the note; the columns of one file come in one order. */
static char *key_of(const struct cells *c)
{
	struct buf key = BUF_EMPTY;

	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->cell[i].column->name, "note"))
			buf_addf(&key, "%s=%s\n", c->cell[i].column->name,
				 c->cell[i].value);
	return buf_take(&key);
}

static size_t *slot_of(const struct cells_pile *p, const char *key)
{
	size_t at = (size_t)seen_mix(seen_hash(SEEN_START, key));

	for (;; at++) {
		size_t *slot = &p->slot[at & (p->slots - 1)];
		if (!*slot || !strcmp(p->rows[*slot - 1].key, key))
			return slot;
	}
}

/* At most half of the slots are used. */
static void make_room(struct cells_pile *p)
{
	size_t old = p->slots;
	size_t *from = p->slot;

	if (p->n * 2 < old)
		return;
	p->slots = old ? old * 2 : SLOTS_MIN;
	p->slot = mem_get(p->slots, sizeof(*p->slot));
	for (size_t i = 0; i < old; i++)
		if (from[i])
			*slot_of(p, p->rows[from[i] - 1].key) = from[i];
	free(from);
}

/* Whether a text is one of those that a note was joined from. */
static bool has_part(const char *note, const char *part)
{
	size_t len = strlen(part);

	for (const char *at = note; (at = strstr(at, part)); at++) {
		bool begins = at == note ||
			(at - note >= (ptrdiff_t)strlen(LINE_BREAK) &&
			 !strncmp(at - strlen(LINE_BREAK), LINE_BREAK,
				  strlen(LINE_BREAK)));
		if (begins && (!at[len] || !strncmp(at + len, LINE_BREAK,
						    strlen(LINE_BREAK))))
			return true;
	}
	return false;
}

static void join_notes(struct cells *row, const struct cells *base)
{
	const char *note = cells_get(base, "note");
	const char *own = cells_get(row, "note");
	struct buf both = BUF_EMPTY;

	if (!note || (own && has_part(own, note)))
		return;
	if (own)
		buf_addf(&both, "%s%s", own, LINE_BREAK);
	buf_puts(&both, note);
	cells_put(row, entry_column("note"), buf_take(&both));
}

void cells_fold(struct cells_pile *p, struct cells *base,
		const struct entry_column *item, char *value)
{
	char *key = key_of(base);

	make_room(p);
	size_t *slot = slot_of(p, key), *link = slot;
	while (*link && item && *value &&
	       cells_get(&p->rows[*link - 1], item->name))
		link = &p->rows[*link - 1].next;
	if (*link) {
		struct cells *row = &p->rows[*link - 1];
		join_notes(row, base);
		if (item)
			cells_put(row, item, value);
		else
			free(value);
		free(key);
		cells_free(base);
		return;
	}
	/* The list may move, and a link in it. */
	*link = p->n + 1;
	p->rows = mem_grow(p->rows, &p->room, p->n + 1, sizeof(*p->rows));
	struct cells *row = &p->rows[p->n++];
	*row = *base;
	*base = (struct cells)CELLS_EMPTY;
	row->key = key;
	row->next = 0;
	if (item)
		cells_put(row, item, value);
	else
		free(value);
}

void cells_pile_free(struct cells_pile *p)
{
	for (size_t i = 0; i < p->n; i++)
		cells_free(&p->rows[i]);
	free(p->rows);
	free(p->slot);
	*p = (struct cells_pile)CELLS_PILE_EMPTY;
}
