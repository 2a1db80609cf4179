/* SPDX-License-Identifier: MIT
 * Compiler words that say in a prototype what a type cannot. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define ATTR_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define ATTR_NONNULL __attribute__((nonnull))
#define ATTR_NONNULL_AT(...) __attribute__((nonnull(__VA_ARGS__)))
#define ATTR_RETURNS_NONNULL __attribute__((returns_nonnull))
#define ATTR_NORETURN __attribute__((noreturn))
#define ATTR_PURE __attribute__((pure))
#define ATTR_USE_RESULT __attribute__((warn_unused_result))
#define ATTR_UNUSED __attribute__((unused))

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The exit statuses of every program (attune(1), EXIT STATUS). */
enum status {
	DONE = 0,	/* what was asked is done */
	OTHERWISE = 1,	/* the question has the other answer */
	TROUBLE = 2,	/* could not; nothing changed */
	PARTLY = 3,	/* done, but bad records were left out, each named */
};
