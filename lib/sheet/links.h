/* SPDX-License-Identifier: MIT
 * What seems to travel together, or why nothing can be said. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the section: of a joint sheet one link at most, else three of each
 * person whose it is. */
void links_build(const struct sheet *s) ATTR_NONNULL;

/* The links that the section tells, most telling first; caller frees. */
const struct finding_link **links_told(const struct sheet *s, size_t *n)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;
