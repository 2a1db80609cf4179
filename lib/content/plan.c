/* SPDX-License-Identifier: MIT
 * A page of if-then plans. */
#include "content/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/cell.h"
#include "log/stamp.h"

enum { INDENT = 2, LINES = 40 };

/* A day ahead, or a change with the day it began. */
struct day {
	int32_t on, from;	/* from: the day of the note */
	char *what;
	char id[IDENT_MAX];
	struct stamp time;
	bool change, over;
};

struct days {
	struct day *day;
	size_t n, room;
};

static struct day *find_change(struct days *d, const char *what)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->day[i].change && utf8_same(d->day[i].what, what))
			return &d->day[i];
	return NULL;
}

static struct day *add(struct days *d, const struct entry *e, const char *what)
{
	d->day = mem_grow(d->day, &d->room, d->n + 1, sizeof(*d->day));
	struct day *one = &d->day[d->n++];
	*one = (struct day){ .from = e->day, .on = e->day,
			     .what = mem_dup(what), .time = e->time };
	memcpy(one->id, e->id, sizeof(one->id));
	return one;
}

/* Of the rows on one change the latest tells whether it is over. */
static void take_change(struct days *d, const struct entry *e)
{
	const char *what = entry_cell(e, "title");
	struct day *one = find_change(d, what);

	if (!*what)
		return;
	if (!one) {
		one = add(d, e, what);
		one->change = true;
	} else if (scan_before(&e->time, e->id, &one->time, one->id)) {
		return;
	}
	one->time = e->time;
	memcpy(one->id, e->id, sizeof(one->id));
	one->over = !strcmp(entry_cell(e, "state"), "end");
	one->on = one->from = e->day;
}

static void take(void *arg, const struct entry *e)
{
	const char *on = entry_cell(e, "ahead_on");

	if (!strcmp(e->kind, "transition"))
		take_change(arg, e);
	else if (cell_is_date(on))
		add(arg, e, entry_cell(e, "ahead"))->on =
			stamp_days(atoi(on), atoi(on + 5), atoi(on + 8));
}

/* Changes last, days in their order. */
static int by_day(const void *a, const void *b)
{
	const struct day *x = a, *y = b;

	if (x->change != y->change)
		return x->change ? 1 : -1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	if (scan_before(&x->time, x->id, &y->time, y->id))
		return -1;
	return scan_before(&y->time, y->id, &x->time, x->id);
}

/* A line to write on, behind a few words. */
static void blank(struct buf *out, const char *words, size_t width)
{
	size_t used = INDENT * 2 + utf8_width(words, strlen(words)) + 1;
	size_t n = width > used + LINES ? LINES : width > used + 10 ?
		   width - used : 10;

	buf_addf(out, "%*s%s ", INDENT * 2, "", words);
	while (n--)
		buf_putc(out, '_');
	buf_putc(out, '\n');
}

static void add_lines(struct buf *out, const struct show_how *how)
{
	blank(out, _("If"), how->width);
	blank(out, _("then we"), how->width);
	blank(out, _("What may wait that day:"), how->width);
	blank(out, _("What does good, to each:"), how->width);
	blank(out, _("Our word for a pause:"), how->width);
}

static void day_text(struct buf *out, const struct day *d,
		     const struct show_how *how)
{
	char on[STAMP_MAX], from[STAMP_MAX];
	struct buf line = BUF_EMPTY;

	stamp_date(on, d->on);
	stamp_date(from, d->from);
	if (d->change)
		/* Translators: a change in life, and a date. */
		buf_addf(&line, _("%s, since the notes of %s"), d->what, from);
	else if (*d->what)
		/* Translators: a date, what comes, and another date. */
		buf_addf(&line, _("%s: %s (from the notes of %s)"), on,
			 d->what, from);
	else
		buf_addf(&line, _("%s (from the notes of %s)"), on, from);
	leaf_text(out, buf_text(&line), INDENT, how->width);
	buf_free(&line);
	add_lines(out, how);
	buf_putc(out, '\n');
}

static void as_text(struct buf *out, const struct day *const *day, size_t n,
		    const struct show_how *how)
{
	leaf_heading(out, _("A plan for days that may be hard"), how);
	for (size_t i = 0; i < n; i++)
		day_text(out, day[i], how);
	if (!n) {
		leaf_text(out, _("The notes name no such day. Here is room "
				 "for one, if you know of one."), 0,
			  how->width);
		buf_putc(out, '\n');
		add_lines(out, how);
		buf_putc(out, '\n');
	}
	leaf_text(out, _("One plan is plenty. A small thing that you do "
			 "anyway works best: \"If we are both worn out, then "
			 "we eat early and talk tomorrow.\" Nobody has to keep "
			 "to it, and a day may turn out to be easy."), 0,
		  how->width);
	leaf_footer(out, how);
}

static void as_rows(struct buf *out, enum show_format format,
		    const struct day *const *day, size_t n)
{
	static const char *const columns[] = { "on", "what", "sort", "from" };
	struct leaf l = { .out = out, .format = format, .columns = columns,
		.n = ARRAY_LEN(columns) };

	leaf_begin(&l);
	for (size_t i = 0; i < n; i++) {
		char on[STAMP_MAX], from[STAMP_MAX];
		const char *const cells[] = { stamp_date(on, day[i]->on),
			day[i]->what, day[i]->change ? "change" : "ahead",
			stamp_date(from, day[i]->from) };
		leaf_row(&l, cells);
	}
	leaf_end(&l);
}

/* The same day and words from two people are one day to plan for. */
static bool is_told(const struct day *const *day, size_t n,
		    const struct day *one)
{
	for (size_t i = 0; i < n; i++)
		if (day[i]->on == one->on && day[i]->change == one->change &&
		    utf8_same(day[i]->what, one->what))
			return true;
	return false;
}

int plan_show(struct buf *out, enum show_format format,
	      const struct scan_how *log, int32_t today,
	      const struct show_how *how, struct fault *f)
{
	const struct day *chosen[PLAN_DAYS];
	struct days d = { 0 };
	size_t n = 0;
	int got = scan_log(log, take, &d, f);

	if (d.n)
		qsort(d.day, d.n, sizeof(*d.day), by_day);
	for (size_t i = 0; i < d.n && n < PLAN_DAYS; i++) {
		const struct day *one = &d.day[i];
		if ((one->change ? !one->over : one->on >= today) &&
		    !is_told(chosen, n, one))
			chosen[n++] = one;
	}
	if (!got && format == SHOW_TEXT)
		as_text(out, chosen, n, how);
	else if (!got)
		as_rows(out, format, chosen, n);
	for (size_t i = 0; i < d.n; i++)
		free(d.day[i].what);
	free(d.day);
	return got;
}
