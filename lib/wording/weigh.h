/* SPDX-License-Identifier: MIT
 * What the words of a text add up to, by weights that were learned from
 * lessons (tests/wording/lessons-*.csv): whether there is something to remark
 * on, and of which category it would be.  Logistic regression over n-grams,
 * each counted once and by how rare it is.  source: Fan and others 2008,
 * LIBLINEAR; Salton and Buckley 1988. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wording/pattern.h"
#include "wording/rules.h"
#include "wording/stock.h"

struct weights;

/* The weights of a language, from rules/weights.csv or the image; a language
 * without that file has none, which is no fault.
 * shape:  s is borrowed; caller frees.
 * errors: -1 with f filled, file and line named. */
int weights_read(struct stock *s, struct weights **w, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void weights_free(struct weights *w);

/* Adds the bytes that the image keeps. */
void weights_put(const struct weights *w, struct buf *out) ATTR_NONNULL;

enum { WEIGH_MOST = 3 };	/* sentences together */

/* The sentences that are weighed from now on.
 * shape:  text and its n sentences are borrowed until the next. */
void weigh_text(struct weights *w, const char *text, const struct span *at,
		size_t n) ATTR_NONNULL_AT(1, 2);

/* What the sentences [from, to) add up to together, each with its own
 * beginning and end: log-odds; what lies above nought speaks for a remark.
 * shape:  at most WEIGH_MOST; category: room for CAT_COUNT, which of them it
 *         would be; or NULL. */
double weigh(struct weights *w, size_t from, size_t to, double *category)
	ATTR_NONNULL_AT(1);

/* What it says for a remark that a rule fired, in log-odds: this one, or, by
 * the id "", any.  0 for a rule nothing is known of. */
double weights_of_rule(const struct weights *w, const char *id)
	ATTR_NONNULL ATTR_PURE;
