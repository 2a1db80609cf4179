/* SPDX-License-Identifier: MIT
 * What a log needs now and then: rows taken back, faults found and mended,
 * several logs made one.  These speak to the user themselves. */
#pragma once

#include "base/base.h"
#include "log/config.h"
#include "log/stamp.h"

struct tend {
	const struct config *config;
	const struct stamp_clock *clock;
	const char *log;	/* -L; NULL: the usual log */
	const char *private;	/* --private; NULL: the usual one */
	const char *who;	/* whose rows; NULL: nobody's */
};

/* --withdraw: withdraw_rows, and what it cannot reach.
 * Returns the exit status. */
int tend_withdraw(const struct tend *t, const char *word) ATTR_NONNULL;

/* --fold: fold_log of who's private log.  Returns the exit status. */
int tend_fold(const struct tend *t) ATTR_NONNULL;

/* --lint: prints what is wrong with the n files and directories, or without
 * any with the log, and with the private log of who; fix mends it first as
 * far as nothing is lost, in the files of those who write on this machine.
 * Returns the exit status: 1 when something is wrong. */
int tend_lint(const struct tend *t, const char *const *files, size_t n,
	      bool fix) ATTR_NONNULL_AT(1);

/* Whether --merge writes a file that is there, under its lock. */
bool tend_in_place(const char *output);

/* --merge: the union of the files into output, or to standard output.
 * Returns the exit status. */
int tend_merge(const char *const *files, size_t n, const char *output)
	ATTR_NONNULL_AT(1);
