/* SPDX-License-Identifier: MIT
 * Which ratings are spoken of under which title.  The three measures come
 * first in theirs, and their topics first in every sheet. */
#include "sheet/topics.h"

#include <string.h>

#include "base/i18n.h"

const struct topic topics[TOPICS] = {
	[TOPIC_TALK] = { "talk", N_("Talking and listening") },
	[TOPIC_WISHES] = { "wishes", N_("Wishes") },
	[TOPIC_AFFECTION] = { "affection", N_("Affection and closeness") },
	[TOPIC_BODY] = { "body", N_("Body and heart") },
	[TOPIC_MORE] = { "more", N_("Other ratings") },
};

static const struct { const char *id; int topic; } known[] = {
	{ "communication", TOPIC_TALK }, { "heard", TOPIC_TALK },
	{ "say", TOPIC_TALK }, { "load", TOPIC_TALK },
	{ "freq", TOPIC_WISHES }, { "desire", TOPIC_WISHES },
	{ "affection", TOPIC_AFFECTION }, { "closeness", TOPIC_AFFECTION },
	{ "physical", TOPIC_BODY }, { "emotional", TOPIC_BODY },
	{ "health", TOPIC_BODY }, { "pain", TOPIC_BODY },
	{ "stress", TOPIC_BODY }, { "fatigue", TOPIC_BODY },
};

int topic_of(const struct measure *m)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (!strcmp(known[i].id, m->id))
			return known[i].topic;
	return TOPIC_MORE;
}
