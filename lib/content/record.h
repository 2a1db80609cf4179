/* SPDX-License-Identifier: MIT
 * One entry of a register under way, and the rules of its kind: what it
 * needs, what has a place in it, and the row that comes of it. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/entries.h"
#include "content/picks.h"

struct record;

/* shape:  a and l are borrowed; what a holds by now is not to be asked.
 *         Caller frees.
 * units:  today is the day that the entry is about. */
struct record *record_new(struct answers *a, const struct ledger *l,
			  const char *who, int32_t today)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

struct answers *record_answers(const struct record *r)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;
const struct picks *record_picks(const struct record *r)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Whether the register is of that kind. */
bool record_is(const struct record *r, const char *kind) ATTR_NONNULL;

/* Chooses what to do: a pick, or picks_count for a new entry. */
void record_choose(struct record *r, size_t pick) ATTR_NONNULL;
struct pick record_pick(const struct record *r) ATTR_NONNULL;

/* The answer to the item of that id, "" when there is none; and a new one,
 * which must fit. */
const char *record_get(const struct record *r, const char *id)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;
void record_put(struct record *r, const char *id, const char *value)
	ATTR_NONNULL;

/* Who the entry is for, as things stand. */
enum visibility record_sight(const struct record *r) ATTR_NONNULL;

/* Whether there is no entry without the item. */
bool record_needs(const struct record *r, const char *id) ATTR_NONNULL;

/* Whether item i, or what to do, is to be asked as things stand. */
bool record_wants(const struct record *r, size_t i) ATTR_NONNULL;
bool record_wants_pick(const struct record *r) ATTR_NONNULL;

/* What Enter alone means; "" where it skips. */
const char *record_usual(const struct record *r, const char *id,
			 char date[STAMP_MAX]) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* The number of the k-th choice that may be taken here, n_choice when there
 * are no more: a line is only ever made firmer. */
size_t record_choice(const struct record *r, const struct item *it, size_t k)
	ATTR_NONNULL;

/* Puts the item's answer in order; -1, with a sentence in why, when it does
 * not fit this entry. */
int record_fit(struct record *r, const struct item *it, struct buf *why)
	ATTR_NONNULL;

/* Whether there is an entry, and whether it is whole; usual answers are
 * filled in.  errors: -1 with f filled: what is missing or out of place. */
bool record_any(const struct record *r) ATTR_NONNULL;
int record_check(struct record *r, struct fault *f) ATTR_NONNULL;

/* Adds the row.  errors: -1 with f filled. */
int record_keep(struct record *r, const struct entries_row *row,
		bool only_shared, struct keep *k, struct fault *f) ATTR_NONNULL;

void record_free(struct record *r);
