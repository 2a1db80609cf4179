/* SPDX-License-Identifier: MIT
 * A log read for one audience. */
#include "sheet/reading.h"

#include <string.h>

/* Consent is no entry of a diary, and counts for itself alone. */
static bool takes(void *arg, const struct entry *e)
{
	const struct reading *r = arg;

	return strcmp(e->kind, "consent") &&
	       (r->how->audience.kind != AUDIENCE_CLINICIAN ||
		consents_allow(&r->consents, e));
}

static void row(void *arg, const struct entry *e)
{
	struct reading *r = arg;

	entries_take(&r->entries, e);
	if (r->how->audience.kind == AUDIENCE_CLINICIAN)
		notices_take(&r->notices, e);
}

static void anew(void *arg)
{
	struct reading *r = arg;
	int64_t now = r->entries.now;

	entries_free(&r->entries);
	notices_free(&r->notices);
	r->entries.now = now;
}

static int read_consents(struct reading *r, struct feed *d, struct fault *f)
{
	struct entry e;
	int got;

	r->consents.now = r->how->period.now;
	r->consents.day_start = r->how->period.day_start;
	while ((got = feed_next(d, &e, f)) > 0)
		consents_take(&r->consents, &e);
	if (!got)
		got = feed_rewind(d, f);
	if (r->how->again)
		*r->how->again = true;
	return got;
}

int reading_of(struct reading *out, struct feed *d,
	       const struct reading_how *how, struct fault *f)
{
	const struct gather_how rows = {
		.until_given = how->until_given, .until = how->until,
		.now = how->period.now.utc,
		.day_start = how->period.day_start,
		.secret = how->audience.kind != AUDIENCE_COUPLE,
		.scales = how->scales,
		.takes = how->audience.kind == AUDIENCE_COUPLE ? NULL : takes,
		.row = how->words ? row : NULL, .anew = anew, .arg = out,
	};
	const struct findings_how found = {
		.between = how->audience.kind == AUDIENCE_CLINICIAN,
		.scales = how->scales,
	};
	struct period period;

	*out = (struct reading){ .how = how };
	out->entries.now = how->period.now.utc;
	if (how->again)
		*how->again = false;
	if (how->audience.kind == AUDIENCE_CLINICIAN &&
	    read_consents(out, d, f))
		return -1;
	if (gather_read(&out->gather, how->measures, d, &rows, f))
		return -1;
	entries_close(&out->entries);
	period_of(&how->period, &out->gather, &period);
	return figures_of(&out->gather, &period, how->flukes, &out->figures,
			  f) ||
	       findings_of(&out->figures, &found, &out->findings, f) ? -1 : 0;
}

void reading_free(struct reading *r)
{
	findings_free(&r->findings);
	figures_free(&r->figures);
	entries_free(&r->entries);
	gather_free(&r->gather);
	notices_free(&r->notices);
	consents_free(&r->consents);
}
