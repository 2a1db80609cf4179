/* SPDX-License-Identifier: MIT
 * The questions of item sets as people are to read them. */
#pragma once

#include "base/base.h"
#include "content/asking.h"

struct questions;

/* The items that have no answer yet.  alone is said before the questions of
 * alone; with gate they are asked after a yes only (others use the account).
 * shape:  a and alone are borrowed; caller frees. */
struct questions *questions_new(struct answers *a, const char *alone,
				bool gate) ATTR_NONNULL ATTR_RETURNS_NONNULL
	ATTR_USE_RESULT;

/* Fills out; borrowed as long as k. */
void questions_asking(struct questions *k, struct asking *out) ATTR_NONNULL;

void questions_free(struct questions *k);
