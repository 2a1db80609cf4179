/* SPDX-License-Identifier: MIT
 * Remarks written out. */
#include "reword/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "content/share.h"
#include "table/writer.h"

/* Said of effects, never of people: whoever reads this may be tired. */
static const char *const messages[CAT_COUNT] = {
	[CAT_SAFETY] = N_("this tells of something that matters more than "
			  "wording"),
	[CAT_THREAT] = N_("may be heard as a threat; a need can be said "
			  "without one"),
	[CAT_PRESSURE] = N_("may be heard as pressure; a wish can leave room "
			    "for a no"),
	[CAT_CONTEMPT] = N_("may be heard as looking down; one moment is "
			    "easier to answer"),
	[CAT_PATHOLOGIZING] = N_("may be heard as a diagnosis; two people "
				 "differ here"),
	[CAT_CHARACTER] = N_("may be heard as a verdict on the person; one "
			     "moment is easier to answer"),
	[CAT_NORMALITY] = N_("may be heard as a rule for everyone; the own "
			     "wish says more"),
	[CAT_BLAME] = N_("may be heard as blame; what happened and how it "
			 "felt is easier to answer"),
	[CAT_MIND_READING] = N_("says what the other thinks or wants; a "
				"question can find out"),
	[CAT_SELF_SHAME] = N_("is hard on the one who says it; kinder words "
			      "are true as well"),
	[CAT_LOADED_QUESTION] = N_("may be heard as an accusation; the wish "
				   "behind it can be said"),
	[CAT_OVERGENERALIZATION] = N_("may be heard as: every time; one "
				      "moment is easier to answer"),
	[CAT_DEMAND] = N_("may be heard as an order; a request leaves room "
			  "for a no"),
	[CAT_COMPARISON] = N_("may be heard as falling short of somebody "
			      "else; what is missed can be said"),
	[CAT_DISMISSAL] = N_("may be heard as: that does not count; asking "
			     "shows that it does"),
};

const char *show_message(const struct rule *rule)
{
	return *rule->message ? rule->message : _(messages[rule->category]);
}

void show_begin(const struct show *s, struct buf *out)
{
	if (s->rewrite)
		return;
	if (s->format == SHOW_CSV)
		buf_puts(out, "file,line,col,end_line,end_col,severity,"
			 "category,rule,text,message,rewrite,slots,"
			 "confidence\n");
	else if (s->format == SHOW_JSON)
		buf_putc(out, '[');
}

/* Words from safety.csv, wrapped. */
static void add_words(const struct show *s, const char *id, struct buf *out)
{
	struct fault f = { 0 };
	char *words = share_words(id, &f);

	if (*words) {
		buf_puts(out, "    ");
		utf8_wrap(out, words, 4, 4, (size_t)s->width);
		buf_putc(out, '\n');
	}
	free(words);
}

/* The words that go with a remark; what there is to know of pressure stands
 * behind the text. */
static void add_help(const struct show *s, const struct remark *r,
		     struct buf *out)
{
	if (r->category == CAT_SAFETY)
		add_words(s, *r->rule->rewrite ? r->rule->rewrite : "force",
			  out);
	else if (r->words && strcmp(r->words, "pressure"))
		add_words(s, r->words, out);
}

/* What is to be known of pressure, if any was heard. */
static void add_pressure(const struct show *s, struct buf *out)
{
	if (!(s->heard & (1u << CAT_THREAT | 1u << CAT_PRESSURE)))
		return;
	buf_putc(out, '\n');
	add_words(s, "pressure", out);
}

void show_aside(struct show *s)
{
	fwrite(buf_text(&s->aside), 1, s->aside.len, stderr);
	buf_free(&s->aside);
}

void show_end(struct show *s, struct buf *out)
{
	if (s->tells)
		add_pressure(s, &s->aside);
	if (s->rewrite || s->format == SHOW_GCC || s->format == SHOW_CSV)
		return;
	if (s->format == SHOW_JSON) {
		buf_puts(out, s->printed ? "\n]\n" : "]\n");
		return;
	}
	add_pressure(s, out);
}

static void line(const struct show *s, const char *mark, const char *text,
		 struct buf *out)
{
	struct buf masked = BUF_EMPTY;

	buf_puts(out, s->colour ? "\033[2m  " : "  ");
	buf_puts(out, mark);
	buf_putc(out, ' ');
	utf8_mask(&masked, text, strlen(text), false);
	utf8_wrap(out, buf_text(&masked), 4, 4, (size_t)s->width);
	buf_puts(out, s->colour ? "\033[0m\n" : "\n");
	buf_free(&masked);
}

/* Other wordings, one a line. */
static void add_others(const struct show *s, const char *others,
		       struct buf *out)
{
	while (*others) {
		size_t n = strcspn(others, "\n");
		struct buf text = BUF_EMPTY;
		buf_addf(&text, _("or: %.*s"), (int)n, others);
		line(s, ">", buf_text(&text), out);
		buf_free(&text);
		others += n + (others[n] == '\n');
	}
}

/* "what was said: how it may be heard" */
static void remark(const struct show *s, const struct block *b,
		   const struct remark *r, struct buf *out)
{
	struct buf text = BUF_EMPTY;

	if (r->category == CAT_SAFETY) {
		line(s, "*", show_message(r->rule), out);
		add_help(s, r, out);
		return;
	}
	buf_puts(&text, "\xe2\x80\x9c");
	for (size_t i = r->at.from; i < r->at.to; i++)
		buf_putc(&text, b->bytes[i] == '\n' || b->bytes[i] == '\r' ?
			 ' ' : b->bytes[i]);
	buf_addf(&text, "\xe2\x80\x9d %s", show_message(r->rule));
	line(s, "|", buf_text(&text), out);
	buf_clear(&text);
	if (r->beside) {
		struct fault f = { 0 };
		char *words = share_words("no-rewrite", &f);
		line(s, ">", words, out);
		free(words);
	}
	add_help(s, r, out);
	if (r->question)
		line(s, ">", r->question, out);
	if (r->rewrite) {
		buf_addf(&text, r->beside ? _("instead, perhaps: %s") :
			 _("perhaps: %s"), r->rewrite);
		if (r->feelings) {
			buf_puts(&text, " (");
			buf_puts(&text, _("or:"));
			for (const char *c = r->feelings; *c;) {
				size_t n = strcspn(c, "|");
				buf_addf(&text, " %.*s%s", (int)n, c,
					 c[n] ? "," : "");
				c += n + (c[n] == '|');
			}
			buf_putc(&text, ')');
		}
		line(s, ">", buf_text(&text), out);
		add_others(s, r->others ? r->others : "", out);
	}
	buf_free(&text);
}

static void annotate(struct show *s, const struct block *b,
		     const struct answer *a, struct buf *out)
{
	size_t next = 0;

	for (size_t i = 0; i < b->lines; i++) {
		const struct block_line *l = &b->line[i];
		bool last = i + 1 == b->lines;
		utf8_mask(out, b->bytes + l->start, l->to - l->start, true);
		bool open = l->to > l->start && b->bytes[l->to - 1] != '\n';
		while (next < a->n &&
		       (last || a->remark[next].sentence.to <= l->to)) {
			if (open)
				buf_putc(out, '\n');
			open = false;
			remark(s, b, &a->remark[next++], out);
		}
	}
}

static void add_gcc(const struct show *s, const struct block *b,
		    const struct remark *r, struct buf *out)
{
	size_t row, column;
	struct buf text = BUF_EMPTY;

	block_place(b, r->at.from, &row, &column);
	buf_addf(&text, "%s:%zu:%zu: %s: %s: %s [%s]", s->file, row, column,
		 severity_name(r->severity), category_name(r->category),
		 show_message(r->rule), r->rule->id);
	utf8_mask(out, buf_text(&text), text.len, false);
	buf_putc(out, '\n');
	buf_free(&text);
}

/* What is open: slots, and the feelings to choose from. */
static void add_slots(const struct remark *r, struct buf *out)
{
	if (r->beside && r->rewrite)
		buf_puts(out, "beside");
	if (r->slots)
		buf_addf(out, "%s%s", out->len ? ";" : "", r->slots);
	if (r->feelings)
		buf_addf(out, "%sfeeling=%s", out->len ? ";" : "",
			 r->feelings);
}

/* The cells of one remark, in the order of the CSV's header. */
enum { CELLS = 13 };

static void cells_of(const struct show *s, const struct block *b,
		     const struct remark *r, char *cell[CELLS])
{
	size_t row, column, end_row, end_column;
	struct buf text[CELLS] = { BUF_EMPTY };

	block_place(b, r->at.from, &row, &column);
	block_place(b, r->at.to, &end_row, &end_column);
	buf_puts(&text[0], s->file);
	buf_addf(&text[1], "%zu", row);
	buf_addf(&text[2], "%zu", column);
	buf_addf(&text[3], "%zu", end_row);
	buf_addf(&text[4], "%zu", end_column);
	buf_puts(&text[5], severity_name(r->severity));
	buf_puts(&text[6], category_name(r->category));
	buf_puts(&text[7], r->rule->id);
	for (size_t i = r->at.from; i < r->at.to; i++)
		buf_putc(&text[8], b->bytes[i] == '\n' ? ' ' : b->bytes[i]);
	buf_puts(&text[9], show_message(r->rule));
	buf_puts(&text[10], r->rewrite ? r->rewrite : "");
	for (const char *c = r->others ? r->others : ""; *c;) {
		size_t n = strcspn(c, "\n");
		buf_addf(&text[10], " | %.*s", (int)n, c);
		c += n + (c[n] == '\n');
	}
	add_slots(r, &text[11]);
	buf_addf(&text[12], "%d", r->rule->confidence);
	for (size_t i = 0; i < CELLS; i++)
		cell[i] = buf_take(&text[i]);
}

static void add_record(struct show *s, const struct block *b,
		       const struct remark *r, struct buf *out)
{
	static const char *const names[CELLS] = { "file", "line", "col",
		"end_line", "end_col", "severity", "category", "rule", "text",
		"message", "rewrite", "slots", "confidence" };
	char *cell[CELLS];
	size_t start = out->len;

	cells_of(s, b, r, cell);
	if (s->format == SHOW_JSON)
		buf_puts(out, s->printed ? ",\n{" : "\n{");
	for (size_t i = 0; i < CELLS; i++) {
		size_t len = strlen(cell[i]);
		if (s->format == SHOW_CSV) {
			writer_cell(out, &WRITER_CSV, cell[i], len, i == 0);
		} else {
			buf_addf(out, "%s\"%s\":", i ? "," : "", names[i]);
			if ((i >= 1 && i <= 4) || i == 12)
				buf_puts(out, cell[i]);
			else
				writer_json(out, cell[i], len);
		}
		free(cell[i]);
	}
	if (s->format == SHOW_CSV)
		writer_end(out, &WRITER_CSV, start);
	else
		buf_addf(out, ",\"key\":\"%s\"}", r->key);
}

void show_rewritten(const struct block *b, const struct answer *a,
		    struct buf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < a->n; i++) {
		const struct remark *r = &a->remark[i];
		if (!r->rewrite || r->beside || r->sentence.from < at)
			continue;
		buf_add(out, b->bytes + at, r->sentence.from - at);
		buf_puts(out, r->rewrite);
		at = r->sentence.to;
	}
	buf_add(out, b->bytes + at, b->len - at);
}

/* What is said of a line that no other wording would mend. */
static void add_aside(struct show *s, const struct block *b,
		      const struct remark *r)
{
	bool told = r->category == CAT_SAFETY;
	struct fault f = { 0 };
	char *words = told ? NULL : share_words("no-rewrite", &f);
	struct buf text = BUF_EMPTY;
	size_t row, column;

	block_place(b, r->at.from, &row, &column);
	buf_addf(&text, "%s:%zu: %s", s->file, row,
		 told ? show_message(r->rule) : words);
	utf8_mask(&s->aside, buf_text(&text), text.len, false);
	buf_putc(&s->aside, '\n');
	add_help(s, r, &s->aside);
	buf_free(&text);
	free(words);
}

void show_block(struct show *s, const struct block *b,
		const struct answer *a, struct buf *out)
{
	for (size_t i = 0; i < a->n; i++) {
		s->heard |= 1u << a->remark[i].category;
		if (s->tells && (a->remark[i].beside ||
				 a->remark[i].category == CAT_SAFETY))
			add_aside(s, b, &a->remark[i]);
	}
	if (s->rewrite) {
		show_rewritten(b, a, out);
		return;
	}
	if (s->format == SHOW_TEXT) {
		annotate(s, b, a, out);
		return;
	}
	for (size_t i = 0; i < a->n; i++) {
		if (s->format == SHOW_GCC)
			add_gcc(s, b, &a->remark[i], out);
		else
			add_record(s, b, &a->remark[i], out);
		s->printed++;
	}
}

void show_rules(struct wording *w, enum show_format format, struct buf *out)
{
	const struct rule *u;

	if (format == SHOW_CSV)
		buf_puts(out, "rule,category,severity,message\n");
	for (size_t i = 0; (u = wording_rule(w, i)); i++) {
		const char *cells[] = { u->id, category_name(u->category),
			severity_name(u->severity), show_message(u) };
		size_t start = out->len;
		if (!u->wanted)
			continue;
		for (size_t k = 0; k < ARRAY_LEN(cells); k++) {
			if (format == SHOW_CSV)
				writer_cell(out, &WRITER_CSV, cells[k],
					    strlen(cells[k]), !k);
			else
				buf_addf(out, k < 3 ? "%-20s " : "%s",
					 cells[k]);
		}
		if (format == SHOW_CSV)
			writer_end(out, &WRITER_CSV, start);
		else
			buf_putc(out, '\n');
	}
}
