/* SPDX-License-Identifier: MIT
 * Whether a change has lasted: the diary replayed week by week. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "series/stretch.h"

enum { SHIFT_BACK = 1500 };	/* answered days a look goes back at most:
				 * four years, so that the cost of a replay
				 * grows with its days alone */

/* What a replay asks for; days in, weeks start Monday, day 0 is 1970-01-01. */
struct shift_rules {
	size_t before, after;	/* answered days needed on each side */
	int32_t span;		/* days from the onset to the last answer */
	int32_t step;		/* 1, or 7 in a weekly diary */
	int32_t fresh;		/* days from the onset that it is news */
	size_t enough;		/* answered days a usual range needs */
	double limit;		/* h, see shift_limit */
	int midweek;		/* 1: the look at until claims, too, though
				 * its claim may be gone at the week's end;
				 * 0: it is possible at most */
};

enum shift_state {
	SHIFT_NOT_ENOUGH, SHIFT_USUAL, SHIFT_TEMPORARY,
	SHIFT_POSSIBLE_UP, SHIFT_POSSIBLE_DOWN,
	SHIFT_UP, SHIFT_DOWN, SHIFT_DRIFT_UP, SHIFT_DRIFT_DOWN,
};

struct shift_claim {
	int32_t onset, look;	/* first day of the new level; when claimed */
	size_t first;		/* index of onset */
	double z;		/* at the look, signed */
	int drift;		/* 1: a line fits better than a step */
	int midweek;		/* 1: look was until, not the end of a week */
	double before, after;	/* medians, re-estimated to the level's end */
	size_t n_before, n_after;
	int logged;		/* +1 more, -1 fewer, by over 25 points; 0 */
};

struct shift_story {
	enum shift_state state;
	int32_t since;		/* onset of what state names; else level's */
	size_t n_claims;
	size_t level;		/* index at which the current level begins */
	struct shift_claim possible;	/* n_after 0: none */
	struct stretch stretch;		/* found 0: none */
	size_t more;		/* answered days until a lasting change of the
				 * current level can be told; 0: it can */
};

/* The threshold h for m series shown and so many false claims a year wanted.
 * units:  flukes a couple-year; below .01 counts as .01.
 * errors: never fails; at least 3.
 * source: attune-methods (simulated). */
double shift_limit(size_t m, double flukes);

/* h widened for an effective nu degrees of freedom, like Student's t.
 * source: attune-methods. */
double shift_widened(double h, double nu);

/* The rules for a daily or (weekly 1) weekly diary.
 * source: attune-methods. */
struct shift_rules shift_rules(int weekly, double limit);

/* Replays a diary and tells what has changed lastingly, and how it is now.
 * shape:  day (strictly ascending) and x have n cells; days after until are
 *         not looked at; claims has room for n / rules->before + 1.
 * units:  days; those of x.
 * errors: -1 without memory, *out and claims undefined.  No days, or none up
 *         to until: not enough, since is until.
 * source: siegmund1995, hawkins2010; attune-methods. */
int shift_replay(const int32_t *day, const double *x, size_t n, int32_t until,
		 const struct shift_rules *rules, struct shift_claim *claims,
		 struct shift_story *out);
