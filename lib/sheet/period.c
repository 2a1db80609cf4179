/* SPDX-License-Identifier: MIT
 * Which days a report is about.  The zone of the machine has no say: now is
 * an instant, and a person's day is that of the offset last written with. */
#include "sheet/period.h"

#include <string.h>

#include "base/i18n.h"

static int span(const struct period_how *how, const char *text, int16_t offset,
		struct stamp_span *out, struct fault *f)
{
	struct stamp_clock clock = { .fixed = true, .now = how->now,
				     .tz = "UTC",
				     .day_start = how->day_start };

	clock.now.offset = offset;
	return stamp_span(&clock, text, out, f);
}

int period_check(const struct period_how *how, bool *until_given,
		 int32_t *until, struct fault *f)
{
	struct stamp_span s, u;

	*until_given = false;
	if (how->last && span(how, how->last, 0, &s, f))
		return -1;
	if (how->since && span(how, how->since, 0, &s, f))
		return -1;
	if (how->until && span(how, how->until, 0, &u, f))
		return -1;
	if (how->since && how->until && s.first > u.last) {
		fault_set(f, N_("the period ends before it begins"), 0);
		return -1;
	}
	if (how->until) {
		*until_given = true;
		*until = u.last;
	}
	return 0;
}

/* The first day of the week, month, quarter or year that a day is in. */
static int32_t beginning(const char *word, int32_t day)
{
	int year, month, mday;

	if (!strcmp(word, "week"))
		return day - stamp_weekday(day);
	stamp_civil(day, &year, &month, &mday);
	if (!strcmp(word, "quarter"))
		month -= (month - 1) % 3;
	else if (!strcmp(word, "year"))
		month = 1;
	return stamp_days(year, month, 1);
}

/* The offset at which now is latest, of all people's. */
static int16_t latest(const struct period_how *how, const struct gather *g,
		      int32_t *today)
{
	struct stamp now = how->now;
	int16_t offset = 0;

	now.offset = 0;
	*today = stamp_day(&now, how->day_start);
	for (size_t i = 0; i < g->n; i++) {
		now.offset = g->person[i].last.offset;
		int32_t day = stamp_day(&now, how->day_start);
		if (!i || day > *today) {
			*today = day;
			offset = now.offset;
		}
	}
	return offset;
}

void period_of(const struct period_how *how, const struct gather *g,
	       struct period *out)
{
	struct fault ignored = { 0 };
	struct stamp_span s;
	int16_t offset = latest(how, g, &out->today);

	out->first = g->first;
	out->last = g->n ? g->last : g->first - 1;
	out->whole = false;
	if (how->word) {
		out->first = beginning(how->word, out->today);
		out->last = out->today;
	} else if (how->last) {
		span(how, how->last, offset, &s, &ignored);
		out->first = s.first;
		out->last = s.last;
	} else if (how->since || how->until) {
		if (how->until && !span(how, how->until, offset, &s, &ignored))
			out->last = s.last;
		if (how->since && !span(how, how->since, offset, &s, &ignored))
			out->first = s.first;
	} else {
		out->whole = true;
	}
}
