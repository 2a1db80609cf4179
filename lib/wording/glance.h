/* SPDX-License-Identifier: MIT
 * Whether a pattern can match in a text, told by a glance at each byte: an
 * automaton of the pattern's outline, made as far as texts go through it. */
#pragma once

#include "base/base.h"

enum { GLANCE_MANY = 16 };

struct glance;
struct glance_room;	/* what glances share while they work */

struct glance_room *glance_room(void) ATTR_RETURNS_NONNULL;
void glance_room_free(struct glance_room *r);

/* A glance of a pattern that takes no account of case.
 * shape:  accents: \w and \b know every script's letters; caller frees,
 *         before the room.
 * errors: NULL when the pattern has something that is not understood. */
struct glance *glance_make(struct glance_room *r, const char *pattern,
			   bool accents) ATTR_NONNULL ATTR_USE_RESULT;
void glance_free(struct glance *g);

/* The bytes of a glance, for glance_from on the same machine; caller frees
 * with free.
 * errors: NULL as glance_make. */
char *glance_bytes(const char *pattern, bool accents, size_t *len)
	ATTR_NONNULL ATTR_USE_RESULT;

/* The glance whose bytes these are.
 * shape:  bytes are aligned to 8 and borrowed; as glance_make.
 * errors: NULL when they are not a glance's. */
struct glance *glance_from(struct glance_room *r, const void *bytes,
			   size_t len) ATTR_NONNULL ATTR_USE_RESULT;

/* False when no match begins at byte at or later; true when one may.
 * shape:  s has len bytes of valid UTF-8, at <= len. */
bool glance_can(struct glance *g, const char *s, size_t len, size_t at)
	ATTR_NONNULL;

/* A byte from at on before which no match begins; where it can be told, one
 * at which a match may begin, len when there is none.
 * shape:  as glance_can. */
size_t glance_start(struct glance *g, const char *s, size_t len, size_t at)
	ATTR_NONNULL;

/* The same of several patterns in one text, which takes less time than one
 * after the other: can[i] is of g[i].
 * shape:  n is at most GLANCE_MANY; a g[i] that is NULL can. */
void glance_all(struct glance *const *g, size_t n, const char *s, size_t len,
		bool *can) ATTR_NONNULL;

/* Whether it costs more than it tells: few texts are alike. */
bool glance_tired(const struct glance *g) ATTR_NONNULL ATTR_PURE;
