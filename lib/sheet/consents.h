/* SPDX-License-Identifier: MIT
 * Whose rows a therapist may be shown: each person's latest consent to a
 * therapist, what it covers and until when. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

struct consented {
	char who[IDENT_TAG_MAX];
	bool heard;		/* a row says something */
	bool given;
	bool clinician;		/* covers what was asked for a therapist */
	struct stamp time;
	int32_t day, until;	/* until: INT32_MAX for no day */
	char *purpose;		/* NULL: none */
};

struct consents {
	struct consented *one;	/* n people, by first appearance */
	size_t n, room;
	struct stamp now;
	int day_start;		/* minutes */
	bool uncovered;		/* consents_release met a row that may not be
				 * shown */
};

/* Learns from a row who there is and what they agreed to; rows that are
 * later than c->now count for the former alone.  Of rows of one moment one
 * that takes back counts. */
void consents_take(struct consents *c, const struct entry *e) ATTR_NONNULL;

/* Whether that person's consent holds now. */
bool consents_hold(const struct consents *c, const struct consented *one)
	ATTR_NONNULL;

/* Whether a row may be shown: of a person whose consent holds, and what it
 * covers. */
bool consents_allow(const struct consents *c, const struct entry *e)
	ATTR_NONNULL;

/* Takes a row that its writer hands out, consents first, and sets uncovered
 * if it may not be shown.  consents is a struct consents. */
void consents_release(void *consents, const struct entry *e) ATTR_NONNULL;

/* How many people's rows are not shown. */
size_t consents_lacking(const struct consents *c) ATTR_NONNULL;

void consents_free(struct consents *c) ATTR_NONNULL;
