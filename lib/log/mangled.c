/* SPDX-License-Identifier: MIT
 * What spreadsheets have made of dates, numbers and ids. */
#include "log/mangled.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "log/timeformat.h"

enum { SERIAL_MIN = 15000, SERIAL_MAX = 80000, YEAR_MIN = 1950, MONTHS = 12 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

static bool is_serial(const char *s)
{
	size_t n = digits(s);
	long day = strtol(s, NULL, 10);

	if (n != 5 || day < SERIAL_MIN || day > SERIAL_MAX)
		return false;
	s += n;
	if (*s == '.' || *s == ',')
		s += 1 + digits(s + 1);
	return !*s;
}

static bool is_hashes(const char *s)
{
	return *s && !s[strspn(s, "#")];
}

/* Reads a time of day behind a date as the words of a format. */
static bool clock_shape(const char *s, struct buf *shape)
{
	size_t n = strspn(s, ", ");
	bool half = false;

	if (!*s)
		return true;
	if (!n)
		return false;
	buf_add(shape, s, n);
	s += n;
	n = digits(s);
	if (n < 1 || n > 2 || s[n] != ':' || digits(s + n + 1) != 2)
		return false;
	const char *rest = s + n + 3;
	bool second = *rest == ':' && digits(rest + 1) == 2;
	rest += second ? 3 : 0;
	while (*rest == ' ' || (unsigned char)*rest >= 0x80)
		rest++;
	if (*rest && strchr("aApP", *rest)) {
		half = true;
		rest += strspn(rest, "aApPmM.");
	}
	buf_puts(shape, half ? "%I:%M" : "%H:%M");
	buf_puts(shape, second ? ":%S" : "");
	buf_puts(shape, half ? " %p" : "");
	return !*rest;
}

/* Whether a cell is a date of three numbers with the year last; notes what
 * they say. */
static bool is_ordered(const char *s, struct mangled_dates *d)
{
	size_t a = digits(s), b;
	char mark = s[a];
	int first = atoi(s);
	struct buf shape = BUF_EMPTY;

	if (a < 1 || a > 2 || !mark || !strchr("/.-", mark))
		return false;
	s += a + 1;
	b = digits(s);
	int second = atoi(s);
	if (b < 1 || b > 2 || s[b] != mark)
		return false;
	s += b + 1;
	size_t year = digits(s);
	buf_addf(&shape, "?%c?%c%s", mark, mark, year == 4 ? "%Y" : "%y");
	bool good = (year == 2 || year == 4) && clock_shape(s + year, &shape) &&
		    shape.len < sizeof(d->shape);
	if (good) {
		if (d->n++ && strcmp(d->shape, buf_text(&shape)))
			d->unlike = true;
		snprintf(d->shape, sizeof(d->shape), "%s", buf_text(&shape));
		if (first > d->first_max)
			d->first_max = first;
		if (second > d->second_max)
			d->second_max = second;
	}
	buf_free(&shape);
	return good;
}

/* A day as some spreadsheets save it: with a time of day that nobody wrote. */
static bool is_midnight(const char *s)
{
	static const char clock[] = "00:00:00.000000";
	size_t n = strlen(s);

	if (n < 16 || digits(s) != 4 || s[4] != '-' || digits(s + 5) != 2 ||
	    s[7] != '-' || digits(s + 8) != 2 || (s[10] != ' ' && s[10] != 'T'))
		return false;
	n -= 11;
	return (n == 5 || n == 8 || (n > 9 && n < sizeof(clock))) &&
	       !strncmp(s + 11, clock, n);
}

static bool is_epoch(const char *s)
{
	return digits(s) == 4 && s[4] == '-' && atoi(s) < YEAR_MIN;
}

enum mangled mangled_time(const char *cell, struct mangled_dates *d,
			  const char **message)
{
	bool name = false;

	if (is_hashes(cell)) {
		*message = N_("is ###: the column was too narrow to show "
			      "its dates");
		return MANGLED_HASHES;
	}
	if (is_serial(cell)) {
		*message = N_("is a spreadsheet's serial number of a day");
		return MANGLED_SERIAL;
	}
	if (is_epoch(cell)) {
		*message = N_("is a date before 1950");
		return MANGLED_EPOCH;
	}
	if (is_midnight(cell)) {
		*message = N_("is midnight, or a day that a spreadsheet gave "
			      "a time of day");
		return MANGLED_MIDNIGHT;
	}
	if (is_ordered(cell, d)) {
		*message = N_("is a date whose order of day and month only "
			      "--time-format can tell");
		return MANGLED_ORDER;
	}
	for (const char *s = cell; *s; s++)
		name |= is_letter(s[0]) && is_letter(s[1]);
	if (name && strpbrk(cell, "0123456789")) {
		*message = N_("is a date that needs --time-format");
		return MANGLED_NAMES;
	}
	return (enum mangled)0;
}

/* "5. Jun", "Jun-05", "5-Jun-2026". */
static bool has_month(const char *s)
{
	size_t before = digits(s);

	s += before;
	s += strspn(s, ". -/");
	if (!timeformat_month(&s))
		return false;
	s += strspn(s, ". -/");
	size_t after = digits(s);
	s += after;
	return !*s && (before || after);
}

bool mangled_number(const char *s)
{
	size_t n = digits(s);

	if (has_month(s))
		return true;
	if (is_hashes(s) || is_serial(s))
		return true;
	if (!n || !s[n] || !strchr("/.-:", s[n]))
		return false;
	char mark = s[n];
	size_t m = digits(s + n + 1);
	const char *rest = s + n + 1 + m;
	/* "6.5." and "05/06/2026", "2026-06-05 00:00:00", "6:05". */
	return m && (mark == '.' ? *rest == '.'
				 : !*rest || *rest == mark || *rest == ':');
}

bool mangled_id(const char *s)
{
	size_t n = digits(s);

	if (!n)
		return false;
	s += n;
	if (*s == '.' || *s == ',')
		s += 1 + digits(s + 1);
	if (*s != 'E' && *s != 'e')
		return false;
	s++;
	s += *s == '+' || *s == '-';
	n = digits(s);
	return n && !s[n];
}

/* The shape with its question marks filled in. */
static void put_format(struct buf *out, const char *shape, const char *first,
		       const char *second)
{
	buf_putc(out, '\'');
	for (int at = 0; *shape; shape++)
		if (*shape == '?')
			buf_puts(out, at++ ? second : first);
		else
			buf_putc(out, *shape);
	buf_putc(out, '\'');
}

static void say_order(struct buf *out, const struct mangled_dates *d)
{
	struct buf day = BUF_EMPTY, month = BUF_EMPTY;

	put_format(&day, d->shape, "%d", "%m");
	put_format(&month, d->shape, "%m", "%d");
	if (d->unlike)
		/* Translators: %s is an example of the option's value. */
		buf_addf(out, _("dates are written in more than one way; make "
				"them alike, then name it, such as "
				"--time-format=%s"), buf_text(&day));
	else if (d->first_max > MONTHS && d->second_max <= MONTHS)
		buf_addf(out, _("these dates have the day first: "
				"--time-format=%s"), buf_text(&day));
	else if (d->second_max > MONTHS && d->first_max <= MONTHS)
		buf_addf(out, _("these dates have the month first: "
				"--time-format=%s"), buf_text(&month));
	else
		buf_addf(out, _("--time-format=%s if the day stands first, "
				"--time-format=%s if the month does"),
			 buf_text(&day), buf_text(&month));
	buf_putc(out, '\n');
	buf_free(&day);
	buf_free(&month);
}

void mangled_say(struct buf *out, unsigned seen,
		 const struct mangled_dates *d)
{
	static const struct {
		enum mangled bit;
		const char *text;
	} hints[] = {
		{ MANGLED_NAMES, N_("say how dates are written, such as "
				    "--time-format='%d %b %Y %H:%M'") },
		{ MANGLED_SERIAL, N_("a spreadsheet counts days from 1900: "
				     "format the column as 2026-11-22 21:14 "
				     "there and save again") },
		{ MANGLED_HASHES, N_("widen the column in the spreadsheet and "
				     "save again") },
		{ MANGLED_EPOCH, N_("a spreadsheet makes 1899 or 1900 of a "
				    "time without a date: look at the "
				    "column there") },
		{ MANGLED_MIDNIGHT, N_("such as "
				       "--time-format='%Y-%m-%d 00:00:00' if "
				       "only days were written, "
				       "--time-format='%Y-%m-%d %H:%M:%S' if "
				       "midnight is meant") },
		{ MANGLED_NUMBER, N_("a spreadsheet takes 6.5 or 6,5 for a "
				     "date where the other decimal mark is "
				     "usual: format the column as text, write "
				     "the numbers again and save") },
		{ MANGLED_ID, N_("a spreadsheet takes some ids for numbers: "
				 "--map=id=- leaves them out, and each row "
				 "gets one from what it says") },
		{ MANGLED_BYTES, N_("the file is not UTF-8: choose UTF-8 "
				    "when saving it as CSV") },
	};

	if (seen & MANGLED_ORDER)
		say_order(out, d);
	for (size_t i = 0; i < ARRAY_LEN(hints); i++)
		if (seen & hints[i].bit)
			buf_addf(out, "%s\n", _(hints[i].text));
}
