/* SPDX-License-Identifier: MIT
 * Lagged Kendall correlation with effective sample size. */
#include "series/link.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "series/ar.h"
#include "series/pair.h"
#include "series/rank.h"

static const double noticed_below = .10, noticed_tau = .15, most_alike = .9;

/* Ratings have few unlike values: then pairs are counted in a table, which
 * a lag fills in one pass; else they are sorted. */
struct search {
	const int32_t *day_f, *day_y;
	const double *f, *y;
	size_t n_f, n_y;
	double *x1, *x2, *scratch;	/* as many cells as more days */
	unsigned char *code_f, *code_y;
	size_t kinds_f, kinds_y;	/* 0: too many for a table */
	uint32_t *count;		/* kinds_f * kinds_y */
};

/* Fills x1 and x2 with the factor and the rating lag days later. */
static size_t pairs_at(const struct search *s, int32_t lag)
{
	size_t n = 0;

	for (size_t i = 0, j = 0; i < s->n_f && j < s->n_y;) {
		int32_t apart = s->day_y[j] - lag - s->day_f[i];

		if (apart > 0) {
			i++;
		} else if (apart < 0) {
			j++;
		} else {
			s->x1[n] = s->f[i++];
			s->x2[n++] = s->y[j++];
		}
	}
	return n;
}

/* Counts the same pairs in the table. */
static size_t count_at(const struct search *s, int32_t lag)
{
	size_t n = 0;

	memset(s->count, 0, s->kinds_f * s->kinds_y * sizeof *s->count);
	for (size_t i = 0, j = 0; i < s->n_f && j < s->n_y;) {
		int32_t apart = s->day_y[j] - lag - s->day_f[i];

		if (!apart) {
			s->count[s->code_f[i] * s->kinds_y + s->code_y[j]]++;
			n++;
		}
		i += apart >= 0;
		j += apart <= 0;
	}
	return n;
}

static int enough_kinds(size_t kinds, size_t most, size_t n)
{
	return kinds >= 3 && (double)most <= most_alike * (double)n;
}

/* At least three different values, none of them over nine tenths. */
static int varied(const double *x, size_t n, double *scratch)
{
	size_t kinds = 0, most = 0;

	memcpy(scratch, x, n * sizeof *x);
	rank_sort(scratch, n);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && scratch[j] == scratch[i]; j++)
			;
		kinds++;
		most = j - i > most ? j - i : most;
	}
	return enough_kinds(kinds, most, n);
}

/* The same of the lines of the table: cells `step` apart, lines `next`. */
static int varied_lines(const uint32_t *count, size_t lines, size_t next,
			size_t cells, size_t step, size_t n)
{
	size_t kinds = 0, most = 0;

	for (size_t i = 0; i < lines; i++) {
		size_t sum = 0;

		for (size_t j = 0; j < cells; j++)
			sum += count[i * next + j * step];
		kinds += sum > 0;
		most = sum > most ? sum : most;
	}
	return enough_kinds(kinds, most, n);
}

/* How n pairs go together: 1, 0 if there are too few or too alike, -1. */
static int order_at(const struct search *s, int lag, size_t *n,
		    struct pair_order *order)
{
	size_t a = s->kinds_f, b = s->kinds_y;

	if (s->count) {
		*n = count_at(s, lag);
		if (*n < LINK_LEAST ||
		    !varied_lines(s->count, a, b, b, 1, *n) ||
		    !varied_lines(s->count, b, 1, a, b, *n))
			return 0;
		pair_table(s->count, a, b, order);
		return 1;
	}
	*n = pairs_at(s, lag);
	if (*n < LINK_LEAST || !varied(s->x1, *n, s->scratch) ||
	    !varied(s->x2, *n, s->scratch))
		return 0;
	return pair_order(s->x1, s->x2, *n, order) ? -1 : 1;
}

static int try_lag(const struct search *s, int lag, double thin,
		   struct link *out)
{
	struct pair_order order;
	size_t n;
	int got = order_at(s, lag, &n, &order);

	out->n_at[lag] = n;
	out->tau_at[lag] = NAN;
	if (!out->tested && n > out->n)
		out->n = n;
	if (got <= 0)
		return got;
	out->tau_at[lag] = order.tau_b;
	if (!out->tested || fabs(order.z * thin) > fabs(out->z)) {
		out->tested = 1;
		out->lag = lag;
		out->n = n;
		out->tau_b = order.tau_b;
		out->z = order.z * thin;
	}
	return 0;
}

static int find(const struct search *s, double thin, struct link *out)
{
	*out = (struct link){ .p = 1 };
	for (int lag = 0; lag < LINK_LAGS; lag++)
		if (try_lag(s, lag, thin, out))
			return -1;
	if (out->tested)
		out->p = fmin(1, LINK_LAGS * 2 * rank_normal_tail(
							fabs(out->z)));
	return 0;
}

/* The table, when both have few unlike values. errors: -1. */
static int make_table(struct search *s)
{
	s->kinds_f = pair_codes(s->f, s->n_f, s->code_f);
	s->kinds_y = pair_codes(s->y, s->n_y, s->code_y);
	if (!s->kinds_f || !s->kinds_y)
		return 0;
	s->count = malloc(s->kinds_f * s->kinds_y * sizeof *s->count);
	return s->count ? 0 : -1;
}

int link_find(const int32_t *day_f, const double *f, size_t n_f,
	      const int32_t *day_y, const double *y, size_t n_y,
	      struct link *out)
{
	struct search s = { .day_f = day_f, .day_y = day_y, .f = f, .y = y,
			    .n_f = n_f, .n_y = n_y };
	size_t most = (n_f > n_y ? n_f : n_y) + 1;
	struct link found;

	s.x1 = malloc(most * (3 * sizeof *s.x1 + 2));
	if (!s.x1)
		return -1;
	s.x2 = s.x1 + most;
	s.scratch = s.x2 + most;
	s.code_f = (unsigned char *)(s.scratch + most);
	s.code_y = s.code_f + most;
	double rho_f = ar_series(day_f, f, n_f, 0, AR_BIAS_LINK, 1, s.scratch);
	double rho_y = ar_series(day_y, y, n_y, 0, AR_BIAS_LINK, 1, s.scratch);
	double thin = sqrt((1 - rho_f * rho_y) / (1 + rho_f * rho_y));
	int status = make_table(&s);
	if (!status)
		status = find(&s, thin, &found);
	if (!status)
		*out = found;
	free(s.count);
	free(s.x1);
	return status;
}

struct test {
	double p;
	size_t place;
};

static int by_p(const void *a, const void *b)
{
	const struct test *x = a, *y = b;

	if (x->p != y->p)
		return x->p < y->p ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

int link_adjust(const double *p, size_t n, double *adjusted)
{
	double least = 1;

	if (!n)
		return 0;
	struct test *t = malloc(n * sizeof *t);
	if (!t)
		return -1;
	for (size_t i = 0; i < n; i++)
		t[i] = (struct test){ p[i], i };
	qsort(t, n, sizeof *t, by_p);
	for (size_t i = n; i-- > 0;) {
		least = fmin(least, t[i].p * (double)n / (double)(i + 1));
		adjusted[t[i].place] = least;
	}
	free(t);
	return 0;
}

int link_noticed(const struct link *link, double adjusted)
{
	return link->tested && adjusted < noticed_below &&
	       fabs(link->tau_b) >= noticed_tau;
}

int link_level(const double *x, size_t n, const size_t *start, size_t m,
	       double *out)
{
	if (!n)
		return 0;
	double *scratch = malloc(n * sizeof *scratch);
	if (!scratch)
		return -1;
	for (size_t k = 0; k <= m; k++) {
		size_t from = k ? start[k - 1] : 0, to = k < m ? start[k] : n;

		if (from >= to)
			continue;
		memcpy(scratch, x + from, (to - from) * sizeof *x);
		double middle = rank_median(scratch, to - from);
		for (size_t i = from; i < to; i++)
			out[i] = x[i] - middle;
	}
	free(scratch);
	return 0;
}
