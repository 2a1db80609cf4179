/* SPDX-License-Identifier: MIT
 * Promises of sheet/svg.h: what is drawn for whom, and what is not. */
#include "tap.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "log/stamp.h"
#include "draw/style.h"
#include "draw/svg.h"

static size_t count(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)); text += strlen(part))
		n++;
	return n;
}

static struct chart *chart(enum chart_kind kind, int days)
{
	struct chart *c = chart_new(kind);
	int32_t step = kind == CHART_CHANGE ? 7 : 1;

	c->title = mem_dup("Closeness: Ana & <Ben>");
	c->desc = mem_dup("As usual.");
	c->first = stamp_days(2026, 9, 28);
	c->last = c->first + days - 1;
	c->weekly = kind == CHART_CHANGE;
	c->day = mem_get((size_t)days, sizeof(*c->day));
	c->value = mem_get((size_t)days, sizeof(*c->value));
	c->entries = mem_get((size_t)days, sizeof(*c->entries));
	for (int32_t day = c->first; day <= c->last; day += step) {
		c->day[c->n] = day;
		c->value[c->n] = 3;
		c->entries[c->n++] = 2;
	}
	return c;
}

static void one_level(struct chart *c)
{
	c->level = mem_get(1, sizeof(*c->level));
	c->level[0] = (struct chart_level){ c->first, c->last, 5, 3, 7 };
	c->n_levels = 1;
}

static char *drawn(const struct chart *c)
{
	struct buf b = BUF_EMPTY;

	svg_chart(&b, c, "Ana", 7);
	return buf_take(&b);
}

static void frame(void)
{
	struct chart *c = chart(CHART_LEVEL, 56);
	struct buf b = BUF_EMPTY;
	char *page = drawn(c);

	ok(strstr(page, "role=\"img\" aria-labelledby=\"t7 d7\""),
	   "a picture is named by its title and description");
	ok(strstr(page, "<title id=\"t7\">Closeness: Ana &amp; &lt;Ben&gt;<"),
	   "which are words, not markup");
	ok(!strstr(page, "http"), "on a page it names no address");
	svg_file(&b, c);
	ok(strstr(b.at, "xmlns=\"http://www.w3.org/2000/svg\""),
	   "as a file it is SVG");
	is_int(count(b.at, "http"), 1, "and names nothing else");
	ok(strstr(b.at, "prefers-color-scheme:dark") &&
	   !strstr(b.at, "main{"), "with the style of charts alone");
	free(page);
	buf_free(&b);
	chart_free(c);
}

static void people(void)
{
	static const char *const marker[] = { "h.01", "l4 4l-4 4z", "z" };

	for (size_t i = 0; i < STYLE_PEOPLE; i++) {
		struct chart *c = chart(CHART_LEVEL, 56);
		c->person = i;
		one_level(c);
		char *s = drawn(c);
		char dash[40];
		snprintf(dash, sizeof(dash), "stroke-dasharray=\"%s\"",
			 style_dash[i]);
		ok(strstr(s, dash), "a person has a kind of line");
		ok(strstr(s, style_line[i]), "a colour");
		ok(strstr(s, marker[i]), "a marker");
		is_int(count(s, "<pattern"), i > 0, "and a hatch");
		free(s);
		chart_free(c);
	}
}

static void runs(void)
{
	struct chart *c = chart(CHART_LEVEL, 56);
	char *s = drawn(c);

	is_int(count(s, "h.01"), 57, "a marker a day, and one in the head");
	ok(!strstr(s, "class=\"k\""), "no bracket without a stretch");
	free(s);
	c->high = 21;
	s = drawn(c);
	ok(strstr(s, ">21<") && !strstr(s, ">10.5<"),
	   "the axis names whole numbers alone");
	free(s);
	c->stretch = c->first + 7;
	c->stretch_end = c->first + 14;
	c->value[3] = NAN;
	s = drawn(c);
	is_int(count(s, "h.01"), 56, "no marker where there is no number");
	is_int(count(s, "class=\"k\""), 1, "a bracket below a stretch");
	free(s);
	chart_free(c);
	c = chart(CHART_LEVEL, 401);
	s = drawn(c);
	is_int(count(s, "h.01"), 59, "beyond 400 days a marker is a week");
	free(s);
	chart_free(c);
}

static void change(void)
{
	struct chart *c = chart(CHART_CHANGE, 56);

	c->low = -4;
	c->high = 4;
	c->day[4] += 7;		/* the fifth week is left out */
	for (size_t i = 5; i < c->n; i++)
		c->day[i] += 7;
	c->n--;
	char *s = drawn(c);
	ok(strstr(s, ">+4</text>") && strstr(s, ">\u22124</text>"),
	   "change is drawn around 0");
	ok(!strstr(s, ">10</text>"), "and no level is there");
	is_int(count(s, "h.01"), 8, "a marker a week, and the head's");
	/* Seven weeks, five joins; two lines of the frame, ticks of months. */
	is_int(count(s, "class=\"a\""), 5 + 2 + 2,
	       "weeks are joined but across a gap");
	free(s);
	chart_free(c);
}

static void others(void)
{
	struct chart *c = chart(CHART_CALENDAR, 56);

	c->n = 40;
	char *s = drawn(c);
	is_int(count(s, "class=\"f\""), 40, "days with entries are filled");
	is_int(count(s, "class=\"a\""), 16, "the others are outlines");
	is_int(count(s, "class=\"on\">2<"), 40, "how many stands inside");
	free(s);
	chart_free(c);
	c = chart(CHART_LAGS, 8);
	for (size_t i = 0; i < c->n; i++)
		c->value[i] = i < 3 ? .3 : -.1;
	c->limit = .2;
	s = drawn(c);
	is_int(count(s, "class=\"f\""), 3, "bars beyond the limit are filled");
	is_int(count(s, "class=\"l\""), 5, "those within are outlines");
	free(s);
	chart_free(c);
	c = chart(CHART_SHARES, 2);
	c->label = mem_get(2, sizeof(*c->label));
	c->label[0] = mem_dup("Ana");
	c->label[1] = mem_dup("Ben");
	c->count = mem_get(2, sizeof(*c->count));
	c->count[0] = 30;
	c->count[1] = 10;
	s = drawn(c);
	ok(strstr(s, ">Ana 30<") && strstr(s, ">Ben 10<"),
	   "shares say who and how many");
	is_int(count(s, "<pattern"), 1, "and differ by more than colour");
	free(s);
	chart_free(c);
}

/* Two people on one scale, apart by line, marker and colour. */
static void gap(void)
{
	struct chart *c = chart(CHART_GAP, 56);
	char *s;

	c->weekly = true;
	c->name = mem_dup("Ana");
	c->other_name = mem_dup("B&n");
	c->other_person = 1;
	c->other = mem_get(c->n, sizeof(*c->other));
	for (size_t i = 0; i < c->n; i++)
		c->other[i] = 7;
	/* A week apart, two in a row, and one without the next. */
	c->n = 4;
	for (size_t i = 0; i < c->n; i++)
		c->day[i] = c->first + 7 * (int32_t)(i + (i > 2));
	c->level = mem_get(2, sizeof(*c->level));
	c->level[0] = (struct chart_level){ c->first, c->last, 3, 3, 3 };
	c->level[1] = (struct chart_level){ c->first, c->last, 7, 7, 7 };
	c->n_levels = 2;
	s = drawn(c);
	is_int(count(s, "class=\"v\""), 2,
	       "what lies between is filled, but for weeks that are missing");
	ok(strstr(s, ">Ana</text>") && strstr(s, ">B&amp;n</text>"),
	   "both are named");
	ok(strstr(s, style_dash[1]) && strstr(s, style_line[1]) &&
	   strstr(s, style_line[0]), "and drawn unlike each other");
	ok(strstr(s, "class=\"n\">3</text>") &&
	   strstr(s, "class=\"n\">7</text>"), "their medians stand beside");
	free(s);
	c->level[1].median = 3;
	s = drawn(c);
	is_int(count(s, "class=\"n\">3</text>"), 1, "equal ones once");
	free(s);
	chart_free(c);
}

static void spark(void)
{
	struct chart *c = chart(CHART_LEVEL, 400);
	struct buf b = BUF_EMPTY;

	one_level(c);
	svg_spark(&b, c, 3);
	is_int(count(b.at, "h.01"), 8, "a small chart has eight weeks");
	ok(strstr(b.at, "width=\"140\" height=\"40\"") &&
	   strstr(b.at, "<title id=\"t3\">") && strstr(b.at, "<desc"),
	   "a size, a title and a description");
	is_int(count(b.at, "<text"), 0, "and no words");
	buf_free(&b);
	chart_free(c);
}

int main(void)
{
	i18n_init();
	frame();
	people();
	runs();
	change();
	others();
	gap();
	spark();
	return tap_done();
}
