/* SPDX-License-Identifier: MIT
 * Questionnaires of the user's own (--scale): the first and the last total,
 * and whether they differ by more than the questionnaire's own error. */
#pragma once

#include "base/base.h"
#include "sheet/sheet.h"

/* Whether person i (figures->n: anybody) has a total in the period. */
bool instruments_any(const struct sheet *s, size_t i) ATTR_NONNULL;

/* Adds a line for each questionnaire of person i, with the two numbers it
 * rests on and where they are from.
 * shape:  named: the line begins with the person, too. */
void instruments_list(const struct sheet *s, size_t i, bool named)
	ATTR_NONNULL;
