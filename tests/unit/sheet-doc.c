/* SPDX-License-Identifier: MIT
 * Promises of sheet/doc.h, sheet/chart.h and sheet/text.h. */
#include "tap.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/doc.h"
#include "sheet/text.h"

static void fill(struct doc *d)
{
	static const char *const rows[][2] = {
		{ "day", "pain" }, { "Monday", "10" }, { "Tuesday", "4" },
	};

	doc_add(d, DOC_TITLE, NULL, "Title");
	doc_add(d, DOC_TEXT, NULL, "before");
	doc_quiet(d, "talk", "Talk");
	doc_add(d, DOC_HEADING, NULL, "Heading");
	doc_add(d, DOC_TEXT, NULL,
		"of " DOC_NAME "Ana" DOC_NAME_END " alone");
	doc_section(d, "list", "List");
	doc_add(d, DOC_ITEM, "1.", "one");
	doc_add(d, DOC_ITEM, "Monday", "two");
	struct doc_table *t = doc_table(d, "caption", 2, 1);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		doc_row(t, rows[i]);
	doc_section(d, "talk", "Talk again");
	doc_section(d, DOC_FOOTER, "");
	doc_add(d, DOC_WORDS, NULL, "footer");
}

static void test_text(void)
{
	struct doc d = { 0 };
	struct buf b = BUF_EMPTY;

	fill(&d);
	text_write(&b, &d, 60, true);
	is_text(buf_text(&b),
		"Title\n\nbefore\n\nHeading\n  of Ana alone\n\nList\n  1. one\n"
		"  Monday: two\n  caption\n  day      pain\n"
		"  Monday     10\n  Tuesday     4\n\nTalk again\n\nfooter\n",
		"blocks are laid out as they are read");
	buf_clear(&b);
	text_write(&b, &d, 14, true);
	ok(strstr(buf_text(&b), "  Monday;\n    pain: 10\n"),
	   "a table that is too wide becomes lines");
	doc_free(&d);
	buf_free(&b);
}

static void test_keep(void)
{
	static const char *const list[] = { "list" };
	static const char *const both[] = { "list", "none" };
	struct doc d = { 0 };
	struct buf b = BUF_EMPTY;
	size_t unknown = 0;

	fill(&d);
	doc_keys(&d, &b);
	is_text(buf_text(&b), "talk, list", "keys are named once");
	size_t n = d.n;
	ok(doc_keep(&d, both, 2, &unknown) == -1 && unknown == 1 && d.n == n,
	   "a key that is none leaves all as it is");
	ok(!doc_keep(&d, list, 1, &unknown), "one section is kept");
	buf_clear(&b);
	text_write(&b, &d, 60, true);
	ok(!strstr(buf_text(&b), "Ana") && !strstr(buf_text(&b), "again") &&
	   strstr(buf_text(&b), "before\n\nList\n  1. one"),
	   "and what stands before the first");
	ok(strstr(buf_text(&b), "\nfooter\n"), "and the footer");
	doc_free(&d);
	ok(!d.n && !d.block, "an empty one is left");
	buf_free(&b);
}

static void test_chart(void)
{
	struct chart *c = chart_new(CHART_CHANGE);
	struct doc d = { 0 };
	struct buf b = BUF_EMPTY;

	ok(c->high > 9.9 && !(c->low < 0) && c->stretch > c->stretch_end,
	   "a new chart has the scale 0 to 10 and no stretch");
	c->day = mem_get(2, sizeof(*c->day));
	c->value = mem_get(2, sizeof(*c->value));
	c->day[1] = 7 - 3;	/* the Monday after day 0, a Thursday */
	c->value[1] = 2;
	c->n = 2;
	c->last = 10;
	doc_section(&d, "s", "S");
	doc_chart(&d, DOC_NAME "Ana" DOC_NAME_END, c, "sentence");
	text_write(&b, &d, 80, true);
	is_text(buf_text(&b), "\nS\n  Ana   0 +2  sentence\n",
		"a chart is a line of signs beside its sentence");
	doc_free(&d);
	chart_free(NULL);
	buf_free(&b);
}

int main(void)
{
	i18n_init();
	test_text();
	test_keep();
	test_chart();
	return tap_done();
}
