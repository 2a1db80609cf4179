/* SPDX-License-Identifier: MIT
 * Words to the user on standard error, masked; the worst status so far. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

/* Names the program in front of every message.
 * shape:  name such as "attune log", borrowed for good. */
void msg_name(const char *name) ATTR_NONNULL;

/* The name given to msg_name; "attune" before. */
const char *msg_program(void) ATTR_RETURNS_NONNULL;

/* How much is said: -1 only errors (-q), 0 as usual, 1 more (-v). */
void msg_volume(int volume);

/* Prints one line "NAME: text"; everything in it is masked for control
 * characters.  The status stays.  Silent below volume 0. */
void msg_note(const char *fmt, ...) ATTR_PRINTF(1, 2) ATTR_NONNULL_AT(1);

/* Prints each line of a text as msg_note would. */
void msg_notes(const char *lines) ATTR_NONNULL;

/* Like msg_note, said only with -v. */
void msg_detail(const char *fmt, ...) ATTR_PRINTF(1, 2) ATTR_NONNULL_AT(1);

/* Like msg_note at any volume; the status becomes 2. */
void msg_error(const char *fmt, ...) ATTR_PRINTF(1, 2) ATTR_NONNULL_AT(1);

/* Prints a fault as "NAME: FILE:LINE:COLUMN: message: cause"; the status
 * becomes 2. */
void msg_fault(const struct fault *f) ATTR_NONNULL;

/* Names a record that is left out, the first 20 of them in full; the status
 * becomes 3 unless it is worse.  msg_finish says how many more there were. */
void msg_left_out(const struct fault *f) ATTR_NONNULL;

/* Gives text back that could not be stored: one line, control characters
 * visible, after the words "not saved:".  The status becomes 2.
 * shape:  row has len bytes, no line break needed at its end. */
void msg_not_saved(const char *row, size_t len) ATTR_NONNULL;

/* Prints the message of msg_error and ends the program with status 2. */
void msg_die(const char *fmt, ...) ATTR_PRINTF(1, 2) ATTR_NONNULL_AT(1)
	ATTR_NORETURN;

/* A usage error: what is wrong, and a second line that points to --help.
 * Ends the program with status 2. */
void msg_usage(const char *fmt, ...) ATTR_PRINTF(1, 2) ATTR_NONNULL_AT(1)
	ATTR_NORETURN;

/* The last call of a program: flushes and closes standard output, says how
 * many records more were left out, and returns the exit status: the one
 * given, or a worse one seen before (2 before 3 before 1 before 0). */
int msg_finish(int status);
