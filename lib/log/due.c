/* SPDX-License-Identifier: MIT
 * Entries of the registers whose review_by has come. */
#include "log/due.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "log/config.h"
#include "log/shelf.h"

static const char KINDS[] = "boundary,agreement,experiment,glossary,value";

/* States after which nobody needs to look again. */
static const char OVER[] = "ended,stopped,kept,adjusted,undone";

static bool is_over(const struct entry *e)
{
	const char *state = entry_cell(e, "state");

	return *state && config_holds(OVER, state);
}

/* The first row of the agreement or experiment that a row belongs to. */
static const char *first_of(const struct entry *e)
{
	return *e->about ? e->about : e->id;
}

static bool is_of_two(const struct entry *e)
{
	return !strcmp(e->kind, "agreement") || !strcmp(e->kind, "experiment");
}

/* Whether two rows are about the same thing.  An experiment is offered, begun
 * and ended in rows of one title. */
static bool belong_together(const struct entry *a, const struct entry *b)
{
	if (a == b)
		return true;
	if (!is_of_two(a) || strcmp(a->kind, b->kind))
		return false;
	if (utf8_same(first_of(a), first_of(b)))
		return true;
	const char *title = entry_cell(a, "title");
	return !strcmp(a->kind, "experiment") && *title &&
	       !strcmp(title, entry_cell(b, "title"));
}

static bool is_later(const struct entry *a, const struct entry *b)
{
	if (a->time.utc != b->time.utc)
		return a->time.utc > b->time.utc;
	return a->time.nano > b->time.nano;
}

/* Whether later rows have ended the thing or put off the day. */
static bool is_settled(const struct entry *e, const struct entry *rows,
		       size_t n, const char *today)
{
	for (size_t i = 0; i < n; i++) {
		const struct entry *o = &rows[i];
		const char *by = entry_cell(o, "review_by");
		if (!belong_together(e, o) || is_later(e, o))
			continue;
		if (is_over(o) || (*by && strcmp(by, today) > 0))
			return true;
	}
	return false;
}

static bool is_due(const struct due_how *how, const struct entry *e,
		   const struct entry *rows, size_t n, const char *today)
{
	const char *by = entry_cell(e, "review_by");

	if (!*by || strcmp(by, today) > 0)
		return false;
	if (!strcmp(e->kind, "boundary") &&
	    (!how->owner || strcmp(e->who, how->owner) ||
	     !strcmp(entry_cell(e, "class"), "off")))
		return false;
	return !is_settled(e, rows, n, today);
}

static long print(struct shelf *shelf, const struct due_how *how, FILE *out)
{
	struct listing *l = listing_new(how->listing);
	struct buf text = BUF_EMPTY;
	char today[STAMP_MAX];
	struct stamp now;
	long due = 0;
	size_t n;

	shelf_arrange(shelf, false);
	const struct entry *rows = shelf_rows(shelf, &n);
	stamp_now(how->clock, &now);
	stamp_date(today, stamp_day(&now, how->clock->day_start));
	listing_begin(l, &text);
	for (size_t i = 0; i < n; i++) {
		if (!is_due(how, &rows[i], rows, n, today) ||
		    !select_takes(how->select, &rows[i]))
			continue;
		listing_row(l, &rows[i], &text);
		due++;
	}
	listing_end(l, &text);
	fwrite(buf_text(&text), 1, text.len, out);
	buf_free(&text);
	listing_free(l);
	return due;
}

long due_print(struct feed *d, const struct due_how *how, FILE *out,
	       struct fault *f)
{
	struct shelf *shelf = shelf_new(0);
	struct entry e;
	int got;

	while ((got = feed_next(d, &e, f)) > 0)
		if (*e.kind && config_holds(KINDS, e.kind))
			shelf_add(shelf, &e);
	long due = got < 0 ? -1 : print(shelf, how, out);
	shelf_free(shelf);
	return due;
}
