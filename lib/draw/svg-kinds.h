/* SPDX-License-Identifier: MIT
 * One function a kind of chart: draws its head and what is below, and returns
 * where the picture ends. */
#pragma once

#include "draw/pen.h"

double run_draw(struct pen *p) ATTR_NONNULL;
double calendar_draw(struct pen *p) ATTR_NONNULL;
double lags_draw(struct pen *p) ATTR_NONNULL;
double shares_draw(struct pen *p) ATTR_NONNULL;
