/* SPDX-License-Identifier: MIT
 * Times for a talk, for other programs' calendars. */
#include "content/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "log/cell.h"
#include "log/ident.h"

enum { DATE_LEN = 10, FOLD = 73, TITLE_MAX = 200, EVERY_MOST = 366,
	WEEK = 7, HOUR = 60, TEXT_MAX = 32 };

/* The same in every language, as all that programs read. */
static const char TITLE[] = "Appointment";

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

int calendar_at(struct calendar *c, const char *text)
{
	char date[DATE_LEN + 1];

	if (strlen(text) <= DATE_LEN + 1 || !strchr("Tt ", text[DATE_LEN]))
		return -1;
	memcpy(date, text, DATE_LEN);
	date[DATE_LEN] = '\0';
	int minute = stamp_minutes(text + DATE_LEN + 1);
	if (!cell_is_date(date) || minute < 0)
		return -1;
	c->day = stamp_days(atoi(date), atoi(date + 5), atoi(date + 8));
	c->minute = minute;
	return 0;
}

int calendar_every(struct calendar *c, const char *text)
{
	size_t n = strspn(text, "0123456789");
	long days = n && n < 4 ? atol(text) : 0;

	if (!strcmp(text + n, "w"))
		days *= WEEK;
	else if (strcmp(text + n, "d"))
		return -1;
	if (days < 1 || days > EVERY_MOST)
		return -1;
	c->every = (int)days;
	return 0;
}

bool calendar_is_title(const char *text)
{
	size_t len = strlen(text);

	if (!len || len > TITLE_MAX || utf8_valid(text, len) != len)
		return false;
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		i += utf8_char(text + i, len - i, &cp);
		if (utf8_hidden(cp))
			return false;
	}
	return true;
}

/* Adds a line of an iCalendar, folded between characters. */
static void line(struct buf *out, const char *text)
{
	size_t len = strlen(text), at = 0;

	while (len - at > FOLD) {
		size_t n = FOLD;
		while (((unsigned char)text[at + n] & 0xc0) == 0x80)
			n--;
		buf_add(out, text + at, n);
		buf_puts(out, "\r\n ");
		at += n;
	}
	buf_puts(out, text + at);
	buf_puts(out, "\r\n");
}

static void title_line(struct buf *out, const char *title)
{
	struct buf text = BUF_EMPTY;

	buf_puts(&text, "SUMMARY:");
	for (; *title; title++) {
		if (strchr("\\;,", *title))
			buf_putc(&text, '\\');
		buf_putc(&text, *title);
	}
	line(out, buf_text(&text));
	buf_free(&text);
}

/* "20261125T200000", the seconds counted from 1970 as the wall shows them. */
static void basic(char *text, size_t size, int64_t seconds)
{
	int year, month, mday;
	int32_t day = (int32_t)(seconds / 86400);
	int rest = (int)(seconds % 86400);

	stamp_civil(day, &year, &month, &mday);
	snprintf(text, size, "%04d%02d%02dT%02d%02d%02d", year, month, mday,
		 rest / 3600, rest / 60 % 60, rest % 60);
}

static void uid_of(const struct calendar *c, int number, char *id)
{
	static const char *const names[] = { "title", "day", "minute", "every",
		"times", "minutes", "number" };
	char text[6][TEXT_MAX];
	const int values[] = { c->day, c->minute, c->every, c->times,
		c->minutes, number };
	const char *cells[ARRAY_LEN(names)] = { c->title ? c->title : TITLE };

	for (size_t i = 0; i < ARRAY_LEN(values); i++) {
		snprintf(text[i], sizeof(text[i]), "%d", values[i]);
		cells[i + 1] = text[i];
	}
	ident_of_row(id, ARRAY_LEN(names), names, cells);
}

static void event(struct buf *out, const struct calendar *c, int number,
		  int64_t seconds)
{
	char at[TEXT_MAX], id[IDENT_MAX], text[2 * TEXT_MAX + IDENT_MAX];
	struct stamp now;

	stamp_now(c->clock, &now);
	uid_of(c, number, id);
	line(out, "BEGIN:VEVENT");
	snprintf(text, sizeof(text), "UID:%s@attune", id);
	line(out, text);
	basic(at, sizeof(at), now.utc);
	snprintf(text, sizeof(text), "DTSTAMP:%sZ", at);
	line(out, text);
	basic(at, sizeof(at), seconds);
	snprintf(text, sizeof(text), "DTSTART:%s%s", at, c->zoned ? "Z" : "");
	line(out, text);
	snprintf(text, sizeof(text), "DURATION:PT%dM", c->minutes);
	line(out, text);
	if (!c->zoned && c->every && c->times > 1) {
		bool weeks = c->every % WEEK == 0;
		snprintf(text, sizeof(text),
			 "RRULE:FREQ=%s;INTERVAL=%d;COUNT=%d",
			 weeks ? "WEEKLY" : "DAILY",
			 weeks ? c->every / WEEK : c->every, c->times);
		line(out, text);
	}
	title_line(out, c->title ? c->title : TITLE);
	line(out, "CLASS:PRIVATE");
	line(out, "END:VEVENT");
}

int calendar_ics(struct buf *out, const struct calendar *c, struct fault *f)
{
	int times = c->zoned ? c->times : 1;

	line(out, "BEGIN:VCALENDAR");
	line(out, "VERSION:2.0");
	line(out, "PRODID:-//attune//attune prompt//EN");
	for (int i = 0; i < times; i++) {
		int32_t day = c->day + i * c->every;
		int64_t seconds = (int64_t)day * 86400 + c->minute * 60;
		struct stamp at;
		if (c->zoned) {
			if (stamp_local(c->clock, day, c->minute, &at, f))
				return -1;
			seconds = at.utc;
		}
		event(out, c, i, seconds);
	}
	line(out, "END:VCALENDAR");
	return 0;
}

static void remind_date(struct buf *out, int32_t day)
{
	int year, month, mday;

	stamp_civil(day, &year, &month, &mday);
	buf_addf(out, " %s %d %d", months[month - 1], mday, year);
}

void calendar_remind(struct buf *out, const struct calendar *c)
{
	buf_puts(out, "REM");
	remind_date(out, c->day);
	if (c->every && c->times > 1) {
		buf_addf(out, " *%d UNTIL", c->every);
		remind_date(out, c->day + (c->times - 1) * c->every);
	}
	buf_addf(out, " AT %d:%02d DURATION %d:%02d MSG ", c->minute / HOUR,
		 c->minute % HOUR, c->minutes / HOUR, c->minutes % HOUR);
	/* remind reads % as the date and [ as the begin of an expression. */
	for (const char *t = c->title ? c->title : TITLE; *t; t++) {
		if (*t == '[')
			buf_puts(out, "[\"[\"]");
		else
			buf_add(out, *t == '%' ? "%%" : t, *t == '%' ? 2 : 1);
	}
	buf_putc(out, '\n');
}
