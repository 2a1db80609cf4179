/* SPDX-License-Identifier: MIT
 * Waves and shifts at a glance. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

enum { CHANGES_MAX = 5 };

/* A person and a measure that have something to tell. */
struct changed {
	size_t i, m;
	double size;
};

/* The measures that a joint sheet shows: the three and those asked for; the
 * others of the usual topics where there is something to show. */
bool changes_shown(const struct sheet *s, size_t m) ATTR_NONNULL;

/* How large a passing stretch is at least that a joint sheet tells: the two
 * largest of those shown, for some come by chance. */
double changes_least(const struct sheet *s) ATTR_NONNULL;

/* Finds the largest changes of the measures that the sheet may speak of,
 * largest first.
 * shape:  out has CHANGES_MAX cells; returns how many are filled. */
size_t changes_find(const struct sheet *s, struct changed *out) ATTR_NONNULL;

/* Adds a line about one of them. */
void changes_line(const struct sheet *s, const struct changed *c) ATTR_NONNULL;

/* Adds the section: a line each. */
void changes_build(const struct sheet *s, const char *title) ATTR_NONNULL;
