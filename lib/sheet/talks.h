/* SPDX-License-Identifier: MIT
 * Talks that were logged: turns and time. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds a heading and a sentence to the topic of talking. */
void talks_build(const struct sheet *s) ATTR_NONNULL;
