/* SPDX-License-Identifier: MIT
 * One person's page for a visit: nothing of a partner's is in it. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/sheet.h"

/* Adds all sections between the title and the footer, of the person s->own.
 * errors: -1 with f filled: shipped content is missing. */
int medical_build(const struct sheet *s, struct fault *f) ATTR_NONNULL;
