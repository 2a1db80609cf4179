/* SPDX-License-Identifier: MIT
 * Rows let into the logs: from a command line, a CSV of the log's columns or
 * a file of another program; all of them or none. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "log/config.h"
#include "log/entry.h"
#include "log/stamp.h"

struct admit {
	const struct stamp_clock *clock;
	const struct config *config;
	const char *log, *private;	/* -L, --private; may be NULL */
	const char *who;	/* of rows without one; may be NULL */
	const char *amend, *share;	/* the id of the row that the new one
					 * is made of (amend.h); NULL: none */
	const char *const *set;	/* n_set NAME=VALUE, set in every row */
	size_t n_set;
	bool foreign;		/* a file of another program, see import.h: */
	const char *const *maps;
	size_t n_maps;
	const char *time_format;
	char delimiter;
	/* The user's own items, *n of them. */
	const struct entry_column *(*items)(void *arg, size_t *n);
	void *items_arg;
};

/* Stores the rows of a file ("-": standard input; NULL: that too, but the
 * row that is set alone if there is one and nothing is foreign; not looked at
 * with amend and share).  With
 * stored, the rows are added to it as CSV once they are on the disk.
 * errors: the status of the program; all is told through msg, and what was
 *         on its way and nowhere else is given back. */
int admit_rows(const struct admit *a, const char *file, struct buf *stored,
	       bool header) ATTR_NONNULL_AT(1);
