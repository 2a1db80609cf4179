/* SPDX-License-Identifier: MIT
 * Shapes of sentences with places to fill: {group} of the frame's pattern as
 * it stands, {group:form} with its verbs in another form, {group:own} with
 * her, him and them turned to me, {feeling}, {topic}; and the slots [what
 * happened] and [wish], which stay when nobody fills them. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "reword/frames.h"

/* How many shapes a cell holds, with " || " between; at least 1. */
size_t shape_count(const char *shapes) ATTR_NONNULL ATTR_PURE;

/* How the shapes tell what happened: with {event}, {habit}, {fact}. */
enum told shape_tells(const char *shapes) ATTR_NONNULL ATTR_PURE;

/* Adds shape number i of the frame, filled from its last match.
 * shape:  *felt: the feeling of the frame's list that was named, or NULL.
 * errors: -1 when a verb or its form is not known, or the topic is not. */
int shape_fill(struct frame *fr, size_t i, const struct verbs *v,
	       const struct said *s, const struct fill *fill,
	       struct buf *out, const char **felt) ATTR_NONNULL;

/* The slots that a text has open, with ";" between; NULL: none.
 * shape:  caller frees. */
char *shape_slots(const char *text) ATTR_NONNULL;
