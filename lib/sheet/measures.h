/* SPDX-License-Identifier: MIT
 * What can be rated: the numbers of the schema and of the item sets. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

enum { MEASURES_THREE = 3 };

struct measure {
	char *id;		/* the log's column */
	const char *what;	/* N_() phrase; NULL: the id will do */
	bool starred;		/* kept unless a person chooses to share it */
	bool factor;		/* may travel with others: stress, tiredness */
	bool secret;		/* asked in private: never in a joint sheet */
};

struct measures {
	struct measure *all;	/* n; communication, freq, affection first */
	size_t n, room;
};

/* Reads which ratings and numbers there are, and who they are for.
 * shape:  caller frees with measures_free.
 * errors: -1 with f filled: an item set that cannot be read, or none at all,
 *         for then nobody could tell what was asked in private. */
int measures_read(struct measures *m, struct fault *f) ATTR_NONNULL;

/* The number of the measure of that id; -1. */
int measures_find(const struct measures *m, const char *id)
	ATTR_NONNULL ATTR_PURE;

/* Adds the measure's heading in the user's language, masked. */
void measures_heading(const struct measure *m, struct buf *out) ATTR_NONNULL;

/* Adds a few words for the measure, masked: as they fit into a sentence, and
 * as they begin a line. */
void measures_word(const struct measure *m, struct buf *out) ATTR_NONNULL;
void measures_short(const struct measure *m, struct buf *out) ATTR_NONNULL;

void measures_free(struct measures *m) ATTR_NONNULL;
