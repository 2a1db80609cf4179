/* SPDX-License-Identifier: MIT
 * Lines that people have drawn: what is off for someone, and which texts that
 * touches.  When in doubt it does. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

struct limits;

struct limits *limits_new(void) ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Takes a row of kind boundary, others pass by.  Of rows of one person with
 * one title the latest counts, so that a line can be loosened by its owner
 * and by nobody else. */
void limits_take(struct limits *l, const struct entry *e) ATTR_NONNULL;

/* Whether a line that is off now touches a text: the title of the line is a
 * word of exact (with ";" between), or shares a word with one of the texts,
 * endings aside.
 * shape:  texts is NULL-ended; who NULL: anyone's line. */
bool limits_touch(const struct limits *l, const char *who, const char *exact,
		  const char *const *texts) ATTR_NONNULL_AT(1, 3, 4);

/* Calls each with every line that is off now and shares a word with a text;
 * borrowed from l. */
void limits_each(const struct limits *l, const char *text,
		 void (*each)(void *arg, const char *who, const char *title),
		 void *arg) ATTR_NONNULL_AT(1, 2, 3);

void limits_free(struct limits *l);
