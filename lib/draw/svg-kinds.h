/* SPDX-License-Identifier: MIT
 * One function a kind of chart: draws its head and what is below, and returns
 * where the picture ends. */
#pragma once

#include "draw/pen.h"

double run_draw(struct pen *p) ATTR_NONNULL;
double calendar_draw(struct pen *p) ATTR_NONNULL;
double gap_draw(struct pen *p) ATTR_NONNULL;
double lags_draw(struct pen *p) ATTR_NONNULL;
double shares_draw(struct pen *p) ATTR_NONNULL;

/* The small chart of a table's cell, of that size. */
void spark_draw(struct pen *p, int wide, int high) ATTR_NONNULL;

/* Parts of a run chart, for those that share its field: values with their
 * rules, and days below it. */
void run_frame(struct pen *p) ATTR_NONNULL;
void run_ticks(struct pen *p, double y) ATTR_NONNULL;
