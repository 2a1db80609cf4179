/* SPDX-License-Identifier: MIT
 * Sheets and charts made by hand, of fixed numbers and hostile words:
 *	page joint|own DAYS PEOPLE	a page on standard output
 *	page KIND DAYS PERSON		one chart (see kinds below) as SVG */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/stamp.h"
#include "draw/html.h"
#include "draw/svg.h"

static const char *const kinds[] = {
	[CHART_CHANGE] = "change", [CHART_LEVEL] = "level",
	[CHART_CALENDAR] = "calendar", [CHART_LAGS] = "lags",
	[CHART_SHARES] = "shares", [CHART_PHASES] = "phases",
	[CHART_GAP] = "gap",
};

static const char *const people[] = {
	"Ana & \"Ann\"", "Ben<b>", "\u05d3\u05e0\u05d4",
};

static const char sentence[] =
	"As usual for \x02" "Ana & \"Ann\"\x03: most days 4 to 7 (41 days, "
	"28 September to 22 November).";

/* The same numbers on every machine. */
static unsigned dice(unsigned sides)
{
	static uint32_t state = 1;

	state = state * 1664525u + 1013904223u;
	return (state >> 16) % sides;
}

static void put(struct chart *c, int32_t day, double value)
{
	c->day[c->n] = day;
	c->value[c->n] = value;
	c->entries[c->n++] = 1 + dice(3) * dice(7);
}

static void fill(struct chart *c)
{
	int32_t first = c->first - stamp_weekday(c->first);

	if (c->kind == CHART_LAGS) {
		for (int lag = 0; lag < 8; lag++)
			put(c, lag, dice(60) / 100. - .3);
		c->limit = .17;
	} else if (c->kind == CHART_SHARES) {
		c->label = mem_get(2, sizeof(*c->label));
		c->count = mem_get(2, sizeof(*c->count));
		for (; c->n < 2; c->n++) {
			c->label[c->n] = mem_dup(people[c->n]);
			c->count[c->n] = 20 + 9 * c->n;
		}
	} else if (c->kind == CHART_GAP) {
		c->other = mem_get((size_t)(c->last - first) / 7 + 2,
				   sizeof(*c->other));
		c->other_name = mem_dup(people[1]);
		c->other_person = 1;
		for (int32_t day = first; day <= c->last; day += 7)
			if (dice(8)) {
				c->other[c->n] = 2 + dice(7);
				put(c, day, 2 + dice(7));
			}
	} else if (c->kind == CHART_CHANGE) {
		for (int32_t day = first; day <= c->last; day += 7)
			if (dice(8))
				put(c, day, dice(13) / 2. - 3);
	} else {
		for (int32_t day = c->first; day <= c->last; day++)
			if (dice(4))
				put(c, day, 2 + dice(7));
	}
}

static void decorate(struct chart *c)
{
	int32_t half = c->first + (c->last - c->first) / 2;
	double less = c->kind == CHART_CHANGE ? 5 : 0;

	if (c->kind == CHART_LAGS || c->kind == CHART_SHARES ||
	    c->kind == CHART_CALENDAR)
		return;
	c->level = mem_get(2, sizeof(*c->level));
	c->level[0] = (struct chart_level){ c->first, half - 2, 6 - less,
					    4 - less, 7.5 - less };
	c->level[1] = (struct chart_level){ half, c->last, 5 - less,
					    4 - less, 6 - less };
	c->n_levels = 2;
	if (c->kind == CHART_GAP)
		return;
	c->mark = mem_get(2, sizeof(*c->mark));
	c->mark[0] = (struct chart_mark){ half, mem_dup("<new> & 'job'") };
	c->mark[1] = (struct chart_mark){ c->last, mem_dup("experiment") };
	c->n_marks = 2;
	c->stretch = half;
	c->stretch_end = half + 6;
}

static struct chart *make(enum chart_kind kind, int days, size_t person)
{
	struct chart *c = chart_new(kind);
	struct buf title = BUF_EMPTY;

	c->person = person;
	c->people = 2;
	c->weekly = kind == CHART_CHANGE || kind == CHART_GAP;
	if (kind == CHART_CHANGE)
		c->low = -(c->high = 4);
	c->name = mem_dup(people[person]);
	c->item = mem_dup("Closeness");
	buf_addf(&title, "Closeness %s: %s", kinds[kind], c->name);
	c->title = buf_take(&title);
	c->desc = mem_dup("As usual. Days from 2 to 8, 28 September to "
			  "22 November.");
	c->last = stamp_days(2026, 11, 22);
	c->first = c->last - days + 1;
	c->day = mem_get((size_t)days + 16, sizeof(*c->day));
	c->value = mem_get((size_t)days + 16, sizeof(*c->value));
	c->entries = mem_get((size_t)days + 16, sizeof(*c->entries));
	fill(c);
	decorate(c);
	return c;
}

static void charts(struct doc *d, enum chart_kind kind, int days, size_t n)
{
	for (size_t i = 0; i < n; i++)
		doc_chart(d, n > 1 ? people[i] : "", make(kind, days, i),
			  sentence);
}

static void measures(struct doc *d, enum chart_kind kind, int days, size_t n)
{
	static const char *const items[] = {
		"Communication", "Desired frequency", "Affection", "Closeness",
	};

	doc_quiet(d, "talk", "What was rated");
	for (size_t i = 0; i < ARRAY_LEN(items); i++) {
		doc_add(d, DOC_HEADING, NULL, items[i]);
		charts(d, kind, days, n);
		doc_add(d, DOC_TEXT, NULL, "Within a point of each other on 6 "
			"of 13 days you both rated.");
	}
}

static void others(struct doc *d, int days)
{
	static const char *const cells[][5] = {
		{ "", "Last eight weeks", "Days", "Typical", "Most days" },
		{ "Closeness", "", "41", "6", "4 to 7" },
	};

	for (enum chart_kind k = CHART_CALENDAR; k <= CHART_GAP; k++) {
		doc_section(d, kinds[k], kinds[k]);
		doc_chart(d, "", make(k, days, k % 3), sentence);
	}
	doc_section(d, "table", "Numbers");
	struct doc_table *t = doc_table(d, "What was rated", 5, 2);
	for (size_t i = 0; i < ARRAY_LEN(cells); i++)
		doc_row(t, cells[i]);
	t->pictures = 1;
	doc_picture(t, make(CHART_LEVEL, days, 1));
}

static void sheet(const char *what, int days, size_t n, struct buf *out)
{
	struct doc d = { 0 };
	bool joint = !strcmp(what, "joint");

	d.private = !joint;
	doc_add(&d, DOC_TITLE, NULL, "What your notes show");
	doc_add(&d, DOC_WORDS, NULL, "There is nothing to settle here.");
	doc_add(&d, DOC_TEXT, NULL, "28 September to 22 November 2026.");
	measures(&d, joint ? CHART_CHANGE : CHART_LEVEL, days, n);
	if (!joint)
		others(&d, days);
	doc_section(&d, "moments", "Good moments");
	doc_add(&d, DOC_HEADING, NULL, "\x02" "Ben<b>\x03");
	doc_add(&d, DOC_ITEM, "14 October", "</ul><script>alert(1)</script> "
		"<img src=\"http://example.org/\" onerror='x'> & more");
	doc_add(&d, DOC_ITEM, "1.", "What would make it easier to begin?");
	doc_section(&d, DOC_FOOTER, "");
	doc_add(&d, DOC_WORDS, NULL, "A yes counts only when a no is "
		"safe.\nStop reading together if it stops being kind.");
	html_write(out, &d, &(struct html_how){ .lang = "en",
						.title = "attune" });
	doc_free(&d);
}

int main(int argc, char **argv)
{
	struct buf out = BUF_EMPTY;

	if (argc != 4)
		return 2;
	i18n_init();
	if (!strcmp(argv[1], "joint") || !strcmp(argv[1], "own"))
		sheet(argv[1], atoi(argv[2]), (size_t)atoi(argv[3]), &out);
	for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
		if (!strcmp(argv[1], kinds[k])) {
			struct chart *c = make((enum chart_kind)k,
					       atoi(argv[2]),
					       (size_t)atoi(argv[3]));
			svg_file(&out, c);
			chart_free(c);
		}
	fputs(buf_text(&out), stdout);
	buf_free(&out);
	return fclose(stdout) ? 2 : 0;
}
