/* SPDX-License-Identifier: MIT
 * Which ratings are spoken of under which title. */
#pragma once

#include "base/base.h"
#include "sheet/measures.h"

enum { TOPIC_TALK, TOPIC_WISHES, TOPIC_AFFECTION, TOPIC_BODY, TOPIC_MORE,
	TOPICS };

struct topic {
	const char *key, *title;	/* title is an N_() phrase */
};

extern const struct topic topics[TOPICS];

/* The topic of a measure; what is none of the others is TOPIC_MORE. */
int topic_of(const struct measure *m) ATTR_NONNULL;
