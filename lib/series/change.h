/* SPDX-License-Identifier: MIT
 * Whether two answers to a questionnaire differ by more than its own error.
 * Not for single daily ratings. */
#pragma once

enum change_state { CHANGE_NO, CHANGE_UP, CHANGE_DOWN };

struct change {
	double points;		/* after less before */
	double index;		/* points in standard errors of a difference */
	double least;		/* points from which a change is reliable */
	enum change_state state;
};

/* The reliable change index of two totals.
 * units:  before, after and sd in points of the questionnaire; reliability
 *         0 to below 1, preferably of a retest.
 * errors: -1 with sd not above 0 or reliability out of range, *out untouched.
 * source: jacobson1991. */
int change_find(double before, double after, double sd, double reliability,
		struct change *out);
