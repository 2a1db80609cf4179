/* SPDX-License-Identifier: MIT
 * The tidy table: one number a row, as CSV or JSON, in the C locale. */
#pragma once

#include "base/base.h"
#include "base/buf.h"

enum { GRID_NO_DAY = INT32_MIN };

/* One row; what does not apply is NULL, NaN, negative or GRID_NO_DAY. */
struct grid_row {
	const char *section, *who, *item, *factor, *statistic;
	double value, low, high;
	long n;
	int32_t since, until;
	double p;
	const char *label, *method, *text;
};

struct grid {
	struct buf *out;
	const char *file;	/* first cell of every row */
	bool json;		/* an array of objects, else CSV */
	size_t rows;		/* written so far */
};

/* A row of which only these apply. */
struct grid_row grid_row(const char *section, const char *statistic,
			 double value, size_t n, int32_t since, int32_t until)
	ATTR_NONNULL;

/* Begins the table, adds a row, ends it.
 * units:  numbers have at most 6 significant digits, dates are ISO; in JSON
 *         numbers are numbers and what does not apply is null. */
void grid_begin(struct grid *g) ATTR_NONNULL;
void grid_put(struct grid *g, const struct grid_row *r) ATTR_NONNULL;
void grid_end(struct grid *g) ATTR_NONNULL;
