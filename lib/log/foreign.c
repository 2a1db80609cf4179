/* SPDX-License-Identifier: MIT
 * One cell of another program's file. */
#include "log/foreign.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/cell.h"
#include "log/timeformat.h"
#include "table/dialect.h"

enum { LABEL_MAX = 64, DATE_LEN = 10 };

static const char NO_FIT[] = N_("does not fit --time-format");

static size_t blank(const char *s)
{
	if (*s && strchr(" \t\r\n", *s))
		return 1;
	return strncmp(s, "\u00a0", 2) ? 0 : 2;
}

static char *trimmed(const char *s)
{
	size_t n;

	while ((n = blank(s)))
		s += n;
	size_t len = strlen(s);
	while (len && (strchr(" \t\r\n", s[len - 1]) ||
		       (len > 1 && !strncmp(s + len - 2, "\u00a0", 2))))
		len -= strchr(" \t\r\n", s[len - 1]) ? 1 : 2;
	return mem_dupn(s, len);
}

/* Bytes of what ends a label at s: list marks of programs and scripts. */
static size_t gap(const char *s)
{
	static const char *const all[] = {
		"|", ";", ",", "\n", "\r", "\u060c", "\u061b", "\u3001",
		"\uff0c", "\uff1b",
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (!strncmp(s, all[i], strlen(all[i])))
			return strlen(all[i]);
	return 0;
}

/* Ends a label at the end of out that began at start. */
static void end_label(struct buf *out, size_t start)
{
	while (out->len > start && out->at[out->len - 1] == '-')
		out->len--;
	if (out->len > start)
		buf_putc(out, ';');
}

/* What may not stand in a tag becomes one "-". */
static char *labels(const char *s)
{
	struct buf out = BUF_EMPTY;
	size_t start = 0, len = strlen(s), n;

	for (size_t at = 0; at < len; at += n) {
		uint32_t cp;
		n = gap(s + at);
		if (n) {
			end_label(&out, start);
			start = out.len;
			continue;
		}
		n = utf8_char(s + at, len - at, &cp);
		if (!n)
			n = 1;
		if (out.len - start + n > LABEL_MAX)
			continue;
		if (cell_is_label(s + at, n) && s[at] != '-')
			buf_add(&out, s + at, n);
		else if (out.len > start && out.at[out.len - 1] != '-')
			buf_putc(&out, '-');
	}
	end_label(&out, start);
	return buf_take(&out);
}

static char *by_format(const struct foreign *g, const char *cell, bool date,
		       struct fault *f)
{
	char out[STAMP_MAX];
	struct timeformat t;
	struct stamp s;

	if (timeformat_read(g->time_format, cell, &t)) {
		fault_set(f, NO_FIT, 0);
		return NULL;
	}
	if (date)
		return mem_dup(stamp_date(out, t.day));
	if (timeformat_stamp(&t, g->clock, &s, f))
		return NULL;
	return mem_dup(stamp_print(out, &s));
}

static char *time_of(struct foreign *g, const char *cell, struct fault *f)
{
	struct stamp_clock then;
	const char *message;
	char out[STAMP_MAX];
	struct stamp s;

	if (g->time_format)
		return by_format(g, cell, false, f);
	enum mangled what = mangled_time(cell, &g->dates, &message);
	if (what) {
		g->seen |= what;
		fault_set(f, message, 0);
		return NULL;
	}
	if (!stamp_parse(cell, strlen(cell), &s))
		return mem_dup(stamp_print(out, &s));
	if (stamp_clock_set(&then, cell, g->clock->tz, f))
		return NULL;
	stamp_now(&then, &s);
	return mem_dup(stamp_print(out, &s));
}

static char *date_of(struct foreign *g, const char *cell, struct fault *f)
{
	const char *message;
	char day[DATE_LEN + 1] = "";

	if (strlen(cell) >= DATE_LEN)
		memcpy(day, cell, DATE_LEN);
	if (cell_is_date(day) && !strspn(cell + DATE_LEN, "0123456789"))
		return mem_dup(day);
	if (g->time_format)
		return by_format(g, cell, true, f);
	enum mangled what = mangled_time(cell, &g->dates, &message);
	g->seen |= what;
	fault_set(f, what ? message : CELL_BAD_DATE, 0);
	return NULL;
}

/* What people write where there is no number. */
static bool is_nothing(const char *cell)
{
	static const char *const all[] = {
		"-", "\u2013", "\u2014", "n/a", "unsure",
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (utf8_same(cell, all[i]))
			return true;
	return false;
}

static char *number_of(struct foreign *g, const struct entry_column *c,
		       const char *cell, struct fault *f)
{
	if (is_nothing(cell))
		return mem_dup("");
	char *number = entry_canonical_as(c, cell, f);
	if (!number && mangled_number(cell))
		g->seen |= MANGLED_NUMBER;
	return number;
}

static char *tags_of(const struct entry_column *c, const char *cell,
		     struct fault *f)
{
	char *tags = labels(cell), *out = entry_canonical_as(c, tags, f);

	free(tags);
	return out;
}

static char *id_of(struct foreign *g, const struct entry_column *c,
		   const char *cell, struct fault *f)
{
	char *id = entry_canonical_as(c, cell, f);

	if (!id && mangled_id(cell))
		g->seen |= MANGLED_ID;
	return id;
}

static char *typed(struct foreign *g, const struct entry_column *c,
		   const char *cell, struct fault *f)
{
	if (utf8_valid(cell, strlen(cell)) < strlen(cell)) {
		g->seen |= MANGLED_BYTES;
		fault_set(f, N_("is not UTF-8"), 0);
		return NULL;
	}
	switch (c->type) {
	case ENTRY_TIME: return time_of(g, cell, f);
	case ENTRY_DATE: return date_of(g, cell, f);
	case ENTRY_RATING:
	case ENTRY_NUMBER: return number_of(g, c, cell, f);
	case ENTRY_TAGS: return tags_of(c, cell, f);
	case ENTRY_ID: return id_of(g, c, cell, f);
	case ENTRY_TEXT: case ENTRY_TAG: case ENTRY_KIND:
	case ENTRY_VISIBILITY: case ENTRY_CHOICE:
		break;
	}
	return entry_canonical_as(c, cell, f);
}

char *foreign_cell(struct foreign *g, const struct entry_column *c,
		   const char *cell, struct fault *f)
{
	char *in = trimmed(cell), *out;
	const char *from = in;

	if (*in == '\'' && (c->type != ENTRY_TEXT ||
			    dialect_is_formula(in + 1, strlen(in + 1))))
		from++;
	if (!*from || !strcmp(from, "NA"))
		out = mem_dup("");
	else
		out = typed(g, c, from, f);
	free(in);
	return out;
}
