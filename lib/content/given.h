/* SPDX-License-Identifier: MIT
 * Answers that are given and not asked for: NAME=VALUE operands, a file,
 * standard input. */
#pragma once

#include "base/base.h"
#include "content/answers.h"

/* Takes the answers of a file ("-": standard input; NULL: none), then those
 * of the operands.  The value "@-" is read from standard input, which only
 * one may read.  Others can see a command line, so that free text and what is
 * asked in private are taken from a file or standard input alone.
 * shape:  operands is NULL-ended; all borrowed.
 * errors: a bad operand is a usage error, which ends the program; -1 for a
 *         file that cannot be read or has bad lines, told through msg_fault. */
int given_take(struct answers *a, const struct items *s, const char *file,
	       const char *const *operands) ATTR_NONNULL_AT(1, 2, 4);
