/* SPDX-License-Identifier: MIT
 * How much the numbers of the therapist's sheet rest on. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the section: of each person rated days and gaps, ratings that mostly
 * stand at an end of their scale, and versions of the questions. */
void quality_build(const struct sheet *s) ATTR_NONNULL;
