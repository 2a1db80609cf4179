/* SPDX-License-Identifier: MIT
 * What repeats, balances and lies apart, and what goes together (linked.h):
 * lib/series asked about everyone's days, tags and registers.  Plain numbers, no words; who may be
 * told what is for the sheets to decide. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "series/change.h"
#include "series/gap.h"
#include "series/trend.h"
#include "series/voice.h"
#include "series/weekdays.h"
#include "sheet/figures.h"
#include "sheet/linked.h"
#include "sheet/scale.h"

/* Who wrote and spoke how much; a count a person, in figures' order. */
enum { FINDINGS_ENTRIES, FINDINGS_WORDS, FINDINGS_TURNS, FINDINGS_MINUTES,
	FINDINGS_VOICES };

struct finding_voice {
	double *count;		/* of each person */
	struct voice voice;
};

struct finding_pause {
	int32_t last;		/* day of the last entry */
	int32_t limit;		/* days without one that are a pause */
	bool paused;
};

/* A person and a measure by day of the week, and its slow direction. */
struct finding_days {
	bool has_weekdays;	/* else weekdays is undefined: no rated day */
	struct weekdays weekdays;
	bool has_trend;		/* else trend is undefined: below 3 days */
	struct trend trend;	/* of the period */
	bool trend_enough;	/* 29 days, or 12 entries of a weekly diary */
};

enum { FINDINGS_PEOPLE = 16 };	/* more of them, and pairs are left alone */

/* Two people and a measure, on the period's common days. */
struct finding_gap {
	size_t i, k, m;		/* i < k */
	int32_t since, until;
	bool weekly;
	struct gap gap;
};

/* A person's totals of a user's questionnaire: the period's first, its last. */
struct finding_scale {
	size_t i;
	const struct scale *scale;
	size_t n;		/* days with a total */
	int32_t since, until;
	double before, after;
	bool enough;		/* two totals; else change is undefined */
	struct change change;
};

struct findings {
	const struct figures *figures;
	struct finding_link *link;	/* by person, most telling first;
					 * between people last */
	struct finding_tag *tag;	/* by person, most telling first */
	struct finding_trial *trial;	/* oldest first */
	struct finding_gap *gap;	/* by pair, then measure */
	struct finding_scale *scale;	/* by person */
	size_t links, tags, trials, gaps, scales;
	struct finding_voice voice[FINDINGS_VOICES];
	struct finding_pause *pause;	/* of each person */
	struct finding_days *days;	/* people times measures */
};

struct findings_how {
	bool between;		/* links between people, too: clinician */
	const struct scales *scales;	/* --scale; NULL: none */
};

/* Computes all of them for the figures' people, up to the last day.
 * shape:  s is borrowed as long as out; caller frees with findings_free.
 * errors: -1 with f filled: memory is exhausted. */
int findings_of(const struct figures *s, const struct findings_how *how,
		struct findings *out, struct fault *f) ATTR_NONNULL;

/* The days of person i and measure m. */
const struct finding_days *findings_days(const struct findings *s, size_t i,
					 size_t m)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_PURE;

void findings_free(struct findings *s) ATTR_NONNULL;
