/* SPDX-License-Identifier: MIT
 * Where to find help: numbers that somebody checked and that have not run
 * out, else words that hold everywhere. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/leaf.h"

/* Adds the lines of help of a category (NULL: all): rows of resources.csv for
 * the user's language and country whose expires_on is after today; where a
 * category has none, its row for any country (country XX), which holds no
 * number.  What has run out is never shown.  As text it says where nothing
 * has been checked for a place.
 * shape:  *n is how many were added; 0: there is no such category.
 * errors: -1 with f filled, as book_read. */
int helplines_show(struct buf *out, enum show_format format,
		   const char *category, int32_t today,
		   const struct show_how *how, size_t *n, struct fault *f)
	ATTR_NONNULL_AT(1, 5, 6, 7);
