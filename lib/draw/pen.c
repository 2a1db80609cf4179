/* SPDX-License-Identifier: MIT
 * What all pictures are drawn with.  Every element has its colour as an
 * attribute too, for programs that read SVG without CSS. */
#include "draw/pen.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "draw/escape.h"
#include "draw/style.h"

enum { LETTER = 7 };		/* width of a column of words, about */

/* One decimal is a tenth of a pixel; most have none. */
static void number(struct buf *out, double v)
{
	double tenths = round(v * 10);

	if (fabs(fmod(tenths, 10)) < .5)
		buf_addf(out, "%.0f", tenths / 10 + 0.);
	else
		buf_addf(out, "%.1f", tenths / 10);
}

static void pair(struct buf *out, char before, double x, double y)
{
	buf_putc(out, before);
	number(out, x);
	buf_putc(out, ' ');
	number(out, y);
}

double pen_x(const struct pen *p, double day)
{
	return p->left + (day - p->first) / (p->last - p->first + 1) *
			 (p->right - p->left);
}

double pen_y(const struct pen *p, double value)
{
	double part = (value - p->low) / (p->high - p->low);

	return p->bottom - fmin(fmax(part, 0), 1) * (p->bottom - p->top);
}

/* Bytes of the text that so many columns hold. */
static size_t fitting(const char *text, size_t columns)
{
	size_t at = 0, len = strlen(text);
	uint32_t cp;

	for (size_t wide = 0; at < len;) {
		size_t n = utf8_char(text + at, len - at, &cp);
		wide += (size_t)(n ? utf8_char_width(cp) : 1);
		if (wide > columns)
			break;
		at += n ? n : 1;
	}
	return at;
}

void pen_cut(struct buf *out, const char *text, size_t columns)
{
	size_t fits = fitting(text, columns);

	if (text[fits]) {
		buf_add(out, text, fitting(text, columns - 1));
		buf_puts(out, "\u2026");
	} else {
		buf_puts(out, text);
	}
}

void pen_text(struct pen *p, double x, double y, char anchor,
	      const char *class, const char *text, size_t columns)
{
	struct buf words = BUF_EMPTY;

	buf_puts(p->out, "<text x=\"");
	number(p->out, x);
	buf_puts(p->out, "\" y=\"");
	number(p->out, y);
	buf_puts(p->out, anchor == 'm' ? "\" text-anchor=\"middle" :
			 anchor == 'e' ? "\" text-anchor=\"end" : "");
	if (class)
		buf_addf(p->out, "\" class=\"%s", class);
	buf_puts(p->out, "\">");
	pen_cut(&words, text, columns);
	escape_plain(p->out, buf_text(&words));
	buf_puts(p->out, "</text>");
	buf_free(&words);
}

double pen_width(const char *text, size_t columns)
{
	size_t wide = utf8_width(text, strlen(text));

	return (double)(wide < columns ? wide : columns) * LETTER;
}

static void line(struct pen *p, const char *class, const char *look,
		 const double at[4])
{
	buf_addf(p->out, "<path class=\"%s\" %s d=\"", class, look);
	pair(p->out, 'M', at[0], at[1]);
	pair(p->out, 'L', at[2], at[3]);
	buf_puts(p->out, "\"/>");
}

void pen_axis(struct pen *p, double x1, double y1, double x2, double y2)
{
	line(p, "a", "stroke=\"" STYLE_AXIS "\" stroke-width=\"1.5\"",
	     (const double[]){ x1, y1, x2, y2 });
}

void pen_rule(struct pen *p, double x1, double y1, double x2, double y2)
{
	line(p, "g", "stroke=\"" STYLE_PALE "\"",
	     (const double[]){ x1, y1, x2, y2 });
}

void pen_line(struct pen *p, double x1, double y1, double x2, double y2)
{
	struct buf look = BUF_EMPTY;

	buf_addf(&look, "stroke=\"%s\" stroke-width=\"2\" "
		 "stroke-dasharray=\"%s\"", style_line[p->look],
		 style_dash[p->look]);
	line(p, "l", look.at, (const double[]){ x1, y1, x2, y2 });
	buf_free(&look);
}

void pen_lines(struct pen *p, const double *x, const double *y, size_t n)
{
	buf_addf(p->out, "<path class=\"l\" fill=\"none\" stroke=\"%s\" "
		 "stroke-width=\"2\" stroke-dasharray=\"%s\" d=\"",
		 style_line[p->look], style_dash[p->look]);
	for (size_t i = 0; i < n; i++)
		pair(p->out, i ? 'L' : 'M', x[i], y[i]);
	buf_puts(p->out, "\"/>");
}

void pen_between(struct pen *p, const double *x, const double *y,
		 const double *other, size_t n)
{
	buf_puts(p->out, "<path class=\"v\" fill=\"" STYLE_PALE "\" d=\"");
	for (size_t i = 0; i < n; i++)
		pair(p->out, i ? 'L' : 'M', x[i], y[i]);
	for (size_t i = n; i; i--)
		pair(p->out, 'L', x[i - 1], other[i - 1]);
	buf_puts(p->out, "z\"/>");
}

static void rect(struct pen *p, const double at[4])
{
	buf_puts(p->out, "<rect x=\"");
	number(p->out, fmin(at[0], at[2]));
	buf_puts(p->out, "\" y=\"");
	number(p->out, fmin(at[1], at[3]));
	buf_puts(p->out, "\" width=\"");
	number(p->out, fabs(at[2] - at[0]));
	buf_puts(p->out, "\" height=\"");
	number(p->out, fabs(at[3] - at[1]));
	buf_puts(p->out, "\" ");
}

void pen_band(struct pen *p, double x1, double y1, double x2, double y2)
{
	const double at[] = { x1, y1, x2, y2 };

	rect(p, at);
	buf_addf(p->out, "class=\"b\" fill=\"%s\"/>", style_band[p->look]);
	if (!p->look)
		return;
	rect(p, at);
	buf_addf(p->out, "fill=\"url(#h%u-%zu)\"/>", p->id, p->look);
}

void pen_markers(struct pen *p)
{
	buf_addf(p->out, "<path class=\"%s\" d=\"",
		 p->look == 1 ? "l" : "f");
}

void pen_marker(struct pen *p, double x, double y, double radius)
{
	switch (p->look) {
	case 0:
		/* A line without length: its round end is the circle. */
		pair(p->out, 'M', x, y);
		buf_puts(p->out, "h.01");
		break;
	case 1:
		radius += 1;
		pair(p->out, 'M', x - radius, y);
		pair(p->out, 'l', radius, -radius);
		pair(p->out, 'l', radius, radius);
		pair(p->out, 'l', -radius, radius);
		buf_putc(p->out, 'z');
		break;
	default:
		pair(p->out, 'M', x, y - radius);
		pair(p->out, 'l', radius, 2 * radius);
		buf_putc(p->out, 'h');
		number(p->out, -2 * radius);
		buf_putc(p->out, 'z');
		break;
	}
}

void pen_markers_end(struct pen *p, double radius)
{
	const char *colour = style_line[p->look];

	buf_addf(p->out, "\" stroke=\"%s\" fill=\"%s\" stroke-width=\"",
		 colour, p->look == 1 ? "none" : colour);
	number(p->out, p->look ? 1.5 : 2 * radius + 1);
	buf_puts(p->out, p->look ? "\"/>" : "\" stroke-linecap=\"round\"/>");
}

double pen_head(struct pen *p, bool sample)
{
	enum { BASE = 13, MIDDLE = 9, SAMPLE = 28, COLUMNS = 44 };
	double x = sample ? SAMPLE : 2;

	if (!*p->head)
		return 0;
	if (sample) {
		pen_line(p, 2, MIDDLE, SAMPLE - 6, MIDDLE);
		pen_markers(p);
		pen_marker(p, (SAMPLE - 4) / 2., MIDDLE, 3);
		pen_markers_end(p, 3);
	}
	pen_text(p, x, BASE, 's', "n", p->head, COLUMNS);
	/* Bold letters are wider. */
	return x + pen_width(p->head, COLUMNS) * 1.15;
}
