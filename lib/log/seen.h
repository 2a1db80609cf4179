/* SPDX-License-Identifier: MIT
 * Sets of 64-bit hashes for logs of any length: eight bytes each while they
 * are filled, and only what can matter afterwards. */
#pragma once

#include "base/base.h"

struct seen {
	uint64_t *at;
	size_t n, room;
	bool *asked;
};

#define SEEN_EMPTY { NULL, 0, 0, NULL }

/* Continues a hash with a text; begin with SEEN_START.
 * source: fnv1a */
uint64_t seen_hash(uint64_t hash, const char *text) ATTR_NONNULL ATTR_PURE;
#define SEEN_START UINT64_C(0xcbf29ce484222325)

/* Spreads a hash over all its bits, so that sums of hashes are none either. */
uint64_t seen_mix(uint64_t hash);

/* Adds a hash, there already or not. */
void seen_add(struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Ends the filling: keeps each hash once, with repeated only those that were
 * added more than once. */
void seen_close(struct seen *s, bool repeated) ATTR_NONNULL;

/* Whether the closed set has the hash. */
bool seen_has(const struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Whether the closed set has the hash and this was asked before. */
bool seen_again(struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Forgets what was asked. */
void seen_rewind(struct seen *s) ATTR_NONNULL;

void seen_free(struct seen *s) ATTR_NONNULL;
