/* SPDX-License-Identifier: MIT
 * The inside of a feed, for feed.c, pass.c, survey.c and once.c only: what
 * passes over a log do. */
#pragma once

#include <stdio.h>

#include "log/feed.h"
#include "log/inputs.h"
#include "log/recent.h"
#include "log/seen.h"
#include "log/twice.h"
#include "table/table.h"

/* One column of the table being read. */
struct mapped {
	const char *name;
	int from;		/* its number in the table */
	size_t to;		/* and in the union; SIZE_MAX: not in it */
	uint64_t hash;		/* of the name */
	bool secret;		/* asked in private */
};

struct feed {
	struct feed_how how;
	struct inputs inputs;

	const char **names;	/* the union */
	char **own_names;	/* those that the schema does not know */
	size_t columns, columns_room, own, own_room;
	size_t id_at, visibility_at;
	struct seen replaced;
	struct twice twice;	/* pass_moment of more than one row */
	struct seen same;	/* pass_content of such rows, as delivered */

	bool once;		/* this is the only pass, so far */
	struct recent recent;	/* pass_content of good rows */
	struct seen wrong;	/* and of others */
	struct fault *held;	/* n_held; told when the pass has held good */
	size_t n_held, held_room;

	size_t next;		/* the input to open after this one */
	FILE *in;
	struct table *table;
	struct mapped *map;	/* TABLE_COLUMNS_MAX of them, and below */
	size_t mapped;
	int who_from, visibility_from, time_from, kind_from, ref_from,
	    title_from, id_from;
	bool one_header;	/* of the file under way, surely */
	bool full;		/* it has all columns of the union */
	bool straight;		/* its columns are the union's, in order */
	const char **row_names, **row_cells;	/* in the table's order */
	bool na;		/* one of these was NA */
	const struct entry_column **known;
	const char **cells;			/* in the union's */
	const struct entry_column **union_known;
	char id[IDENT_MAX];
};

/* Closes the input that is open. */
void pass_shut(struct feed *d) ATTR_NONNULL;

/* Whether the union has the column, and where; SIZE_MAX when not. */
bool pass_union(const struct feed *d, const char *name, size_t *at)
	ATTR_NONNULL;

/* Maps the columns of the header in force that the audience may see. */
void pass_map(struct feed *d) ATTR_NONNULL;

/* Opens the next input up to its first header, for the last time with rest:
 * 1, 0 for a log without any, -1 with f filled. */
int pass_open(struct feed *d, bool rest, struct fault *f) ATTR_NONNULL;

/* The name of the input that is open. */
const char *pass_file(const struct feed *d) ATTR_NONNULL;

/* A cell of the current row by its number; NA is "". */
const char *pass_cell(const struct feed *d, int from) ATTR_NONNULL;

/* Whether the current row may reach the audience. */
bool pass_allows(const struct feed *d) ATTR_NONNULL;

/* Fetches the current row's cells. */
void pass_load(struct feed *d) ATTR_NONNULL;

/* A hash of the current row's time and person: equal rows have the same. */
uint64_t pass_moment(const struct feed *d) ATTR_NONNULL;

/* A hash of the row's cells, in whatever order they stand. */
uint64_t pass_content(const struct feed *d) ATTR_NONNULL;

/* Checks the row (entry_look). */
int pass_check(struct feed *d, struct entry *e, struct fault *f) ATTR_NONNULL;

/* A hash of what a ref points at: id, person and kind. */
uint64_t pass_place(const char *id, const char *who, const char *kind)
	ATTR_NONNULL;

/* The first pass over all inputs.  errors: -1 with f filled. */
int pass_survey(struct feed *d, struct fault *f) ATTR_NONNULL;

/* Learns the columns from the first header of every input alone.
 * errors: false, nothing learnt, when that is not enough. */
bool pass_headers(struct feed *d) ATTR_NONNULL;

/* Forgets the columns. */
void pass_forget(struct feed *d) ATTR_NONNULL;

/* Begins a pass that may be the only one; false: there will be two. */
bool once_begin(struct feed *d) ATTR_NONNULL;

enum once_got {
	ONCE_TAKE, ONCE_DROP,
	ONCE_FAILED,		/* one pass is not enough */
};

/* What becomes of the loaded row. */
enum once_got once_judge(struct feed *d, const struct entry *e, bool good)
	ATTR_NONNULL;

/* Keeps a bad record to be told of; false: there are too many. */
bool once_hold(struct feed *d, const struct fault *f) ATTR_NONNULL;

/* Tells of the bad records: nothing had to be taken back. */
void once_tell(struct feed *d) ATTR_NONNULL;

/* Forgets what the pass has seen. */
void once_clear(struct feed *d) ATTR_NONNULL;

/* Ends it, and makes the first of two passes: FEED_ANEW, -1 with f filled. */
int once_end(struct feed *d, struct fault *f) ATTR_NONNULL;
