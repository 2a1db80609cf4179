/* SPDX-License-Identifier: MIT
 * Rows held back. */
#include "log/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* While rows come in, a full shelf is a heap with the earliest row on top.
 * The serial number of a row stands in line, which nobody reads any more. */
struct shelf {
	struct entry *rows;
	size_t n, room, most, serial;
};

struct shelf *shelf_new(size_t most)
{
	struct shelf *s = mem_get(1, sizeof(*s));

	s->most = most;
	return s;
}

/* The cells of a row, and the texts behind them, are one block. */
static void copy(struct entry *to, const struct entry *e)
{
	size_t bytes = e->n * sizeof(char *);

	for (size_t i = 0; i < e->n; i++)
		bytes += strlen(e->cells[i]) + 1;
	const char **cells = mem_get(bytes, 1);
	char *at = (char *)(cells + e->n);
	*to = *e;
	to->cells = cells;
	for (size_t i = 0; i < e->n; i++) {
		size_t len = strlen(e->cells[i]) + 1;
		cells[i] = memcpy(at, e->cells[i], len);
		at += len;
	}
	to->who = entry_cell(to, "who");
	to->kind = entry_cell(to, "kind");
	to->ref = entry_cell(to, "ref");
	to->about = entry_cell(to, "about");
	to->file = NULL;
	to->raw = NULL;
}

static int by_serial(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

static int by_instant(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int id = strcmp(x->id, y->id);

	if (x->time.utc != y->time.utc)
		return x->time.utc < y->time.utc ? -1 : 1;
	if (x->time.nano != y->time.nano)
		return x->time.nano < y->time.nano ? -1 : 1;
	return id ? id : by_serial(a, b);
}

static void swap(struct entry *a, struct entry *b)
{
	struct entry c = *a;

	*a = *b;
	*b = c;
}

static void sink(struct entry *rows, size_t n, size_t i)
{
	for (;;) {
		size_t least = i, child = 2 * i + 1;
		for (size_t c = child; c < child + 2 && c < n; c++)
			if (by_instant(&rows[c], &rows[least]) < 0)
				least = c;
		if (least == i)
			return;
		swap(&rows[i], &rows[least]);
		i = least;
	}
}

void shelf_add(struct shelf *s, const struct entry *e)
{
	struct entry now = *e;

	now.line = s->serial++;
	if (!s->most || s->n < s->most) {
		s->rows = mem_grow(s->rows, &s->room, s->n + 1,
				   sizeof(*s->rows));
		copy(&s->rows[s->n++], &now);
		for (size_t i = s->n / 2; s->n == s->most && i--;)
			sink(s->rows, s->n, i);
		return;
	}
	if (by_instant(&now, &s->rows[0]) < 0)
		return;
	free((void *)s->rows[0].cells);
	copy(&s->rows[0], &now);
	sink(s->rows, s->n, 0);
}

void shelf_arrange(struct shelf *s, bool instant)
{
	if (s->n)
		qsort(s->rows, s->n, sizeof(*s->rows),
		      instant ? by_instant : by_serial);
}

const struct entry *shelf_rows(const struct shelf *s, size_t *n)
{
	*n = s->n;
	return s->rows;
}

void shelf_free(struct shelf *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n; i++)
		free((void *)s->rows[i].cells);
	free(s->rows);
	free(s);
}
