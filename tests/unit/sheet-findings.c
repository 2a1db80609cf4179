/* SPDX-License-Identifier: MIT
 * Promises of sheet/findings.h, sheet/linked.h and sheet/tried.h: runs of
 * experiments, pauses, links in both directions and between people, and
 * reminders looked back on. */
#include "tap.h"

#include <unistd.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "sheet/reading.h"
#include "sheet/tried.h"

enum { DAYS = 200, FIRST = 20400 };	/* 2025-11-08, a Saturday */

static unsigned state;

static unsigned next(unsigned sides)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 16) % sides;
}

static void nothing(const struct fault *f)
{
	(void)f;
}

static void begin(struct buf *out)
{
	buf_puts(out, "time,who,kind,communication,closeness,stress,title,"
		 "class,state,review_by,tags\n");
}

/* A row: its cells from kind on. */
static void row(struct buf *out, int day, const char *who, const char *cells)
{
	int year, month, mday;

	stamp_civil(FIRST + day, &year, &month, &mday);
	buf_addf(out, "%04d-%02d-%02dT20:%02u:00Z,%s,%s\n", year, month, mday,
		 who[0] % 60u, who, cells);
}

static void rated(struct buf *out, int day, const char *who, int talk,
		  int close, int stress, const char *tags)
{
	struct buf cells = BUF_EMPTY;

	buf_addf(&cells, "checkin,%d,%d,%d,,,,,%s", talk, close, stress, tags);
	row(out, day, who, cells.at);
	buf_free(&cells);
}

struct world {
	struct measures m;
	struct reading r;
	struct reading_how how;
};

/* Reads the rows, which are then cleared. */
static void read_rows(struct world *w, struct buf *rows,
		      enum audience_kind kind)
{
	char path[] = "/tmp/attune-findings-XXXXXX";
	const char *paths[] = { path };
	const struct feed_how feed_how = { .day_start = 240, .bad = nothing,
					   .audience = { kind, NULL } };
	struct fault f = { 0 };
	int fd = mkstemp(path);

	if (fd < 0 || write(fd, rows->at, rows->len) != (ssize_t)rows->len)
		exit(1);
	close(fd);
	buf_clear(rows);
	w->how = (struct reading_how){ .measures = &w->m, .flukes = 1,
		.audience = { kind, NULL }, .until_given = true,
		.until = INT32_MAX };
	stamp_parse("2025-12-17T21:00:00Z", 20, &w->how.period.now);
	w->how.period.day_start = 240;
	struct feed *d = feed_open(paths, 1, &feed_how, &f);
	if (!d || measures_read(&w->m, &f) ||
	    reading_of(&w->r, d, &w->how, &f))
		exit(1);
	feed_close(d);
	unlink(path);
}

static void end(struct world *w)
{
	reading_free(&w->r);
	measures_free(&w->m);
}

static size_t measure(const struct world *w, const char *id)
{
	return (size_t)measures_find(&w->m, id);
}

/* How many runs there are, told by person 0 and one measure; the k-th of
 * them is *out. */
static size_t runs(const struct world *w, size_t k, struct finding_trial *out)
{
	const struct findings *f = &w->r.findings;
	size_t n = 0;

	for (size_t i = 0; i < f->trials; i++)
		if (!f->trial[i].i && !f->trial[i].m && n++ == k)
			*out = f->trial[i];
	return n;
}

static void experiments(void)
{
	struct buf b = BUF_EMPTY;
	struct world w;
	struct finding_trial t = { 0 };

	begin(&b);
	for (int day = 0; day < 100; day++)
		for (int p = 0; p < 2; p++)
			rated(&b, day, p ? "ben" : "ana", 5, 5, 5, "");
	row(&b, 40, "ana", "experiment,,,,t1,,running,,");
	row(&b, 42, "ben", "experiment,,,,t1,,running,,");
	row(&b, 41, "ben", "experiment,,,,a1,,running,,");
	row(&b, 46, "ben", "experiment,,,,t1,,kept,,");
	row(&b, 47, "ana", "experiment,,,,t1,,kept,,");
	row(&b, 70, "ben", "experiment,,,,t1,,running,,");
	read_rows(&w, &b, AUDIENCE_COUPLE);
	is_int(runs(&w, 0, &t), 3, "what two people begin together runs once");
	ok(!strcmp(t.id, "t1") && t.since == FIRST + 40 &&
	   t.until == FIRST + 46, "until anybody ends it");
	ok(t.enough && t.n == 7 && t.n_before == 28 &&
	   t.before == FIRST + 12, "against the 28 days before");
	runs(&w, 1, &t);
	ok(!strcmp(t.id, "a1") && t.until == FIRST + 54,
	   "another one runs beside it, for its own days");
	runs(&w, 2, &t);
	ok(!strcmp(t.id, "t1") && t.since == FIRST + 70,
	   "and the first may come again");
	end(&w);

	begin(&b);
	rated(&b, 0, "ana", 5, 5, 5, "");
	for (int k = 0; k < 3000; k++) {
		char cells[64];
		snprintf(cells, sizeof(cells), "experiment,,,,own%d,,running,,",
			 k);
		row(&b, 1, k % 2 ? "ben" : "ana", cells);
		snprintf(cells, sizeof(cells), "experiment,,,,own%d,,kept,,",
			 k);
		row(&b, 2 + k % 3, "ana", cells);
	}
	rated(&b, 3, "ana", 5, 5, 5, "");
	read_rows(&w, &b, AUDIENCE_COUPLE);
	int wrong = 0;
	for (size_t i = 0; i < w.r.findings.trials; i++) {
		const struct finding_trial *x = &w.r.findings.trial[i];
		int k = atoi(x->id + 3), until = FIRST + 2 + k % 3;
		wrong += x->until != (until > FIRST + 4 ? FIRST + 4 : until);
	}
	is_int(runs(&w, 0, &t), 3000, "of thousands each is one run");
	is_int(wrong, 0, "each with its own end");
	end(&w);
	buf_free(&b);
}

static const struct finding_link *link_of(const struct world *w, size_t i,
					  size_t factor_of, const char *factor,
					  const char *id, bool reverse)
{
	const struct findings *f = &w->r.findings;

	for (size_t k = 0; k < f->links; k++) {
		const struct finding_link *l = &f->link[k];
		if (l->i == i && l->factor_of == factor_of &&
		    l->reverse == reverse && l->m == measure(w, id) &&
		    l->factor == measure(w, factor))
			return l;
	}
	return NULL;
}

/* ana's closeness follows her stress of two days before, her talks follow
 * her closeness of the day before, and ben's closeness her stress. */
static void write_links(struct buf *b, bool declared)
{
	int stress[DAYS], close[DAYS];

	state = 5;
	begin(b);
	for (int day = 0; day < DAYS; day++) {
		bool tagged = day % 6 == 4;
		stress[day] = (int)next(7) + (tagged ? 4 : 0);
		close[day] = day < 2 ? 5 : 10 - stress[day - 2];
		int talk = day ? close[day - 1] : 5;
		rated(b, day, "ana", next(5) ? talk : (int)next(11),
		      next(5) ? close[day] : (int)next(11), stress[day],
		      tagged ? "deadline" : "");
		rated(b, day, "ben", (int)next(11),
		      day && next(5) ? 10 - stress[day - 1] : (int)next(11),
		      (int)next(8), "");
	}
	if (declared)
		row(b, 100, "ana", "trigger,,,,talk,communication,declared,,");
}

static void links(void)
{
	struct buf b = BUF_EMPTY;
	struct world w;

	write_links(&b, true);
	read_rows(&w, &b, AUDIENCE_COUPLE);
	size_t ana = !strcmp(w.r.figures.person[0]->tag, "ana") ? 0 : 1;
	const struct finding_link *l = link_of(&w, ana, ana, "stress",
					       "closeness", false);
	ok(l && l->noticed && l->was && l->link.lag == 2 &&
	   l->link.tau_b < 0, "a link is found at its lag, and a week before");
	l = link_of(&w, ana, ana, "communication", "closeness", true);
	ok(l && l->noticed && l->link.lag == 1 && l->link.tau_b > 0,
	   "what was declared is looked at the other way round");
	ok(!link_of(&w, ana, ana, "stress", "closeness", true),
	   "what was not is not");
	l = link_of(&w, 1 - ana, 1 - ana, "stress", "closeness", false);
	ok(l && !l->noticed, "where there is none, none is noticed");
	bool between = false;
	for (size_t k = 0; k < w.r.findings.links; k++)
		between |= w.r.findings.link[k].i !=
			   w.r.findings.link[k].factor_of;
	ok(!between, "a couple's findings have no link between people");
	end(&w);
	buf_free(&b);
}

static void reminders(void)
{
	struct buf b = BUF_EMPTY, said = BUF_EMPTY;
	struct world w;
	struct backtest t;

	write_links(&b, false);
	read_rows(&w, &b, AUDIENCE_COUPLE);
	const struct figures *s = &w.r.figures;
	size_t ana = !strcmp(s->person[0]->tag, "ana") ? 0 : 1;
	tried_link(s, link_of(&w, ana, ana, "stress", "closeness", false), &t);
	ok(t.holds && t.right > 2 * t.chance, "a link that holds is right "
					      "more often than chance");
	tried_say(&said, &t, false);
	char want[64];
	snprintf(want, sizeof(want), "right on %zu of %zu days", t.right,
		 t.flagged);
	ok(strstr(buf_text(&said), want) && strstr(said.at, "lowest fifth"),
	   "and the sentence says how often");
	buf_clear(&said);
	const struct finding_tag *tag = NULL;
	for (size_t k = 0; k < w.r.findings.tags; k++)
		if (w.r.findings.tag[k].i == ana &&
		    w.r.findings.tag[k].m == measure(&w, "stress"))
			tag = &w.r.findings.tag[k];
	tried_tag(s, tag, &t);
	ok(tag && t.holds && t.flagged >= 8, "so is a tag");
	tried_weekend(s, findings_days(&w.r.findings, ana, measure(&w,
		      "stress")), ana, measure(&w, "stress"), &t);
	ok(t.enough && !t.holds, "a weekend like other days does not hold");
	tried_say(&said, &t, true);
	is_int(said.len, 0, "and nothing is said of it");
	tried_last(s, 1 - ana, measure(&w, "communication"), true, &t);
	ok(t.n > 100 && !t.holds, "nor does a last rating that tells nothing");
	end(&w);
	buf_free(&b);
	buf_free(&said);
}

static void pauses(void)
{
	struct buf b = BUF_EMPTY;
	struct world w;

	begin(&b);
	for (int day = 0; day < 40; day++) {
		if (day < 25)
			rated(&b, day, "ana", 5, 5, 5, "");
		if (day % 5 == 0 && day < 25)
			rated(&b, day, "ben", 5, 5, 5, "");
	}
	rated(&b, 39, "cleo", 5, 5, 5, "");
	read_rows(&w, &b, AUDIENCE_COUPLE);
	for (size_t i = 0; i < w.r.figures.n; i++) {
		const struct finding_pause *p = &w.r.findings.pause[i];
		const char *who = w.r.figures.person[i]->tag;
		if (!strcmp(who, "ana"))
			ok(p->paused && p->limit == 14 &&
			   p->last == FIRST + 24, "15 days without are a "
						  "pause");
		else if (!strcmp(who, "ben"))
			ok(!p->paused && p->limit == 20,
			   "not for somebody who writes every fifth day");
	}
	end(&w);
	buf_free(&b);
}

int main(void)
{
	i18n_init();
	experiments();
	links();
	reminders();
	pauses();
	return tap_done();
}
