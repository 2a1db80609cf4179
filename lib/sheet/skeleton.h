/* SPDX-License-Identifier: MIT
 * The skeleton of a therapist's note: what the log holds is filled in, by
 * tags and without anybody's words; judgement is left to the clinician. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds title and sections; form is dap, soap or birp. */
void skeleton_build(const struct sheet *s, const char *form) ATTR_NONNULL;
