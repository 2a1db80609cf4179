/* SPDX-License-Identifier: MIT
 * A number a day: values are counted as they come, the median of a day is
 * taken at the end. */
#include "sheet/days.h"

#include <stdlib.h>

#include "base/mem.h"

enum { MOVES = 8 };	/* of a cell, on average, before all are sorted anew */

static int by_day(const void *a, const void *b)
{
	const struct days_cell *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* Sorts cells that are nearly in order, as a log's mostly are; false when it
 * would take more than a few moves a cell. */
static bool sort_near(struct days_cell *cell, size_t n)
{
	size_t moves = 0;

	for (size_t i = 1; i < n; i++) {
		struct days_cell one = cell[i];
		size_t at = i;
		for (; at && by_day(&cell[at - 1], &one) > 0; at--, moves++)
			cell[at] = cell[at - 1];
		cell[at] = one;
		if (moves > MOVES * n)
			return false;
	}
	return true;
}

/* Sorts the cells and joins equal ones. */
static void join(struct days *d)
{
	size_t to = 0;

	if (!sort_near(d->cell, d->cells))
		qsort(d->cell, d->cells, sizeof(*d->cell), by_day);
	for (size_t i = 1; i < d->cells; i++) {
		if (!by_day(&d->cell[to], &d->cell[i]))
			d->cell[to].times += d->cell[i].times;
		else
			d->cell[++to] = d->cell[i];
	}
	d->cells = to + 1;
}

/* The slot of a value: ratings are whole or half points. */
static size_t slot_of(double value)
{
	double half = value * 2;
	bool fits = half >= 0 && half < DAYS_SLOTS;

	return fits && half == (double)(size_t)half ? (size_t)half :
						      DAYS_SLOTS;
}

static void make_room(struct days *d)
{
	/* Joining first keeps many rows of few days small. */
	if (d->cells)
		join(d);
	if (d->cells * 2 >= d->room)
		d->cell = mem_grow(d->cell, &d->room, d->room * 2 + 16,
				   sizeof(*d->cell));
}

void days_add(struct days *d, int32_t day, double value)
{
	size_t slot = slot_of(value);

	/* Rows mostly come day by day, and a day has few unlike values. */
	if (slot < DAYS_SLOTS && d->slot[slot] < d->cells) {
		struct days_cell *c = &d->cell[d->slot[slot]];
		if (c->day == day && !(c->value < value) &&
		    !(c->value > value)) {
			c->times++;
			return;
		}
	}
	if (d->cells == d->room)
		make_room(d);
	if (slot < DAYS_SLOTS)
		d->slot[slot] = d->cells;
	d->cell[d->cells++] = (struct days_cell){ day, 1, value };
}

/* The k-th smallest value of the cells from..to-1, from 0. */
static double ranked(const struct days *d, size_t from, size_t to, size_t k)
{
	for (; from + 1 < to && k >= d->cell[from].times; from++)
		k -= d->cell[from].times;
	return d->cell[from].value;
}

void days_close(struct days *d)
{
	if (!d->cells)
		return;
	join(d);
	size_t n = 1;
	for (size_t i = 1; i < d->cells; i++)
		n += d->cell[i].day != d->cell[i - 1].day;
	d->day = mem_get(n, sizeof(*d->day));
	d->value = mem_get(n, sizeof(*d->value));
	d->entries = mem_get(n, sizeof(*d->entries));
	for (size_t from = 0, to; from < d->cells; from = to) {
		size_t times = 0;
		for (to = from; to < d->cells &&
				d->cell[to].day == d->cell[from].day; to++)
			times += d->cell[to].times;
		d->day[d->n] = d->cell[from].day;
		d->entries[d->n] = (uint32_t)times;
		d->value[d->n] = (ranked(d, from, to, (times - 1) / 2) +
				  ranked(d, from, to, times / 2)) / 2;
		d->n++;
	}
	free(d->cell);
	d->cell = NULL;
	d->cells = d->room = 0;
}

size_t days_until(const struct days *d, int32_t last)
{
	size_t low = 0, high = d->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (d->day[middle] <= last)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t days_entries(const struct days *d, size_t from, size_t to)
{
	size_t sum = 0;

	for (size_t i = from; i < to; i++)
		sum += d->entries[i];
	return sum;
}

void days_free(struct days *d)
{
	free(d->day);
	free(d->value);
	free(d->entries);
	free(d->cell);
	*d = (struct days){ 0 };
}
