/* SPDX-License-Identifier: MIT
 * Item sets as a blank sheet: to be printed and filled in by hand, or as the
 * header of a table for a spreadsheet. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "content/answers.h"

enum { FORM_WIDTH = 76 };	/* columns of a sheet of A4 in usual print */

/* Adds the sheet: each question with its anchors, boxes and lines.
 * shape:  width columns, 20 at least; fewer make a sheet for large print;
 *         footer comes last. */
void form_text(struct buf *out, const struct answers *a, const char *footer,
	       size_t width) ATTR_NONNULL;

/* Adds a table: date, who and what a row is, then a column an item; below it
 * one blank row for each set and visibility that its items have, so that
 * attune log --import puts every answer where it belongs.
 * shape:  who may be NULL. */
void form_csv(struct buf *out, const struct answers *a, const char *who)
	ATTR_NONNULL_AT(1, 2);
