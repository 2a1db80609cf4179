/* SPDX-License-Identifier: MIT
 * Questionnaires that users bring: what is known of each, in a small table of
 * theirs (--scale FILE).  Their totals stand in a column of the log that has
 * the scale's id.  No question of any questionnaire is ever shipped. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

struct scale {
	char *id;		/* the log's column: [a-z0-9_]+ */
	char *name, *source;	/* "" for none */
	double sd;		/* of totals, in points */
	double reliability;	/* 0 to below 1: of the retest where the table
				 * has one, else internal */
	bool retest;		/* which of the two it is */
	double cutoff;		/* NaN: none */
};

struct scales {
	struct scale *scale;	/* n */
	size_t n, room;
};

/* Reads a CSV table with the columns id, sd, reliability and retest (one of
 * the two may be empty), and perhaps name, cutoff, source.
 * shape:  caller frees with scales_free.
 * errors: -1 with f filled, line and column named: no such file, a column
 *         missing, an id that is none, twice there or one of the log's own, a
 *         number that is none or out of range. */
int scales_read(struct scales *s, const char *path, struct fault *f)
	ATTR_NONNULL;

/* The number of the scale of that id; -1. */
int scales_find(const struct scales *s, const char *id)
	ATTR_NONNULL ATTR_PURE;

void scales_free(struct scales *s) ATTR_NONNULL;
