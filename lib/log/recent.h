/* SPDX-License-Identifier: MIT
 * Whether a row came before, of rows that come nearly in the order of their
 * times: the latest ones are held, and of the others is known up to which
 * time there were any. */
#pragma once

#include "base/base.h"
#include "log/ident.h"
#include "log/seen.h"

enum { RECENT_PEOPLE = 16 };

struct recent {
	struct seen now, before;	/* open; two generations of contents */
	struct recent_person {
		char tag[IDENT_TAG_MAX];
		int64_t now, before, gone;	/* the latest time of each
						 * generation's rows */
	} person[RECENT_PEOPLE];
	size_t people, last;
};

enum recent_got {
	RECENT_NEW,
	RECENT_KNOWN,		/* an equal row came before */
	RECENT_UNSURE,		/* one may have, too long ago to know */
};

/* Adds a row by its person, instant (UTC seconds) and the hash of all that it
 * says, those two included.
 * shape:  r is all zero before the first call. */
enum recent_got recent_add(struct recent *r, const char *who, int64_t utc,
			   uint64_t content) ATTR_NONNULL;

void recent_free(struct recent *r) ATTR_NONNULL;
