/* SPDX-License-Identifier: MIT
 * One log, read, computed and written into memory as one sheet or table. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "practice/order.h"

/* A log as one: its files, and what a table calls it. */
struct single {
	const char *const *paths;	/* n; "-" is standard input */
	size_t n;
	const char *name;
	bool told;		/* its bad records were named before */
};

enum single_got {
	SINGLE_DONE,
	SINGLE_FAILED,		/* f says why */
	SINGLE_UNFIT,		/* the wish does not fit; why says so */
};

/* Adds the sheet of that kind, the note or the table, whole.  Bad records are
 * named by msg_left_out.
 * shape:  kind says which rows are read: COUPLE and JOINT shared ones, all
 *         others those of the order's audience.
 * errors: out untouched. */
enum single_got single_make(const struct order *o, const struct single *log,
			    enum sheet_kind kind, struct buf *out,
			    struct buf *why, struct fault *f) ATTR_NONNULL;
