/* SPDX-License-Identifier: MIT
 * Memory that is there or the program ends: callers never test for NULL. */
#pragma once

#include "base/base.h"

/* A zeroed block of n cells of size bytes; caller frees.
 * errors: ends the program with status 2 when memory is exhausted. */
void *mem_get(size_t n, size_t size) ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* The block at old, grown so that at least need cells of size bytes fit.
 * shape:  *room is the count of cells that fit, updated; new cells are not
 *         zeroed; old may be NULL when *room is 0; caller frees.
 * errors: ends the program with status 2 when memory is exhausted. */
void *mem_grow(void *old, size_t *room, size_t need, size_t size)
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT ATTR_NONNULL_AT(2);

/* A copy of a text; caller frees.
 * errors: ends the program with status 2 when memory is exhausted. */
char *mem_dup(const char *text) ATTR_RETURNS_NONNULL ATTR_NONNULL
	ATTR_USE_RESULT;

/* A NUL-ended copy of the len bytes at text; caller frees.
 * errors: ends the program with status 2 when memory is exhausted. */
char *mem_dupn(const char *text, size_t len) ATTR_RETURNS_NONNULL ATTR_NONNULL
	ATTR_USE_RESULT;
