/* SPDX-License-Identifier: MIT
 * Answers to choices, as they are worded in the item sets. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "content/items.h"

/* Adds the labels of a cell's choices, "; " between; what is none of the
 * item's stands as in the log, masked. */
void choices_word(struct buf *out, const struct items *items,
		  const char *item, const char *cell) ATTR_NONNULL;
