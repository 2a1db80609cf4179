/* SPDX-License-Identifier: MIT
 * The words that each person reads and accepts alone, and the rows of kind
 * consent that say so: to us, and to a therapist. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "content/asking.h"
#include "content/ledger.h"

struct consent;

/* What the rows of kind consent say now of one person.
 * shape:  l is borrowed; first: the text is shown and a yes to us asked for,
 *         and no more; else one may give or take back either.  Caller frees.
 * units:  today is the day on which a consent must not have run out.
 * errors: NULL with f filled when the text is missing. */
struct consent *consent_new(const struct ledger *l, int32_t today, bool first,
			    struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* Whether there is a yes to us that holds. */
bool consent_holds(const struct ledger *l, int32_t today) ATTR_NONNULL;

/* Fills out; borrowed as long as c. */
void consent_asking(struct consent *c, struct asking *out) ATTR_NONNULL;

/* Whether a yes was said in this dialogue. */
bool consent_given(const struct consent *c) ATTR_NONNULL;

void consent_free(struct consent *c);
