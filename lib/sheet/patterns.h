/* SPDX-License-Identifier: MIT
 * What went with days so far: reminders, each with its count, no forecast. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds sentences on tags that are noted for days to come, on weekends that
 * differ, on links to a later day, and on stretches that go on, each with how
 * it would have done so far where that holds.  Returns how many. */
size_t patterns_build(const struct sheet *s) ATTR_NONNULL;
