/* SPDX-License-Identifier: MIT
 * The list of words that couples may mean differently, looked up. */
#pragma once

#include "base/base.h"

/* The id of a word of the list, by its id or as it is written there; NULL for
 * another.  shape: caller frees. */
char *terms_id(const char *word) ATTR_NONNULL ATTR_USE_RESULT;

/* What the list says that a word means; NULL for another.
 * shape:  caller frees. */
char *terms_meaning(const char *word) ATTR_NONNULL ATTR_USE_RESULT;
