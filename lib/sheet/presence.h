/* SPDX-License-Identifier: MIT
 * On which days somebody wrote, and what part of all that is: for the person
 * alone, or for the therapist. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Adds the days on which person i wrote, as a chart with its sentence. */
void presence_days(const struct sheet *s, size_t i) ATTR_NONNULL;

/* Adds everyone's parts in what was written, with the word of caution. */
void presence_parts(const struct sheet *s) ATTR_NONNULL;
