/* SPDX-License-Identifier: MIT
 * What lib/series says about each person and measure: plain numbers. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "series/shift.h"
#include "series/usual.h"
#include "sheet/gather.h"
#include "sheet/period.h"

/* One person's ratings of one measure. */
struct figure {
	const struct days *days;
	size_t from, n;		/* days from <= i < n lie in the period; 0 <=
				 * i < n are known to it */
	bool weekly;
	bool has_baseline, has_usual;	/* else undefined */
	struct usual_baseline baseline;	/* of the period */
	struct usual_range usual;	/* of the current level */
	struct shift_rules rules;
	struct shift_story story;	/* up to the period's last day */
	struct shift_claim *claim;	/* story.n_claims */
};

struct figures {
	const struct gather *gather;
	struct period period;
	const struct gather_person **person;	/* n, in the order of the day */
	size_t n;
	bool turned;		/* the order is turned round this week */
	struct figure *figure;	/* n times measures->n */
	size_t series;		/* long enough for a claim of lasting change */
	double flukes;
};

/* Computes all figures.  Change and what is usual are learned from the first
 * day on; the baseline is the period's alone.
 * shape:  g is borrowed as long as out; caller frees with figures_free.
 * units:  flukes: false claims of lasting change wanted in a year.
 * errors: -1 with f filled: memory is exhausted. */
int figures_of(const struct gather *g, const struct period *p, double flukes,
	       struct figures *out, struct fault *f) ATTR_NONNULL;

/* The figure of person i (in the order of the day) and measure m. */
const struct figure *figures_at(const struct figures *s, size_t i, size_t m)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

/* Whether any row lies in the period. */
bool figures_any(const struct figures *s) ATTR_NONNULL ATTR_PURE;

/* Whether every one of two people or more has rated the measure in the
 * period. */
bool figures_shared(const struct figures *s, size_t m) ATTR_NONNULL ATTR_PURE;

void figures_free(struct figures *s) ATTR_NONNULL;
