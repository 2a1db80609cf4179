/* SPDX-License-Identifier: MIT
 * Kendall's tau-b in n log n by Knight's exchanges. */
#include "series/pair.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "series/rank.h"

struct point {
	double x, y;
};

/* Sums over the groups of t equal numbers. */
struct ties {
	double pairs;		/* t(t-1)/2 */
	double triples;		/* t(t-1)(t-2) */
	double weight;		/* t(t-1)(2t+5) */
};

static int by_x_then_y(const void *a, const void *b)
{
	const struct point *p = a, *q = b;

	if (p->x != q->x)
		return p->x < q->x ? -1 : 1;
	return (p->y > q->y) - (p->y < q->y);
}

static void add_group(struct ties *t, size_t n)
{
	double k = (double)n;

	t->pairs += k * (k - 1) / 2;
	t->triples += k * (k - 1) * (k - 2);
	t->weight += k * (k - 1) * (2 * k + 5);
}

/* Merges the sorted halves of y; returns how many pairs change places. */
static double merge(double *y, double *room, size_t half, size_t n)
{
	size_t i = 0, j = half, k = 0;
	double changed = 0;

	while (i < half && j < n) {
		if (y[j] < y[i]) {
			changed += (double)(half - i);
			room[k++] = y[j++];
		} else {
			room[k++] = y[i++];
		}
	}
	memcpy(room + k, y + i, (half - i) * sizeof *y);
	k += half - i;
	memcpy(y, room, k * sizeof *y);
	return changed;
}

/* Sorts y from the bottom up; returns the pairs that were out of order. */
static double sort_counting(double *y, double *room, size_t n)
{
	double changed = 0;

	for (size_t run = 1; run < n; run *= 2)
		for (size_t i = 0; i + run < n; i += 2 * run)
			changed += merge(y + i, room, run,
					 n - i < 2 * run ? n - i : 2 * run);
	return changed;
}

static void finish(double n, const struct ties *x, const struct ties *y,
		   struct pair_order *out)
{
	double all = n * (n - 1) / 2;

	if (!(x->pairs < all && y->pairs < all)) {
		out->s = 0;
		out->constant = 1;
		return;
	}
	double m = n * (n - 1);
	out->tau_b = out->s / sqrt((all - x->pairs) * (all - y->pairs));
	out->tau_b = fmin(fmax(out->tau_b, -1), 1);
	out->var = (m * (2 * n + 5) - x->weight - y->weight) / 18 +
		   2 * x->pairs * y->pairs / m;
	if (n > 2)
		out->var += x->triples * y->triples / (9 * m * (n - 2));
	if (out->var > 0)
		out->z = out->s / sqrt(out->var);
}

int pair_order(const double *x, const double *y, size_t n,
	       struct pair_order *out)
{
	struct ties tx = { 0 }, ty = { 0 }, both = { 0 };

	if (n < 2) {
		*out = (struct pair_order){ .n = n, .constant = 1 };
		return 0;
	}
	struct point *p = malloc(n * sizeof *p + 2 * n * sizeof(double));
	if (!p)
		return -1;
	double *sorted = (double *)(p + n);
	for (size_t i = 0; i < n; i++)
		p[i] = (struct point){ x[i], y[i] };
	/* Days are in order already. */
	size_t sorted_to = 1;
	while (sorted_to < n && p[sorted_to - 1].x < p[sorted_to].x)
		sorted_to++;
	if (sorted_to < n)
		qsort(p, n, sizeof *p, by_x_then_y);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && p[j].x == p[i].x; j++)
			;
		add_group(&tx, j - i);
	}
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && p[j].x == p[i].x &&
				p[j].y == p[i].y; j++)
			;
		add_group(&both, j - i);
	}
	for (size_t i = 0; i < n; i++)
		sorted[i] = p[i].y;
	double changed = sort_counting(sorted, sorted + n, n);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && sorted[j] == sorted[i]; j++)
			;
		add_group(&ty, j - i);
	}
	*out = (struct pair_order){ .n = n };
	out->s = (double)n * ((double)n - 1) / 2 - tx.pairs - ty.pairs +
		 both.pairs - 2 * changed;
	finish((double)n, &tx, &ty, out);
	free(p);
	return 0;
}

void pair_table(const uint32_t *count, size_t rows, size_t columns,
		struct pair_order *out)
{
	struct ties tx = { 0 }, ty = { 0 };
	double above[RANK_KINDS] = { 0 };	/* of the rows that follow */
	double s = 0, n = 0, all_above = 0;

	for (size_t i = rows; i-- > 0;) {
		const uint32_t *row = count + i * columns;
		double left = 0, sum = 0;

		for (size_t j = 0; j < columns; j++) {
			double right = all_above - left - above[j];

			s += row[j] * (right - left);
			left += above[j];
			sum += row[j];
		}
		for (size_t j = 0; j < columns; j++)
			above[j] += row[j];
		all_above += sum;
		add_group(&tx, (size_t)sum);
		n += sum;
	}
	for (size_t j = 0; j < columns; j++)
		add_group(&ty, (size_t)above[j]);
	*out = (struct pair_order){ .n = (size_t)n, .s = s };
	if (n < 2)
		*out = (struct pair_order){ .n = (size_t)n, .constant = 1 };
	else
		finish(n, &tx, &ty, out);
}

size_t pair_codes(const double *x, size_t n, unsigned char *code)
{
	double kind[RANK_KINDS];
	size_t count[RANK_KINDS], kinds = rank_kinds(x, n, kind, count);

	for (size_t i = 0; i < n && kinds; i++)
		code[i] = (unsigned char)rank_kind(kind, kinds, x[i]);
	return kinds;
}
