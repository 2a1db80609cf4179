/* SPDX-License-Identifier: MIT
 * A clinician's clients: each is one operand, a file or a folder. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

struct client {
	const char *operand;	/* as it was typed; borrowed */
	char *name;		/* its last part, .csv left out */
};

/* Names the clients of n operands.
 * shape:  numbered: they are called client-1, client-2, ...; caller frees
 *         with clients_free.
 * errors: NULL with f filled: an operand that names nothing, such as "-" or
 *         ".."; with unlike, two that have one name. */
struct client *clients_of(char *const *operands, size_t n, bool numbered,
			  bool unlike, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

void clients_free(struct client *all, size_t n);
