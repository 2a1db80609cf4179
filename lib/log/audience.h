/* SPDX-License-Identifier: MIT
 * Who may see a row or a column: the one choke point, asked in the reader
 * before anything is counted or checked. */
#pragma once

#include "base/base.h"
#include "log/entry.h"

enum audience_kind { AUDIENCE_COUPLE, AUDIENCE_OWN, AUDIENCE_CLINICIAN,
	AUDIENCE_MEDICAL };

struct audience {
	enum audience_kind kind;
	const char *own;	/* the one person of OWN and MEDICAL; else NULL */
};

/* The audience of a word; -1 for another word. */
int audience_of(const char *word) ATTR_NONNULL;

/* Whether a row may reach the audience.
 *   couple: shared rows of everyone.
 *   own: shared rows of everyone, and all rows of own.
 *   clinician: shared and clinician rows.
 *   medical: shared and clinician rows of own alone. */
bool audience_allows(const struct audience *a, const char *who,
		     enum visibility v) ATTR_NONNULL ATTR_PURE;

/* Who a row of that kind and title is for: consent given to a therapist, or
 * taken back, lies in a private log and is the therapist's to know. */
enum visibility audience_meant(enum visibility v, const char *kind,
			       const char *title) ATTR_NONNULL ATTR_PURE;

/* Whether a column may stand in the output: columns of private items do not
 * reach the couple; consent and routing columns are no secret. */
bool audience_shows(const struct audience *a, const char *column)
	ATTR_NONNULL ATTR_PURE;
