/* SPDX-License-Identifier: MIT
 * Days ahead, as people wrote them down; nothing is foretold. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the section: what was noted for the next four weeks, the ends of
 * experiments, reviews; then what went with such days so far, days of the
 * week that differ, and stretches that go on, each with its count. */
void coming_build(const struct sheet *s) ATTR_NONNULL;
