/* SPDX-License-Identifier: MIT
 * A sheet as one page of HTML. */
#include "draw/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "draw/escape.h"
#include "draw/style.h"
#include "draw/svg.h"
#include "draw/twin.h"

struct html {
	struct buf *out;
	const struct doc *doc;
	bool section, footer;	/* is open */
	bool list;		/* is open */
	size_t items, item;	/* of it; those done */
	bool part;		/* of a section, below a heading: is open */
	bool quiet;		/* its headings are those of sections */
	unsigned pictures;
	bool told[CHART_GAP + 1];	/* how the kind is read */
};

static void element(struct html *h, const char *open, const char *text,
		    const char *close)
{
	buf_puts(h->out, open);
	escape_text(h->out, text);
	buf_puts(h->out, close);
}

static void end_list(struct html *h)
{
	size_t most = h->doc->paper;

	if (h->list && most && h->items > most) {
		buf_puts(h->out, "<li class=\"paper\">");
		buf_addf(h->out, P_("and %zu more", "and %zu more",
				    h->items - most), h->items - most);
		buf_puts(h->out, "</li>\n");
	}
	if (h->list)
		buf_puts(h->out, "</ul>\n");
	h->list = false;
}

/* How many items follow each other from here on. */
static size_t items(const struct html *h, const struct doc_block *b)
{
	const struct doc_block *end = h->doc->block + h->doc->n;
	size_t n = 0;

	while (b + n < end && b[n].kind == DOC_ITEM)
		n++;
	return n;
}

static void end_part(struct html *h)
{
	end_list(h);
	if (h->part)
		buf_puts(h->out, "</div>\n");
	h->part = false;
}

static void end_section(struct html *h)
{
	end_part(h);
	if (h->section)
		buf_puts(h->out, h->footer ? "</footer>\n" : "</section>\n");
	h->section = false;
}

static void section(struct html *h, const struct doc_block *b)
{
	end_section(h);
	h->section = true;
	h->footer = !strcmp(b->key, DOC_FOOTER);
	h->quiet = b->quiet;
	if (h->footer) {
		buf_puts(h->out, "<footer>\n");
	} else if (b->quiet) {
		buf_puts(h->out, "<section aria-label=\"");
		escape_plain(h->out, b->text);
		buf_puts(h->out, "\">\n");
	} else {
		buf_addf(h->out, "<section class=\"%s\">\n", b->key);
		if (*b->text)
			element(h, "<h2>", b->text, "</h2>\n");
	}
}

static void item(struct html *h, const struct doc_block *b)
{
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;

	if (!h->list) {
		buf_puts(h->out, "<ul>\n");
		h->items = items(h, b);
		h->item = 0;
	}
	h->list = true;
	buf_puts(&lead, "<b>");
	escape_text(&lead, b->lead);
	buf_puts(&lead, "</b>");
	escape_text(&text, b->text);
	buf_puts(h->out, h->doc->paper && h->item++ >= h->doc->paper ?
		 "<li class=\"screen\">" : "<li>");
	/* A number has its own stop. */
	if (*b->lead && b->lead[strlen(b->lead) - 1] == '.')
		buf_addf(h->out, "%s %s", lead.at, buf_text(&text));
	else
		/* Translators: a day or a name, and what is said of it. */
		buf_addf(h->out, _("%s: %s"), lead.at, buf_text(&text));
	buf_puts(h->out, "</li>\n");
	buf_free(&lead);
	buf_free(&text);
}

/* How a kind of picture is to be read; said once. */
static const char *legend(const struct chart *c)
{
	switch (c->kind) {
	case CHART_CHANGE:
		return _("In the charts a marker is a week, in points above "
			 "or below what is typical for that person. The line "
			 "is the median, the pale band holds most days, and a "
			 "bracket below marks a passing stretch.");
	case CHART_LEVEL:
		return _("In the charts a marker is a day, or its week where "
			 "there are many. The line is the median, the pale "
			 "band holds most days, and a bracket below marks a "
			 "passing stretch.");
	case CHART_CALENDAR:
		return _("A filled cell has notes, and how many stands in it; "
			 "in a long time a cell is a week, with the number of "
			 "its days that have notes.");
	case CHART_LAGS:
		return _("A bar is how far the two go together that many days "
			 "later; a filled one reaches the dashed line.");
	case CHART_SHARES:
		return _("The tick in the middle is half of the whole.");
	case CHART_PHASES:
		return _("A marker is a day, before and during; each line is "
			 "the median of its days.");
	case CHART_GAP:
		return _("A marker is a person's week, of the days that both "
			 "rated; what is filled lies between the two. Beside "
			 "it stand the medians of all these days.");
	}
	return "";
}

/* How many charts of one kind follow. */
static size_t charts(const struct html *h, const struct doc_block *b)
{
	const struct doc_block *end = h->doc->block + h->doc->n;
	size_t n = 0;

	while (b + n < end && b[n].kind == DOC_CHART &&
	       b[n].chart->kind == b->chart->kind)
		n++;
	return n;
}

static void tell(struct html *h, const struct chart *c)
{
	if (!h->told[c->kind])
		element(h, "<p class=\"legend\">", legend(c), "</p>\n");
	h->told[c->kind] = true;
}

static void heading(struct html *h, const struct doc_block *b)
{
	bool below = h->section && !h->quiet;

	end_part(h);
	if (charts(h, b + 1))
		tell(h, b[1].chart);
	h->part = true;
	buf_puts(h->out, "<div class=\"part\">\n");
	element(h, below ? "<h3>" : "<h2>", b->text,
		below ? "</h3>\n" : "</h2>\n");
}

/* A chart without a point has nothing to draw: its sentence stands alone. */
static void figure(struct html *h, const struct doc_block *b)
{
	const struct chart *c = b->chart;
	struct buf name = BUF_EMPTY;

	buf_puts(h->out, !b->brief ? "<figure>\n" :
		 c->rests ? "<figure class=\"screen\">\n" :
			    "<figure class=\"brief\">\n");
	for (const char *at = b->lead; *at; at++)
		if (*at != *DOC_NAME && *at != *DOC_NAME_END)
			buf_putc(&name, *at);
	if (c->n)
		svg_chart(h->out, c, buf_text(&name), ++h->pictures);
	buf_puts(h->out, "<figcaption><p>");
	/* Without the picture nothing else says whose it is. */
	if (b->brief && !c->rests && *b->lead) {
		buf_puts(h->out, "<b class=\"paper\">");
		escape_text(h->out, b->lead);
		buf_puts(h->out, ": </b>");
	}
	element(h, "", b->text, "</p>\n");
	if (c->n) {
		buf_puts(h->out, "<details><summary>");
		escape_text(h->out, _("Numbers"));
		buf_puts(h->out, "<span class=\"away\">: ");
		escape_text(h->out, c->title ? c->title : "");
		buf_puts(h->out, "</span></summary>\n");
		twin_screen(h->out, c);
		buf_puts(h->out, "</details>\n");
	}
	buf_puts(h->out, "</figcaption>\n</figure>\n");
	buf_free(&name);
}

/* What is in the details, which paper does not open. */
static void on_paper(struct html *h, const struct doc_block *b, size_t n)
{
	const struct chart **c = mem_get(n, sizeof(*c));
	size_t drawn = 0;

	for (size_t i = 0; i < n; i++)
		if (b[i].chart->n)
			c[drawn++] = b[i].chart;
	if (drawn) {
		buf_puts(h->out, "<div class=\"paper\">");
		twin_paper(h->out, c, drawn);
		buf_puts(h->out, "</div>\n");
	}
	free(c);
}

/* Charts that follow each other stand beside each other where there is
 * room.  Returns how many there are. */
static size_t panels(struct html *h, const struct doc_block *b)
{
	size_t n = charts(h, b);

	end_list(h);
	tell(h, b->chart);
	buf_puts(h->out, n == 1 ? "<div class=\"panels one\">\n" :
		 b->brief && n > 2 ? "<div class=\"panels said many\">\n" :
		 b->brief ? "<div class=\"panels said\">\n" :
			    "<div class=\"panels\">\n");
	for (size_t i = 0; i < n; i++)
		figure(h, b + i);
	buf_puts(h->out, "</div>\n");
	on_paper(h, b, n);
	return n;
}

static void cell(struct html *h, const struct doc_table *t, size_t i,
		 size_t k)
{
	const char *text = t->cell[i * t->columns + k];
	const struct chart *c = i && k && k == t->pictures ? t->picture[i] :
							     NULL;
	bool head = (!i || !k) && *text;

	buf_addf(h->out, head ? "<th scope=\"%s\"" : "<td",
		 i ? "row" : "col");
	if (k >= t->numbers)
		buf_puts(h->out, " class=\"num\"");
	buf_putc(h->out, '>');
	if (c && c->n)
		svg_spark(h->out, c, ++h->pictures);
	element(h, "", text, head ? "</th>" : "</td>");
}

static void table(struct html *h, const struct doc_table *t)
{
	enum { NARROW = 4 };	/* columns that fit a phone */

	end_list(h);
	/* What can be scrolled must be reached by the keyboard. */
	if (t->columns > NARROW) {
		buf_addf(h->out, "<div class=\"scroll%s\" role=\"group\" "
			 "tabindex=\"0\" aria-label=\"",
			 t->pictures ? "" : " wide");
		escape_plain(h->out, t->caption ? t->caption : _("Table"));
		buf_puts(h->out, "\">");
	}
	buf_puts(h->out, "<table>");
	if (t->caption)
		element(h, "<caption>", t->caption, "</caption>");
	for (size_t i = 0; i < t->rows; i++) {
		buf_puts(h->out, "\n<tr>");
		for (size_t k = 0; k < t->columns; k++)
			cell(h, t, i, k);
		buf_puts(h->out, "</tr>");
	}
	buf_puts(h->out, t->columns > NARROW ? "\n</table></div>\n" :
					       "\n</table>\n");
}

/* Returns how many blocks are done. */
static size_t block(struct html *h, const struct doc_block *b)
{
	switch (b->kind) {
	case DOC_TITLE: break;
	case DOC_SECTION: section(h, b); break;
	case DOC_HEADING: heading(h, b); break;
	case DOC_TEXT: case DOC_WORDS:
		end_list(h);
		element(h, b->kind == DOC_WORDS ? "<p class=\"words\">" :
						  "<p>", b->text, "</p>\n");
		break;
	case DOC_ITEM: item(h, b); break;
	case DOC_CHART: return panels(h, b);
	case DOC_TABLE: table(h, b->table); break;
	}
	return 1;
}

/* The page may load nothing, whatever stands in it. */
static void begin(struct html *h, const struct html_how *how)
{
	buf_puts(h->out, "<!DOCTYPE html>\n<html lang=\"");
	for (const char *at = how->lang; *at; at++)
		buf_putc(h->out, *at == '_' ? '-' : *at);
	buf_addf(h->out, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		 "<meta http-equiv=\"Content-Security-Policy\" "
		 "content=\"default-src 'none'; style-src 'unsafe-inline'; "
		 "base-uri 'none'; form-action 'none'\"/>\n"
		 "<meta name=\"viewport\" content=\"width=device-width, "
		 "initial-scale=1\"/>\n"
		 "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
		 "<meta name=\"color-scheme\" content=\"light dark\"/>\n",
		 how->rtl ? "rtl" : "ltr");
	buf_puts(h->out, "<title>");
	escape_plain(h->out, how->title);
	buf_addf(h->out, "</title>\n<style>\n%s%s%s</style>\n</head>\n",
		 style_colours, style_chart, style_page);
	buf_addf(h->out, "<body>\n<main class=\"%s%s\">\n",
		 h->doc->private ? "private " : "",
		 h->doc->paper ? "cut" : "whole");
}

void html_write(struct buf *out, const struct doc *d,
		const struct html_how *how)
{
	struct html h = { .out = out, .doc = d };
	const char *title = d->n && d->block[0].kind == DOC_TITLE ?
			    d->block[0].text : how->title;

	begin(&h, how);
	element(&h, "<h1>", title, "</h1>\n");
	for (size_t i = 0; i < d->n;)
		i += block(&h, &d->block[i]);
	end_section(&h);
	buf_puts(out, "</main>\n</body>\n</html>\n");
}
