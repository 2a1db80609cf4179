/* SPDX-License-Identifier: MIT
 * Guards: what around a match says that it is not meant as a rule fears. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/rules.h"
#include "wording/sieve.h"

/* What a guard can look at; each is a stretch of one text. */
enum where {
	AT_MATCH, AT_BEFORE, AT_AFTER, AT_CLAUSE, AT_SENTENCE, AT_PREV,
	AT_NEXT, AT_BLOCK, AT_COUNT
};

struct around {
	const char *text[AT_COUNT];
	size_t len[AT_COUNT];
};

/* How far a guard looks. */
enum reach { IN_SENTENCE, BESIDE_IT, IN_BLOCK, REACHES };

struct guards;

/* Reads guards.csv: id, clears (categories with blanks between, or "all"),
 * and one column for each place with a pattern that must match there, or,
 * behind "!", must not.  All places given must hold.
 * shape:  all but f are borrowed as long as the guards live.
 * errors: NULL with f filled, file and line named. */
struct guards *guards_read(struct stock *s, const char *path,
			   struct lists *l, struct pattern_room *p,
			   struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void guards_free(struct guards *g);

/* The sieve that names the guards which can hold in a text, by their order.
 * shape:  caller frees.
 * errors: NULL with f filled. */
struct sieve *guards_sieve(const struct guards *g, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Makes every pattern.  errors: -1 with f filled: file, line and column of
 * the first that cannot be made. */
int guards_make(struct guards *g, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Whether guard *at or a later one has a pattern that is switched off; f then
 * says where it stands, its id as detail, and *at is the next to ask for. */
bool guards_off(const struct guards *g, size_t *at, struct fault *f)
	ATTR_NONNULL;

/* The bits of the guards that look so far and no further, borrowed, and how
 * many uint64_t they are. */
const uint64_t *guards_reach(const struct guards *g, enum reach r)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;
size_t guards_cells(const struct guards *g) ATTR_NONNULL ATTR_PURE;

/* Begins a text: what was answered of the one before is forgotten. */
void guards_begin(struct guards *g) ATTR_NONNULL;

/* The id of the first guard that clears the category here, NULL when none
 * does.
 * shape:  off names guards that do not count, blanks between, or "all", or
 *         "some": those that clear some kinds of fault and not all;
 *         named has the bits of those that can hold, NULL: all; a lies in
 *         the text begun last.
 * errors: a pattern that cannot be made counts as no match; f then says
 *         which, else f->message stays NULL. */
const char *guards_clear(struct guards *g, enum category c, const char *off,
			 const uint64_t *named, const struct around *a,
			 struct fault *f) ATTR_NONNULL_AT(1, 3, 5, 6);
