/* SPDX-License-Identifier: MIT
 * A sheet as text of a width. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/doc.h"

/* Adds the whole sheet.
 * shape:  width in columns; plain: ASCII drawing only. */
void text_write(struct buf *out, const struct doc *d, size_t width,
		bool plain) ATTR_NONNULL;
