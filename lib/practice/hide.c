/* SPDX-License-Identifier: MIT
 * A log without what may name anybody. */
#include "practice/hide.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/cell.h"
#include "table/writer.h"

enum { LETTERS = 26, WEEK = 7, NOON = 12 * 3600, DAY = 86400 };

/* Columns of a row that are written before its ratings. */
static const char *const fixed[] = { "id", "time", "who", "kind",
	"visibility", "title", "class", "state", "review_by", "minutes",
	"tags" };

enum { ID, TIME, WHO, KIND, VISIBILITY, TITLE, CLASS, STATE, REVIEW_BY,
	MINUTES, TAGS };

static bool is_before(const struct stamp *a, const struct stamp *b)
{
	return a->utc < b->utc || (a->utc == b->utc && a->nano < b->nano);
}

static struct hide_person *find(const struct hide *h, const char *tag)
{
	for (size_t i = 0; i < h->n; i++)
		if (!strcmp(h->person[i].tag, tag))
			return &h->person[i];
	return NULL;
}

static void meet(struct hide *h, const struct entry *e)
{
	struct hide_person *p = find(h, e->who);

	if (!h->n || e->day < h->first)
		h->first = e->day;
	if (!p) {
		h->person = mem_grow(h->person, &h->room, h->n + 1,
				     sizeof(*h->person));
		p = &h->person[h->n++];
		*p = (struct hide_person){ .first = e->time };
		snprintf(p->tag, sizeof(p->tag), "%s", e->who);
	}
	if (is_before(&e->time, &p->first))
		p->first = e->time;
}

static int by_first(const void *a, const void *b)
{
	const struct hide_person *x = a, *y = b;

	if (is_before(&x->first, &y->first))
		return -1;
	return is_before(&y->first, &x->first) ? 1 :
	       strcmp(x->tag, y->tag);
}

/* a to z, then a1, b1 and so on. */
static void name(struct hide *h)
{
	qsort(h->person, h->n, sizeof(*h->person), by_first);
	for (size_t i = 0; i < h->n; i++) {
		struct hide_person *p = &h->person[i];
		snprintf(p->letter, sizeof(p->letter), "%c",
			 (int)('a' + i % LETTERS));
		if (i >= LETTERS)
			snprintf(p->letter + 1, sizeof(p->letter) - 1, "%zu",
				 i / LETTERS);
	}
}

const char *hide_tag(const struct hide *h, const char *tag)
{
	const struct hide_person *p = find(h, tag);

	return p ? p->letter : tag;
}

/* What may be rated and has its name from us. */
static bool is_shipped(const char *column)
{
	const struct entry_column *c = entry_column(column);

	return c && strcmp(column, "minutes") &&
	       (c->type == ENTRY_RATING || c->type == ENTRY_NUMBER);
}

static bool is_kept(const char *column, const struct order *o)
{
	return is_shipped(column) ||
	       (o->scales && scales_find(o->scales, column) >= 0);
}

static void put(struct hide *h, const char *cell, bool first)
{
	writer_cell(&h->rows, &WRITER_CSV, cell, strlen(cell), first);
}

static void header(struct hide *h, const char *const *names, size_t n,
		   const struct order *o)
{
	for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
		put(h, fixed[i], !i);
	for (size_t i = 0; i < n; i++)
		if (is_kept(names[i], o))
			put(h, names[i], false);
	writer_end(&h->rows, &WRITER_CSV, 0);
}

static const char *one_of(const char *cell, const char *const *words)
{
	for (; *words; words++)
		if (!strcmp(cell, *words))
			return *words;
	return "";
}

/* Cells whose words are a register's own; every other word goes. */
static void say(const struct hide *h, const struct entry *e,
		const char *cell[ARRAY_LEN(fixed)], char date[STAMP_MAX])
{
	static const char *const given[] = { "given", "withdrawn", NULL };
	static const char *const whom[] = { "therapist", "us", NULL };
	static const char *const scopes[] = { "clinician", "shared", NULL };
	static const char *const told[] = { "declared", "ended", NULL };
	static const char *const turns[] = { "speaker", "listener", NULL };
	const char *state = entry_cell(e, "state");
	const char *until = entry_cell(e, "review_by");

	if (!strcmp(e->kind, "consent")) {
		cell[TITLE] = one_of(entry_cell(e, "title"), whom);
		cell[CLASS] = one_of(entry_cell(e, "class"), scopes);
		cell[STATE] = one_of(state, given);
	} else if (!strcmp(e->kind, "trigger")) {
		const char *about = entry_cell(e, "title");
		const char *of = entry_cell(e, "class");
		cell[TITLE] = is_shipped(about) ? about : "";
		cell[CLASS] = is_shipped(of) ? of : "";
		cell[STATE] = one_of(state, told);
	} else if (!strcmp(e->kind, "talk")) {
		cell[STATE] = one_of(state, turns);
		if (entry_number(entry_cell(e, "minutes")) >= 0)
			cell[MINUTES] = entry_cell(e, "minutes");
		return;
	} else {
		return;
	}
	if (cell_is_date(until))
		cell[REVIEW_BY] = stamp_date(date, h->shift +
			stamp_days(atoi(until), atoi(until + 5),
				   atoi(until + 8)));
}

static const char *kind_of(const char *kind)
{
	static const char *const kept[] = { "checkin", "weekly", "session",
		"talk", "trigger", "consent", NULL };
	const char *known = one_of(kind, kept);

	/* That there was a row may stay, and what it was goes. */
	return *known ? known : "note";
}

static bool has_tag(const char *tags, const char *tag)
{
	size_t len = strlen(tag);

	for (; *tags; tags += strcspn(tags, ";"), tags += *tags == ';')
		if (!strncmp(tags, tag, len) &&
		    (!tags[len] || tags[len] == ';'))
			return true;
	return false;
}

static void row(struct hide *h, const struct entry *e, const struct order *o)
{
	struct stamp at = { .utc = (int64_t)(e->day + h->shift) * DAY + NOON };
	const char *cell[ARRAY_LEN(fixed)];
	char time[STAMP_MAX], date[STAMP_MAX];
	char id[IDENT_MAX];
	size_t start = h->rows.len;

	for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
		cell[i] = "";
	/* Rows that are alike now are not one row for that. */
	snprintf(id, sizeof(id), "%012zu", h->written++);
	cell[ID] = id;
	cell[TIME] = stamp_print(time, &at);
	cell[WHO] = hide_tag(h, e->who);
	cell[KIND] = kind_of(e->kind);
	cell[VISIBILITY] = entry_visibility_word(e->visibility);
	say(h, e, cell, date);
	if (has_tag(entry_cell(e, "tags"), "safety"))
		cell[TAGS] = "safety";
	for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
		put(h, cell[i], !i);
	for (size_t i = 0; i < e->n; i++)
		if (is_kept(e->names[i], o))
			put(h, isfinite(entry_number(e->cells[i])) ?
			       e->cells[i] : "", false);
	writer_end(&h->rows, &WRITER_CSV, start);
}

/* A day as it was asked for, in the days that are shown. */
static const char *moved(const struct hide *h, const struct period_how *p,
			 const char *text, bool last, char out[STAMP_MAX])
{
	struct stamp_clock clock = { .fixed = true, .now = p->now,
				     .tz = "UTC", .day_start = p->day_start };
	struct stamp_span s;
	struct fault ignored = { 0 };

	clock.now.offset = 0;
	if (!text || stamp_span(&clock, text, &s, &ignored))
		return text;
	return stamp_date(out, (last ? s.last : s.first) + h->shift);
}

static void turn(struct hide *h, struct order *o, struct audience *a)
{
	struct period_how *p = &o->period;
	int32_t now = stamp_day(&p->now, p->day_start) + h->shift;

	p->since = moved(h, p, p->since, false, h->since);
	p->until = moved(h, p, p->until, true, h->until);
	if (o->until_given)
		o->until += h->shift;
	p->now = (struct stamp){ .utc = (int64_t)now * DAY + DAY - 1 };
	p->day_start = 0;
	if (a->own)
		a->own = hide_tag(h, a->own);
}

/* Memory that is read like a file takes the place of standard input. */
static int offer(const struct hide *h, struct fault *f)
{
	int fd = memfd_create("rows", MFD_CLOEXEC);
	const char *at = h->rows.at;
	size_t left = h->rows.len;

	while (fd >= 0 && left) {
		ssize_t n = write(fd, at, left);
		if (n < 0)
			break;
		at += n;
		left -= (size_t)n;
	}
	if (fd >= 0 && !left && !lseek(fd, 0, SEEK_SET) &&
	    dup2(fd, STDIN_FILENO) >= 0) {
		close(fd);
		return 0;
	}
	fault_set(f, N_("memory is exhausted"), errno);
	if (fd >= 0)
		close(fd);
	return -1;
}

int hide_log(struct hide *h, struct feed *d, struct order *o,
	     struct audience *a, bool *again, struct fault *f)
{
	struct entry e;
	size_t n;
	int got;

	while ((got = feed_next(d, &e, f)) > 0)
		meet(h, &e);
	*again = true;
	if (got || feed_rewind(d, f))
		return -1;
	name(h);
	int32_t epoch = stamp_days(2001, 1, 1);
	h->shift = h->n ? epoch - (h->first - stamp_weekday(h->first)) : 0;
	const char *const *names = feed_columns(d, &n);
	header(h, names, n, o);
	while ((got = feed_next(d, &e, f)) > 0)
		row(h, &e, o);
	if (got || offer(h, f))
		return -1;
	turn(h, o, a);
	return 0;
}

void hide_free(struct hide *h)
{
	free(h->person);
	buf_free(&h->rows);
	*h = (struct hide){ 0 };
}
