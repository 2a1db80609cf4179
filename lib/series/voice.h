/* SPDX-License-Identifier: MIT
 * Whether people take about equal parts in what is written and said.  A
 * count of words is no measure of weight, and silence may be a right. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
	VOICE_LEAST = 20,	/* events, of all people, before parts are told */
	VOICE_PAUSE = 14,	/* days without an entry that may be a pause */
};

enum voice_state { VOICE_NOT_ENOUGH, VOICE_ABOUT_EQUAL, VOICE_UNEVEN };

struct voice {
	double total;		/* events of all */
	double most;		/* the largest part, 0 to 1; 0 without any */
	enum voice_state state;
};

/* Weighs the counts of the people: a census, so nothing is tested.
 * shape:  count has people cells, none below 0.
 * errors: never fails; one person alone is never enough.
 * source: attune-methods (uneven from .62 of two, .62 * 2/m of m). */
void voice_find(const double *count, size_t people, struct voice *out);

/* How many days without an entry are a pause, for a middle gap between
 * entries as usual_gap tells it.
 * source: attune-methods. */
int32_t voice_pause(double gap);
