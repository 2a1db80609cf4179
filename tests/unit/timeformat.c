/* SPDX-License-Identifier: MIT
 * lib/log/timeformat and mangled: dates of other programs. */
#include "log/timeformat.h"

#include "base/buf.h"
#include "log/mangled.h"
#include "tap.h"

static struct stamp_clock berlin;
static struct fault fault;

static void reads(const char *format, const char *text, const char *want,
		  const char *what)
{
	struct timeformat t;
	struct stamp s;
	char out[STAMP_MAX] = "";

	fault = (struct fault){ 0 };
	if (timeformat_check(format, &fault))
		snprintf(out, sizeof(out), "bad format");
	else if (timeformat_read(format, text, &t))
		snprintf(out, sizeof(out), "no fit");
	else if (timeformat_stamp(&t, &berlin, &s, &fault))
		snprintf(out, sizeof(out), "no time");
	else
		stamp_print(out, &s);
	is_text(out, want, what);
}

static void orders(void)
{
	reads("%m/%d/%Y %H:%M:%S", "11/22/2026 21:14:05",
	      "2026-11-22T21:14:05+01:00", "month first");
	reads("%d/%m/%Y", "03/04/2026", "2026-04-03T12:00:00+02:00",
	      "day first; a day is its noon");
	reads("%d.%m.%Y %H:%M", "3.4.2026 7:05",
	      "2026-04-03T07:05:00+02:00", "leading zeros may be missing");
	reads("%d.%m.%y", "22.11.26", "2026-11-22T12:00:00+01:00",
	      "two digits of a year");
	reads("%d.%m.%y", "22.11.69", "1969-11-22T12:00:00+01:00",
	      "69 is of the century before");
	reads("%Y", "2026", "bad format", "a year is no day");
	reads("%d.%m.%Y", "31.11.2026", "no fit", "no such day");
	reads("%d.%m.%Y", "29.02.2028", "2028-02-29T12:00:00+01:00",
	      "a leap day");
	reads("%d.%m.%Y", "29.02.2026", "no fit", "no leap day");
	reads("%d.%m.%Y", "22.11.26", "no fit", "26 is not the year 26");
	reads("%Y-%j", "2026-326", "2026-11-22T12:00:00+01:00",
	      "the day of the year");
	reads("%Y-%j", "2026-366", "no fit", "not every year has 366");
	reads("%F %T", "2026-11-22 21:14:05", "2026-11-22T21:14:05+01:00",
	      "words that stand for several");
	reads("%d.%m.%Y", "22.11.2026 21:14", "no fit",
	      "nothing may be left over");
	reads("%d.%m.%Y", " 22.11.2026\t", "2026-11-22T12:00:00+01:00",
	      "but blanks");
}

static void names(void)
{
	reads("%d %b %Y", "22 Nov 2026", "2026-11-22T12:00:00+01:00",
	      "a short month");
	reads("%d. %B %Y", "5. june 2026", "2026-06-05T12:00:00+02:00",
	      "a long one, small letters");
	reads("%d %b. %Y", "5 Sept. 2026", "no fit",
	      "the full stop belongs to the name");
	reads("%d %b %Y", "5 Sept. 2026", "2026-09-05T12:00:00+02:00",
	      "and is passed over with it");
	reads("%d %b %Y", "5 Ju 2026", "no fit", "two letters are too few");
	reads("%d %b %Y", "5 Novel 2026", "no fit", "a longer word is none");
	reads("%e %b %Y", "22nd Jan 2026", "2026-01-22T12:00:00+01:00",
	      "an English ending");
	reads("%A, %d %b %Y", "Sunday, 22 Nov 2026",
	      "2026-11-22T12:00:00+01:00", "a weekday is passed over");
}

static void times(void)
{
	reads("%F %I:%M %p", "2026-11-22 9:14 PM",
	      "2026-11-22T21:14:00+01:00", "afternoon");
	reads("%F %I:%M %p", "2026-11-22 12:00 AM",
	      "2026-11-22T00:00:00+01:00", "12 AM is midnight");
	reads("%F %I:%M %p", "2026-11-22 12:30\u202fp.m.",
	      "2026-11-22T12:30:00+01:00", "12 PM is noon, dots or not");
	reads("%F %I:%M %p", "2026-11-22 13:00 PM", "no fit",
	      "there is no 13 PM");
	reads("%F %I:%M", "2026-11-22 9:14", "bad format",
	      "half a clock needs its half");
	reads("%F %H:%M %z", "2026-11-22 21:14 -0330",
	      "2026-11-22T21:14:00-03:30", "an offset of its own");
	reads("%FT%T%z", "2026-11-22T21:14:05Z",
	      "2026-11-22T21:14:05+00:00", "Z is one");
	reads("%F %H:%M %z", "2026-11-22 21:14 +1500", "no fit",
	      "no offset is beyond 14 hours");
	reads("%F %H:%M", "2026-03-29 02:30", "no time",
	      "the gap of spring is refused");
	reads("%F %H:%M", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00",
	      "of the doubled hour the first is meant");
	reads("%F 00:00:00", "2026-11-22 00:00:00",
	      "2026-11-22T12:00:00+01:00", "a clock may be passed over");
	reads("%F %H:%M:%S", "2026-11-22 23:59:60",
	      "2026-11-22T23:59:59+01:00", "a leap second");
	reads("%d.%m.%Y %Q", "22.11.2026 x", "bad format", "unknown words");
	is_text(fault.detail, "%Q", "are named");
	reads("%d.%m.%Y %", "22.11.2026 %", "bad format", "a lone percent");
	reads("%d%%%m%%%Y", "22%11%2026", "2026-11-22T12:00:00+01:00",
	      "a percent is written twice");
}

/* The hint for one cell that is read without a format. */
static void hints(const char *cell, const char *want, const char *what)
{
	struct mangled_dates dates = { 0 };
	struct buf out = BUF_EMPTY;
	const char *message;

	mangled_say(&out, mangled_time(cell, &dates, &message), &dates);
	ok(*want ? strstr(buf_text(&out), want) != NULL : !out.len, what);
	if (!*want && out.len)
		printf("# got %s", buf_text(&out));
	ok(!strstr(buf_text(&out), cell), "and no cell is shown");
	buf_free(&out);
}

static void mangled(void)
{
	hints("03/04/2026", "--time-format='%d/%m/%Y' if the day stands "
	      "first, --time-format='%m/%d/%Y' if", "never a guess");
	hints("11/22/2026 21:14:05", "first: --time-format="
	      "'%m/%d/%Y %H:%M:%S'", "month first, and its format");
	hints("22.11.26, 9:14 pm", "'%d.%m.%y, %I:%M %p'",
	      "day first, short year, half a clock");
	hints("45987.89", "counts days from 1900", "a serial day");
	hints("45987,89", "counts days from 1900", "with a comma too");
	hints("######", "widen", "a narrow column");
	hints("1899-12-30", "1899 or 1900", "a time without a date");
	hints("1900-01-00 21:14", "1899 or 1900", "as Excel has it");
	hints("2026-11-22 00:00:00", "00:00:00'", "a day with a clock");
	hints("2026-11-22 00:00", "00:00:00'", "without seconds too");
	hints("22 Nov 2026", "%b", "a month by its name");
	hints("2026-11-22 9:14 PM", "--time-format", "half a clock");
	hints("2026-11-22", "", "ISO is fine");
	hints("2026-11-22 21:14:05", "", "with a time");
	hints("2026-11-22T00:00:00+01:00", "", "midnight with an offset");
	ok(mangled_number("5. Jun") && mangled_number("Jun 05") &&
	   mangled_number("6.5.") && mangled_number("05.06.2026") &&
	   mangled_number("2026-06-05 00:00:00") && mangled_number("6:05") &&
	   mangled_number("46178"), "numbers that were made dates");
	ok(!mangled_number("6.5") && !mangled_number("6,5") &&
	   !mangled_number("11") && !mangled_number("six") &&
	   !mangled_number("7 points") && !mangled_number("7/x"),
	   "other things are left alone");
	ok(mangled_id("1.23457E+11") && mangled_id("4,5e10") &&
	   !mangled_id("123") && !mangled_id("ABC1E5"),
	   "ids in scientific notation");
}

static void several(void)
{
	struct mangled_dates d = { 0 };
	struct buf out = BUF_EMPTY;
	const char *message;

	unsigned seen = mangled_time("03/04/2026", &d, &message);
	seen |= mangled_time("25/04/2026", &d, &message);
	mangled_say(&out, seen, &d);
	ok(strstr(buf_text(&out), "day first: --time-format='%d/%m/%Y'"),
	   "one date can tell the order of all");
	seen = mangled_time("25.04.2026", &d, &message);
	buf_clear(&out);
	mangled_say(&out, seen, &d);
	ok(strstr(buf_text(&out), "more than one way"),
	   "unlike dates are said to be so");
	buf_free(&out);
}

int main(void)
{
	ok(!stamp_clock_set(&berlin, NULL, "Europe/Berlin", &fault),
	   "there is a zone");
	orders();
	names();
	times();
	mangled();
	several();
	return tap_done();
}
