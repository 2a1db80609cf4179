/* SPDX-License-Identifier: MIT
 * Ids of rows, 12 characters of Crockford's base32, and tags of people. */
#pragma once

#include "base/base.h"

enum { IDENT_LEN = 12, IDENT_MAX = IDENT_LEN + 1, IDENT_TAG_MAX = 33 };

/* A random id from getrandom.
 * shape:  out has IDENT_MAX bytes.  errors: -1 when there is no randomness. */
int ident_new(char *out) ATTR_NONNULL;

/* Whether text is an id: 12 of 0-9 A-H J K M N P-T V-Z, either case. */
bool ident_is(const char *text) ATTR_NONNULL ATTR_PURE;

/* The id of a row that has none: the upper 60 bits of 64-bit FNV-1a over its
 * non-empty cells but id, as name=value LF, sorted by name.
 * shape:  names and values have n entries; out has IDENT_MAX bytes.
 * source: fnv1a */
void ident_of_row(char *out, size_t n, const char *const *names,
		  const char *const *values) ATTR_NONNULL;

/* Whether text is a person's tag: [a-z0-9_.-]{1,32}, not "." or "..". */
bool ident_is_tag(const char *text) ATTR_NONNULL ATTR_PURE;
