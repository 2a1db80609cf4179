/* SPDX-License-Identifier: MIT
 * Experiments: where they stand, and what became of them together.  Nobody's
 * single word is told. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "content/experiments.h"
#include "content/trial.h"
#include "sheet/sheet.h"

/* Where all experiments stand on the sheet's day; trials_free frees. */
struct trials *attempts_read(const struct sheet *s)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Adds the title of an experiment: the shipped one, else what stands in the
 * log if the sheet shows words from it. */
void attempts_title(const struct sheet *s, const char *id, struct buf *out)
	ATTR_NONNULL;

/* Adds the experiments to the section on experiments and agreements. */
void attempts_build(const struct sheet *s) ATTR_NONNULL;
