/* SPDX-License-Identifier: MIT
 * The map: what each person thinks helps or hinders, and what the notes show
 * of it, in both directions. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the section: what was declared as a trigger and has not ended, each
 * with its lag and its days, never with a reason; and what people prefer. */
void declared_build(const struct sheet *s) ATTR_NONNULL;
