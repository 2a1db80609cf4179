/* SPDX-License-Identifier: MIT
 * Rows on their way into the logs: checked, stamped, given ids and sent to
 * the shared or the private log by their visibility. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/config.h"
#include "log/entry.h"
#include "log/stamp.h"
#include "log/store.h"

/* Rows held until all of them are known to be right. */
struct keep;

struct keep_how {
	const struct stamp_clock *clock;
	const struct config *config;
	const char *shared;	/* path of the shared log (place_shared) */
	const char *private;	/* --private; may be NULL */
	const char *who;	/* for rows without one; may be NULL */
	enum visibility visibility;	/* for rows without the column */
	/* The user's own items, *n of them, which the schema does not know;
	 * NULL: none. */
	const struct entry_column *(*items)(void *arg, size_t *n);
	void *items_arg;
};

/* The user's own item of that name; NULL. */
const struct entry_column *keep_item(const struct keep_how *how,
				     const char *name) ATTR_NONNULL;

/* An empty hold.  how is borrowed as long as the hold. */
struct keep *keep_new(const struct keep_how *how) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Adds one row: n cells by name, empty ones ignored.  Fills in what is
 * missing: id, time (now), who, kind (checkin), visibility; canonical values;
 * refuses a who that config's "here" does not list, what is asked in private
 * in a row that is not, and what would be more than 128 MiB or 1024 columns in
 * all.
 * errors: -1 with f filled; nothing is added. */
int keep_add(struct keep *k, size_t n, const char *const *names,
	     const char *const *values, struct fault *f) ATTR_NONNULL;

/* The names that many rows have in common, so that each is looked up once. */
struct keep_names {
	size_t n;
	const char *const *names;	/* n column names */
	size_t *columns;	/* n zeros at first, and keep_again's from then
				 * on */
};

/* The same of a row whose names came before. */
int keep_again(struct keep *k, const struct keep_names *names,
	     const char *const *values, struct fault *f) ATTR_NONNULL;

/* Count of rows held. */
size_t keep_count(const struct keep *k) ATTR_NONNULL ATTR_PURE;

/* Adds the held rows as CSV with one header: every column that any of them
 * has.  with_header: the header line too. */
void keep_print(const struct keep *k, struct buf *out, bool with_header)
	ATTR_NONNULL;

/* Stores all rows: the private ones first, then the shared ones.  What could
 * not be stored is given back through msg_not_saved with its id, so that it
 * can be tried again.  Then takes out what their writers withdrew, if it has
 * come back (log/withdraw).
 * errors: the worst of store_append, told through msg_fault. */
enum store_got keep_store(struct keep *k) ATTR_NONNULL ATTR_USE_RESULT;

/* Gives the rows that are not stored back through msg_not_saved, the header
 * first, when they are not to be stored or printed after all. */
void keep_give_back(const struct keep *k) ATTR_NONNULL;

void keep_free(struct keep *k);
