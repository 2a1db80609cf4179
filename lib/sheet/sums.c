/* SPDX-License-Identifier: MIT
 * Amounts by day. */
#include "sheet/sums.h"

#include <stdlib.h>

#include "base/mem.h"

static int by_day(const void *a, const void *b)
{
	const struct sums_cell *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

void sums_close(struct sums *s)
{
	size_t to = 0;

	if (!s->n)
		return;
	for (to = 1; to < s->n && s->cell[to - 1].day <= s->cell[to].day;)
		to++;
	if (to < s->n)
		qsort(s->cell, s->n, sizeof(*s->cell), by_day);
	to = 0;
	for (size_t i = 1; i < s->n; i++) {
		if (s->cell[i].day == s->cell[to].day)
			s->cell[to].sum += s->cell[i].sum;
		else
			s->cell[++to] = s->cell[i];
	}
	s->n = to + 1;
}

void sums_add(struct sums *s, int32_t day, double amount)
{
	/* Rows mostly come day by day. */
	if (s->n && s->cell[s->n - 1].day == day) {
		s->cell[s->n - 1].sum += amount;
		return;
	}
	if (s->n == s->room) {
		sums_close(s);
		if (s->n * 2 >= s->room)
			s->cell = mem_grow(s->cell, &s->room, s->room * 2 + 16,
					   sizeof(*s->cell));
	}
	s->cell[s->n++] = (struct sums_cell){ day, amount };
}

size_t sums_from(const struct sums *s, int32_t day)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->cell[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

double sums_between(const struct sums *s, int32_t first, int32_t last)
{
	double sum = 0;

	for (size_t i = sums_from(s, first); i < s->n &&
					     s->cell[i].day <= last; i++)
		sum += s->cell[i].sum;
	return sum;
}

bool sums_has(const struct sums *s, int32_t day)
{
	size_t i = sums_from(s, day);

	return i < s->n && s->cell[i].day == day;
}

void sums_free(struct sums *s)
{
	free(s->cell);
	*s = (struct sums){ 0 };
}
