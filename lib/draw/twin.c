/* SPDX-License-Identifier: MIT
 * The numbers of a chart as tables. */
#include "draw/twin.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/stamp.h"
#include "draw/axis.h"
#include "draw/escape.h"
#include "draw/weeks.h"

enum {
	LATELY = 90,		/* days shown singly in a long chart */
	ABREAST = 10,		/* weeks beside each other on paper */
};

struct twin {
	struct buf *out;
	const struct chart *c;
	bool years;		/* the days are of more than one year */
};

static struct twin begin(struct buf *out, const struct chart *c)
{
	return (struct twin){ .out = out, .c = c,
			      .years = phrase_year(axis_monday(c->first)) !=
				       phrase_year(c->last) };
}

static void open_table(struct twin *t, const char *class, const char *caption)
{
	buf_addf(t->out, "<table class=\"%s\"><caption>", class);
	escape_text(t->out, caption);
	buf_puts(t->out, "</caption>\n");
}

static void head(struct twin *t, const char *text)
{
	buf_puts(t->out, "<th scope=\"col\">");
	escape_text(t->out, text);
	buf_puts(t->out, "</th>");
}

static void cell(struct twin *t, double value)
{
	char text[PHRASE_MAX];

	buf_puts(t->out, "<td>");
	if (!isnan(value))
		escape_text(t->out, axis_value(text, t->c, value));
	buf_puts(t->out, "</td>");
}

/* The year stands where it may be in doubt. */
static void day(struct twin *t, const char *scope, int32_t which)
{
	char text[PHRASE_MAX];

	buf_addf(t->out, "<th scope=\"%s\">", scope);
	escape_text(t->out, axis_day(text, which));
	if (t->years)
		buf_addf(t->out, " %d", phrase_year(which));
	buf_puts(t->out, "</th>");
}

static double value_of(const struct chart *c, size_t i)
{
	return c->kind == CHART_CALENDAR ? c->entries[i] : c->value[i];
}

/* Days from that one on, a week a row. */
static void days(struct twin *t, int32_t from, const char *caption)
{
	const struct chart *c = t->c;
	char text[PHRASE_MAX];

	open_table(t, "days", caption);
	buf_puts(t->out, "<tr>");
	/* Translators: the week that begins on the days below. */
	head(t, _("Week of"));
	for (int k = 0; k < 7; k++)
		head(t, axis_weekday(text, k));
	buf_puts(t->out, "</tr>\n");
	for (size_t i = 0; i < c->n;) {
		int32_t monday = axis_monday(c->day[i]);
		if (c->day[i] < from) {
			i++;
			continue;
		}
		buf_puts(t->out, "<tr>");
		day(t, "row", monday);
		for (int32_t d = monday; d < monday + 7; d++) {
			bool some = i < c->n && c->day[i] == d;
			cell(t, some ? value_of(c, i) : NAN);
			i += some;
		}
		buf_puts(t->out, "</tr>\n");
	}
	buf_puts(t->out, "</table>\n");
}

/* One point a row. */
static void points(struct twin *t, const char *first, const char *what)
{
	const struct chart *c = t->c;

	open_table(t, "days", what);
	buf_puts(t->out, "<tr>");
	head(t, first);
	head(t, c->kind == CHART_CHANGE ? _("Points") : _("Rating"));
	buf_puts(t->out, "</tr>\n");
	for (size_t i = 0; i < c->n; i++) {
		buf_puts(t->out, "<tr>");
		day(t, "row", c->day[i]);
		cell(t, c->value[i]);
		buf_puts(t->out, "</tr>\n");
	}
	buf_puts(t->out, "</table>\n");
}

/* Weeks of two people. */
static void pairs(struct twin *t)
{
	const struct chart *c = t->c;

	open_table(t, "days", _("Ratings by week"));
	buf_puts(t->out, "<tr>");
	head(t, _("Week of"));
	head(t, c->name);
	head(t, c->other_name);
	buf_puts(t->out, "</tr>\n");
	for (size_t i = 0; i < c->n; i++) {
		buf_puts(t->out, "<tr>");
		day(t, "row", c->day[i]);
		cell(t, c->value[i]);
		cell(t, c->other[i]);
		buf_puts(t->out, "</tr>\n");
	}
	buf_puts(t->out, "</table>\n");
}

/* All weeks of a long chart: how many days, their middle, their ends. */
static void weeks(struct twin *t)
{
	size_t n;
	struct week *w = weeks_of(t->c, t->c->first, &n);
	bool rated = t->c->kind != CHART_CALENDAR;

	open_table(t, "days", rated ? _("Ratings by week") :
				      _("Days with notes by week"));
	buf_puts(t->out, "<tr>");
	head(t, _("Week of"));
	head(t, _("Days"));
	if (rated) {
		head(t, _("Median"));
		head(t, _("Lowest"));
		head(t, _("Highest"));
	}
	buf_puts(t->out, "</tr>\n");
	for (size_t i = 0; i < n; i++) {
		buf_puts(t->out, "<tr>");
		day(t, "row", w[i].monday);
		buf_addf(t->out, "<td>%zu</td>", w[i].n);
		if (rated) {
			cell(t, w[i].median);
			cell(t, w[i].low);
			cell(t, w[i].high);
		}
		buf_puts(t->out, "</tr>\n");
	}
	buf_puts(t->out, "</table>\n");
	free(w);
}

/* Lags and shares: a label and a number a row. */
static void labelled(struct twin *t, const char *what, const char *first,
		     const char *second)
{
	const struct chart *c = t->c;
	char text[PHRASE_MAX];

	open_table(t, "days", what);
	buf_puts(t->out, "<tr>");
	head(t, first);
	head(t, second);
	buf_puts(t->out, "</tr>\n");
	for (size_t i = 0; i < c->n; i++) {
		buf_puts(t->out, "<tr><th scope=\"row\">");
		if (c->label && c->label[i])
			escape_text(t->out, c->label[i]);
		else
			buf_addf(t->out, "%zu", i);
		buf_puts(t->out, "</th><td>");
		if (c->kind == CHART_SHARES)
			buf_addf(t->out, "%zu", c->count[i]);
		else if (!isnan(c->value[i]))
			escape_text(t->out, axis_fine(text, c->value[i]));
		buf_puts(t->out, "</td></tr>\n");
	}
	buf_puts(t->out, "</table>\n");
}

static void lags(struct twin *t)
{
	char text[PHRASE_MAX];
	struct buf caption = BUF_EMPTY;

	/* Translators: a number such as 0.21. */
	buf_addf(&caption, _("How the two go together, from \u22121 to 1; "
			     "beyond %s it counts"),
		 axis_fine(text, t->c->limit));
	labelled(t, caption.at, _("Days later"), _("Together"));
	buf_free(&caption);
}

/* The days that have a word in the picture, and the passing stretch. */
static void marks(struct twin *t)
{
	const struct chart *c = t->c;
	char text[PHRASE_MAX];
	bool stretch = c->stretch <= c->stretch_end;

	if (!c->n_marks && !stretch)
		return;
	buf_puts(t->out, "<ul>");
	for (size_t i = 0; i < c->n_marks; i++) {
		buf_puts(t->out, "<li>");
		escape_text(t->out, phrase_day(text, c->mark[i].day,
					       phrase_year(c->last)));
		buf_puts(t->out, ": <bdi>");
		escape_text(t->out, c->mark[i].label);
		buf_puts(t->out, "</bdi></li>\n");
	}
	if (stretch) {
		buf_puts(t->out, "<li>");
		escape_text(t->out, phrase_between(text, c->stretch,
						   c->stretch_end,
						   phrase_year(c->last)));
		buf_puts(t->out, ": ");
		escape_text(t->out, _("a passing stretch"));
		buf_puts(t->out, "</li>\n");
	}
	buf_puts(t->out, "</ul>\n");
}

void twin_screen(struct buf *out, const struct chart *c)
{
	struct twin t = begin(out, c);
	bool calendar = c->kind == CHART_CALENDAR;

	if (c->kind == CHART_LAGS) {
		lags(&t);
	} else if (c->kind == CHART_GAP) {
		pairs(&t);
	} else if (c->kind == CHART_SHARES) {
		labelled(&t, _("Parts of the whole"), _("Who"), _("How many"));
	} else if (c->kind == CHART_CHANGE) {
		points(&t, _("Week of"), _("Points from what is typical, by "
					   "week"));
	} else if (c->weekly && !calendar) {
		points(&t, _("Day"), _("Ratings"));
	} else if (axis_in_weeks(c)) {
		weeks(&t);
		days(&t, c->last - LATELY + 1,
		     calendar ? _("Notes by day, the last 90 days") :
				_("Ratings by day, the last 90 days"));
	} else {
		days(&t, INT32_MIN, calendar ? _("Notes by day") :
					       _("Ratings by day"));
	}
	marks(&t);
}

/* The weeks that any of the charts has. */
struct rows {
	const struct chart *const *chart;
	struct week **week;
	size_t *weeks;		/* of each chart */
	size_t n;
	int32_t *monday;	/* all, ascending */
	size_t mondays;
};

static void collect(struct rows *r, const struct chart *const *c, size_t n)
{
	size_t room = 0, *at = mem_get(n + 1, sizeof(*at));

	*r = (struct rows){ .chart = c, .n = n,
			    .week = mem_get(n + 1, sizeof(*r->week)),
			    .weeks = mem_get(n + 1, sizeof(*r->weeks)) };
	for (size_t i = 0; i < n; i++)
		r->week[i] = weeks_of(c[i], axis_monday(c[i]->first),
				      &r->weeks[i]);
	for (;;) {
		int32_t next = INT32_MAX;
		for (size_t i = 0; i < n; i++)
			if (at[i] < r->weeks[i] &&
			    r->week[i][at[i]].monday < next)
				next = r->week[i][at[i]].monday;
		if (next == INT32_MAX)
			break;
		for (size_t i = 0; i < n; i++)
			at[i] += at[i] < r->weeks[i] &&
				 r->week[i][at[i]].monday == next;
		r->monday = mem_grow(r->monday, &room, r->mondays + 1,
				     sizeof(*r->monday));
		r->monday[r->mondays++] = next;
	}
	free(at);
}

/* Month and year stand where they change. */
static void heads(struct twin *t, const struct rows *r, size_t from, size_t to)
{
	int year = 0, month = 0;
	char text[PHRASE_MAX];

	buf_puts(t->out, "<tr>");
	head(t, _("Week of"));
	for (size_t k = from; k < to; k++) {
		int y, m, mday;
		stamp_civil(r->monday[k], &y, &m, &mday);
		if (m == month && y == year)
			buf_addf(t->out, "<th scope=\"col\">%d</th>", mday);
		else
			head(t, axis_day(text, r->monday[k]));
		month = m;
		year = y;
	}
	buf_puts(t->out, "</tr>\n");
}

static void medians(struct twin *t, const struct rows *r, size_t i,
		    size_t from, size_t to)
{
	size_t at = 0;

	t->c = r->chart[i];
	buf_puts(t->out, "<tr><th scope=\"row\">");
	escape_text(t->out, r->n > 1 && t->c->name ? t->c->name :
		    t->c->kind == CHART_CHANGE ? _("Points") : _("Median"));
	if (t->c->rests) {
		buf_puts(t->out, " (");
		escape_text(t->out, t->c->rests);
		buf_putc(t->out, ')');
	}
	buf_puts(t->out, "</th>");
	for (size_t k = from; k < to; k++) {
		while (at < r->weeks[i] &&
		       r->week[i][at].monday < r->monday[k])
			at++;
		bool some = at < r->weeks[i] &&
			    r->week[i][at].monday == r->monday[k];
		cell(t, some ? r->week[i][at].median : NAN);
	}
	buf_puts(t->out, "</tr>\n");
}

static void by_week(struct twin *t, const struct rows *r)
{
	if (r->mondays)
		buf_puts(t->out, "<table class=\"weeks\">\n");
	for (size_t k = 0; k < r->mondays; k += ABREAST) {
		size_t to = k + ABREAST < r->mondays ? k + ABREAST :
						       r->mondays;
		heads(t, r, k, to);
		for (size_t i = 0; i < r->n; i++)
			medians(t, r, i, k, to);
	}
	if (r->mondays)
		buf_puts(t->out, "</table>\n");
}

static void end(struct rows *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->week[i]);
	free(r->week);
	free(r->weeks);
	free(r->monday);
}

/* Two people's weeks are like two charts of one. */
static void pair_on_paper(struct twin *t, const struct chart *c)
{
	struct chart a = *c, b = *c;
	const struct chart *both[] = { &a, &b };
	struct rows r;

	b.value = c->other;
	b.name = c->other_name;
	collect(&r, both, ARRAY_LEN(both));
	by_week(t, &r);
	end(&r);
}

void twin_paper(struct buf *out, const struct chart *const *c, size_t n)
{
	struct twin t = begin(out, c[0]);
	struct rows r;

	switch (c[0]->kind) {
	case CHART_LAGS:
		for (size_t i = 0; i < n; i++) {
			t.c = c[i];
			lags(&t);
		}
		return;
	case CHART_GAP:
		for (size_t i = 0; i < n; i++)
			pair_on_paper(&t, c[i]);
		return;
	case CHART_CALENDAR: case CHART_SHARES: return;
	case CHART_CHANGE: case CHART_LEVEL: case CHART_PHASES: break;
	}
	collect(&r, c, n);
	by_week(&t, &r);
	end(&r);
}
