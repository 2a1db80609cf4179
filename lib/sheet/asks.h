/* SPDX-License-Identifier: MIT
 * Open questions to take to the next talk or session, by rules: the largest
 * change, what has waited longest, a strength. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the section with n questions, 3 at most. */
void asks_build(const struct sheet *s, size_t n) ATTR_NONNULL;
