/* SPDX-License-Identifier: MIT
 * A log read once for what a sitting has to know of it. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/entry.h"

struct scan_how {
	const char *shared;	/* path of the shared log; NULL: none */
	const char *who;	/* whose private log is read too, for them
				 * alone; NULL: shared rows, for the couple */
	const char *private;	/* --private; may be NULL */
	bool may_be_new;	/* a missing log is one without rows */
	int day_start;		/* minutes */
	void (*bad)(const struct fault *f);	/* told of each bad record;
						 * NULL: nobody is */
};

/* Calls each with every row that may be seen, in the order of the files.
 * errors: -1 with f filled, as feed_open and feed_next. */
int scan_log(const struct scan_how *how,
	     void (*each)(void *arg, const struct entry *e), void *arg,
	     struct fault *f) ATTR_NONNULL_AT(1, 2, 4);

/* Whether a row comes before another: by instant, then by id. */
bool scan_before(const struct stamp *a, const char *id_a,
		 const struct stamp *b, const char *id_b)
	ATTR_NONNULL ATTR_PURE;
