/* SPDX-License-Identifier: MIT
 * What all pictures are drawn with.  Positions are in units of the picture,
 * of which a phone's column shows about one a pixel. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/chart.h"

enum {
	PEN_WIDTH = 360,	/* of every picture */
	PEN_LINE = 14,		/* from one line of words to the next */
	PEN_HEAD = 20,		/* of the head line */
};

struct pen {
	struct buf *out;
	const struct chart *c;
	const char *head;		/* words of the first line; "": none */
	unsigned id;			/* of the picture: ends its ids */
	size_t look;			/* colour, line, marker: an index */
	double left, right, top, bottom;	/* of the field */
	int32_t first, last;		/* days of its width */
	double low, high;		/* values of its height */
};

/* Position of the beginning of a day, and of a value, inside the field. */
double pen_x(const struct pen *p, double day) ATTR_NONNULL ATTR_PURE;
double pen_y(const struct pen *p, double value) ATTR_NONNULL ATTR_PURE;

/* Adds text in the middle, at the start or at the end of x ('m', 's', 'e');
 * class NULL: none.  It is escaped; longer than so many columns it is cut. */
void pen_text(struct pen *p, double x, double y, char anchor,
	      const char *class, const char *text, size_t columns)
	ATTR_NONNULL_AT(1, 6);

/* Adds the text, or as much of it as fits into so many columns with an
 * ellipsis behind it. */
void pen_cut(struct buf *out, const char *text, size_t columns) ATTR_NONNULL;

/* How wide the text will be, about. */
double pen_width(const char *text, size_t columns) ATTR_NONNULL;

/* Adds a line between two points, in the axis' colour or a paler one. */
void pen_axis(struct pen *p, double x1, double y1, double x2, double y2)
	ATTR_NONNULL;
void pen_rule(struct pen *p, double x1, double y1, double x2, double y2)
	ATTR_NONNULL;

/* Adds a line of the person's colour and kind. */
void pen_line(struct pen *p, double x1, double y1, double x2, double y2)
	ATTR_NONNULL;

/* Adds one through n points. */
void pen_lines(struct pen *p, const double *x, const double *y, size_t n)
	ATTR_NONNULL;

/* Adds what lies between two lines of n points each. */
void pen_between(struct pen *p, const double *x, const double *y,
		 const double *other, size_t n) ATTR_NONNULL;

/* Adds a rectangle filled with what lies behind a person's ratings. */
void pen_band(struct pen *p, double x1, double y1, double x2, double y2)
	ATTR_NONNULL;

/* The person's marker, around a point: begin, one each, end. */
void pen_markers(struct pen *p) ATTR_NONNULL;
void pen_marker(struct pen *p, double x, double y, double radius) ATTR_NONNULL;
void pen_markers_end(struct pen *p, double radius) ATTR_NONNULL;

/* Adds the head line, when there is one: how the person's ratings are drawn,
 * and the words.  Returns where the words end. */
double pen_head(struct pen *p, bool sample) ATTR_NONNULL;
