/* SPDX-License-Identifier: MIT
 * What the build keeps of the rules, for lib/freeze.c. */
#pragma once

#include "wording/wording.h"

/* Makes every pattern of rules, guards and spellings.
 * errors: -1 with f filled. */
int wording_make(struct wording *w, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Adds the image of the rules' files, the patterns given and the sieves.
 * errors: -1 with f filled. */
int wording_freeze(struct wording *w, struct stock_kept *kept, size_t n,
		   struct buf *out, struct fault *f)
	ATTR_NONNULL_AT(1, 4, 5) ATTR_USE_RESULT;
