/* SPDX-License-Identifier: MIT
 * What went with days so far: reminders, each with its count, no forecast. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds sentences on tags that are noted for days to come, on weekends that
 * differ, and on stretches that go on.  Returns how many. */
size_t patterns_build(const struct sheet *s) ATTR_NONNULL;
