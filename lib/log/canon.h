/* SPDX-License-Identifier: MIT
 * Rows in the one form that all programs write: the schema's columns first,
 * then the others by name; cells quoted only when they must be; each row with
 * its id. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "log/entry.h"
#include "log/ident.h"
#include "table/table.h"

/* The columns of all tables that are to be one. */
struct canon {
	char **names;
	size_t n, room;
	size_t id, visibility;	/* where these stand; SIZE_MAX: nowhere */
};

#define CANON_EMPTY { NULL, 0, 0, 0, 0 }

/* Adds the columns of the header in force. */
void canon_add(struct canon *c, const struct table *t) ATTR_NONNULL;

/* Ends the adding: sees to a column id and puts all in their order.
 * errors: -1 with f filled for more columns than a log may have. */
int canon_arrange(struct canon *c, struct fault *f) ATTR_NONNULL;

/* Adds the header line. */
void canon_header(const struct canon *c, struct buf *out) ATTR_NONNULL;
void canon_free(struct canon *c) ATTR_NONNULL;

/* Where the columns stand in one table, under the header in force. */
struct canon_map {
	int id, time, who, visibility;
	size_t n;		/* columns of the table, and of what follows */
	const char **names, **cells;
	const struct entry_column **known;
	int *from;		/* numbers in the table of canon's columns */
};

#define CANON_MAP_EMPTY { -1, -1, -1, -1, 0, NULL, NULL, NULL, NULL }

/* Maps the header in force; c may be NULL as long as it is not arranged.
 * shape:  borrowed from t until its next header; canon_map_free at the end. */
void canon_map(struct canon_map *m, const struct canon *c,
	       const struct table *t) ATTR_NONNULL_AT(1, 3);
void canon_map_free(struct canon_map *m) ATTR_NONNULL;

/* The id of the current row, in capitals: what stands there, or that of its
 * content where nothing or no id does.
 * shape:  out has IDENT_MAX bytes. */
void canon_id(struct canon_map *m, const struct table *t, char *out)
	ATTR_NONNULL;

/* What orders rows and tells them apart. */
struct canon_key {
	bool timed;		/* rows without an instant come last */
	int64_t utc;
	int32_t nano;
	struct buf id;		/* in capitals; a strange one as written */
	bool strange;		/* what stands there is no id */
};

/* Fills the key of the current row: canon_id, or what stands there and is no
 * id, which stays as it is. */
void canon_key(struct canon_map *m, const struct table *t,
	       struct canon_key *k) ATTR_NONNULL;

/* By instant, then id; <0, 0, >0. */
int canon_compare(const struct canon_key *a, const struct canon_key *b)
	ATTR_NONNULL ATTR_PURE;

/* Adds the current row as a line. */
void canon_line(const struct canon *c, const struct canon_map *m,
		const struct table *t, const struct canon_key *k,
		struct buf *out) ATTR_NONNULL;

/* A hash of what the row says, its id and the order of columns aside. */
uint64_t canon_content(const struct canon_map *m, const struct table *t)
	ATTR_NONNULL;
