/* SPDX-License-Identifier: MIT
 * What helped and what did not, in people's own words, side by side. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the section; of a joint sheet as many of each, or none. */
void feedback_build(const struct sheet *s) ATTR_NONNULL;
