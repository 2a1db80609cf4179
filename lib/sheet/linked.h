/* SPDX-License-Identifier: MIT
 * The part of findings that compares one person's days with each other:
 * links, tags, experiments.  For findings.c only. */
#pragma once

#include "base/base.h"
#include "sheet/findings.h"

/* Each fills its part of out, whose figures are set.
 * errors: -1: memory is exhausted. */
int linked_links(struct findings *out, bool between) ATTR_NONNULL;
int linked_tags(struct findings *out) ATTR_NONNULL;
int linked_trials(struct findings *out) ATTR_NONNULL;
