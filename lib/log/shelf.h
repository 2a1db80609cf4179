/* SPDX-License-Identifier: MIT
 * Rows held back: all of them to be sorted, or the latest few. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

struct shelf;

/* An empty shelf for the latest most rows, 0: for all. */
struct shelf *shelf_new(size_t most) ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Puts a copy of a row there; when it is full, the earliest goes.
 * shape:  e->names are borrowed as long as the shelf. */
void shelf_add(struct shelf *s, const struct entry *e) ATTR_NONNULL;

/* Orders the rows by instant, then id, or as they were added. */
void shelf_arrange(struct shelf *s, bool by_instant) ATTR_NONNULL;

/* The rows, *n of them; borrowed until the next change. */
const struct entry *shelf_rows(const struct shelf *s, size_t *n) ATTR_NONNULL;

void shelf_free(struct shelf *s);
