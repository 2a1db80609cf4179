/* SPDX-License-Identifier: MIT
 * Days that people rated alike. */
#include "sheet/together.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "log/stamp.h"
#include "series/rank.h"

/* Values of one person within a day or a week. */
enum { MANY = 7 };

/* The next stretch of one day, or one week, of a person from *at on, that is
 * not before the day `from`: its first day, INT32_MAX when there is none. */
static int32_t next_unit(const struct figure *f, size_t *at, int32_t from,
			 bool weekly, double *value)
{
	double week[MANY];
	size_t n = 0;

	while (*at < f->n && f->days->day[*at] < from)
		++*at;
	if (*at == f->n)
		return INT32_MAX;
	int32_t day = f->days->day[*at];
	*value = f->days->value[*at];
	if (!weekly)
		return day;
	int32_t monday = day - stamp_weekday(day);
	for (size_t i = *at; i < f->n && n < MANY &&
			     f->days->day[i] < monday + 7; i++)
		week[n++] = f->days->value[i];
	*value = rank_median(week, n);
	return monday;
}

/* Counts one common day, or week. */
static void count(struct together *out, const double *value, size_t n)
{
	double least = value[0], most = value[0];
	bool above = n > 1, below = n > 1;

	for (size_t i = 1; i < n; i++) {
		least = fmin(least, value[i]);
		most = fmax(most, value[i]);
		above &= value[0] > value[i] + 1;
		below &= value[0] < value[i] - 1;
	}
	out->both++;
	out->within += most - least <= 1;
	out->above += above;
	out->below += below;
}

/* The first unit from `from` on that everyone has rated; INT32_MAX: none. */
static int32_t common(const struct figure *const *figure, size_t n,
		      int32_t from, bool weekly, size_t *at, double *value)
{
	for (size_t i = 0, agreed = 0; agreed < n; i = (i + 1) % n) {
		int32_t unit = next_unit(figure[i], &at[i], from, weekly,
					 &value[i]);

		if (unit == INT32_MAX)
			return unit;
		agreed = unit == from ? agreed + 1 : 1;
		from = unit;
	}
	return from;
}

/* Counts what lies between since and until, both included. */
static void walk(const struct figure *const *figure, size_t n,
		 struct together *out)
{
	size_t *at = mem_get(n, sizeof(*at));
	double *value = mem_get(n, sizeof(*value));
	int32_t from = out->since;

	for (;;) {
		from = common(figure, n, from, out->weekly, at, value);
		if (from > out->until)
			break;
		count(out, value, n);
		from += out->weekly ? 7 : 1;
	}
	free(at);
	free(value);
}

static bool any_weekly(const struct figure *const *figure, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (figure[i]->weekly)
			return true;
	return false;
}

void together_count(const struct figure *const *figure, size_t n,
		    int32_t until, struct together *out)
{
	*out = (struct together){ .weekly = any_weekly(figure, n),
				  .until = until };
	out->since = until - TOGETHER_DAYS + 1;
	if (out->weekly)
		out->since = until - stamp_weekday(until) - TOGETHER_WEEKS + 7;
	walk(figure, n, out);
}

size_t together_least(const struct together *t)
{
	return t->weekly ? TOGETHER_LEAST_WEEKS : TOGETHER_LEAST;
}

bool together_enough(const struct together *t)
{
	return t->both >= together_least(t);
}

size_t together_so_far(const struct figure *const *figure, size_t n)
{
	struct together all = { .weekly = any_weekly(figure, n),
				.since = INT32_MAX, .until = INT32_MAX - 7 };

	for (size_t i = 0; i < n; i++)
		if (figure[i]->n && figure[i]->days->day[0] < all.since)
			all.since = figure[i]->days->day[0];
	if (all.since == INT32_MAX)
		return 0;
	if (all.weekly)
		all.since -= stamp_weekday(all.since);
	walk(figure, n, &all);
	return all.both;
}
