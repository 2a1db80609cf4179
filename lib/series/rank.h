/* SPDX-License-Identifier: MIT
 * Order, middle and normal scores of a list of numbers. */
#pragma once

#include <stddef.h>

enum { RANK_KINDS = 64 };	/* unlike values that ratings may have */

/* Fills the unlike values, ascending, and how often each is there; returns
 * how many there are, 0 if they are more than RANK_KINDS.
 * shape:  x has n cells, no NaN; kind and count RANK_KINDS.
 * errors: never fails. */
size_t rank_kinds(const double *x, size_t n, double *kind, size_t *count);

/* The place of a value among the unlike ones, or where it would be. */
size_t rank_kind(const double *kind, size_t kinds, double value);

/* Puts the numbers in ascending order.
 * shape:  x has n cells, no NaN; sorted in place.
 * errors: never fails. */
void rank_sort(double *x, size_t n);

/* The k-th smallest number, counted from 0.
 * shape:  x has n > k cells, no NaN; its order is changed: nothing before
 *         cell k is larger, nothing after it smaller.
 * errors: never fails.
 * source: hoare1961. */
double rank_select(double *x, size_t n, size_t k);

/* The quantile of type 7, linear between order statistics at h = (n-1)f.
 * shape:  sorted has n >= 1 cells in ascending order.
 * units:  f is a share, 0 to 1.
 * errors: never fails.
 * source: hyndman1996. */
double rank_quantile(const double *sorted, size_t n, double f);

/* The middle number, or the mean of the middle two.
 * shape:  x has n >= 1 cells, no NaN; its order is changed as rank_select
 *         does for cell n / 2.
 * errors: never fails. */
double rank_median(double *x, size_t n);

/* Fills the rank of each number, equal numbers sharing the mean of theirs.
 * shape:  x and rank have n cells; rank may not be x.
 * units:  ranks are 1 to n.
 * errors: -1 without memory, rank untouched. */
int rank_mid(const double *x, size_t n, double *rank);

/* Fills normal scores, the normal quantile of (midrank - 1/2)/n.
 * shape:  x and score have n cells; score may not be x.
 * units:  standard deviations of a standard normal.
 * errors: -1 without memory, score untouched.
 * source: waerden1952. */
int rank_scores(const double *x, size_t n, double *score);

/* The number that a standard normal stays below with chance p.
 * units:  p strictly between 0 and 1; outside, 0 and below count as the
 *         smallest double, 1 and above as the largest below 1: never
 *         infinite.
 * errors: never fails.
 * source: wichura1988. */
double rank_normal_quantile(double p);

/* The chance that a standard normal exceeds z.
 * errors: never fails.
 * source: none but erfc() of C99. */
double rank_normal_tail(double z);
