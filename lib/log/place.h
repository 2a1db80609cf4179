/* SPDX-License-Identifier: MIT
 * Where the logs lie: the shared one, a directory or a file, and each
 * person's private one outside it. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/config.h"

/* Path of the shared log: given (-L, may be NULL or "default"), else
 * $ATTUNE_LOG, else config "log", else $XDG_DATA_HOME/attune/shared.
 * shape:  caller frees.
 * errors: NULL with f filled when there is neither HOME nor XDG_DATA_HOME
 *         and nothing else says where. */
char *place_shared(const char *given, const struct config *c, struct fault *f)
	ATTR_NONNULL_AT(2, 3) ATTR_USE_RESULT;

/* Path of one person's private log: given (--private, may be NULL), else
 * $ATTUNE_PRIVATE, else $XDG_DATA_HOME/attune/private/TAG.csv; of NAME.csv
 * NAME.age, where that is an encrypted log (log/secret).
 * shape:  caller frees.
 * errors: NULL with f filled: no home; or a path inside the directory of the
 *         shared log (shared), links resolved. */
char *place_private(const char *given, const char *tag, const char *shared,
		    struct fault *f) ATTR_NONNULL_AT(2, 3, 4) ATTR_USE_RESULT;

/* Path of the file of the shared log that tag writes: shared itself when it
 * is a file (or named *.csv), else shared/TAG.csv or shared/TAG@DEVICE.csv.
 * shape:  caller frees. */
char *place_own(const char *shared, const char *tag, const struct config *c)
	ATTR_NONNULL ATTR_USE_RESULT ATTR_RETURNS_NONNULL;

/* The person whose file it is by its name: TAG.csv, TAG@DEVICE.csv or a copy
 * of one; NULL when people (may be NULL) does not have such a tag.  Caller
 * frees. */
char *place_owner(const char *path, const char *people) ATTR_NONNULL_AT(1)
	ATTR_USE_RESULT;

/* Whether a path is (or by its name would be) a directory log; one that is
 * encrypted is none. */
bool place_is_directory(const char *path) ATTR_NONNULL;

/* The *.csv files of a directory, sorted by name; hidden files and torn
 * tails are not among them.
 * shape:  *names has *n paths "DIR/NAME"; caller frees each and the list.
 * errors: -1 with f filled; a missing directory is ENOENT in f->cause. */
int place_list(const char *dir, char ***names, size_t *n, struct fault *f)
	ATTR_NONNULL;

/* Directories there that are named like such files, and are none. */
int place_list_strange(const char *dir, char ***names, size_t *n,
		       struct fault *f) ATTR_NONNULL;

/* Whether a name ends so, and has something before it. */
bool place_ends(const char *text, const char *end) ATTR_NONNULL ATTR_PURE;

/* Makes a directory and its missing parents, 0700 whatever the umask, and
 * syncs each.  errors: -1 with f filled. */
int place_make(const char *dir, struct fault *f) ATTR_NONNULL;

/* $XDG_DATA_HOME/attune, $XDG_STATE_HOME/attune or $XDG_CONFIG_HOME/attune
 * with "/" and name behind it; NULL when there is no home.  Caller frees. */
char *place_data(const char *name) ATTR_NONNULL;
char *place_state(const char *name) ATTR_NONNULL;
char *place_config(const char *name) ATTR_NONNULL;
