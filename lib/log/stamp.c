/* SPDX-License-Identifier: MIT
 * RFC 3339 and the calendar, by hand: no locale and no library of the system
 * may have a say in what a day is. */
#include "log/stamp.h"

#include "log/wall.h"

enum { DAY_SECONDS = 86400, OFFSET_MAX = 14 * 60, ERA_DAYS = 146097 };

/* Reads exactly n digits. */
static bool digits(const char **at, const char *end, int n, int *out)
{
	int value = 0;

	if (end - *at < n)
		return false;
	for (int i = 0; i < n; i++) {
		char c = (*at)[i];
		if (c < '0' || c > '9')
			return false;
		value = value * 10 + (c - '0');
	}
	*at += n;
	*out = value;
	return true;
}

static bool sign(const char **at, const char *end, char c)
{
	if (*at == end || **at != c)
		return false;
	++*at;
	return true;
}

static bool either(const char **at, const char *end, char a, char b)
{
	return sign(at, end, a) || sign(at, end, b);
}

/* Digits behind the point; what is finer than a nanosecond is cut off. */
static bool fraction(const char **at, const char *end, int32_t *nano)
{
	int n = 0;

	*nano = 0;
	for (; *at < end && **at >= '0' && **at <= '9'; ++*at, n++)
		if (n < 9)
			*nano = *nano * 10 + (**at - '0');
	for (int i = n; i < 9; i++)
		*nano *= 10;
	return n > 0;
}

bool wall_offset(const char **at, const char *end, int *minutes)
{
	int hour, minute;

	if (either(at, end, 'Z', 'z')) {
		*minutes = 0;
		return true;
	}
	bool west = sign(at, end, '-');
	if (!west && !sign(at, end, '+'))
		return false;
	if (!digits(at, end, 2, &hour) || !sign(at, end, ':') ||
	    !digits(at, end, 2, &minute) || minute > 59)
		return false;
	int all = hour * 60 + minute;
	*minutes = west ? -all : all;
	return all <= OFFSET_MAX;
}

int wall_parse(const char *text, size_t len, struct wall *out)
{
	struct wall w = { 0 };
	const char *at = text, *end = text + len;
	int year, month, mday;

	if (!digits(&at, end, 4, &year) || !sign(&at, end, '-') ||
	    !digits(&at, end, 2, &month) || !sign(&at, end, '-') ||
	    !digits(&at, end, 2, &mday) || !stamp_is_date(year, month, mday))
		return -1;
	w.day = stamp_days(year, month, mday);
	if (at < end) {
		if (!either(&at, end, 'T', 't') && !sign(&at, end, ' '))
			return -1;
		if (!digits(&at, end, 2, &w.hour) || !sign(&at, end, ':') ||
		    !digits(&at, end, 2, &w.minute))
			return -1;
		w.has_time = true;
		if (sign(&at, end, ':')) {
			if (!digits(&at, end, 2, &w.second))
				return -1;
			w.has_second = true;
			if (sign(&at, end, '.') &&
			    !fraction(&at, end, &w.nano))
				return -1;
		}
		if (at < end) {
			if (!wall_offset(&at, end, &w.offset))
				return -1;
			w.has_offset = true;
		}
	}
	if (at != end || w.hour > 23 || w.minute > 59 || w.second > 60)
		return -1;
	*out = w;
	return 0;
}

int64_t wall_seconds(const struct wall *w)
{
	/* A leap second is counted as the second before it, because the one
	 * after it may be another day. */
	int second = w->second > 59 ? 59 : w->second;

	return (int64_t)w->day * DAY_SECONDS + w->hour * 3600 +
	       w->minute * 60 + second;
}

int wall_stamp(const struct wall *w, struct stamp *out)
{
	if (!w->has_offset)
		return -1;
	int64_t utc = wall_seconds(w) - (int64_t)w->offset * 60;
	int64_t minute = ((utc % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS) / 60;
	if (w->second == 60 && minute != 23 * 60 + 59)
		return -1;
	out->utc = utc;
	out->nano = w->nano;
	out->offset = (int16_t)w->offset;
	return 0;
}

int stamp_parse(const char *text, size_t len, struct stamp *out)
{
	struct wall w;

	if (wall_parse(text, len, &w) || !w.has_second)
		return -1;
	return wall_stamp(&w, out);
}

/* Writes value with exactly n digits. */
static char *put(char *at, int value, int n)
{
	for (int i = n - 1; i >= 0; i--, value /= 10)
		at[i] = (char)('0' + value % 10);
	return at + n;
}

static char *put_date(char *at, int32_t day)
{
	int year, month, mday;

	stamp_civil(day, &year, &month, &mday);
	at = put(at, year, 4);
	*at++ = '-';
	at = put(at, month, 2);
	*at++ = '-';
	return put(at, mday, 2);
}

/* Day and second of the day; rounds down before 1970 too. */
static int32_t split(int64_t seconds, int *of_day)
{
	int64_t day = seconds / DAY_SECONDS, rest = seconds % DAY_SECONDS;

	if (rest < 0) {
		rest += DAY_SECONDS;
		day--;
	}
	*of_day = (int)rest;
	return (int32_t)day;
}

char *stamp_print(char *out, const struct stamp *s)
{
	int second, east = s->offset < 0 ? -s->offset : s->offset;
	int32_t day = split(s->utc + (int64_t)s->offset * 60, &second);
	char *at = put_date(out, day);

	*at++ = 'T';
	at = put(at, second / 3600, 2);
	*at++ = ':';
	at = put(at, second / 60 % 60, 2);
	*at++ = ':';
	at = put(at, second % 60, 2);
	if (s->nano) {
		*at++ = '.';
		at = put(at, s->nano, 9);
		while (at[-1] == '0')
			at--;
	}
	*at++ = s->offset < 0 ? '-' : '+';
	at = put(at, east / 60, 2);
	*at++ = ':';
	at = put(at, east % 60, 2);
	*at = '\0';
	return out;
}

int32_t stamp_day(const struct stamp *s, int day_start)
{
	int second;

	return split(s->utc + ((int64_t)s->offset - day_start) * 60, &second);
}

/* Years begin in March here, so that the leap day is the last of its year. */
void stamp_civil(int32_t day, int *year, int *month, int *mday)
{
	int64_t z = (int64_t)day + 719468;
	int64_t era = (z >= 0 ? z : z - ERA_DAYS + 1) / ERA_DAYS;
	int64_t doe = z - era * ERA_DAYS;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*mday = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

int32_t stamp_days(int year, int month, int mday)
{
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return (int32_t)(era * ERA_DAYS + doe - 719468);
}

bool stamp_is_date(int year, int month, int mday)
{
	static const char last[] = { 31, 28, 31, 30, 31, 30,
				     31, 31, 30, 31, 30, 31 };

	if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1)
		return false;
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return mday <= last[month - 1] + (month == 2 && leap);
}

int stamp_weekday(int32_t day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)((((int64_t)day + 3) % 7 + 7) % 7);
}

/* A week belongs to the year that its Thursday is in. */
void stamp_week(int32_t day, int *year, int *week)
{
	int32_t thursday = day - stamp_weekday(day) + 3;
	int month, mday;

	stamp_civil(thursday, year, &month, &mday);
	*week = (thursday - stamp_days(*year, 1, 1)) / 7 + 1;
}

char *stamp_date(char *out, int32_t day)
{
	*put_date(out, day) = '\0';
	return out;
}

int stamp_minutes(const char *text)
{
	int hour, minute;

	for (int n = 2; n >= 1; n--) {
		const char *at = text, *end = text;
		while (*end && end - text < 6)
			end++;
		if (digits(&at, end, n, &hour) && sign(&at, end, ':') &&
		    digits(&at, end, 2, &minute) && at == end)
			return hour < 24 && minute < 60 ? hour * 60 + minute
							: -1;
	}
	return -1;
}
