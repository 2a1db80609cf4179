/* SPDX-License-Identifier: MIT
 * What is wanted of every log that a report is made from. */
#pragma once

#include "base/base.h"
#include "log/audience.h"
#include "log/config.h"
#include "sheet/period.h"
#include "sheet/scale.h"
#include "sheet/sheet.h"

enum order_format { ORDER_TEXT, ORDER_HTML, ORDER_SVG, ORDER_CSV, ORDER_JSON };

struct order {
	enum order_format format;
	struct audience audience;
	const char *note;	/* form of a note to be completed; NULL: none */
	const char *const *section;	/* these alone; n_sections, 0: all */
	size_t n_sections;
	const char *chart_who;	/* SVG: whose chart; NULL: of anybody */
	int chart_item;		/* SVG: of which measure; -1: of any */
	bool no_notes, strict;
	bool hidden;		/* --deidentify */
	const struct config *config;
	const struct measures *measures;
	const struct scales *scales;
	const bool *chosen;	/* a flag a measure; NULL: none chosen */
	struct period_how period;	/* checked */
	bool until_given;
	int32_t until;
	double flukes;
	size_t width;		/* of text, in columns */
	bool plain;		/* ASCII drawing only */
};

/* Whether numbers are wanted, and no words of rows. */
static inline bool order_is_table(const struct order *o)
{
	return o->format == ORDER_CSV || o->format == ORDER_JSON;
}
