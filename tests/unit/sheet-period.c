/* SPDX-License-Identifier: MIT
 * Promises of sheet/period.h: which days are meant, and whose today. */
#include "tap.h"

#include "log/stamp.h"
#include "sheet/period.h"

static struct stamp at(const char *text)
{
	struct stamp s = { 0 };

	stamp_parse(text, strlen(text), &s);
	return s;
}

int main(void)
{
	struct gather_person people[2] = {
		{ .last = { .offset = 60 } }, { .last = { .offset = -300 } },
	};
	struct gather g = { .person = people, .n = 2,
			    .first = stamp_days(2026, 8, 31),
			    .last = stamp_days(2026, 11, 8) };
	struct period_how how = { .now = at("2026-11-23T03:30:00Z"),
				  .day_start = 240 };
	struct fault f = { 0 };
	struct period p;
	bool given;
	int32_t until;

	period_of(&how, &g, &p);
	ok(p.whole && p.first == g.first && p.last == g.last,
	   "without a wish all days count, to the last row");
	is_int(p.today, stamp_days(2026, 11, 23),
	       "today is the latest day that it is for anybody");
	people[0].last.offset = -300;
	period_of(&how, &g, &p);
	is_int(p.today, stamp_days(2026, 11, 22),
	       "at the offsets last written with, not the machine's");

	how.word = "week";
	period_of(&how, &g, &p);
	is_int(p.first, stamp_days(2026, 11, 16), "a week begins on Monday");
	is_int(p.last, p.today, "and goes up to today");
	how.word = "quarter";
	period_of(&how, &g, &p);
	is_int(p.first, stamp_days(2026, 10, 1), "the quarter's first month");
	how.word = "year";
	period_of(&how, &g, &p);
	is_int(p.first, stamp_days(2026, 1, 1), "the year's first day");
	how.word = NULL;

	how.last = "4w";
	is_int(period_check(&how, &given, &until, &f), 0, "4w is a span");
	period_of(&how, &g, &p);
	ok(!given && p.last == p.today && p.first == p.today - 27,
	   "which counts back from today");
	how.last = NULL;
	how.until = "2026-10";
	is_int(period_check(&how, &given, &until, &f), 0, "a month is a date");
	period_of(&how, &g, &p);
	ok(given && until == stamp_days(2026, 10, 31) && p.last == until,
	   "as an end its last day");
	is_int(p.first, g.first, "the beginning is the log's");
	how.since = "2026-11-01";
	is_int(period_check(&how, &given, &until, &f), -1,
	       "an end before the beginning is refused");
	how.since = "1/11/2026";
	is_int(period_check(&how, &given, &until, &f), -1,
	       "and so is a date that reads two ways");

	how.since = how.until = NULL;
	g.n = 0;
	period_of(&how, &g, &p);
	ok(p.first > p.last, "without rows there are no days");
	return tap_done();
}
