/* SPDX-License-Identifier: MIT
 * A log read for one audience, and everything computed that its sheets need. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/audience.h"
#include "log/feed.h"
#include "sheet/consents.h"
#include "sheet/entries.h"
#include "sheet/findings.h"
#include "sheet/notice.h"
#include "sheet/period.h"

struct reading_how {
	struct audience audience;
	struct period_how period;	/* checked by period_check */
	bool until_given;		/* as period_check found it */
	int32_t until;
	const struct measures *measures;
	const struct scales *scales;	/* NULL: none */
	double flukes;
	bool words;		/* texts of rows are wanted, not numbers
				 * alone */
	bool *again;		/* set when rows come a second time, so that
				 * bad ones are told once; NULL */
};

struct reading {
	const struct reading_how *how;
	struct consents consents;	/* CLINICIAN */
	struct notices notices;		/* CLINICIAN */
	struct gather gather;
	struct entries entries;
	struct figures figures;
	struct findings findings;
};

/* Reads the feed to its end.  For a therapist only people with a current
 * consent count, so that the feed is read twice.
 * shape:  how is borrowed as long as out; the caller frees with
 *         reading_free, also after an error.
 * errors: -1 with f filled, as gather_read, figures_of and findings_of. */
int reading_of(struct reading *out, struct feed *d,
	       const struct reading_how *how, struct fault *f) ATTR_NONNULL;

void reading_free(struct reading *r) ATTR_NONNULL;
