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

/* Continues a hash with a text; begin with SEEN_START.  Good within one run
 * only: it is not the same on every machine. */
uint64_t seen_hash(uint64_t hash, const char *text) ATTR_NONNULL ATTR_PURE;
uint64_t seen_bytes(uint64_t hash, const char *bytes, size_t len)
	ATTR_NONNULL ATTR_PURE;
#define SEEN_START UINT64_C(0xcbf29ce484222325)

/* Spreads a hash over all its bits, so that sums of hashes are none either. */
uint64_t seen_mix(uint64_t hash);

/* Adds a hash, there already or not. */
void seen_add(struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Ends the filling: keeps each hash once, with repeated only those that were
 * added more than once. */
void seen_close(struct seen *s, bool repeated) ATTR_NONNULL;

/* The number of the hash in the closed set; SIZE_MAX when it is not there. */
size_t seen_find(const struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Whether the closed set has the hash. */
bool seen_has(const struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Whether the closed set has the hash and this was asked before. */
bool seen_again(struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Adds a hash to an open set, which is never closed; whether it is new. */
bool seen_new(struct seen *s, uint64_t hash) ATTR_NONNULL;

/* Empties an open set and keeps its room. */
void seen_clear(struct seen *s) ATTR_NONNULL;

/* Whether an open set, which is not empty, has the hash. */
bool seen_in(const struct seen *s, uint64_t hash) ATTR_NONNULL ATTR_PURE;

void seen_free(struct seen *s) ATTR_NONNULL;
