/* SPDX-License-Identifier: MIT
 * Who may see a row or a column. */
#include "log/audience.h"

#include <string.h>

int audience_of(const char *word)
{
	static const char *const words[] = {
		[AUDIENCE_COUPLE] = "couple",
		[AUDIENCE_OWN] = "own",
		[AUDIENCE_CLINICIAN] = "clinician",
		[AUDIENCE_MEDICAL] = "medical",
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcmp(words[i], word))
			return (int)i;
	return -1;
}

static bool is_own(const struct audience *a, const char *who)
{
	return a->own && !strcmp(a->own, who);
}

bool audience_allows(const struct audience *a, const char *who,
		     enum visibility v)
{
	switch (a->kind) {
	case AUDIENCE_COUPLE:
		return v == SHARED;
	case AUDIENCE_OWN:
		return v == SHARED || is_own(a, who);
	case AUDIENCE_CLINICIAN:
		return v <= CLINICIAN;
	case AUDIENCE_MEDICAL:
		return v <= CLINICIAN && is_own(a, who);
	}
	return false;
}

enum visibility audience_meant(enum visibility v, const char *kind,
			       const char *title)
{
	return v == PRIVATE && !strcmp(kind, "consent") &&
	       !strcmp(title, "therapist") ? CLINICIAN : v;
}

bool audience_shows(const struct audience *a, const char *column)
{
	const struct entry_column *c = entry_column(column);

	if (!c)
		return true;
	switch (a->kind) {
	case AUDIENCE_COUPLE:
		return c->visibility == SHARED;
	case AUDIENCE_OWN:
		return true;
	case AUDIENCE_CLINICIAN:
	case AUDIENCE_MEDICAL:
		return c->visibility <= CLINICIAN;
	}
	return false;
}
