/* SPDX-License-Identifier: MIT
 * What a file has beside its bytes: owner, mode, access lists, attributes. */
#pragma once

#include <sys/stat.h>

#include "base/base.h"
#include "base/fault.h"

/* Gives the file to what the file from has, st being the latter's; access
 * lists are attributes too.
 * errors: -1 with f filled when one of them cannot be kept. */
int attributes_copy(int to, int from, const struct stat *st, struct fault *f)
	ATTR_NONNULL;
