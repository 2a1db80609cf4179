/* SPDX-License-Identifier: MIT
 * Stretches of days as options name them. */
#include "log/stamp.h"

#include <string.h>

#include "base/i18n.h"
#include "log/wall.h"

enum { BACK_MAX = 36600 };

static bool number(const char *text, size_t n, int *out)
{
	*out = 0;
	if (!n || n > 5)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*out = *out * 10 + (text[i] - '0');
	}
	return true;
}

static void days(struct stamp_span *s, int32_t first, int32_t last)
{
	*s = (struct stamp_span){ .first = first, .last = last };
}

static int32_t today(const struct stamp_clock *c)
{
	struct stamp now;

	stamp_now(c, &now);
	return stamp_day(&now, c->day_start);
}

/* "90d", "4w": that many days back, today among them. */
static bool back(const struct stamp_clock *c, const char *text, size_t len,
		 struct stamp_span *out)
{
	int n;

	if (len < 2 || !number(text, len - 1, &n) || n < 1)
		return false;
	if (text[len - 1] == 'w')
		n = n > BACK_MAX / 7 ? BACK_MAX + 1 : n * 7;
	else if (text[len - 1] != 'd')
		return false;
	if (n > BACK_MAX)
		return false;
	int32_t last = today(c);
	days(out, last - n + 1, last);
	return true;
}

/* "2026-11" and "2026-W47". */
static bool month_or_week(const char *text, size_t len, struct stamp_span *out)
{
	int year, n;

	if (len < 7 || !number(text, 4, &year) || text[4] != '-')
		return false;
	if (len == 7 && number(text + 5, 2, &n)) {
		if (!stamp_is_date(year, n, 1))
			return false;
		int32_t next = n < 12 ? stamp_days(year, n + 1, 1)
				      : stamp_days(year + 1, 1, 1);
		days(out, stamp_days(year, n, 1), next - 1);
		return true;
	}
	if (len != 8 || (text[5] != 'W' && text[5] != 'w') ||
	    !number(text + 6, 2, &n) || year < 1 || n < 1)
		return false;
	/* January 4 is in week 1 of every year. */
	int32_t fourth = stamp_days(year, 1, 4);
	int32_t monday = fourth - stamp_weekday(fourth) + (n - 1) * 7;
	int y, week;
	stamp_week(monday, &y, &week);
	if (y != year || week != n)
		return false;
	days(out, monday, monday + 6);
	return true;
}

/* A date, or a date-time as the instant it names. */
static int date_or_time(const struct stamp_clock *c, const struct wall *w,
			struct stamp_span *out, struct fault *f)
{
	struct stamp s;

	if (!w->has_time) {
		days(out, w->day, w->day);
		return 0;
	}
	if (wall_local(c, w, &s, f))
		return -1;
	int32_t day = stamp_day(&s, c->day_start);
	*out = (struct stamp_span){ .exact = true, .from = s.utc,
				    .until = s.utc + 1, .first = day,
				    .last = day };
	return 0;
}

int stamp_span(const struct stamp_clock *c, const char *text,
	       struct stamp_span *out, struct fault *f)
{
	size_t len = strlen(text);
	struct wall w;

	if (!strcmp(text, "today") || !strcmp(text, "yesterday")) {
		int32_t day = today(c) - (*text == 'y');
		days(out, day, day);
		return 0;
	}
	if (!wall_parse(text, len, &w))
		return date_or_time(c, &w, out, f);
	if (month_or_week(text, len, out) || back(c, text, len, out))
		return 0;
	if (strchr(text, '/') || strchr(text, '.'))
		fault_set(f, N_("dates are written year-month-day "
				"(2026-11-22)"), 0);
	else
		fault_set(f, N_("not a date or a span (2026-11-22, 2026-11, "
				"2026-W47, today, yesterday, 4w, 90d)"), 0);
	return -1;
}
