/* SPDX-License-Identifier: MIT
 * Medians by day of the week, and weekends against the rest. */
#include "series/weekdays.h"

#include <math.h>
#include <stdlib.h>

#include "series/ar.h"
#include "series/rank.h"

enum { SATURDAY = 5 };

static const double likeness = .3, noticed_below = .01;

/* Monday is 0; 1970-01-01 was a Thursday. */
static int weekday(int32_t day)
{
	int past = (int)(((int64_t)day + 3) % 7);

	return past < 0 ? past + 7 : past;
}

/* Fills part with the values of the days of the week from..to-1. */
static size_t pick(const int32_t *day, const double *x, size_t n, int from,
		   int to, double *part)
{
	size_t m = 0;

	for (size_t i = 0; i < n; i++)
		if (weekday(day[i]) >= from && weekday(day[i]) < to)
			part[m++] = x[i];
	return m;
}

static int compare(const int32_t *day, const double *x, size_t n,
		   double *scratch, struct weekdays *out)
{
	size_t others = pick(day, x, n, 0, SATURDAY, scratch);
	size_t ends = pick(day, x, n, SATURDAY, 7, scratch + others);

	if (ends < PHASE_LEAST_TAGGED || others < PHASE_LEAST_OTHER)
		return 0;
	double alike = likeness * ar_series(day, x, n, 0, AR_BIAS_LINK, 1,
					    scratch + n);
	if (phase_compare(scratch + others, ends, scratch, others,
			  sqrt((1 + alike) / (1 - alike)), &out->weekend))
		return -1;
	out->tested = 1;
	out->noticed = out->weekend.p < noticed_below;
	return 0;
}

int weekdays_find(const int32_t *day, const double *x, size_t n, int32_t step,
		  struct weekdays *out)
{
	struct weekdays found = { .tested = 0 };

	if (!n)
		return -1;
	double *scratch = malloc(2 * n * sizeof *scratch);
	if (!scratch)
		return -1;
	for (int i = 0; i < 7; i++) {
		found.n[i] = pick(day, x, n, i, i + 1, scratch);
		found.median[i] = found.n[i] ?
				  rank_median(scratch, found.n[i]) : NAN;
	}
	int status = 0;
	if (step == 1 && day[n - 1] - day[0] + 1 >= WEEKDAYS_LEAST)
		status = compare(day, x, n, scratch, &found);
	if (!status)
		*out = found;
	free(scratch);
	return status;
}
