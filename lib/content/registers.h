/* SPDX-License-Identifier: MIT
 * Registers: boundaries, agreements, values, meanings of words, triggers,
 * changes in life, repairs, moments.  One dialogue makes one row, or a row
 * that changes, ends or joins an earlier one. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "content/asking.h"
#include "content/ledger.h"

struct registers;

/* The register that the one set of a is about; what its rules say of earlier
 * rows is learnt from l, the rows of its kind.
 * shape:  a, l and who are borrowed; caller frees.
 * units:  today is the day that the row is about. */
struct registers *registers_new(struct answers *a, const struct ledger *l,
				const char *who, int32_t today)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Whether there is anything left to ask: a fourth trigger of a quarter is
 * not taken. */
bool registers_is_full(const struct registers *r) ATTR_NONNULL;

/* A kind sentence on that. */
const char *registers_why_full(void) ATTR_RETURNS_NONNULL;

/* Whether a row can be made of the answers; fills in what a skipped question
 * means: who it is for, and when an agreement is looked at again.
 * errors: -1 with f filled: what is missing, or does not fit. */
int registers_check(struct registers *r, struct fault *f) ATTR_NONNULL;

/* Fills out; borrowed as long as r. */
void registers_asking(struct registers *r, struct asking *out) ATTR_NONNULL;

void registers_free(struct registers *r);
