/* SPDX-License-Identifier: MIT
 * An encrypted log written anew as one ciphertext. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/rewrite.h"

/* Which lines of the text are to go: fills lines and n, the caller frees;
 * -1 with f filled. */
typedef int (*fold_choose)(void *arg, FILE *in, struct rewrite_lines **lines,
			   size_t *n, struct fault *f);

/* Locks the log, decrypts all of it, encrypts it as main.age without the
 * chosen lines, decrypts that again to compare, and takes away what is in it
 * now: entries since the last time, copies, and with plain (may be NULL) a log
 * NAME.csv beside it, whose rows are taken in; *plain says whether there was
 * one.  Whenever it is ended, no row is lost, and one that is there twice
 * counts once.
 * errors: STORE_FAILED, nothing changed, or STORE_UNSURE with f filled. */
enum store_got fold_log(const char *path, fold_choose choose, void *arg,
			bool *plain, struct fault *f)
	ATTR_NONNULL_AT(1, 2, 5) ATTR_USE_RESULT;
