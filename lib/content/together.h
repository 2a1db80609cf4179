/* SPDX-License-Identifier: MIT
 * Several people's sittings, one after the other on one stage. */
#pragma once

#include "base/base.h"
#include "content/sitting.h"
#include "content/stage.h"
#include "content/turns.h"

/* Plays the sittings of t, each stored when its turn is over and cleared away
 * before the next one's, and shows at last what all of them shared.  What one
 * person left, declined or skipped looks the same to the others.
 * errors: the status of the program; what went wrong was told to the person
 *         it is about, and ends it. */
int together_play(const struct stage *g, struct turns *t,
		  const struct sitting_how *how) ATTR_NONNULL;
