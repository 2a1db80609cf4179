/* SPDX-License-Identifier: MIT
 * What goes together, differs, repeats or balances: lib/series asked about
 * everyone's days, tags and registers.  Plain numbers, no words; who may be
 * told what is for the sheets to decide. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "series/change.h"
#include "series/gap.h"
#include "series/link.h"
#include "series/phase.h"
#include "series/trend.h"
#include "series/voice.h"
#include "series/weekdays.h"
#include "sheet/figures.h"
#include "sheet/scale.h"

enum {
	FINDINGS_TOLD = 3,	/* links a private sheet tells; a joint one 1 */
	FINDINGS_BEFORE = 28,	/* days an experiment is compared with */
	FINDINGS_LAGS = 4,	/* days a declared tag is followed: 0 to 3 */
};

/* A factor and a rating some days later.  i and m index figures' people and
 * gather's measures throughout. */
struct finding_link {
	size_t i;		/* whose rating */
	size_t factor_of;	/* whose factor: i, but for links between
				 * people, of which a joint sheet has none */
	size_t factor, m;	/* measures */
	bool declared;		/* somebody declared it as a trigger */
	bool reverse;		/* the rating came first: of declared ones */
	struct link link;	/* link.tested 0: not enough days */
	double adjusted;	/* p for all of that person's links; 1 where
				 * untested */
	bool noticed;		/* worth telling */
	bool was;		/* already so a week before the last day */
};

/* Days with a tag, and a rating on them. */
struct finding_tag {
	size_t i, m;
	const char *tag;	/* as written; borrowed */
	bool declared;
	int lag;		/* days from the tag to the rating; 0, but for
				 * declared tags up to FINDINGS_LAGS - 1 */
	size_t n, n_other;	/* days with and without, both rated */
	bool enough;		/* 8 and 20; else phase is undefined */
	struct phase phase;
	double adjusted;
	bool noticed;		/* adjusted p < .05 */
};

/* An experiment that ran, and one person's rating before and during it. */
struct finding_trial {
	size_t i, m;
	const char *id;		/* of experiments.csv; borrowed */
	int32_t since, until;	/* its days, within the report's */
	int32_t before;		/* first day compared with */
	size_t n_before, n;
	bool enough;		/* 5 and 5; else phase is undefined */
	struct phase phase;	/* shift: during less before */
};

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
