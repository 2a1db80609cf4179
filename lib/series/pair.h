/* SPDX-License-Identifier: MIT
 * How far two lists of numbers rise and fall together. */
#pragma once

#include <stddef.h>

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
