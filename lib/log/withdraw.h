/* SPDX-License-Identifier: MIT
 * Rows that their writer takes back: out of the writer's files without a
 * trace, and out of copies that come back later. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/store.h"

/* Beside the private log lies the list TAG.withdrawn, an id a line, 0600.  It
 * is read here only: no reader and no merge knows of it. */
struct withdraw_how {
	const char *who;
	const char *shared;	/* path of the shared log */
	const char *private;	/* path of who's private log */
};

/* Takes the row of an id, of the beginning of one, or "last", with all its
 * versions, or with "all" everything of the person, out of the shared log
 * (own_files) and the private one.  The ids are in the list before the first
 * file is touched, so that a run that was killed is ended by the next one.
 * errors: STORE_FAILED or STORE_UNSURE with f filled; f->file is borrowed
 *         until the next call. */
enum store_got withdraw_rows(const struct withdraw_how *how, const char *word,
			     struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* Takes what the list names out of the person's files again, as far as it is
 * there; cheap when there is no list.  An encrypted log is left to
 * withdraw_fold.
 * errors: as withdraw_rows. */
enum store_got withdraw_again(const struct withdraw_how *how, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Folds the person's encrypted private log (log/fold), without what the list
 * names; a plain one beside it goes in, and *plain says so.
 * errors: as withdraw_rows. */
enum store_got withdraw_fold(const struct withdraw_how *how, bool *plain,
			     struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
