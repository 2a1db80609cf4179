/* SPDX-License-Identifier: MIT
 * Entries of the registers whose review_by has come. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/fault.h"
#include "log/feed.h"
#include "log/listing.h"
#include "log/select.h"
#include "log/stamp.h"

struct due_how {
	const struct select *select;
	const struct listing_how *listing;
	const struct stamp_clock *clock;	/* its day is today */
	const char *owner;	/* who asks by name and so sees boundaries of
				 * their own; NULL: nobody */
};

/* Writes the boundaries, agreements, experiments, values and words that are
 * to be looked at again by today or before.  What has ended is not due, nor
 * what was put off by a later row about it, nor a boundary of class off.
 * errors: -1 with f filled; else how many rows. */
long due_print(struct feed *d, const struct due_how *how, FILE *out,
	       struct fault *f) ATTR_NONNULL;
