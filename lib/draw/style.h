/* SPDX-License-Identifier: MIT
 * How a page and its pictures look: fixed CSS, nothing from outside. */
#pragma once

#include "base/base.h"

/* Colours as the pictures name them where no CSS is understood; the same
 * values stand in style_colours. */
#define STYLE_INK "#1b1b1b"
#define STYLE_AXIS "#767676"
#define STYLE_PALE "#d6d6d6"
#define STYLE_PAPER "#ffffff"

enum { STYLE_PEOPLE = 3 };	/* colours, lines, markers; then again */

/* Of a person's lines and of the band of most days. */
extern const char *const style_line[STYLE_PEOPLE];
extern const char *const style_band[STYLE_PEOPLE];
extern const char *const style_dash[STYLE_PEOPLE];

/* Colours for light, dark and forced colours and for paper; what pictures
 * are made of; the page around them. */
extern const char style_colours[], style_chart[], style_page[];
