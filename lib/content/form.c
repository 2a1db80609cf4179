/* SPDX-License-Identifier: MIT
 * Item sets as a blank sheet. */
#include "content/form.h"

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/asking.h"
#include "table/writer.h"

enum { INDENT = 4, BOX = 4, LINE_LEAST = 10, STEPS_MAX = 11 };

static void fill(struct buf *out, char c, size_t n)
{
	while (n--)
		buf_putc(out, c);
}

/* One paragraph, control characters visible. */
static void lay(struct buf *out, const char *text, size_t at, size_t width)
{
	struct buf safe = BUF_EMPTY;

	utf8_mask(&safe, text, strlen(text), false);
	utf8_wrap(out, buf_text(&safe), at, at, width);
	buf_free(&safe);
}

static void lay_indented(struct buf *out, const char *text, size_t width)
{
	fill(out, ' ', INDENT);
	lay(out, text, INDENT, width);
	buf_putc(out, '\n');
}

static void line(struct buf *out, size_t width)
{
	fill(out, ' ', INDENT);
	fill(out, '_', width > INDENT + LINE_LEAST ? width - INDENT :
	     LINE_LEAST);
	buf_puts(out, "\n\n");
}

/* Count of boxes of a scale; 0: it is a line to write a number on. */
static int steps_of(const struct item *it)
{
	int steps = (int)(it->max - it->min) + 1;
	bool whole = (double)(int)it->min == it->min &&
		     (double)(int)it->max == it->max;

	return it->type == ITEM_RATING && whole && steps <= STEPS_MAX ? steps :
	       0;
}

/* "0 far apart" and "10 very close" under the ends of the scale, or below
 * each other where they would meet. */
static void lay_anchors(struct buf *out, const struct item *it, size_t scale,
			size_t width)
{
	size_t low = utf8_width(it->low, strlen(it->low));
	size_t high = utf8_width(it->high, strlen(it->high));
	struct buf hint = BUF_EMPTY;

	if (!*it->low || !*it->high)
		return;
	if (low + high + 2 <= scale) {
		buf_puts(&hint, it->low);
		fill(&hint, ' ', scale - low - high);
		buf_puts(&hint, it->high);
		fill(out, ' ', INDENT);
		utf8_mask(out, buf_text(&hint), hint.len, false);
		buf_putc(out, '\n');
	} else {
		asking_hint(it, &hint);
		lay_indented(out, buf_text(&hint), width);
	}
	buf_free(&hint);
}

static void lay_scale(struct buf *out, const struct item *it, int steps,
		      size_t width)
{
	size_t room = width > INDENT ? (width - INDENT) / (size_t)steps : 0;
	size_t box = room >= BOX ? BOX : BOX - 1;
	struct buf boxes = BUF_EMPTY, numbers = BUF_EMPTY;

	for (int i = 0; i < steps; i++) {
		buf_addf(&boxes, "%-*s", (int)box, "[ ]");
		int at = (int)it->min + i;
		buf_addf(&numbers, at < 10 && at >= 0 ? " %-*d" : "%-*d ",
			 (int)box - 1, at);
	}
	for (int which = 0; which < 2; which++) {
		struct buf *b = which ? &numbers : &boxes;
		while (b->len && b->at[b->len - 1] == ' ')
			b->len--;
		fill(out, ' ', INDENT);
		buf_add(out, buf_text(b), b->len);
		buf_putc(out, '\n');
		buf_free(b);
	}
	lay_anchors(out, it, box * (size_t)steps - (box - 3), width);
	buf_putc(out, '\n');
}

static void lay_choices(struct buf *out, const struct item *it, size_t width)
{
	if (it->type == ITEM_MULTI)
		lay_indented(out, _("(any that fit)"), width);
	for (size_t i = 0; i < it->n_choice; i++) {
		fill(out, ' ', INDENT);
		buf_puts(out, "[ ] ");
		lay(out, it->choice[i].label, INDENT + BOX, width);
		buf_putc(out, '\n');
	}
	buf_putc(out, '\n');
}

static void lay_number(struct buf *out, const struct item *it, size_t width)
{
	struct buf hint = BUF_EMPTY;

	buf_puts(&hint, "______  (");
	asking_hint(it, &hint);
	buf_putc(&hint, ')');
	lay_indented(out, buf_text(&hint), width);
	buf_putc(out, '\n');
	buf_free(&hint);
}

static void lay_item(struct buf *out, const struct item *it, bool shared,
		     size_t width)
{
	struct buf text = BUF_EMPTY;
	int steps = steps_of(it);

	buf_addf(&text, shared ? "%s" : "* %s", it->question);
	lay(out, buf_text(&text), 0, width);
	buf_puts(out, "\n\n");
	buf_free(&text);
	switch (it->type) {
	case ITEM_RATING: case ITEM_NUMBER:
		if (steps)
			lay_scale(out, it, steps, width);
		else
			lay_number(out, it, width);
		break;
	case ITEM_CHOICE: case ITEM_MULTI:
		lay_choices(out, it, width);
		break;
	case ITEM_DATE:
		/* Translators: a date to be written by hand, year first. */
		lay_indented(out, _("____-__-__  (year, month, day)"), width);
		buf_putc(out, '\n');
		break;
	case ITEM_TEXT:
		line(out, width);
		line(out, width);
		break;
	case ITEM_TAGS:
		line(out, width);
		break;
	}
}

static void lay_head(struct buf *out, const struct answers *a, size_t width)
{
	size_t half = width / 3;

	buf_puts(out, _("Who:"));
	buf_putc(out, ' ');
	fill(out, '_', half);
	buf_puts(out, width > 60 ? "    " : "\n\n");
	buf_puts(out, _("Day:"));
	buf_puts(out, " ____-__-__\n\n");
	bool own = false;
	for (size_t i = 0; i < answers_count(a); i++)
		own |= answers_sight(a, i) != SHARED;
	lay(out, _("Leave out what you like; a blank says nothing."), 0,
	    width);
	buf_puts(out, "\n\n");
	if (!own)
		return;
	lay(out, _("* is not for the notes you share. Anyone who finds this "
		   "sheet can read it."), 0, width);
	buf_puts(out, "\n\n");
}

void form_text(struct buf *out, const struct answers *a, const char *footer,
	       size_t width)
{
	lay_head(out, a, width);
	for (size_t i = 0; i < answers_count(a); i++)
		lay_item(out, answers_item(a, i),
			 answers_sight(a, i) == SHARED, width);
	lay(out, footer, 0, width);
	buf_putc(out, '\n');
}

static void cell(struct buf *out, const char *text, bool first)
{
	writer_cell(out, &WRITER_CSV, text, strlen(text), first);
}

static bool has_sight(const struct answers *a, const struct items *s,
		      enum visibility v)
{
	for (size_t i = 0; i < answers_count(a); i++)
		if (answers_set(a, i) == s && answers_sight(a, i) == v)
			return true;
	return false;
}

static void blank_row(struct buf *out, const struct answers *a,
		      const struct items *s, enum visibility v,
		      const char *who)
{
	size_t start = out->len;
	struct buf set = BUF_EMPTY;

	entries_set_name(s, &set);
	cell(out, "", true);
	cell(out, who ? who : "", false);
	cell(out, entries_kind(s), false);
	cell(out, buf_text(&set), false);
	cell(out, items_is_register(s->set) ? "" : entry_visibility_word(v),
	     false);
	buf_free(&set);
	for (size_t i = 0; i < answers_count(a); i++)
		if (strcmp(answers_item(a, i)->id, "visibility"))
			cell(out, "", false);
	writer_end(out, &WRITER_CSV, start);
}

void form_csv(struct buf *out, const struct answers *a, const char *who)
{
	static const char *const fixed[] = { "date", "who", "kind",
		"item_set", "visibility" };
	size_t start = out->len;

	for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
		cell(out, fixed[i], !i);
	for (size_t i = 0; i < answers_count(a); i++)
		if (strcmp(answers_item(a, i)->id, "visibility"))
			cell(out, answers_item(a, i)->id, false);
	writer_end(out, &WRITER_CSV, start);
	for (const struct items *s = answers_sets(a); s; s = s->next) {
		bool one = items_is_register(s->set);
		for (int v = SHARED; v <= PRIVATE; v++)
			if (one ? v == SHARED :
			    has_sight(a, s, (enum visibility)v))
				blank_row(out, a, s, (enum visibility)v, who);
	}
}
