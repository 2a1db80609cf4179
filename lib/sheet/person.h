/* SPDX-License-Identifier: MIT
 * One person's part of the therapist's private sheet. */
#pragma once

#include "base/base.h"
#include "content/items.h"
#include "sheet/sheet.h"

/* Adds a section with the ratings of person i, on the common scale, and what
 * they answered for the therapist; choices are worded as in the items. */
void person_build(const struct sheet *s, size_t i, const struct items *items)
	ATTR_NONNULL;
