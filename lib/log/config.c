/* SPDX-License-Identifier: MIT
 * The user's config file. */
#include "log/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/age.h"
#include "log/disk.h"
#include "log/ident.h"
#include "log/place.h"
#include "log/stamp.h"

enum { SIZE_MAX_BYTES = 1 << 18 };

struct setting {
	char *key, *value;
};

struct config {
	struct setting *all;
	size_t n, room;
};

static bool any(const char *value)
{
	return *value;
}

/* 0 for a word that is a tag; config_each stops at others. */
static int other_than_tag(void *arg, const char *word)
{
	(void)arg;
	return !ident_is_tag(word);
}

static bool tags(const char *value)
{
	return *value && !config_each(value, other_than_tag, NULL);
}

static bool minutes(const char *value)
{
	return stamp_minutes(value) >= 0;
}

static bool weekday(const char *value)
{
	return config_holds("monday tuesday wednesday thursday friday "
			    "saturday sunday", value);
}

static bool depth(const char *value)
{
	return *value >= '1' && *value <= '4' && !value[1];
}

static bool zone(const char *value)
{
	struct stamp_clock clock;
	struct fault ignored = { 0 };

	return !stamp_clock_set(&clock, NULL, value, &ignored);
}

/* What i18n_language takes, without choosing it yet. */
static bool language(const char *value)
{
	size_t n = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
				 "RSTUVWXYZ0123456789-_@.");

	return n && !value[n];
}

static bool policy(const char *value)
{
	return config_holds("no-secrets limited", value);
}

enum of { OF_ALL, OF_ONE };	/* "who", or "name.TAG" */

static const struct known {
	const char *key;
	enum of of;
	bool path;
	bool (*good)(const char *value);
} known[] = {
	{ "people", OF_ALL, false, tags },
	{ "here", OF_ALL, false, tags },
	{ "who", OF_ALL, false, ident_is_tag },
	{ "name", OF_ONE, false, any },
	{ "share", OF_ONE, false, any },
	{ "depth", OF_ONE, false, depth },
	{ "items", OF_ONE, false, any },
	{ "lang", OF_ONE, false, language },
	{ "log", OF_ALL, true, any },
	{ "device", OF_ALL, false, ident_is_tag },
	{ "tz", OF_ALL, false, zone },
	{ "day-start", OF_ALL, false, minutes },
	{ "week-start", OF_ALL, false, weekday },
	{ "secrets", OF_ALL, false, policy },
	{ "recipients", OF_ALL, true, any },
	{ "identity", OF_ALL, true, any },
};

static const struct known *find_known(const char *key)
{
	const char *dot = strchr(key, '.');
	size_t n = dot ? (size_t)(dot - key) : strlen(key);

	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		const struct known *k = &known[i];
		if (strlen(k->key) != n || memcmp(k->key, key, n))
			continue;
		if ((k->of == OF_ONE) != (dot != NULL))
			return NULL;
		return !dot || ident_is_tag(dot + 1) ? k : NULL;
	}
	return NULL;
}

const char *config_get(const struct config *c, const char *key)
{
	for (size_t i = 0; i < c->n; i++)
		if (!strcmp(c->all[i].key, key))
			return c->all[i].value;
	return NULL;
}

static bool parts(char c)
{
	return c == ' ' || c == '\t' || c == ',';
}

int config_each(const char *list, int (*each)(void *arg, const char *word),
		void *arg)
{
	int got = 0;

	while (list && *list && !got) {
		size_t n = 0;
		while (parts(*list))
			list++;
		while (list[n] && !parts(list[n]))
			n++;
		if (n) {
			char *word = mem_dupn(list, n);
			got = each(arg, word);
			free(word);
		}
		list += n;
	}
	return got;
}

static int same(void *arg, const char *word)
{
	return !strcmp(arg, word);
}

bool config_holds(const char *list, const char *word)
{
	return config_each(list, same, (void *)(uintptr_t)word);
}

/* The text between outer blanks, ended where it stands. */
static char *trim(char *text)
{
	size_t n;

	text += strspn(text, " \t");
	n = strlen(text);
	while (n && (text[n - 1] == ' ' || text[n - 1] == '\t' ||
		     text[n - 1] == '\r'))
		text[--n] = '\0';
	return text;
}

/* A comment begins a line, or stands behind a blank. */
static void uncomment(char *line)
{
	for (char *p = line; *p; p++)
		if (*p == '#' && (p == line || p[-1] == ' ' || p[-1] == '\t')) {
			*p = '\0';
			return;
		}
}

/* "~/us" as a path below HOME; NULL where there is no HOME. */
static char *expand(const char *value)
{
	const char *home = getenv("HOME");
	struct buf path = BUF_EMPTY;

	if (strncmp(value, "~/", 2))
		return mem_dup(value);
	if (!home || !*home)
		return NULL;
	buf_addf(&path, "%s/%s", home, value + 2);
	return buf_take(&path);
}

static int take_line(struct config *c, char *line, struct fault *f)
{
	uncomment(line);
	char *key = trim(line), *sign = strchr(key, '=');

	if (!*key)
		return 0;
	if (!sign) {
		fault_set(f, N_("a line is \"key = value\""), 0);
		return -1;
	}
	*sign = '\0';
	char *value = trim(sign + 1);
	key = trim(key);
	const struct known *k = find_known(key);
	if (!k) {
		fault_set_detail(f, N_("unknown key"), key);
		return -1;
	}
	if (config_get(c, key)) {
		fault_set_detail(f, N_("the key stands here a second time"),
				 key);
		return -1;
	}
	char *stored = k->good(value) ? k->path ? expand(value)
						: mem_dup(value) : NULL;
	if (!stored) {
		fault_set_detail(f, N_("no such value for this key"), key);
		return -1;
	}
	c->all = mem_grow(c->all, &c->room, c->n + 1, sizeof(*c->all));
	c->all[c->n++] = (struct setting){ mem_dup(key), stored };
	return 0;
}

static int take_text(struct config *c, struct buf *text, struct fault *f)
{
	char *at = text->at;

	f->line = 0;
	if (text->len != strlen(at)) {
		fault_set(f, N_("not a text file"), 0);
		return -1;
	}
	if (!strncmp(at, "\xef\xbb\xbf", 3))
		at += 3;
	while (*at) {
		char *end = at + strcspn(at, "\n");
		char *next = *end ? end + 1 : end;
		*end = '\0';
		f->line++;
		if (take_line(c, at, f))
			return -1;
		at = next;
	}
	f->line = 0;
	return 0;
}

/* All bytes of a file; -1 with errno. */
static int slurp(const char *path, struct buf *text)
{
	char part[4096];
	ssize_t n = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return -1;
	buf_puts(text, "");
	do {
		n = read(fd, part, sizeof(part));
		if (n > 0)
			buf_add(text, part, (size_t)n);
		if (text->len > SIZE_MAX_BYTES) {
			errno = EFBIG;
			n = -1;
		}
	} while (n > 0 || (n < 0 && errno == EINTR));
	int cause = errno;
	close(fd);
	errno = cause;
	return n < 0 ? -1 : 0;
}

struct config *config_read(const char *path, struct fault *f)
{
	/* A fault may name the default file after the config is gone. */
	static char *named;
	struct config *c = mem_get(1, sizeof(*c));
	struct buf text = BUF_EMPTY;
	const char *from = path;
	int got = 0;

	if (path && !strcmp(path, "none"))
		return c;
	if (!path) {
		free(named);
		from = named = place_config("config");
	}
	if (!from)
		return c;
	f->file = from;
	if (slurp(from, &text)) {
		got = path || (errno != ENOENT && errno != ENOTDIR) ? -1 : 0;
		if (got)
			fault_set(f, N_("cannot be read"), errno);
	} else {
		got = take_text(c, &text, f);
	}
	buf_free(&text);
	if (!got) {
		f->file = NULL;
		age_keys(config_get(c, "recipients"),
			 config_get(c, "identity"));
		return c;
	}
	config_free(c);
	return NULL;
}

void config_free(struct config *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n; i++) {
		free(c->all[i].key);
		free(c->all[i].value);
	}
	free(c->all);
	free(c);
}
