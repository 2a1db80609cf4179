/* SPDX-License-Identifier: MIT
 * What the terminal allows: colour and width.  No mode depends on it. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "cli/common.h"

/* Whether text on the stream may be coloured: --color, else NO_COLOR, TERM
 * and isatty decide. */
bool term_colour(const struct common *c, FILE *stream) ATTR_NONNULL;

/* Columns to lay text out in: --width, else COLUMNS, else the terminal's,
 * else 79; 20 at least. */
int term_width(const struct common *c, FILE *stream) ATTR_NONNULL;

/* Whether only ASCII may be drawn and no escape sent: --ascii, or ACCESSIBLE
 * is set. */
bool term_plain(const struct common *c) ATTR_NONNULL;
