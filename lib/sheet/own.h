/* SPDX-License-Identifier: MIT
 * A person's own sheet: everything of theirs, with levels, for them alone. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/sheet.h"

/* Adds all sections between the opening and the footer, of the person
 * s->own.
 * errors: -1 with f filled: shipped content is missing. */
int own_build(const struct sheet *s, struct fault *f) ATTR_NONNULL;
