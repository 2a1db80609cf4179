/* SPDX-License-Identifier: MIT
 * The promises of log/stamp.h. */
#include "log/stamp.h"

#include <time.h>

#include "tap.h"

static struct fault f;

static const char *again(const char *text)
{
	static char out[STAMP_MAX];
	struct stamp s;

	return stamp_parse(text, strlen(text), &s) ? NULL
						   : stamp_print(out, &s);
}

static void parsing(void)
{
	static const char *const bad[] = {
		"", "2026-11-22", "2026-11-22T21:14:05", "2026-11-22T21:14Z",
		"2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
		"2026-00-10T00:00:00Z", "2026-04-31T00:00:00Z",
		"0000-01-01T00:00:00Z", "2026-11-22T24:00:00Z",
		"2026-11-22T21:60:00Z", "2026-11-22T21:14:61Z",
		"2026-11-22T21:14:60Z", "2026-11-22T23:59:60+01:00",
		"2026-11-22T21:14:05+14:01", "2026-11-22T21:14:05-15:00",
		"2026-11-22T21:14:05+01:60", "2026-11-22T21:14:05+0100",
		"2026-11-22T21:14:05+01", "2026-11-22T21:14:05.Z",
		"2026-11-22T21:14:05 Z", "2026-11-22T21:14:05Z ",
		" 2026-11-22T21:14:05Z", "2026-11-22_21:14:05Z",
		"2026-1-22T21:14:05Z", "26-11-22T21:14:05Z",
		"+2026-11-22T21:14:05Z", "2026/11/22T21:14:05Z",
		"2026-11-22T21:14:05Zz", "2026-11-22T21:14:05,5Z",
		"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-11-22T21:14:05Z",
	};
	struct stamp s = { .utc = 7 };

	is_text(again("2026-11-22T21:14:05+01:00"), "2026-11-22T21:14:05+01:00",
		"a time comes back as it was written");
	is_text(again("2026-11-22 21:14:05z"), "2026-11-22T21:14:05+00:00",
		"a blank for T and a small z are read");
	is_text(again("2026-11-22t21:14:05.50-10:00"),
		"2026-11-22T21:14:05.5-10:00", "a fraction loses only zeros");
	is_text(again("2026-11-22T21:14:05.0000000019+05:45"),
		"2026-11-22T21:14:05.000000001+05:45",
		"a fraction ends with nanoseconds");
	is_text(again("2026-11-22T21:14:05-00:00"), "2026-11-22T21:14:05+00:00",
		"-00:00 is UTC");
	is_text(again("2016-12-31T23:59:60Z"), "2016-12-31T23:59:59+00:00",
		"a leap second is read and stays on its day");
	is_text(again("2017-01-01T00:59:60+01:00"), "2017-01-01T00:59:59+01:00",
		"a leap second is at 23:59 UTC, whatever the offset");
	is_text(again("2024-02-29T12:00:00+14:00"), "2024-02-29T12:00:00+14:00",
		"a leap day in Kiritimati");
	is_text(again("0001-01-01T00:00:00+14:00"), "0001-01-01T00:00:00+14:00",
		"the first year");
	is_text(again("9999-12-31T23:59:59-14:00"), "9999-12-31T23:59:59-14:00",
		"the last year");
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		if (!ok(stamp_parse(bad[i], strlen(bad[i]), &s) == -1 &&
			s.utc == 7, "what is no time is refused"))
			printf("# %s\n", bad[i]);
	const char *whole = "2026-11-22T21:14:05+01:00";
	int bad_cuts = 0;
	for (size_t n = 0; n < strlen(whole); n++)
		bad_cuts += stamp_parse(whole, n, &s) != -1;
	is_int(bad_cuts, 0, "no beginning of a time is a time");
	stamp_parse("1970-01-01T00:00:00Z", 20, &s);
	is_int(s.utc, 0, "the epoch is zero");
	stamp_parse("2026-11-22T21:14:05+01:00", 25, &s);
	is_int(s.utc, 1795378445, "seconds as date(1) counts them");
}

static int32_t day_of(const char *text, int start)
{
	struct stamp s;

	return stamp_parse(text, strlen(text), &s) ? -1 : stamp_day(&s, start);
}

static void days(void)
{
	int32_t d = stamp_days(2026, 11, 22);

	is_int(day_of("2026-11-22T21:14:05+01:00", 240), d, "an evening");
	is_int(day_of("2026-11-23T01:30:00+01:00", 240), d,
	       "01:30 belongs to the evening before");
	is_int(day_of("2026-11-23T03:59:59+01:00", 240), d,
	       "so does the last second before day-start");
	is_int(day_of("2026-11-23T04:00:00+01:00", 240), d + 1,
	       "day-start begins the day");
	is_int(day_of("2026-11-23T01:30:00+01:00", 0), d + 1,
	       "with day-start 00:00 the calendar decides");
	is_int(day_of("2026-11-22T12:00:00+14:00", 240), d,
	       "Kiritimati's noon is its own day");
	is_int(day_of("2026-11-22T12:00:00-10:00", 240), d,
	       "so is Honolulu's");
	is_int(day_of("2027-01-01T02:00:00+01:00", 240),
	       stamp_days(2026, 12, 31), "New Year's night is the old year's");
	is_int(day_of("1969-12-31T12:00:00Z", 0), -1, "days before the epoch");
}

/* Compares with the C library over a sample of all years. */
static void calendar(void)
{
	char text[STAMP_MAX], want[80];
	int bad_round = 0, bad_print = 0, bad_week = 0, bad_weekday = 0;
	int32_t first = stamp_days(1, 1, 1), last = stamp_days(9999, 12, 31);

	is_int(first, -719162, "the first day");
	is_int(last, 2932896, "the last day");
	for (int32_t d = first; d <= last; d += 13) {
		int year, month, mday, week, iso;
		stamp_civil(d, &year, &month, &mday);
		bad_round += stamp_days(year, month, mday) != d ||
			     !stamp_is_date(year, month, mday);
		time_t t = (time_t)d * 86400;
		struct tm tm;
		gmtime_r(&t, &tm);
		snprintf(want, sizeof(want), "%04d-%02d-%02d",
			 tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
		bad_print += strcmp(stamp_date(text, d), want) != 0;
		bad_weekday += stamp_weekday(d) != (tm.tm_wday + 6) % 7;
		strftime(want, sizeof(want), "%G %V", &tm);
		stamp_week(d, &iso, &week);
		bad_week += iso != atoi(want) ||
			    week != atoi(strchr(want, ' ') + 1);
	}
	is_int(bad_round, 0, "civil dates and days agree, years 1 to 9999");
	is_int(bad_print, 0, "dates agree with the C library");
	is_int(bad_weekday, 0, "weekdays agree with the C library");
	is_int(bad_week, 0, "ISO weeks agree with the C library");
	ok(stamp_is_date(2024, 2, 29) && stamp_is_date(2000, 2, 29),
	   "leap years have a leap day");
	ok(!stamp_is_date(2026, 2, 29) && !stamp_is_date(1900, 2, 29),
	   "other years have none");
	ok(!stamp_is_date(0, 1, 1) && !stamp_is_date(10000, 1, 1) &&
	   !stamp_is_date(2026, 1, 0) && !stamp_is_date(2026, 0, 1),
	   "what the calendar lacks is no date");
	int year, week;
	stamp_week(stamp_days(2027, 1, 1), &year, &week);
	ok(year == 2026 && week == 53, "2027-01-01 is in 2026-W53");
	stamp_week(stamp_days(2018, 12, 31), &year, &week);
	ok(year == 2019 && week == 1, "2018-12-31 is in 2019-W01");
}

static void clocks(void)
{
	struct stamp_clock c;
	struct stamp s;
	char text[STAMP_MAX];
	static const char *const bad[] = {
		"", "Europe/Nowhere", "../../etc/passwd", "/etc/localtime",
		"Europe/../Europe/Berlin", "Europe", "+1:00", "+15:00",
		"CEST", "Europe/Berlin ", "XXX-3", ":Europe/Berlin",
		"\x1b[31m",
	};

	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		if (!ok(stamp_clock_set(&c, NULL, bad[i], &f) == -1 &&
			f.message, "a zone that is none is refused"))
			printf("# %s\n", bad[i]);
	setenv("TZ", "Asia/Tokyo", 1);
	is_int(stamp_clock_set(&c, "2026-07-01T12:00", "Europe/Berlin", &f), 0,
	       "a clock with a zone");
	is_int(c.day_start, 240, "the day starts at four");
	stamp_now(&c, &s);
	is_text(stamp_print(text, &s), "2026-07-01T12:00:00+02:00",
		"local time in that zone, in summer");
	is_text(getenv("TZ"), "Asia/Tokyo", "TZ stays what it was");
	stamp_clock_set(&c, "2026-12-01", "Europe/Berlin", &f);
	is_text(stamp_print(text, &c.now), "2026-12-01T12:00:00+01:00",
		"a date means noon");
	stamp_clock_set(&c, "2026-12-01", NULL, &f);
	is_text(stamp_print(text, &c.now), "2026-12-01T12:00:00+09:00",
		"without a zone the system's counts");
	stamp_clock_set(&c, "2026-12-01T08:00:09.5-10:00", NULL, &f);
	is_text(stamp_print(text, &c.now), "2026-12-01T08:00:09.5-10:00",
		"an offset in --now is kept");
	stamp_clock_set(&c, "2026-12-01T08:00:09-10:00", "+05:30", &f);
	is_text(stamp_print(text, &c.now), "2026-12-01T23:30:09+05:30",
		"unless a zone is asked for");
	stamp_clock_set(&c, "2026-12-01 08:00", "UTC", &f);
	is_text(stamp_print(text, &c.now), "2026-12-01T08:00:00+00:00",
		"UTC and a blank");
	stamp_clock_set(&c, "2026-12-01T08:00", "Pacific/Kiritimati", &f);
	is_text(stamp_print(text, &c.now), "2026-12-01T08:00:00+14:00",
		"Kiritimati");
	stamp_clock_set(&c, "2026-12-01T08:00", "Pacific/Honolulu", &f);
	is_text(stamp_print(text, &c.now), "2026-12-01T08:00:00-10:00",
		"Honolulu");
	is_int(stamp_clock_set(&c, "1.12.2026", NULL, &f), -1,
	       "no other way to write a date");
	is_int(stamp_clock_set(&c, NULL, NULL, &f), 0, "the real clock");
	time_t before = time(NULL);
	stamp_now(&c, &s);
	ok(s.utc >= before && s.utc <= time(NULL) && s.offset == 540 &&
	   !s.nano, "now is now, here");
	setenv("TZ", "XXX-24", 1);
	stamp_now(&c, &s);
	is_int(s.offset, 0, "an offset that no log may hold is not used");
	setenv("TZ", "UTC0", 1);
}

static const char *local(const struct stamp_clock *c, int32_t day, int minute)
{
	static char out[STAMP_MAX];
	struct stamp s;

	f.message = NULL;
	return stamp_local(c, day, minute, &s, &f) ? NULL
						   : stamp_print(out, &s);
}

static void changes(void)
{
	struct stamp_clock c;
	int32_t spring = stamp_days(2026, 3, 29);
	int32_t autumn = stamp_days(2026, 10, 25);

	stamp_clock_set(&c, NULL, "Europe/Berlin", &f);
	is_text(local(&c, spring, 119), "2026-03-29T01:59:00+01:00",
		"the last minute before the gap");
	is_text(local(&c, spring, 150), NULL, "02:30 was left out");
	is_text(f.detail, "Europe/Berlin", "the fault names the zone");
	is_text(local(&c, spring, 120), NULL, "so was 02:00");
	is_text(local(&c, spring, 180), "2026-03-29T03:00:00+02:00",
		"03:00 was there");
	is_text(local(&c, autumn, 119), "2026-10-25T01:59:00+02:00",
		"before the doubled hour");
	is_text(local(&c, autumn, 150), "2026-10-25T02:30:00+02:00",
		"of the doubled hour the first is meant");
	is_text(local(&c, autumn, 180), "2026-10-25T03:00:00+01:00",
		"behind the doubled hour");
	stamp_clock_set(&c, NULL, "Pacific/Apia", &f);
	is_text(local(&c, stamp_days(2011, 12, 30), 720), NULL,
		"a whole day can be left out");
	is_text(local(&c, stamp_days(2011, 12, 31), 0),
		"2011-12-31T00:00:00+14:00", "and the next one is there");
	stamp_clock_set(&c, NULL, "Australia/Lord_Howe", &f);
	is_text(local(&c, stamp_days(2026, 4, 5), 105),
		"2026-04-05T01:45:00+11:00", "a doubled half hour");
	is_int(stamp_clock_set(&c, "2026-03-29T02:30", "Europe/Berlin", &f),
	       -1, "--now may not lie in the gap");
	setenv("TZ", "Europe/Berlin", 1);
	stamp_clock_set(&c, NULL, NULL, &f);
	is_text(local(&c, spring, 150), NULL, "the system's zone has gaps too");
	is_text(local(&c, autumn, 150), "2026-10-25T02:30:00+02:00",
		"and doubled hours");
	setenv("TZ", "UTC0", 1);
	stamp_clock_set(&c, NULL, "-03:30", &f);
	is_text(local(&c, spring, 150), "2026-03-29T02:30:00-03:30",
		"an offset has no gap");
}

static struct stamp_clock now_clock;

static void span_is(const char *text, const char *first, const char *last)
{
	struct stamp_span s = { .first = -9 };
	char a[STAMP_MAX], b[STAMP_MAX];

	if (!ok(!stamp_span(&now_clock, text, &s, &f) && !s.exact &&
		!strcmp(stamp_date(a, s.first), first) &&
		!strcmp(stamp_date(b, s.last), last), text))
		printf("# got %s %s\n", stamp_date(a, s.first),
		       stamp_date(b, s.last));
}

static void spans(void)
{
	static const char *const bad[] = {
		"", "22/11/2026", "22.11.2026", "11-22", "2026", "2026-13",
		"2026-W00", "2026-W54", "2025-W53", "2026-W5", "2026-11-31",
		"0d", "0w", "-4d", "4", "4m", "d", "w", "36601d", "5229w",
		"99999999999d", "tomorrow", "Today", "90 d", "90d ",
		"2026-11-22T", "2026-11-22T25:00", "2026-11-22T21:14x",
		"2026-11-22Z", "0000-01",
	};
	struct stamp_span s;

	stamp_clock_set(&now_clock, "2026-11-23T01:30:00+01:00", NULL, &f);
	span_is("today", "2026-11-22", "2026-11-22");
	span_is("yesterday", "2026-11-21", "2026-11-21");
	span_is("1d", "2026-11-22", "2026-11-22");
	span_is("90d", "2026-08-25", "2026-11-22");
	span_is("4w", "2026-10-26", "2026-11-22");
	span_is("2026-11-22", "2026-11-22", "2026-11-22");
	span_is("2026-11", "2026-11-01", "2026-11-30");
	span_is("2026-12", "2026-12-01", "2026-12-31");
	span_is("2024-02", "2024-02-01", "2024-02-29");
	span_is("2026-W47", "2026-11-16", "2026-11-22");
	span_is("2026-w53", "2026-12-28", "2027-01-03");
	span_is("2019-W01", "2018-12-31", "2019-01-06");
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		s.first = -9;
		if (!ok(stamp_span(&now_clock, bad[i], &s, &f) == -1 &&
			f.message && s.first == -9,
			"what is no span is refused"))
			printf("# %s\n", bad[i]);
	}
	ok(!stamp_span(&now_clock, "2026-11-22T18:00+01:00", &s, &f) &&
	   s.exact && s.from == 1795366800 && s.until == s.from + 1,
	   "a date-time with offset is an instant");
	ok(!stamp_span(&now_clock, "2026-11-22T17:00:00Z", &s, &f) &&
	   s.from == 1795366800, "with seconds and Z");
	stamp_clock_set(&now_clock, NULL, "Europe/Berlin", &f);
	ok(!stamp_span(&now_clock, "2026-11-22T18:00", &s, &f) && s.exact &&
	   s.from == 1795366800, "without offset it is in the clock's zone");
	is_int(stamp_span(&now_clock, "2026-03-29T02:30", &s, &f), -1,
	       "and may not lie in a gap");
}

static void minutes(void)
{
	is_int(stamp_minutes("04:00"), 240, "four o'clock");
	is_int(stamp_minutes("4:00"), 240, "with one digit");
	is_int(stamp_minutes("00:00"), 0, "midnight");
	is_int(stamp_minutes("23:59"), 1439, "a minute before midnight");
	ok(stamp_minutes("24:00") < 0 && stamp_minutes("4") < 0 &&
	   stamp_minutes("4:0") < 0 && stamp_minutes("04:60") < 0 &&
	   stamp_minutes("") < 0 && stamp_minutes("04:000") < 0 &&
	   stamp_minutes("-4:00") < 0 && stamp_minutes("004:00") < 0,
	   "others are no time of day");
}

int main(void)
{
	setenv("TZ", "UTC0", 1);
	unsetenv("TZDIR");
	parsing();
	days();
	calendar();
	clocks();
	changes();
	spans();
	minutes();
	return tap_done();
}
