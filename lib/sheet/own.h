/* SPDX-License-Identifier: MIT
 * A person's own sheet: everything of theirs, with levels, for them alone. */
#pragma once

#include "base/base.h"
#include "sheet/figures.h"
#include "sheet/page.h"

/* Writes the whole sheet of the person of that tag. */
void own_write(struct page *p, const struct figures *s, const char *tag)
	ATTR_NONNULL;
