/* SPDX-License-Identifier: MIT
 * The joint sheet: what a couple reads together.  It never monitors: no
 * levels, no calendar, nothing that one partner alone has shared of what is
 * kept unless shared. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/sheet.h"

/* Adds all sections between the opening and the footer.
 * errors: -1 with f filled: shipped content is missing. */
int couple_build(const struct sheet *s, struct fault *f) ATTR_NONNULL;
