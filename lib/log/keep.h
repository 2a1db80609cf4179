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
};

/* An empty hold.  how is borrowed as long as the hold. */
struct keep *keep_new(const struct keep_how *how) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Adds one row: n cells by name, empty ones ignored.  Fills in what is
 * missing: id, time (now), who, kind (checkin), visibility; canonical values;
 * refuses a who that config's "here" does not list, and what would be more
 * than 128 MiB or 1024 columns in all.
 * errors: -1 with f filled; nothing is added. */
int keep_add(struct keep *k, size_t n, const char *const *names,
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
