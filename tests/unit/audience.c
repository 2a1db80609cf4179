/* SPDX-License-Identifier: MIT
 * lib/log/audience: who may see a row or a column. */
#include "log/audience.h"
#include "tap.h"

static const char *const words[] = { "couple", "own", "clinician", "medical" };

/* One line a reader: what of anna's and of ben's shared, clinician and
 * private rows anna's reader may see. */
static void sees(enum audience_kind kind, const char *want)
{
	const struct audience a = { kind, "anna" };
	char got[8], what[64];
	size_t at = 0;

	for (int v = SHARED; v <= PRIVATE; v++)
		got[at++] = audience_allows(&a, "anna", v) ? 'x' : '-';
	got[at++] = ' ';
	for (int v = SHARED; v <= PRIVATE; v++)
		got[at++] = audience_allows(&a, "ben", v) ? 'x' : '-';
	got[at] = '\0';
	snprintf(what, sizeof(what), "%s sees the rows that are for them",
		 words[kind]);
	is_text(got, want, what);
}

static void shows(enum audience_kind kind, const char *column, bool want)
{
	const struct audience a = { kind, "anna" };
	char what[80];

	snprintf(what, sizeof(what), "%s %s the column %s", words[kind],
		 want ? "sees" : "does not see", column);
	is_int(audience_shows(&a, column), want, what);
}

int main(void)
{
	for (int i = 0; i < 4; i++)
		is_int(audience_of(words[i]), i, "every reader has a word");
	is_int(audience_of("all"), -1, "there is no word for all");
	is_int(audience_of("Couple"), -1, "words are small letters");

	sees(AUDIENCE_COUPLE, "x-- x--");
	sees(AUDIENCE_OWN, "xxx x--");
	sees(AUDIENCE_CLINICIAN, "xx- xx-");
	sees(AUDIENCE_MEDICAL, "xx- ---");
	const struct audience nobody = { AUDIENCE_OWN, NULL };
	ok(!audience_allows(&nobody, "anna", PRIVATE),
	   "without a person, nobody's private rows are one's own");
	ok(!audience_allows(&(struct audience){ AUDIENCE_COUPLE, "anna" },
			    "anna", PRIVATE),
	   "joint reading shows nobody's private rows, not even one's own");

	shows(AUDIENCE_COUPLE, "desire", true);
	shows(AUDIENCE_COUPLE, "pain", false);
	shows(AUDIENCE_COUPLE, "sexsat", false);
	shows(AUDIENCE_COUPLE, "walk", true);
	shows(AUDIENCE_COUPLE, "visibility", true);
	shows(AUDIENCE_OWN, "pain", true);
	shows(AUDIENCE_OWN, "sexsat", true);
	shows(AUDIENCE_CLINICIAN, "pain", true);
	shows(AUDIENCE_CLINICIAN, "sexsat", false);
	shows(AUDIENCE_MEDICAL, "pain", true);
	shows(AUDIENCE_MEDICAL, "unsaid", false);
	return tap_done();
}
