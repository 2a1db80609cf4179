/* SPDX-License-Identifier: MIT
 * From the rows of a log to people, their ratings by day and their good
 * moments: one pass, and no row is kept. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/feed.h"
#include "log/ident.h"
#include "sheet/days.h"
#include "sheet/measures.h"
#include "sheet/scale.h"
#include "sheet/spoken.h"

enum { GATHER_MOMENTS = 8 };	/* of a person, the latest */

struct gather_moment {
	int64_t utc;
	int32_t nano, day;
	char *text;		/* as it stands in the log */
};

struct gather_person {
	char tag[IDENT_TAG_MAX];
	struct stamp first, last;	/* of all rows */
	uint64_t mix;		/* of times and numbers, whatever their order
				 * and whoever the writer is */
	struct days rows;	/* days with a row of any kind; values 0 */
	struct days *item;	/* one a measure */
	struct days *scale;	/* one a scale of gather_how; totals */
	struct sums hidden;	/* rows that are not shared, by day */
	struct spoken spoken;
	struct gather_moment moment[GATHER_MOMENTS];	/* latest last */
	size_t n_moments;
};

struct gather {
	const struct measures *measures;
	const struct scales *scales;	/* NULL: none */
	struct gather_person *person;	/* n, by first appearance */
	size_t n, room;
	int32_t first, last;	/* days of the first and last row; if n */
};

/* Up to which day moments are looked for. */
struct gather_how {
	bool until_given;
	int32_t until;
	int64_t now;		/* else up to this instant, UTC seconds, in
				 * days of each row's own offset */
	int day_start;		/* minutes */
	bool secret;		/* what was asked in private counts, too */
	const struct scales *scales;	/* borrowed as long as g; NULL: none */
	bool (*takes)(void *arg, const struct entry *e);	/* whether a row
							 * counts; NULL: all do */
	void (*row)(void *arg, const struct entry *e);	/* told of each row
							 * that counts; or NULL */
	void (*anew)(void *arg);	/* told that all rows come again from
					 * the first on; or NULL */
	void *arg;
};

/* Reads the feed to its end.
 * shape:  m is borrowed as long as g; caller frees with gather_free.
 * errors: -1 with f filled, see feed_next. */
int gather_read(struct gather *g, const struct measures *m, struct feed *d,
		const struct gather_how *how, struct fault *f) ATTR_NONNULL;

/* The person of that tag; NULL. */
const struct gather_person *gather_find(const struct gather *g,
					const char *tag)
	ATTR_NONNULL ATTR_PURE;

void gather_free(struct gather *g) ATTR_NONNULL;
