/* SPDX-License-Identifier: MIT
 * What one person answered to item sets: one canonical value an item, and who
 * each is for. */
#pragma once

#include <stdio.h>

#include "base/buf.h"
#include "base/fault.h"
#include "content/items.h"
#include "log/entry.h"

struct answers_how {
	const char *share;	/* config share.TAG: items, or "all"; NULL */
	const char *const *kept;	/* n_kept items to keep private */
	size_t n_kept;
	bool alone;		/* private and clinician items are asked too */
};

struct answers;

/* No answers yet to the items of s and the sets linked to it, an id that
 * two of them have once.  Who an item is for is settled here, before any of
 * them: shared items are shared, kept ones only if how->share names them and
 * how->kept does not.
 * shape:  s and how are borrowed as long as the answers; caller frees. */
struct answers *answers_new(const struct items *s,
			    const struct answers_how *how)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Whether the log will take such rows, asked before anything is typed.
 * errors: -1 with f filled: a name of the set that is no word, an item that
 *         the log keeps private and the set would share. */
int answers_check(const struct answers *a, struct fault *f) ATTR_NONNULL;

/* Count of the items that may be answered; without alone those that are
 * neither private nor the clinician's. */
size_t answers_count(const struct answers *a) ATTR_NONNULL ATTR_PURE;

/* Item i < answers_count: in the order of the sets, those of alone last. */
const struct item *answers_item(const struct answers *a, size_t i)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

/* Whether only alone asks item i, and who the answer to it is for. */
bool answers_is_alone(const struct answers *a, size_t i)
	ATTR_NONNULL ATTR_PURE;
enum visibility answers_sight(const struct answers *a, size_t i)
	ATTR_NONNULL ATTR_PURE;

/* The number of the item of that id; -1: it may not be answered. */
int answers_find(const struct answers *a, const char *id) ATTR_NONNULL;

/* Takes what a person typed as the answer to item i: numbers with a comma or
 * in other digits, choices by number, key or label.  Nothing, "-", "n/a" and
 * (but in texts and tags) "unsure" and their translations are a skip.
 * errors: -1 with f filled; the answer before stays. */
int answers_put(struct answers *a, size_t i, const char *typed,
		struct fault *f) ATTR_NONNULL;

/* The answer to item i as the log writes it; "" skipped, NULL not given. */
const char *answers_get(const struct answers *a, size_t i) ATTR_NONNULL
	ATTR_PURE;

/* Adds the answer to item i as people read it: labels, not keys. */
void answers_show(const struct answers *a, size_t i, struct buf *out)
	ATTR_NONNULL;
bool answers_any(const struct answers *a) ATTR_NONNULL ATTR_PURE;

/* Reads lines "name = value" of the stream of that name; # begins a comment.
 * errors: count of bad lines, each told to bad; -1: cannot be read. */
int answers_read(struct answers *a, FILE *in, const char *name,
		 void (*bad)(const struct fault *f)) ATTR_NONNULL;

/* The sets, each linked to the next, and the one that item i is of. */
const struct items *answers_sets(const struct answers *a)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;
const struct items *answers_set(const struct answers *a, size_t i)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

void answers_free(struct answers *a);
