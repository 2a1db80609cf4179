/* SPDX-License-Identifier: MIT
 * One word of the glossary, another one each week. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/sheet.h"

/* Adds the section.
 * errors: -1 with f filled, as book_read. */
int word_build(const struct sheet *s, struct fault *f) ATTR_NONNULL;
