/* SPDX-License-Identifier: MIT
 * A sheet as text: paragraphs of a width, charts of one line. */
#include "sheet/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/stamp.h"
#include "sheet/phrase.h"
#include "sheet/spark.h"

enum {
	BESIDE = 44,		/* columns that a sentence beside a chart
				 * needs */
	APART = 2,		/* blanks between columns of a table */
};

struct text {
	struct buf *out;
	const struct doc *doc;
	size_t width;
	bool plain;
	size_t name_width, chart_width;	/* of the charts of change */
	bool inside, quiet, headed;	/* in a section; which has no line;
					 * below a heading */
	bool legend;		/* still to be said */
};

/* The text without the marks around names. */
static void strip(struct buf *out, const char *text)
{
	for (; *text; text++)
		if (*text != *DOC_NAME && *text != *DOC_NAME_END)
			buf_putc(out, *text);
}

static size_t width_of(const char *text)
{
	struct buf b = BUF_EMPTY;

	strip(&b, text);
	size_t width = utf8_width(buf_text(&b), b.len);
	buf_free(&b);
	return width;
}

/* A paragraph; its first line begins with lead. */
static void add(struct text *t, const char *lead, size_t indent,
		const char *text)
{
	struct buf b = BUF_EMPTY;
	size_t at = utf8_width(lead, strlen(lead));

	strip(&b, text);
	buf_puts(t->out, lead);
	utf8_wrap(t->out, buf_text(&b), at, indent, t->width);
	buf_putc(t->out, '\n');
	buf_free(&b);
}

static void gap(struct text *t)
{
	buf_putc(t->out, '\n');
}

static void pad(struct buf *b, size_t width)
{
	size_t now = utf8_width(buf_text(b), b->len);

	buf_addf(b, "%*s", (int)(width > now ? width - now : 0), "");
}

static size_t weeks_of(const struct chart *c)
{
	int32_t from = spark_first(c);

	return (size_t)(c->last - (from - stamp_weekday(from))) / 7 + 1;
}

/* A sign a week where days do not fit. */
static bool in_weeks(const struct text *t, const struct chart *c)
{
	return c->weekly ||
	       (size_t)(c->last - spark_first(c)) + 3 > t->width;
}

static void measure(struct text *t)
{
	for (size_t i = 0; i < t->doc->n; i++) {
		const struct doc_block *b = &t->doc->block[i];
		t->legend |= b->table && b->table->pictures;
		if (b->kind != DOC_CHART)
			continue;
		t->legend |= b->chart->kind == CHART_CHANGE ||
			     b->chart->kind == CHART_LEVEL;
		if (b->chart->kind != CHART_CHANGE)
			continue;
		size_t name = width_of(b->lead), weeks = weeks_of(b->chart);
		weeks = t->plain ? weeks * 3 - 1 : weeks;
		if (name > t->name_width)
			t->name_width = name;
		if (weeks > t->chart_width)
			t->chart_width = weeks;
	}
}

static const char *legend_of_levels(const struct text *t, bool weeks)
{
	if (t->plain)
		return weeks ? _("Charts: a digit a week, 0 to 10 (X); a dot "
				 "is a week without.") :
			       _("Charts: a digit a day, 0 to 10 (X); a dot "
				 "is a day without.");
	return weeks ? _("Charts: a block a week, from \u2581 for 0 to \u2588 "
			 "for 10; \u00b7 is a week without.") :
		       _("Charts: a block a day, from \u2581 for 0 to \u2588 "
			 "for 10; \u00b7 is a day without.");
}

/* How the first chart is to be read. */
static const char *legend(struct text *t)
{
	for (size_t i = 0; i < t->doc->n; i++) {
		const struct chart *c = t->doc->block[i].chart;
		if (c && c->kind == CHART_CHANGE)
			return t->plain ?
				_("A number is a week: points above (+) or "
				  "below (-) what is typical for that person; "
				  "a dot is a week without.") :
				_("A block is a week: \u2584 is typical for "
				  "that person, each step a point; \u00b7 is "
				  "a week without.");
		if (c && c->kind == CHART_LEVEL)
			return legend_of_levels(t, (size_t)(c->last -
				spark_first(c)) + 3 > t->width);
	}
	return legend_of_levels(t, true);
}

static void paragraph(struct text *t, const struct doc_block *b,
		      const struct doc_block *before)
{
	struct buf text = BUF_EMPTY;

	if (!t->inside && before && before->kind != b->kind &&
	    before->kind != DOC_TITLE)
		gap(t);
	buf_puts(&text, b->text);
	if (!t->inside && t->legend && b->kind == DOC_TEXT) {
		buf_addf(&text, " %s", legend(t));
		t->legend = false;
	}
	if (!t->inside || b->kind == DOC_WORDS)
		add(t, "", 0, buf_text(&text));
	else if (t->headed && !t->quiet)
		add(t, "    ", 4, buf_text(&text));
	else
		add(t, "  ", 2, buf_text(&text));
	buf_free(&text);
}

static void item(struct text *t, const struct doc_block *b)
{
	struct buf text = BUF_EMPTY;

	/* A number has its own stop, and a box needs none. */
	if (*b->lead && strchr(".]", b->lead[strlen(b->lead) - 1]))
		buf_addf(&text, "%s %s", b->lead, b->text);
	else
		/* Translators: a day or a name, and what is said of it. */
		buf_addf(&text, _("%s: %s"), b->lead, b->text);
	bool below = t->headed && !t->quiet;
	add(t, below ? "    " : "  ", below ? 6 : 4, text.at);
	buf_free(&text);
}

/* A name, a line of signs, and a sentence beside or below them. */
static void change(struct text *t, const struct doc_block *b)
{
	size_t chart = 2 + t->name_width + 2;
	size_t beside = chart + t->chart_width + 2;
	struct buf lead = BUF_EMPTY;

	buf_puts(&lead, "  ");
	strip(&lead, b->lead);
	pad(&lead, chart);
	if (b->chart->n)
		spark_change(&lead, b->chart, t->plain);
	pad(&lead, beside);
	if (beside + BESIDE <= t->width) {
		add(t, lead.at, beside, b->text);
	} else {
		while (lead.len && lead.at[lead.len - 1] == ' ')
			lead.at[--lead.len] = '\0';
		add(t, lead.at, 0, "");
		add(t, "    ", 4, b->text);
	}
	buf_free(&lead);
}

/* Two lines of weeks, one below the other, each with its median. */
static void between(struct text *t, const struct chart *c, const char *lead)
{
	const char *const name[] = { c->name, c->other_name };
	size_t wide = width_of(c->name);

	wide = width_of(c->other_name) > wide ? width_of(c->other_name) : wide;
	for (size_t k = 0; k < ARRAY_LEN(name); k++) {
		struct buf line = BUF_EMPTY;
		char number[PHRASE_MAX];
		buf_puts(&line, name[k]);
		pad(&line, wide + 2);
		spark_gap(&line, c, k, t->plain);
		phrase_number(number, c->level[k].median);
		buf_puts(&line, "  ");
		/* Translators: a number; behind a small chart. */
		buf_addf(&line, _("median %s"), number);
		add(t, lead, strlen(lead), line.at);
		buf_free(&line);
	}
}

static void chart(struct text *t, const struct doc_block *b)
{
	struct buf line = BUF_EMPTY;
	const char *lead = t->headed && !t->quiet ? "    " : "  ";

	switch (b->chart->kind) {
	case CHART_CHANGE:
		change(t, b);
		return;
	case CHART_LEVEL:
		spark_level(&line, b->chart, in_weeks(t, b->chart), t->plain);
		break;
	case CHART_CALENDAR:
		spark_calendar(&line, b->chart);
		break;
	case CHART_GAP:
		if (b->chart->n)
			between(t, b->chart, lead);
		break;
	case CHART_LAGS: case CHART_SHARES: case CHART_PHASES:
		break;
	}
	if (line.len)
		add(t, lead, strlen(lead), line.at);
	if (*b->text)
		add(t, lead, strlen(lead), b->text);
	buf_free(&line);
}

/* As wide as their widest cells; 0 when the lines would be too long. */
static size_t columns(const struct text *t, const struct doc_table *table,
		      size_t *wide)
{
	size_t sum = 2;

	for (size_t k = 0; k < table->columns; k++) {
		for (size_t i = 0; i < table->rows; i++) {
			size_t w = width_of(table->cell[i * table->columns +
							k]);
			wide[k] = w > wide[k] ? w : wide[k];
		}
		sum += wide[k] + (k ? APART : 0);
	}
	return sum <= t->width ? sum : 0;
}

static void row(struct text *t, const struct doc_table *table, size_t i,
		const size_t *wide)
{
	struct buf line = BUF_EMPTY;
	size_t at = 2;

	buf_puts(&line, "  ");
	for (size_t k = 0; k < table->columns; k++) {
		const char *cell = table->cell[i * table->columns + k];
		size_t w = width_of(cell);
		if (k >= table->numbers)
			pad(&line, at + wide[k] - w);
		strip(&line, cell);
		at += wide[k] + APART;
		if (k + 1 < table->columns)
			pad(&line, at);
	}
	while (line.len && line.at[line.len - 1] == ' ')
		line.at[--line.len] = '\0';
	buf_putc(&line, '\n');
	buf_puts(t->out, line.at);
	buf_free(&line);
}

/* Where lines are too long, each row is a list of its cells. */
static void listed(struct text *t, const struct doc_table *table, size_t i)
{
	struct buf text = BUF_EMPTY, lead = BUF_EMPTY;
	char *const *head = table->cell, *const *cell =
		table->cell + i * table->columns;

	/* A small chart stands first, so that all begin at one column. */
	buf_addf(&lead, "  %s%s", table->pictures ? cell[table->pictures] : "",
		 table->pictures ? "  " : "");
	buf_puts(&text, cell[0]);
	for (size_t k = 1; k < table->columns; k++)
		if (*cell[k] && k != table->pictures)
			buf_addf(&text, *head[k] ? "; %s: %s" : "; %s%s",
				 head[k], cell[k]);
	add(t, lead.at, table->pictures ? utf8_width(lead.at, lead.len) : 4,
	    text.at);
	buf_free(&text);
	buf_free(&lead);
}

static void rows(struct text *t, const struct doc_table *table)
{
	size_t *wide = mem_get(table->columns + 1, sizeof(*wide));
	size_t fits = columns(t, table, wide);

	if (table->caption)
		add(t, "  ", 2, table->caption);
	for (size_t i = fits ? 0 : 1; i < table->rows; i++)
		if (fits)
			row(t, table, i, wide);
		else
			listed(t, table, i);
	free(wide);
}

/* Where there are small charts, their cells are lines of signs. */
static void table(struct text *t, const struct doc_table *table)
{
	size_t n = table->rows * table->columns;
	struct doc_table with = *table;

	if (!table->pictures) {
		rows(t, table);
		return;
	}
	with.cell = mem_get(n, sizeof(*with.cell));
	memcpy(with.cell, table->cell, n * sizeof(*with.cell));
	for (size_t i = 1; i < table->rows; i++) {
		struct buf line = BUF_EMPTY;
		spark_level(&line, table->picture[i], true, t->plain);
		with.cell[i * table->columns + table->pictures] =
			buf_take(&line);
	}
	rows(t, &with);
	for (size_t i = 1; i < table->rows; i++)
		free(with.cell[i * table->columns + table->pictures]);
	free(with.cell);
}

static void section(struct text *t, const struct doc_block *b)
{
	t->inside = true;
	t->quiet = b->quiet;
	t->headed = false;
	if (b->quiet)
		return;
	gap(t);
	if (*b->text)
		add(t, "", 2, b->text);
}

static void heading(struct text *t, const struct doc_block *b)
{
	t->headed = true;
	if (t->quiet)
		gap(t);
	add(t, t->quiet ? "" : "  ", t->quiet ? 2 : 4, b->text);
}

void text_write(struct buf *out, const struct doc *d, size_t width,
		bool plain)
{
	struct text t = { .out = out, .doc = d, .width = width,
			  .plain = plain };

	measure(&t);
	for (size_t i = 0; i < d->n; i++) {
		const struct doc_block *b = &d->block[i];
		switch (b->kind) {
		case DOC_TITLE:
			add(&t, "", 2, b->text);
			gap(&t);
			break;
		case DOC_SECTION: section(&t, b); break;
		case DOC_HEADING: heading(&t, b); break;
		case DOC_TEXT: case DOC_WORDS:
			paragraph(&t, b, i ? b - 1 : NULL);
			break;
		case DOC_ITEM: item(&t, b); break;
		case DOC_CHART: chart(&t, b); break;
		case DOC_TABLE: table(&t, b->table); break;
		}
	}
}
