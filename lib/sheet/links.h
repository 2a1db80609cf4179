/* SPDX-License-Identifier: MIT
 * What seems to travel together, or why nothing can be said. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the section: of a joint sheet one link at most, else three of each
 * person whose it is. */
void links_build(const struct sheet *s) ATTR_NONNULL;
