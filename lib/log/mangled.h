/* SPDX-License-Identifier: MIT
 * What spreadsheets have made of dates, numbers and ids, told apart so that
 * the user can be shown the way back.  Nothing is repaired here. */
#pragma once

#include "base/base.h"
#include "base/buf.h"

/* Hints that were called for, one bit each. */
enum mangled {
	MANGLED_ORDER = 1 << 0,		/* 03/04/2026: a format is needed */
	MANGLED_NAMES = 1 << 1,		/* 22 Nov 2026 */
	MANGLED_SERIAL = 1 << 2,	/* 45987.89 */
	MANGLED_HASHES = 1 << 3,	/* ###### */
	MANGLED_EPOCH = 1 << 4,		/* 1899-12-30, 1900-01-00 */
	MANGLED_MIDNIGHT = 1 << 5,	/* 2026-11-22 00:00:00 */
	MANGLED_NUMBER = 1 << 6,	/* 5. Jun where a number should be */
	MANGLED_ID = 1 << 7,		/* 1.23E+11 */
	MANGLED_BYTES = 1 << 8,		/* not UTF-8 */
};

/* What the numbers of day/month/year dates say about their order. */
struct mangled_dates {
	size_t n;
	int first_max, second_max;
	bool unlike;		/* they are not written in one way */
	char shape[40];		/* such as "?/?/%Y %H:%M:%S" */
};

/* What is wrong with a cell that should be a time or a date and is read
 * without a format; 0 when nothing is.  Notes its order in d.
 * shape:  *message gets an N_() phrase of static storage. */
enum mangled mangled_time(const char *cell, struct mangled_dates *d,
			  const char **message) ATTR_NONNULL;

/* Whether a cell that is no number was one before a spreadsheet took it for
 * a date or a time of day. */
bool mangled_number(const char *cell) ATTR_NONNULL ATTR_PURE;

/* Whether a cell that is no id is one in scientific notation. */
bool mangled_id(const char *cell) ATTR_NONNULL ATTR_PURE;

/* Adds the hints of those bits to out, one a line, no cell in them. */
void mangled_say(struct buf *out, unsigned seen,
		 const struct mangled_dates *d) ATTR_NONNULL;
