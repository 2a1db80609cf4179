/* SPDX-License-Identifier: MIT
 * Cells given as NAME=VALUE on a command line. */
#include "log/pairs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/entry.h"
#include "table/table.h"
#include "table/writer.h"

const char *pairs_get(const struct pairs *p, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->names[i], name))
			return p->values[i];
	return NULL;
}

void pairs_set(struct pairs *p, const char *name, const char *value)
{
	char *copy = mem_dup(value);
	size_t i = 0, room = p->room;

	while (i < p->n && strcmp(p->names[i], name))
		i++;
	if (i < p->n) {
		free(p->values[i]);
		p->values[i] = copy;
		return;
	}
	p->names = mem_grow(p->names, &room, p->n + 1, sizeof(*p->names));
	p->values = mem_grow(p->values, &p->room, p->n + 1,
			     sizeof(*p->values));
	p->names[p->n] = mem_dup(name);
	p->values[p->n++] = copy;
}

/* All of a file, NULL with f filled; caller frees. */
static char *read_all(const char *path, struct fault *f)
{
	bool typed = !strcmp(path, "-");
	int fd = typed ? STDIN_FILENO :
		 open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct buf text = BUF_EMPTY;
	char block[4096];
	ssize_t got = fd < 0 ? -1 : 1;

	while (got && fd >= 0 && text.len <= TABLE_FIELD_MAX) {
		got = read(fd, block, sizeof(block));
		if (got > 0)
			buf_add(&text, block, (size_t)got);
		else if (got && errno != EINTR)
			break;
	}
	int cause = got < 0 ? errno : 0;
	if (fd >= 0 && !typed)
		close(fd);
	if (!cause && text.len <= TABLE_FIELD_MAX &&
	    !memchr(buf_text(&text), '\0', text.len))
		return buf_take(&text);
	fault_set(f, cause ? N_("cannot be read") : N_("is no short text"),
		  cause);
	buf_free(&text);
	return NULL;
}

/* Numbers, dates and words from lists say less than what people write. */
static bool may_be_seen(const char *name, const char *value)
{
	const struct entry_column *c = entry_column(name);

	if (!c)
		return writer_is_number(value, strlen(value));
	return c->type != ENTRY_TEXT && c->visibility == SHARED;
}

int pairs_add(struct pairs *p, const char *text, struct fault *f)
{
	const char *equals = strchr(text, '=');
	size_t len = equals ? (size_t)(equals - text) : 0;

	if (!len || len > TABLE_NAME_MAX) {
		fault_set(f, N_("is not NAME=VALUE"), 0);
		return -1;
	}
	char *name = mem_dupn(text, len);
	const char *value = equals + 1;
	char *read = NULL;
	int got = -1;
	fault_in_column(f, name);
	if (*value == '@') {
		bool typed = !strcmp(value, "@-");
		if (typed && p->typed)
			fault_set(f, N_("standard input can be read for one "
					"thing only"), 0);
		else
			read = read_all(value + 1, f);
		p->typed |= typed;
	} else if (!may_be_seen(name, value) && *value) {
		char hint[FAULT_DETAIL_MAX];
		snprintf(hint, sizeof(hint), "%s=@-", name);
		fault_set_detail(f, N_("is not taken from the command line, "
				       "which others can read; from standard "
				       "input"), hint);
	} else {
		read = mem_dup(value);
	}
	if (read) {
		pairs_set(p, name, read);
		got = 0;
	}
	free(read);
	free(name);
	return got;
}

int pairs_add_all(struct pairs *p, const char *const *texts, size_t n,
		  const struct stamp_clock *c, struct fault *f)
{
	for (int typed = 0; typed < 2; typed++) {
		for (size_t i = 0; i < n; i++) {
			const char *value = strchr(texts[i], '=');
			if (typed == (value && !strcmp(value, "=@-")) &&
			    pairs_add(p, texts[i], f))
				return -1;
		}
		if (pairs_time(p, c, f))
			return -1;
	}
	return 0;
}

int pairs_time(struct pairs *p, const struct stamp_clock *c, struct fault *f)
{
	const char *typed = pairs_get(p, "time");
	struct stamp_clock then;
	struct stamp s;
	char time[STAMP_MAX];

	if (!typed || !*typed)
		return 0;
	fault_in_column(f, "time");
	if (stamp_clock_set(&then, typed, c->tz, f))
		return -1;
	stamp_now(&then, &s);
	pairs_set(p, "time", stamp_print(time, &s));
	return 0;
}

void pairs_free(struct pairs *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->names[i]);
		free(p->values[i]);
	}
	free(p->names);
	free(p->values);
	*p = (struct pairs)PAIRS_EMPTY;
}
