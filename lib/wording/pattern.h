/* SPDX-License-Identifier: MIT
 * Patterns over text, bounded in time and memory; the only room that knows
 * PCRE2. */
#pragma once

#include "base/base.h"
#include "wording/lists.h"
#include "wording/stock.h"

enum {
	PATTERN_TEXT_MAX = 4096,	/* bytes of a pattern as written */
	PATTERN_PIECE = 4096,		/* bytes of text looked at in one go */
	PATTERN_STEPS = 5000,		/* match limit of one try, */
	PATTERN_LEAPS = 30000,		/* of one in translated code */
	PATTERN_LOOK = 16,		/* patterns looked for at once */
	PATTERN_HITS = 3,		/* limit hits before it is switched off, */
	PATTERN_EARN = 8192,		/* and bytes tried that earn one more */
};

/* A stretch of bytes, [from, to). */
struct span {
	size_t from, to;
};

struct pattern_room;	/* limits and memory that patterns share */
struct pattern;

/* What patterns share.  Never fails; caller frees with pattern_room_free,
 * after the last pattern.
 * shape:  with accents, \w and \b know every script's letters, at a price;
 *         stock may keep patterns made before, and is borrowed; NULL: none. */
struct pattern_room *pattern_room(bool accents, const struct stock *stock)
	ATTR_RETURNS_NONNULL;
void pattern_room_free(struct pattern_room *r);

/* A pattern that takes no account of case and knows UTF-8.
 * shape:  text is borrowed; by_user asks for a budget of time as well.
 * errors: NULL with why (at most room bytes) and *where, the byte of text
 *         that is no good. */
struct pattern *pattern_make(struct pattern_room *r, const char *text,
			     bool by_user, char *why, size_t room,
			     size_t *where) ATTR_NONNULL ATTR_USE_RESULT;

/* The pattern that the stock keeps under this text, NULL when it keeps none
 * that fits. */
struct pattern *pattern_kept(struct pattern_room *r, const char *text,
			     bool by_user) ATTR_NONNULL ATTR_USE_RESULT;

/* Has made called for every pattern that is made from now on, the text it
 * goes by and the same with its lists put in place. */
void pattern_room_watch(struct pattern_room *r,
			void (*made)(void *arg, const char *text,
				     const char *full,
				     const struct pattern *p),
			void *arg) ATTR_NONNULL_AT(1, 2);

/* Says by which text a pattern goes. */
void pattern_goes_by(const struct pattern *p, const char *text,
		     const char *full) ATTR_NONNULL;

/* Says what a pattern looked like before its lists were put in place: tried
 * often, it is then left alone where a glance shows that it cannot match.
 * shape:  l is borrowed as long as the pattern lives. */
void pattern_is(struct pattern *p, const struct lists *l, const char *text)
	ATTR_NONNULL;

/* The bytes that a stock keeps of the pattern; caller frees with free. */
char *pattern_bytes(const struct pattern *p, size_t *len) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* The bytes that it keeps for glances; NULL when the pattern has none. */
char *pattern_outline(const struct pattern *p, const char *full, size_t *len)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The first match that begins at byte at or later: 1 with *m set, else 0; -1
 * when a limit was hit, which counts as no match.
 * shape:  s has len bytes of valid UTF-8, at <= len; at most PATTERN_PIECE
 *         bytes of it are looked at. */
int pattern_find(struct pattern *p, const char *s, size_t len, size_t at,
		 struct span *m) ATTR_NONNULL;

/* Whether each of n patterns may match in a text; where one cannot, can[i] is
 * false, and where one may, the next pattern_find is taken to be of this text
 * from its beginning.
 * shape:  as pattern_find; n is at most PATTERN_LOOK. */
void pattern_look(struct pattern *const *p, size_t n, const char *s,
		  size_t len, bool *can) ATTR_NONNULL;

/* Whether the pattern matches anywhere in the text. */
bool pattern_in(struct pattern *p, const char *s, size_t len) ATTR_NONNULL;

/* Where the named group of the last match stands; false when it took no
 * part. */
bool pattern_group(struct pattern *p, const char *name, struct span *g)
	ATTR_NONNULL;

/* Whether the pattern is switched off: it hit its limits too often. */
bool pattern_off(const struct pattern *p) ATTR_NONNULL ATTR_PURE;

void pattern_free(struct pattern *p);
