/* SPDX-License-Identifier: MIT
 * The clock and the time zones: nothing else in the program asks the system
 * what time it is, or where. */
#include "log/stamp.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/wall.h"

enum { DAY_START = 4 * 60, OFFSET_MAX = 14 * 60, REACH = 15 * 3600 };

/* A zone that needs no zone file: "Z", "UTC", "+05:30". */
static bool fixed_zone(const char *tz, int *minutes)
{
	const char *at = tz, *end = tz + strlen(tz);

	if (!strcmp(tz, "UTC")) {
		*minutes = 0;
		return true;
	}
	return wall_offset(&at, end, minutes) && at == end;
}

/* Whether the system has a zone of that name.  Any other text would be taken
 * for UTC without a word, or for a file outside the tree. */
static bool known_zone(const char *tz)
{
	const char *tree = getenv("TZDIR");
	struct buf path = BUF_EMPTY;
	struct stat st;
	char magic[4];

	if (!*tz || *tz == '/' || strstr(tz, "..") || strlen(tz) > 64)
		return false;
	for (const char *p = tz; *p; p++)
		if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv"
			    "wxyz0123456789_+-/", *p))
			return false;
	buf_addf(&path, "%s/%s", tree && *tree ? tree : "/usr/share/zoneinfo",
		 tz);
	int fd = open(buf_text(&path), O_RDONLY | O_CLOEXEC | O_NOCTTY |
		      O_NONBLOCK);
	buf_free(&path);
	if (fd < 0)
		return false;
	bool good = !fstat(fd, &st) && S_ISREG(st.st_mode) &&
		    read(fd, magic, sizeof(magic)) == sizeof(magic) &&
		    !memcmp(magic, "TZif", sizeof(magic));
	close(fd);
	return good;
}

/* Makes the zone the one that localtime_r uses, and gives back what TZ was.
 * The environment is put right by leave, so that no child and no other clock
 * sees it; the C library then still has the zone at hand for the next time. */
static char *enter(const char *tz)
{
	const char *now = getenv("TZ");
	char *old = now ? mem_dup(now) : NULL;

	if (tz)
		setenv("TZ", tz, 1);
	tzset();
	return old;
}

static void leave(const char *tz, char *old)
{
	if (tz && old)
		setenv("TZ", old, 1);
	else if (tz)
		unsetenv("TZ");
	free(old);
}

/* Seconds east of UTC at an instant, in the zone that was entered. */
static int32_t east(int64_t utc)
{
	time_t t = (time_t)utc;
	struct tm tm;

	return localtime_r(&t, &tm) ? (int32_t)tm.tm_gmtoff : 0;
}

static int32_t zone_east(const char *tz, int64_t utc)
{
	int minutes;

	if (tz && fixed_zone(tz, &minutes))
		return minutes * 60;
	char *old = enter(tz);
	int32_t seconds = east(utc);
	leave(tz, old);
	return seconds;
}

static bool storable(int32_t seconds)
{
	return seconds >= -OFFSET_MAX * 60 && seconds <= OFFSET_MAX * 60;
}

/* The earliest instant that a wall clock shows as these seconds.  What holds
 * well before and well after are the only offsets that can hold then. */
static bool first_instant(const char *tz, int64_t shown, int32_t *offset)
{
	int minutes;

	if (tz && fixed_zone(tz, &minutes)) {
		*offset = minutes * 60;
		return true;
	}
	char *old = enter(tz);
	int32_t before = east(shown - REACH), after = east(shown + REACH);
	int32_t larger = before > after ? before : after;
	int32_t smaller = before > after ? after : before;
	bool found = true;
	if (east(shown - larger) == larger)
		*offset = larger;
	else if (east(shown - smaller) == smaller)
		*offset = smaller;
	else
		found = false;
	leave(tz, old);
	return found;
}

int wall_local(const struct stamp_clock *c, const struct wall *w,
	       struct stamp *out, struct fault *f)
{
	int64_t shown = wall_seconds(w);
	int32_t offset;

	if (w->has_offset || w->second > 59) {
		if (!wall_stamp(w, out))
			return 0;
		fault_set(f, N_("no such time"), 0);
		return -1;
	}
	if (!first_instant(c->tz, shown, &offset)) {
		fault_set_detail(f, N_("no such time: the clocks were put "
				       "forward over it"), c->tz ? c->tz : "");
		return -1;
	}
	if (!storable(offset)) {
		fault_set(f, N_("the zone is more than 14 hours from UTC"), 0);
		return -1;
	}
	/* Zones of old times had odd seconds; the wall clock is what counts. */
	out->offset = (int16_t)(offset / 60);
	out->utc = shown - (int64_t)out->offset * 60;
	out->nano = w->nano;
	return 0;
}

int stamp_local(const struct stamp_clock *c, int32_t day, int minute_of_day,
		struct stamp *out, struct fault *f)
{
	struct wall w = { .day = day, .hour = minute_of_day / 60,
			  .minute = minute_of_day % 60, .has_time = true };

	return wall_local(c, &w, out, f);
}

int stamp_clock_set(struct stamp_clock *c, const char *now, const char *tz,
		    struct fault *f)
{
	struct stamp_clock set = { .tz = tz, .day_start = DAY_START };
	struct wall w;
	int minutes;

	if (tz && !fixed_zone(tz, &minutes) && !known_zone(tz)) {
		fault_set_detail(f, N_("unknown time zone"), tz);
		return -1;
	}
	if (now) {
		if (wall_parse(now, strlen(now), &w)) {
			fault_set(f, N_("not a time (2026-11-22, "
					"2026-11-22T21:14, or with an offset "
					"2026-11-22T21:14:05+01:00)"), 0);
			return -1;
		}
		if (!w.has_time)
			w.hour = 12;
		if (wall_local(&set, &w, &set.now, f))
			return -1;
		set.fixed = true;
		if (w.has_offset && tz) {
			int32_t seconds = zone_east(tz, set.now.utc);
			if (storable(seconds))
				set.now.offset = (int16_t)(seconds / 60);
		}
	}
	*c = set;
	return 0;
}

void stamp_now(const struct stamp_clock *c, struct stamp *out)
{
	struct timespec t;

	if (c->fixed) {
		*out = c->now;
		return;
	}
	clock_gettime(CLOCK_REALTIME, &t);
	/* Seconds are enough for a diary, and tell less. */
	*out = (struct stamp){ .utc = t.tv_sec };
	int32_t seconds = zone_east(c->tz, out->utc);
	if (storable(seconds))
		out->offset = (int16_t)(seconds / 60);
}
