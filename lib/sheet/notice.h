/* SPDX-License-Identifier: MIT
 * Early notice, for a therapist alone: days and answers after which each
 * person is better spoken to alone first.  No sum is made of them. */
#pragma once

#include "base/base.h"
#include "log/entry.h"
#include "sheet/sheet.h"

enum notice_kind {
	NOTICE_FREEDOM,		/* freedom 3 or less */
	NOTICE_DROP,		/* freedom 3 points below the own median, on
				 * two of the last seven rated days */
	NOTICE_MOTIVE,		/* keeping the peace or avoiding guilt, in two
				 * weeks one after the other */
	NOTICE_PAIN,		/* pain 4 or more */
	NOTICE_NOTE,		/* marked as a safety note by its author */
};

struct notice {
	enum notice_kind kind;
	char who[IDENT_TAG_MAX];
	int32_t day;
	double value;		/* of the rating; NaN */
	char *text;		/* a note, as it stands in the log; NULL */
};

struct notices {
	struct notice *one;	/* n */
	size_t n, room;
};

/* Looks at a row.  Freedom and pain count as they were answered, whatever
 * else was answered on that day.
 * source: attune-methods, "Early notice". */
void notices_take(struct notices *all, const struct entry *e) ATTR_NONNULL;

/* Adds the section, of the period's days. */
void notices_build(const struct sheet *s, struct notices *all) ATTR_NONNULL;

void notices_free(struct notices *all) ATTR_NONNULL;
