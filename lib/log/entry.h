/* SPDX-License-Identifier: MIT
 * The log's schema: columns, kinds, visibility, bounds; one row checked. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/ident.h"
#include "log/stamp.h"

enum entry_type {
	ENTRY_TEXT, ENTRY_ID, ENTRY_TIME, ENTRY_TAG, ENTRY_KIND,
	ENTRY_VISIBILITY, ENTRY_DATE, ENTRY_RATING, ENTRY_NUMBER, ENTRY_TAGS,
	ENTRY_CHOICE,
};

/* Who a row is for.  The numbers grow with secrecy. */
enum visibility { SHARED, CLINICIAN, PRIVATE };

struct entry_column {
	const char *name;
	enum entry_type type;
	double min, max;	/* of ratings and numbers */
	enum visibility visibility;	/* of the item behind the column */
	const char *what;	/* one English phrase, N_(), for people */
};

/* The columns the schema knows, in the order of every listing.
 * shape:  *n of them; static. */
const struct entry_column *entry_columns(size_t *n) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* The column of that name, NULL for one that the schema does not know. */
const struct entry_column *entry_column(const char *name) ATTR_NONNULL;

/* NULL-ended header of a new shared or private log: the shared one holds
 * every shared and kept item of the shipped sets, whatever was answered. */
const char *const *entry_header(enum visibility v) ATTR_RETURNS_NONNULL;

/* The kinds the schema knows, NULL-ended.  Others are carried along. */
const char *const *entry_kinds(void) ATTR_RETURNS_NONNULL;

/* Closed vocabulary: "shared", "clinician", "private"; all else PRIVATE. */
enum visibility entry_visibility(const char *cell) ATTR_NONNULL ATTR_PURE;

/* The word for a visibility. */
const char *entry_visibility_word(enum visibility v) ATTR_RETURNS_NONNULL;

/* A row by its cells; what the names of its columns are, its reader says. */
struct entry {
	size_t n;			/* cells */
	const char *const *names;	/* n column names */
	const char *const *cells;	/* n cells, "" is missing; "NA" was "" */
	const struct entry_column *const *known;	/* n columns by the
			 * schema, NULL for others; or NULL: by their names */
	struct stamp time;
	int32_t day;			/* stamp_day of time */
	const char *who, *kind, *ref, *about;	/* "" is missing */
	char id[IDENT_MAX];		/* its own or its canonical one */
	enum visibility visibility;
	const char *file;
	size_t line;
	const char *raw;	/* raw_len bytes: the row as it stands in its
				 * file, equal to its cells; NULL: none */
	size_t raw_len;
};

/* The cell of a column; "" when the row has none. */
const char *entry_cell(const struct entry *e, const char *name) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* The number in a cell: digits, a point and digits; NaN when it is missing
 * or no number.  Locale-free. */
double entry_number(const char *cell) ATTR_NONNULL ATTR_PURE;

/* The id of a row without one, from its content.  A shared row's id must not
 * be a hint at a cell that others may not see, so that such cells do not count
 * for it.
 * shape:  out has IDENT_MAX bytes; known as in struct entry, not NULL. */
void entry_derive_id(char *out, size_t n, const char *const *names,
		     const char *const *cells,
		     const struct entry_column *const *known,
		     enum visibility v) ATTR_NONNULL;

/* Fills e from cells: time, who, kind, id, visibility; checks every column
 * the schema knows (bounds, dates, vocabulary, length of notes).
 * shape:  e->n, names, cells, file, line are set by the caller; has_vis says
 *         whether the row's table has a column visibility (without: shared).
 *         An empty id gets the canonical one.
 * units:  day_start in minutes.
 * errors: -1 with f filled (file, line, column). */
int entry_check(struct entry *e, bool has_vis, int day_start, struct fault *f)
	ATTR_NONNULL;

/* The same, but a row without an id has "" until entry_name gives it one:
 * the canonical id is dear, and few ask for it. */
int entry_look(struct entry *e, bool has_vis, int day_start, struct fault *f)
	ATTR_NONNULL;
void entry_name(struct entry *e) ATTR_NONNULL;

/* Checks one value for a column before it is stored, and writes it as the
 * log writes it (7,5 and other digits become 7.5; tags sorted out; line
 * breaks become " \u00b6 ").
 * shape:  out has the canonical cell; caller frees.
 * errors: NULL with f filled (column, message, detail: the bounds). */
char *entry_canonical(const char *column, const char *value, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The same for a column by its description, such as an item of the user's
 * own that the schema does not know; name, type and bounds count. */
char *entry_canonical_as(const struct entry_column *c, const char *value,
			 struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* The length of a value that is surely written already as entry_canonical_as
 * would write it; 0 says nothing. */
size_t entry_canonical_len(const struct entry_column *c, const char *value)
	ATTR_NONNULL;
