/* SPDX-License-Identifier: MIT
 * What one person answered to an item set: one canonical value an item, who
 * each is for, and their way into rows. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/items.h"
#include "log/entry.h"
#include "log/keep.h"

struct answers_how {
	const char *share;	/* config share.TAG: items, or "all"; NULL */
	const char *const *kept;	/* n_kept items to keep private */
	size_t n_kept;
	bool alone;		/* private and clinician items are asked too */
};

struct answers;

/* No answers yet.  Who an item is for is settled here, before any of them:
 * shared items are shared, kept ones only if how->share names them and
 * how->kept does not.
 * shape:  s and how are borrowed as long as the answers; caller frees. */
struct answers *answers_new(const struct items *s,
			    const struct answers_how *how)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Whether the log will take such rows, asked before anything is typed.
 * errors: -1 with f filled: a name of the set that is no word, an item that
 *         the log keeps private and the set would share. */
int answers_check(const struct answers *a, struct fault *f) ATTR_NONNULL;

/* Count of the items that may be answered: all, or without alone those that
 * are neither private nor the clinician's. */
size_t answers_count(const struct answers *a) ATTR_NONNULL ATTR_PURE;

/* Item i < answers_count: in the order of the set, those of alone last. */
const struct item *answers_item(const struct answers *a, size_t i)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

/* Whether item i is one that only alone asks. */
bool answers_is_alone(const struct answers *a, size_t i)
	ATTR_NONNULL ATTR_PURE;

/* Who the answer to item i is for. */
enum visibility answers_sight(const struct answers *a, size_t i)
	ATTR_NONNULL ATTR_PURE;

/* The number of the item of that id, -1 when it may not be answered. */
int answers_find(const struct answers *a, const char *id)
	ATTR_NONNULL ATTR_PURE;

/* Takes what a person typed as the answer to item i: numbers with a comma or
 * in other digits, choices by number, key or label.  Nothing, "-", "n/a" and
 * (but in texts and tags) "unsure" and their translations are a skip.
 * errors: -1 with f filled (column, message, detail); the answer before
 *         stays. */
int answers_put(struct answers *a, size_t i, const char *typed,
		struct fault *f) ATTR_NONNULL;

/* The answer to item i as the log writes it; "" skipped, NULL not given. */
const char *answers_get(const struct answers *a, size_t i) ATTR_NONNULL
	ATTR_PURE;

/* Adds the answer to item i as people read it: labels, not keys. */
void answers_show(const struct answers *a, size_t i, struct buf *out)
	ATTR_NONNULL;

/* Whether any item has a value. */
bool answers_any(const struct answers *a) ATTR_NONNULL ATTR_PURE;

/* Reads lines "name = value"; # begins a comment line.  Every bad line is
 * told to bad, and the others are taken.
 * shape:  name is the stream's, borrowed as long as the faults.
 * errors: count of bad lines; -1 when the stream could not be read. */
int answers_read(struct answers *a, FILE *in, const char *name,
		 void (*bad)(const struct fault *f)) ATTR_NONNULL;

/* What stands in every row beside the answers. */
struct answers_row {
	const char *who, *kind;
	const char *time;	/* RFC 3339 */
	const char *logged;	/* the same; NULL when it is time */
};

/* Adds one row for each visibility that has a value.  The ids are drawn the
 * first time and stay, so that a row given twice is one row.
 * shape:  only_shared leaves the other rows out.
 * errors: -1 with f filled, as keep_add. */
int answers_keep(struct answers *a, const struct answers_row *row,
		 bool only_shared, struct keep *k, struct fault *f)
	ATTR_NONNULL;

/* Gives the answers back through msg_not_saved as lines for answers_read,
 * when no row can be made of them. */
void answers_give_back(const struct answers *a) ATTR_NONNULL;

/* The kind of the rows of a set: weekly, session or checkin. */
const char *answers_kind(const struct items *s) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

void answers_free(struct answers *a);
