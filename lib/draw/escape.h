/* SPDX-License-Identifier: MIT
 * Words of a sheet inside HTML and SVG. */
#pragma once

#include "base/base.h"
#include "base/buf.h"

/* Adds a text of a page: & < > " ' become entities, a line break <br/>, the
 * marks around a name an element that isolates its direction; control
 * characters, which no page may hold, are dropped. */
void escape_text(struct buf *out, const char *text) ATTR_NONNULL;

/* The same for attributes and for words in a picture: no element, a line
 * break is a blank, the marks are dropped. */
void escape_plain(struct buf *out, const char *text) ATTR_NONNULL;
