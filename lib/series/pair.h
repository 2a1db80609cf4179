/* SPDX-License-Identifier: MIT
 * How far two lists of numbers rise and fall together. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "series/rank.h"

struct pair_order {
	size_t n;
	double s;		/* concordant less discordant pairs */
	double var;		/* of s if unrelated, ties counted */
	double tau_b;		/* -1 to 1; 0 if either list is constant */
	double z;		/* s / sqrt(var); 0 if either is constant */
	int constant;		/* 1: one of the lists is constant, or n < 2 */
};

/* Kendall's tau-b of two lists.
 * shape:  x and y have n cells, no NaN.
 * errors: -1 without memory, *out untouched.
 * source: kendall1945 (tau-b, variance), knight1966 (counting). */
int pair_order(const double *x, const double *y, size_t n,
	       struct pair_order *out);

/* The same, from how often each value of x comes with each of y.
 * shape:  count has rows * columns cells, rows by ascending x, columns by
 *         ascending y; columns is at most RANK_KINDS; cells may be 0.
 * errors: never fails. */
void pair_table(const uint32_t *count, size_t rows, size_t columns,
		struct pair_order *out);

/* Fills the place of each value among the unlike ones, ascending; returns
 * how many there are, 0 if they are more than RANK_KINDS.
 * shape:  x and code have n cells, no NaN. */
size_t pair_codes(const double *x, size_t n, unsigned char *code);
