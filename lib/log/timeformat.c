/* SPDX-License-Identifier: MIT
 * Dates and times as other programs write them. */
#include "log/timeformat.h"

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

enum { NOON = 12, OFFSET_MAX = 14 * 60, LETTERS_MIN = 3, WORD_MAX = 64 };

/* Fields not read yet are -1; zone counts minutes. */
struct state {
	const char *at;
	int year, month, mday, yday;
	int hour, hour12, half, minute, second;
	int zone;
	bool has_zone;
};

static const char *const months[] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"),
	N_("June"), N_("July"), N_("August"), N_("September"), N_("October"),
	N_("November"), N_("December"),
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the blank at s; spreadsheets set narrow ones before AM and PM. */
static size_t blank(const char *s)
{
	static const char *const wide[] = { "\u00a0", "\u2009", "\u202f" };

	if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		return 1;
	for (size_t i = 0; i < ARRAY_LEN(wide); i++)
		if (!strncmp(s, wide[i], strlen(wide[i])))
			return strlen(wide[i]);
	return 0;
}

static void skip_blanks(const char **s)
{
	size_t n;

	while ((n = blank(*s)))
		*s += n;
}

/* A number of at most that many digits within bounds; false for another. */
static bool number(struct state *s, int digits, int min, int max, int *out)
{
	int value = 0, n = 0;

	while (n < digits && is_digit(s->at[n]))
		value = value * 10 + (s->at[n++] - '0');
	if (!n || value < min || value > max)
		return false;
	s->at += n;
	*out = value;
	return true;
}

/* A year needs all of its digits: 26 is not the year 26. */
static bool year(struct state *s, int digits)
{
	for (int i = 0; i < digits; i++)
		if (!is_digit(s->at[i]))
			return false;
	if (!number(s, digits, digits == 4, 9999, &s->year))
		return false;
	if (digits == 2)
		s->year += s->year < 69 ? 2000 : 1900;
	return true;
}

/* Length of the run of letters at s. */
static size_t letters(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') ||
	       ((unsigned char)s[n] >= 0x80 && !blank(s + n)))
		n++;
	return n;
}

/* Whether a name begins with the len bytes of a word. */
static bool begins(const char *name, const char *word, size_t len)
{
	char a[WORD_MAX], b[WORD_MAX];

	if (len >= WORD_MAX || strlen(name) < len)
		return false;
	memcpy(a, name, len);
	memcpy(b, word, len);
	a[len] = b[len] = '\0';
	return utf8_same(a, b);
}

/* "jui" may be June or July in French: what two months share is neither,
 * unless it is the whole name of one. */
int timeformat_month(const char **at)
{
	size_t len = letters(*at);
	int found = 0, whole = 0, several = 0;

	if (len < LETTERS_MIN)
		return 0;
	for (int i = 0; i < 12; i++) {
		const char *own = _(months[i]);
		if (!begins(months[i], *at, len) && !begins(own, *at, len))
			continue;
		several += found != 0;
		found = i + 1;
		if (strlen(own) == len || strlen(months[i]) == len)
			whole = i + 1;
	}
	*at += len;
	*at += **at == '.';
	return several ? whole : found;
}

static bool month_name(struct state *s)
{
	s->month = timeformat_month(&s->at);
	return s->month > 0;
}

static bool weekday(struct state *s)
{
	size_t len = letters(s->at);

	s->at += len;
	s->at += len && *s->at == '.';
	return len > 0;
}

static bool day_of_month(struct state *s)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };

	if (!number(s, 2, 1, 31, &s->mday))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(endings); i++)
		if (letters(s->at) == 2 && begins(endings[i], s->at, 2)) {
			s->at += 2;
			break;
		}
	return true;
}

/* AM, pm, a.m. */
static bool half(struct state *s)
{
	char c = *s->at;

	if (!c || !strchr("aApP", c))
		return false;
	s->half = c == 'p' || c == 'P';
	s->at++;
	s->at += *s->at == '.';
	if (*s->at != 'm' && *s->at != 'M')
		return false;
	s->at++;
	s->at += *s->at == '.';
	return true;
}

static bool offset(struct state *s)
{
	int hours, minutes = 0;
	bool west = *s->at == '-';

	s->has_zone = true;
	if (*s->at == 'Z' || *s->at == 'z') {
		s->at++;
		s->zone = 0;
		return true;
	}
	if (*s->at != '+' && !west)
		return false;
	s->at++;
	if (!is_digit(s->at[0]) || !is_digit(s->at[1]))
		return false;
	number(s, 2, 0, 99, &hours);
	s->at += *s->at == ':' && is_digit(s->at[1]);
	if (is_digit(*s->at) && !number(s, 2, 0, 59, &minutes))
		return false;
	s->zone = hours * 60 + minutes;
	if (s->zone > OFFSET_MAX)
		return false;
	s->zone = west ? -s->zone : s->zone;
	return true;
}

/* What a short word stands for; NULL for one that stands for itself. */
static const char *spelled_out(char c)
{
	switch (c) {
	case 'F': return "%Y-%m-%d";
	case 'T': return "%H:%M:%S";
	case 'R': return "%H:%M";
	default: return NULL;
	}
}

static bool word(struct state *s, char c)
{
	switch (c) {
	case 'Y': return year(s, 4);
	case 'y': return year(s, 2);
	case 'm': return number(s, 2, 1, 12, &s->month);
	case 'd':
	case 'e': skip_blanks(&s->at); return day_of_month(s);
	case 'j': return number(s, 3, 1, 366, &s->yday);
	case 'b':
	case 'B': return month_name(s);
	case 'a':
	case 'A': return weekday(s);
	case 'H': return number(s, 2, 0, 23, &s->hour);
	case 'I': return number(s, 2, 1, 12, &s->hour12);
	case 'p': return half(s);
	case 'M': return number(s, 2, 0, 59, &s->minute);
	case 'S': return number(s, 2, 0, 60, &s->second);
	case 'z': return offset(s);
	default: return *s->at++ == c;
	}
}

static bool match(struct state *s, const char *format)
{
	for (const char *p = format; *p; p++) {
		if (blank(p)) {
			p += blank(p) - 1;
			skip_blanks(&s->at);
			continue;
		}
		if (*p != '%') {
			if (*s->at != *p)
				return false;
			s->at++;
			continue;
		}
		const char *parts = spelled_out(*++p);
		if (parts ? !match(s, parts) : !word(s, *p))
			return false;
	}
	return true;
}

static bool resolve(const struct state *s, struct timeformat *out)
{
	struct timeformat t = { .has_offset = s->has_zone };

	if (s->yday > 0) {
		t.day = stamp_days(s->year, 1, 1) + s->yday - 1;
		if (t.day >= stamp_days(s->year, 12, 31) + 1)
			return false;
	} else {
		if (!stamp_is_date(s->year, s->month, s->mday))
			return false;
		t.day = stamp_days(s->year, s->month, s->mday);
	}
	t.offset = s->zone;
	t.has_time = s->hour >= 0 || s->hour12 >= 0;
	if (t.has_time) {
		t.hour = s->hour12 > 0 ? s->hour12 % 12 + 12 * (s->half > 0)
				       : s->hour;
		t.minute = s->minute > 0 ? s->minute : 0;
		/* As stamp: a leap second counts as the one before it. */
		t.second = s->second > 59 ? 59 : s->second > 0 ? s->second : 0;
	}
	*out = t;
	return true;
}

int timeformat_read(const char *format, const char *text,
		    struct timeformat *out)
{
	struct state s = {
		.at = text, .year = -1, .month = -1, .mday = -1, .yday = -1,
		.hour = -1, .hour12 = -1, .half = -1, .minute = -1,
		.second = -1,
	};

	skip_blanks(&s.at);
	if (!match(&s, format))
		return -1;
	skip_blanks(&s.at);
	return *s.at || !resolve(&s, out) ? -1 : 0;
}

/* The words of a format, those spelled out among them; -1 with f filled. */
static int collect(const char *format, bool *has, struct fault *f)
{
	for (const char *p = format; *p; p++) {
		if (*p != '%')
			continue;
		const char *parts = spelled_out(*++p);
		if (parts) {
			collect(parts, has, f);
		} else if (*p && strchr("YymdejbBaAHIpMSz%", *p)) {
			has[(unsigned char)*p] = true;
		} else {
			char what[] = { '%', *p, '\0' };
			fault_set_detail(f, N_("has a word that is not known "
					       "here"), what);
			return -1;
		}
	}
	return 0;
}

int timeformat_check(const char *format, struct fault *f)
{
	bool has[256] = { false };

	if (collect(format, has, f))
		return -1;
	bool month = has['m'] || has['b'] || has['B'];
	bool mday = has['d'] || has['e'];
	if (!(has['Y'] || has['y']) || !(has['j'] || (month && mday))) {
		fault_set(f, N_("names no day: it needs %Y or %y, %m or %b, "
				"and %d"), 0);
		return -1;
	}
	bool hour = has['H'] || has['I'];
	if (has['I'] != has['p'] || ((has['M'] || has['S']) && !hour) ||
	    (has['z'] && !hour)) {
		fault_set(f, N_("names no time: it needs %H, or %I and %p"),
			  0);
		return -1;
	}
	return 0;
}

int timeformat_stamp(const struct timeformat *t, const struct stamp_clock *c,
		     struct stamp *out, struct fault *f)
{
	int minute = t->has_time ? t->hour * 60 + t->minute : NOON * 60;

	if (t->has_offset) {
		*out = (struct stamp){ .offset = (int16_t)t->offset };
		out->utc = (int64_t)t->day * 86400 +
			   (int64_t)(minute - t->offset) * 60 + t->second;
		return 0;
	}
	if (stamp_local(c, t->day, minute, out, f))
		return -1;
	out->utc += t->second;
	return 0;
}
