/* SPDX-License-Identifier: MIT
 * Answers on their way into rows of the log. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/answers.h"
#include "log/ident.h"
#include "log/keep.h"

/* What stands in every row beside the answers. */
struct entries_row {
	const char *who;
	const char *time;	/* RFC 3339 */
	const char *logged;	/* the same; NULL when it is time */
};

/* The ids of the rows, drawn when they are first needed and then the same, so
 * that a row given twice is one row. */
struct entries_ids;

struct entries_ids *entries_ids_new(void) ATTR_RETURNS_NONNULL ATTR_USE_RESULT;
void entries_ids_free(struct entries_ids *ids);

/* The id of row i of a run, the same at every call.
 * errors: NULL with f filled when there is no randomness. */
const char *entries_id(struct entries_ids *ids, size_t i, struct fault *f)
	ATTR_NONNULL;

/* Adds one row for each set and visibility that has a value.
 * shape:  only_shared leaves the other rows out.
 * errors: -1 with f filled, as keep_add. */
int entries_keep(const struct answers *a, struct entries_ids *ids,
		 const struct entries_row *row, bool only_shared,
		 struct keep *k, struct fault *f) ATTR_NONNULL;

/* Gives the answers back through msg_not_saved as lines for answers_read,
 * when no row can be made of them. */
void entries_give_back(const struct answers *a) ATTR_NONNULL;

/* Adds the word for a set that stands in item_set: name and version. */
void entries_set_name(const struct items *s, struct buf *out) ATTR_NONNULL;

/* The kind of the rows of a set: weekly, session, a register's own, else
 * checkin. */
const char *entries_kind(const struct items *s) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;
