/* SPDX-License-Identifier: MIT
 * CSV of other programs, of spreadsheets and of our own blank sheets, taken
 * into the hold of lib/log/keep as rows of the log. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/entry.h"
#include "log/keep.h"
#include "log/pairs.h"

struct import_how {
	const struct keep_how *keep;	/* where rows go; its clock's zone is
					 * that of times without an offset,
					 * its who that of rows without one */
	const struct pairs *pairs;	/* set in every row */
	const char *const *maps;	/* n_maps rules, see mapping.h */
	size_t n_maps;
	const char *time_format;	/* see timeformat.h; NULL: ISO 8601 */
	char delimiter;			/* 0: told from the header */
	const struct entry_column *items;	/* the user's own, n_items */
	size_t n_items;
	void (*bad)(const struct fault *f);	/* told of each bad row */
};

struct import_got {
	size_t added;		/* rows in the hold now */
	size_t known;		/* that the log, or the file, has already */
	size_t empty;		/* that say nothing */
	size_t strange;		/* of an item that no column takes */
	size_t refused;		/* bad ones: nothing is to be stored */
};

/* Adds the rows of a file ("-": standard input) to k.  A row's id comes from
 * what it says, so that taking a file twice adds nothing.  A row without a
 * visibility is split: shared items into a shared row, those asked for the
 * clinician or in private into rows of their own.
 * shape:  said gets notes and hints for the user, one a line, no cell of the
 *         file in them.
 * errors: -1 with f filled: the file as a whole, a rule, the format, a log
 *         that cannot be read.  Bad rows are told and counted. */
int import_file(const struct import_how *how, const char *path,
		struct keep *k, struct import_got *got, struct buf *said,
		struct fault *f) ATTR_NONNULL;
