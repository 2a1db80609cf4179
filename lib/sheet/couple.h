/* SPDX-License-Identifier: MIT
 * The joint sheet: what a couple reads together.  It never monitors: no
 * levels, no calendar, nothing that one partner alone has shared of what is
 * kept unless shared. */
#pragma once

#include "base/base.h"
#include "sheet/figures.h"
#include "sheet/page.h"

/* Writes the whole sheet. */
void couple_write(struct page *p, const struct figures *s) ATTR_NONNULL;
