/* SPDX-License-Identifier: MIT
 * The part of findings that compares one person's days with each other:
 * links, tags, experiments. */
#pragma once

#include "base/base.h"
#include "series/link.h"
#include "series/phase.h"

struct findings;

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

/* Each fills its part of out, whose figures are set.  For findings.c alone.
 * errors: -1: memory is exhausted. */
int linked_links(struct findings *out, bool between) ATTR_NONNULL;
int linked_tags(struct findings *out) ATTR_NONNULL;
int linked_trials(struct findings *out) ATTR_NONNULL;
