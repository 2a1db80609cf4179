/* SPDX-License-Identifier: MIT
 * Ids that a log holds already, so that what is imported twice is there
 * once. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/keep.h"

struct already {
	struct already_slot {
		uint64_t id, content;
	} *slot;
	size_t n, slots;
	char **people;		/* whose logs were read, n_people of them */
	size_t n_people, people_room;
};

enum already_is { ALREADY_NEW, ALREADY_SAME, ALREADY_OTHER };

#define ALREADY_EMPTY { NULL, 0, 0, NULL, 0, 0 }

/* Learns the ids of the shared log and of who's private one, once a person.
 * A log that is not there yet has none.
 * errors: -1 with f filled when one cannot be read. */
int already_read(struct already *a, const struct keep_how *how,
		 const char *who, struct fault *f) ATTR_NONNULL;

/* Adds a row's id, with a hash of what the row says.  SAME: it is there, in
 * a log or with these words; OTHER: it was added with other words. */
enum already_is already_put(struct already *a, const char *id,
			    uint64_t content) ATTR_NONNULL;

void already_free(struct already *a) ATTR_NONNULL;
