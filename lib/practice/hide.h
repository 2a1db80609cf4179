/* SPDX-License-Identifier: MIT
 * --deidentify: a log rewritten before anything is computed, by a list of
 * what may stay and not of what must go.  What stays: ratings and numbers of
 * the shipped items, kinds, talks, turns and minutes, declared triggers that
 * are shipped items, consent to a therapist, the tag safety.  People become
 * a, b, ... in the order of their first rows; days move by whole weeks, so
 * that the first lies in the week of HIDE_EPOCH, and have no time of day and
 * no offset.  All words, all other tags, ids and columns go. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "log/feed.h"
#include "practice/order.h"

#define HIDE_EPOCH "2001-01-01"	/* a Monday */

struct hide_person {
	char tag[IDENT_TAG_MAX];
	char letter[IDENT_TAG_MAX];
	struct stamp first;
};

struct hide {
	struct hide_person *person;	/* n, by their first rows */
	size_t n, room;
	int32_t first;		/* the first day of all; if n */
	int32_t shift;		/* days that are added */
	struct buf rows;
	size_t written;		/* rows */
	char since[STAMP_MAX], until[STAMP_MAX];	/* of the period */
};

/* Reads the feed and puts what stays of it in the place of standard input, as
 * a log to be read by the name "-".  The order's period, and the audience's
 * one person, are turned into what they are there.
 * shape:  o and a are changed; they borrow from h, which the caller frees.
 *         again is set when rows come a second time.
 * errors: -1 with f filled: as the feed; no memory for the rows. */
int hide_log(struct hide *h, struct feed *d, struct order *o,
	     struct audience *a, bool *again, struct fault *f) ATTR_NONNULL;

/* What a person is called there; the tag itself when nothing is hidden. */
const char *hide_tag(const struct hide *h, const char *tag)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

void hide_free(struct hide *h) ATTR_NONNULL;
