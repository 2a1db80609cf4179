/* SPDX-License-Identifier: MIT
 * Promises of sheet/html.h, escape.h, twin.h and axis.h: nothing from a log
 * becomes markup, headings in order, each picture with its numbers. */
#include "tap.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "log/stamp.h"
#include "draw/axis.h"
#include "draw/escape.h"
#include "draw/html.h"
#include "draw/twin.h"
#include "draw/weeks.h"

static const struct html_how how = { .lang = "de_AT", .title = "a <b> & c" };

static size_t count(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)); text += strlen(part))
		n++;
	return n;
}

static bool in_order(const char *text, const char *a, const char *b)
{
	const char *at = strstr(text, a);

	return at && strstr(at, b);
}

static struct chart *level(int days)
{
	struct chart *c = chart_new(CHART_LEVEL);

	c->name = mem_dup("Ana");
	c->title = mem_dup("Closeness: Ana");
	c->desc = mem_dup("As usual.");
	c->first = stamp_days(2026, 9, 28);
	c->last = c->first + days - 1;
	c->day = mem_get((size_t)days, sizeof(*c->day));
	c->value = mem_get((size_t)days, sizeof(*c->value));
	for (; c->n < (size_t)days; c->n++) {
		c->day[c->n] = c->first + (int32_t)c->n;
		c->value[c->n] = (double)(c->n % 7);
	}
	return c;
}

static void escaping(void)
{
	struct buf b = BUF_EMPTY;

	escape_text(&b, "<i> & \"x\" 'y'\nz");
	is_text(b.at, "&lt;i&gt; &amp; &quot;x&quot; &#39;y&#39;<br/>z",
		"what is markup becomes words, a line break an element");
	buf_clear(&b);
	escape_text(&b, "\x02" "Ana<\x03 and \x02" "Ben");
	is_text(b.at, "<bdi>Ana&lt;</bdi> and <bdi>Ben</bdi>",
		"names are isolated, and every element ends");
	buf_clear(&b);
	escape_text(&b, "\x03" "a\x02" "b\x02" "c\x01\x1b[0m\x7f");
	is_text(b.at, "a<bdi>bc[0m</bdi>",
		"marks out of place and control characters leave nothing");
	buf_clear(&b);
	escape_plain(&b, "\x02" "A\"\x03\n&");
	is_text(b.at, "A&quot; &amp;", "attributes have no elements");
	buf_free(&b);
}

static void axes(void)
{
	struct axis_tick tick[AXIS_TICKS];
	struct chart c = { .kind = CHART_CHANGE };
	char text[PHRASE_MAX];
	int32_t first = stamp_days(2026, 9, 28);

	is_int(axis_ticks(first, first + 55, 46, tick), 2,
	       "eight weeks have the months that begin in them");
	is_text(tick[0].label, "Oct", "named short");
	is_int(tick[1].day, stamp_days(2026, 11, 1), "at their first day");
	is_int(axis_ticks(first, first + 2, 46, tick), 2,
	       "without a month's beginning the ends are named");
	is_text(tick[0].label, "28 Sep", "with their days");
	size_t n = axis_ticks(first, first + 3650, 46, tick);
	ok(n > 2 && n < 12, "ten years do not crowd the axis");
	is_text(tick[0].label, "2028", "and have years alone");
	is_text(axis_value(text, &c, 1.5), "+1.5", "change has a sign");
	is_text(axis_value(text, &c, -2), "\u22122", "a true minus");
	is_text(axis_value(text, &c, -.01), "0", "and 0 has none");
	c.kind = CHART_LEVEL;
	is_text(axis_value(text, &c, 6), "6", "a level has no sign");
}

static void twins(void)
{
	struct chart *c = level(56);
	const struct chart *both[] = { c, c };
	struct buf b = BUF_EMPTY;
	size_t n;
	struct week *w = weeks_of(c, c->first, &n);

	is_int(n, 8, "eight weeks of days");
	is_near(w[0].median, 3, 0, "have their median");
	is_near(w[0].high, 6, 0, "and their highest day");
	free(w);
	twin_screen(&b, c);
	is_int(count(b.at, "<td>"), 56, "the table has a cell a day");
	is_int(count(b.at, "scope=\"row\""), 8, "a row a week");
	is_int(count(b.at, "scope=\"col\""), 8, "and a head a weekday");
	buf_clear(&b);
	twin_paper(&b, both, 2);
	is_int(count(b.at, "<td>"), 16, "on paper there is a cell a week");
	is_int(count(b.at, ">Ana</th>"), 2, "in a row a person");
	chart_free(c);
	buf_clear(&b);
	c = level(500);
	twin_screen(&b, c);
	ok(in_order(b.at, "Ratings by week", "the last 90 days"),
	   "a long time is shown by week, and its last days");
	is_int(count(b.at, "<td>"), 72 * 4 + 7 * 14,
	       "all weeks, and the weeks of 90 days");
	chart_free(c);
	buf_free(&b);
}

static void page(void)
{
	struct doc d = { 0 };
	struct buf b = BUF_EMPTY, again = BUF_EMPTY;

	doc_add(&d, DOC_TEXT, NULL, "28 September");
	doc_quiet(&d, "talk", "Talk");
	doc_add(&d, DOC_HEADING, NULL, "Closeness");
	doc_chart(&d, "\x02" "Ana<b>\x03", level(30), "As usual.");
	doc_chart(&d, "Ben", chart_new(CHART_LEVEL), "No notes here yet.");
	doc_section(&d, "moments", "Moments");
	doc_add(&d, DOC_HEADING, NULL, "\x02" "Ana\x03");
	doc_add(&d, DOC_ITEM, "1 May", "<script>x</script>");
	doc_add(&d, DOC_ITEM, "2.", "b");
	doc_section(&d, DOC_FOOTER, "");
	doc_add(&d, DOC_WORDS, NULL, "Be kind.");
	html_write(&b, &d, &how);
	html_write(&again, &d, &how);
	is_text(b.at, again.at, "the same sheet is the same bytes");
	ok(strstr(b.at, "<html lang=\"de-AT\" dir=\"ltr\">"),
	   "the language is named as the web names it");
	ok(strstr(b.at, "<h1>a &lt;b&gt; &amp; c</h1>"),
	   "a sheet without a title has the page's");
	ok(strstr(b.at, "<h2>Closeness</h2>"),
	   "headings of a quiet section are as high as sections");
	ok(in_order(b.at, "<h2>Moments</h2>", "<h3><bdi>Ana</bdi></h3>"),
	   "those of others stand below them");
	is_int(count(b.at, "<svg"), 1, "a chart without a point is no picture");
	is_int(count(b.at, "<figure>"), 2, "and still says its sentence");
	is_int(count(b.at, "<script"), 0, "words of a log are no markup");
	ok(strstr(b.at, "<b>1 May</b>: &lt;script&gt;"), "they are words");
	ok(strstr(b.at, "<b>2.</b> b"), "a number has its own stop");
	ok(in_order(b.at, "</section>", "<footer>"), "the footer stands last");
	ok(in_order(b.at, "</footer>", "</main>"), "inside the main part");
	is_int(count(b.at, "style="), 0, "no element has a style of its own");
	buf_clear(&b);
	html_write(&b, &d, &(struct html_how){ .lang = "he", .rtl = true,
					       .title = "a" });
	ok(strstr(b.at, "<html lang=\"he\" dir=\"rtl\">"),
	   "a page may be written from right to left");
	buf_free(&b);
	buf_free(&again);
	doc_free(&d);
}

int main(void)
{
	i18n_init();
	escaping();
	axes();
	twins();
	page();
	return tap_done();
}
