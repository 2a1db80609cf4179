/* SPDX-License-Identifier: MIT
 * How far mending has come after something went wrong, for a session. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/sheet.h"

/* Adds a heading and what was noted last, of nobody by name.
 * errors: -1 with f filled: the item set cannot be read. */
int mending_build(const struct sheet *s, struct fault *f) ATTR_NONNULL;
