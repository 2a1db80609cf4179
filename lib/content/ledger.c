/* SPDX-License-Identifier: MIT
 * Rows of one kind, found in the logs. */
#include "content/ledger.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/place.h"
#include "log/store.h"
#include "table/table.h"

enum { ROWS_MAX = 4096, PIECE = 64 << 10 };

/* A search under way.  Only lines that hold a word are parsed: every row
 * sought does, and the file may be ten years long. */
struct search {
	const struct ledger_how *how;
	const char *word[3];	/* NULL-ended */
	bool others;		/* rows that others share count too */
	void (*each)(struct search *s, const struct entry *e);
	struct ledger *into;
	const char *kind;
	int32_t day;
	bool found;
};

static bool holds(const struct search *s, const char *line, size_t len)
{
	for (const char *const *w = s->word; *w; w++)
		if (memmem(line, len, *w, strlen(*w)))
			return true;
	return false;
}

/* Keeps the header, and a "sep=" line before it; header lines further down
 * hold the word "kind". */
static void sift(const struct search *s, const struct buf *all,
		 struct buf *some)
{
	const char *at = buf_text(all), *end = at + all->len;
	size_t heads = !strncmp(at, "sep=", 4) ? 2 : 1;

	while (at < end) {
		const char *lf = memchr(at, '\n', (size_t)(end - at));
		size_t len = lf ? (size_t)(lf - at) + 1 : (size_t)(end - at);
		if (heads || holds(s, at, len) || memmem(at, len, "kind", 4))
			buf_add(some, at, len);
		heads -= heads > 0;
		at += len;
	}
}

static void take_row(struct search *s, const struct table *t)
{
	size_t n = table_columns(t);
	const char **names = mem_get(n + 1, sizeof(*names));
	const char **cells = mem_get(n + 1, sizeof(*cells));
	struct entry e = { .n = n, .names = names, .cells = cells,
			   .file = "" };
	struct fault ignored = { 0 };

	for (size_t i = 0; i < n; i++) {
		names[i] = table_column(t, i);
		cells[i] = table_cell(t, (int)i);
		if (!strcmp(cells[i], "NA"))
			cells[i] = "";
	}
	bool has_sight = table_col(t, "visibility") >= 0;
	if (!entry_check(&e, has_sight, s->how->day_start, &ignored)) {
		bool own = !strcmp(e.who, s->how->who);
		if (own || (s->others && e.visibility == SHARED))
			s->each(s, &e);
	}
	free(names);
	free(cells);
}

static void parse(struct search *s, struct buf *some)
{
	const struct table_how how = { .key = "time", .torn = true };
	struct fault ignored = { 0 };
	FILE *in = some->len ? fmemopen(some->at, some->len, "r") : NULL;
	struct table *t = in ? table_open(in, "", &how, &ignored) : NULL;
	enum table_got got = TABLE_ROW;

	while (t && got != TABLE_END && got != TABLE_FAILED) {
		got = table_next(t, &ignored);
		if (got == TABLE_ROW)
			take_row(s, t);
	}
	table_close(t);
	if (in)
		fclose(in);
}

/* A log that is not there has no rows. */
static int read_file(struct search *s, const char *path, struct fault *f)
{
	struct buf all = BUF_EMPTY, some = BUF_EMPTY;
	struct fault why = { 0 };
	FILE *in = store_read(path, &why);
	size_t n;

	if (!in && why.cause != ENOENT) {
		*f = why;
		fault_in_file(f, path);
		return -1;
	}
	char *piece = mem_get(PIECE, 1);
	while (in && (n = fread(piece, 1, PIECE, in)) > 0)
		buf_add(&all, piece, n);
	if (in)
		fclose(in);
	free(piece);
	sift(s, &all, &some);
	parse(s, &some);
	buf_free(&all);
	buf_free(&some);
	return 0;
}

/* Whether a file of the shared directory is one of who's: TAG.csv,
 * TAG@DEVICE.csv, or a copy that a synchronizer made. */
static bool is_own(const char *path, const char *who)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	size_t len = strlen(who);

	return !strncmp(name, who, len) && strchr(".@ ", name[len]);
}

static int read_shared(struct search *s, struct fault *f)
{
	const char *shared = s->how->shared;
	struct fault why = { 0 };
	char **names = NULL;
	size_t n = 0;
	int got = 0;

	if (!place_is_directory(shared))
		return read_file(s, shared, f);
	if (place_list(shared, &names, &n, &why)) {
		if (why.cause == ENOENT)
			return 0;
		*f = why;
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		if (!got && (s->others || is_own(names[i], s->how->who)))
			got = read_file(s, names[i], f);
		free(names[i]);
	}
	free(names);
	return got;
}

static int look(struct search *s, struct fault *f)
{
	struct fault none = { 0 };
	const struct ledger_how *how = s->how;

	if (read_shared(s, f))
		return -1;
	/* Without a place for it there is no private log. */
	char *private = place_private(how->private, how->who, how->shared,
				      &none);
	int got = private ? read_file(s, private, f) : 0;
	free(private);
	return got;
}

static void copy_id(char *out, const char *id)
{
	size_t i = 0;

	for (; id[i] && i < IDENT_LEN; i++)
		out[i] = id[i] >= 'a' && id[i] <= 'z' ?
			 (char)(id[i] - 'a' + 'A') : id[i];
	out[i] = '\0';
}

static void keep_row(struct search *s, const struct entry *e)
{
	struct ledger *l = s->into;

	if (strcmp(e->kind, s->kind) || l->n == ROWS_MAX)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (!strcmp(l->row[i].id, e->id))
			return;
	l->row = mem_grow(l->row, &l->room, l->n + 1, sizeof(*l->row));
	struct ledger_row *r = &l->row[l->n++];
	*r = (struct ledger_row){
		.who = mem_dup(e->who),
		.title = mem_dup(entry_cell(e, "title")),
		.class = mem_dup(entry_cell(e, "class")),
		.state = mem_dup(entry_cell(e, "state")),
		.review_by = mem_dup(entry_cell(e, "review_by")),
		.visibility = e->visibility, .time = e->time, .day = e->day,
	};
	copy_id(r->id, e->id);
	copy_id(r->ref, e->ref);
	copy_id(r->about, e->about);
}

/* Rows of one instant stay as they stand in the file. */
static void arrange(struct ledger *l)
{
	for (size_t i = 1; i < l->n; i++) {
		struct ledger_row row = l->row[i];
		size_t at = i;
		for (; at && l->row[at - 1].time.utc > row.time.utc; at--)
			l->row[at] = l->row[at - 1];
		l->row[at] = row;
	}
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->n && *l->row[i].ref; k++)
			if (k != i &&
			    !strcmp(l->row[k].id, l->row[i].ref) &&
			    !strcmp(l->row[k].who, l->row[i].who))
				l->row[k].replaced = true;
}

struct ledger *ledger_read(const struct ledger_how *how, const char *kind,
			   bool everyone, struct fault *f)
{
	struct ledger *l = mem_get(1, sizeof(*l));
	struct search s = { .how = how, .word = { kind }, .kind = kind,
		.others = everyone, .each = keep_row, .into = l };

	if (look(&s, f)) {
		ledger_free(l);
		return NULL;
	}
	arrange(l);
	return l;
}

static void find_day(struct search *s, const struct entry *e)
{
	bool checkin = !*e->kind || !strcmp(e->kind, "checkin") ||
		       !strcmp(e->kind, "weekly");

	s->found |= checkin && e->day == s->day;
}

int ledger_has_day(const struct ledger_how *how, int32_t day, struct fault *f)
{
	char today[STAMP_MAX], tomorrow[STAMP_MAX];
	struct search s = { .how = how, .each = find_day, .day = day };

	/* The small hours of the next date are still of that day. */
	s.word[0] = stamp_date(today, day);
	s.word[1] = stamp_date(tomorrow, day + 1);
	return look(&s, f) ? -1 : s.found;
}

void ledger_free(struct ledger *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->n; i++) {
		free(l->row[i].who);
		free(l->row[i].title);
		free(l->row[i].class);
		free(l->row[i].state);
		free(l->row[i].review_by);
	}
	free(l->row);
	free(l);
}
