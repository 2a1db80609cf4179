/* SPDX-License-Identifier: MIT
 * A sheet before it has a form: blocks in the order they are read.  Text and
 * HTML are made of the same blocks, so that both say the same. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/chart.h"

/* Around a person's name inside a text: HTML isolates its direction, text
 * drops the marks.  Masked words never hold them. */
#define DOC_NAME "\x02"
#define DOC_NAME_END "\x03"

/* The section that every sheet ends with; it has no title. */
#define DOC_FOOTER "footer"

enum doc_kind {
	DOC_TITLE,		/* of the whole sheet; at most one, first */
	DOC_SECTION,		/* begins a section; key names it */
	DOC_HEADING,		/* below a section: a measure, a person */
	DOC_TEXT,		/* a paragraph */
	DOC_WORDS,		/* shipped words: openings, footer, safety */
	DOC_ITEM,		/* of a list: lead (a date, a box) and text */
	DOC_CHART,		/* lead (a name), chart, its sentence */
	DOC_TABLE,
};

/* Cells row by row; the first row and the first column are headers. */
struct doc_table {
	char *caption;		/* NULL: none */
	char **cell;		/* rows times columns, owned; none NULL */
	size_t rows, columns, room;
	size_t numbers;		/* columns from this one on hold numbers */
	size_t pictures;	/* the column of small charts; 0: none */
	struct chart **picture;	/* a row, the first NULL; owned */
	size_t picture_room;
};

/* What is not meant for a kind is NULL.  Words are masked; '\n' is a line
 * break. */
struct doc_block {
	enum doc_kind kind;
	const char *key;	/* of SECTION, as --section takes it */
	bool quiet;		/* of SECTION: its headings say it all, so that
				 * text has no line for it */
	bool brief;		/* of CHART: on paper its sentence and its
				 * numbers do, and its numbers alone where
				 * they say what they rest on */
	char *lead, *text;
	struct chart *chart;
	struct doc_table *table;
};

struct doc {
	struct doc_block *block;	/* n */
	size_t n, room;
	bool private;		/* not for a shared screen */
	size_t paper;		/* items that a list has on paper, and how many
				 * more there are; 0: all */
};

/* Adds a block that has words alone; lead and text are copied, NULL for
 * none. */
void doc_add(struct doc *d, enum doc_kind kind, const char *lead,
	     const char *text) ATTR_NONNULL_AT(1);

/* Begins the section of that key (borrowed, static). */
void doc_section(struct doc *d, const char *key, const char *title)
	ATTR_NONNULL;

/* The same, for a section whose headings say it all. */
void doc_quiet(struct doc *d, const char *key, const char *title)
	ATTR_NONNULL;

/* Adds a chart, which the document owns from now on. */
void doc_chart(struct doc *d, const char *lead, struct chart *c,
	       const char *text) ATTR_NONNULL;

/* The chart added last is left out on paper. */
void doc_brief(struct doc *d) ATTR_NONNULL;

/* Adds a table of so many columns; rows are added with doc_row. */
struct doc_table *doc_table(struct doc *d, const char *caption,
			    size_t columns, size_t numbers)
	ATTR_NONNULL_AT(1) ATTR_RETURNS_NONNULL;

/* Adds a row; cells (the table's columns of them) are copied. */
void doc_row(struct doc_table *t, const char *const *cells) ATTR_NONNULL;

/* Sets the last row's chart, of kind LEVEL, which the table owns from now on.
 * Its cell is empty; text and HTML draw the last eight weeks into it. */
void doc_picture(struct doc_table *t, struct chart *c) ATTR_NONNULL;

/* Takes out all sections but those of the keys; what stands before the first
 * section, and DOC_FOOTER, stay.
 * errors: -1 when a key names no section; *unknown is its index. */
int doc_keep(struct doc *d, const char *const *keys, size_t n,
	     size_t *unknown) ATTR_NONNULL;

/* Adds the keys of all sections with commas between, each once, DOC_FOOTER
 * left out. */
void doc_keys(const struct doc *d, struct buf *out) ATTR_NONNULL;

void doc_free(struct doc *d) ATTR_NONNULL;
