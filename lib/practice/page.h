/* SPDX-License-Identifier: MIT
 * A sheet as the format that was asked for. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "practice/order.h"

/* Leaves the sections that were asked for.
 * errors: false when a name is of no section; why says so. */
bool page_keep(const struct order *o, struct doc *d, struct buf *why)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Adds the sheet as text or as a page of HTML. */
void page_write(const struct order *o, const struct doc *d, struct buf *out)
	ATTR_NONNULL;
