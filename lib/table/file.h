/* SPDX-License-Identifier: MIT
 * A small file read whole, row by row: content, shipped or one's own. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "table/table.h"

/* Hands each row of the file at path to each.
 * shape:  the table is borrowed until each returns: 0 goes on, 1 is enough,
 *         -1 with f filled ends the reading.
 * errors: -1 with f filled, file and line named: a file that cannot be read,
 *         a broken record, or what each said. */
int file_rows(const char *path,
	      int (*each)(void *arg, const struct table *t, struct fault *f),
	      void *arg, struct fault *f) ATTR_NONNULL_AT(1, 2, 4);
