/* SPDX-License-Identifier: MIT
 * How every number of a report is made, and from how many days on it is
 * told: one table, which --methods prints.  Its thresholds are those of
 * lib/series. */
#pragma once

#include "base/base.h"
#include "sheet/doc.h"
#include "sheet/measures.h"

/* Adds a section for each of the tidy table's, and one of the ratings.
 * shape:  chosen has a flag a measure, those that are listed; NULL: all.
 * units:  flukes: false claims of lasting change wanted in a year. */
void methods_build(struct doc *d, const struct measures *all,
		   const bool *chosen, double flukes)
	ATTR_NONNULL_AT(1, 2);
