/* SPDX-License-Identifier: MIT
 * A log opened to be written: found or made, locked, and sure to be the file
 * that its name means. */
#pragma once

#include <sys/stat.h>

#include "base/base.h"
#include "base/fault.h"
#include "log/store.h"

struct hold {
	const struct store_what *what;
	char *dir_path;
	const char *name;	/* what->path behind dir_path */
	int dir, fd;
	bool created;
	struct stat st;		/* of fd, under the lock */
};

/* Opens and locks; h is to be closed with hold_close in any case.
 * errors: -1 with f filled: not a regular file, a private log that others
 *         may open, locked, or what the system says. */
int hold_open(struct hold *h, const struct store_what *what, struct fault *f)
	ATTR_NONNULL;

/* Takes back a file that was made and stayed empty. */
void hold_undo(const struct hold *h) ATTR_NONNULL;

/* Syncs the directory that the file lies in, behind links too.
 * errors: -1 with errno. */
int hold_sync_dir(const struct hold *h) ATTR_NONNULL;

/* Ends the lock.  errors: -1 with errno when the system tells of an error
 * only now. */
int hold_close(struct hold *h) ATTR_NONNULL;
