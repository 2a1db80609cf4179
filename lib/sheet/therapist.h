/* SPDX-License-Identifier: MIT
 * The therapist's private sheet: for no shared screen.  Each person has a
 * part of their own, and only rows with a current consent count. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "sheet/sheet.h"

/* Adds how many people's rows are not shown; nothing when all are. */
void therapist_lacking(const struct sheet *s, struct buf *out) ATTR_NONNULL;

/* Adds all sections between the title and the footer.
 * errors: -1 with f filled: shipped content is missing. */
int therapist_build(const struct sheet *s, struct fault *f) ATTR_NONNULL;
