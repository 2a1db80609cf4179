/* SPDX-License-Identifier: MIT
 * Rows of the tidy table in two forms.  The columns are those of
 * attune-report(1). */
#include "sheet/grid.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "log/stamp.h"
#include "table/writer.h"

static const char *const columns[] = {
	"file", "section", "who", "item", "factor", "statistic", "value",
	"low", "high", "n", "since", "until", "p", "label", "method", "text",
};

struct grid_row grid_row(const char *section, const char *statistic,
			 double value, size_t n, int32_t since, int32_t until)
{
	return (struct grid_row){
		.section = section, .statistic = statistic, .value = value,
		.low = NAN, .high = NAN, .n = (long)n, .since = since,
		.until = until, .p = NAN };
}

void grid_begin(struct grid *g)
{
	if (g->json) {
		buf_puts(g->out, "[");
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		buf_addf(g->out, "%s%s", i ? "," : "", columns[i]);
	buf_puts(g->out, "\n");
}

/* One cell of column i; a bare one is a number. */
static void cell(struct grid *g, size_t i, const char *text, bool bare)
{
	size_t len = text ? strlen(text) : 0;

	if (!g->json) {
		writer_cell(g->out, &WRITER_CSV, text ? text : "", len, !i);
		return;
	}
	buf_addf(g->out, "%s\"%s\":", i ? "," : "", columns[i]);
	if (!len)
		buf_puts(g->out, "null");
	else if (bare)
		buf_add(g->out, text, len);
	else
		writer_json(g->out, text, len);
}

static void number(struct grid *g, size_t i, double value)
{
	char text[32] = "";

	if (isfinite(value))
		/* Adding zero makes -0 a 0. */
		snprintf(text, sizeof(text), "%.6g", value + 0.);
	cell(g, i, text, true);
}

static void day(struct grid *g, size_t i, int32_t value)
{
	char text[STAMP_MAX] = "";

	if (value != GRID_NO_DAY)
		stamp_date(text, value);
	cell(g, i, text, false);
}

void grid_put(struct grid *g, const struct grid_row *r)
{
	size_t start = g->out->len, i = 0;

	if (g->json)
		buf_puts(g->out, g->rows ? ",\n{" : "\n{");
	cell(g, i++, g->file, false);
	cell(g, i++, r->section, false);
	cell(g, i++, r->who, false);
	cell(g, i++, r->item, false);
	cell(g, i++, r->factor, false);
	cell(g, i++, r->statistic, false);
	number(g, i++, r->value);
	number(g, i++, r->low);
	number(g, i++, r->high);
	number(g, i++, r->n < 0 ? NAN : (double)r->n);
	day(g, i++, r->since);
	day(g, i++, r->until);
	number(g, i++, r->p);
	cell(g, i++, r->label, false);
	cell(g, i++, r->method, false);
	cell(g, i++, r->text, false);
	if (g->json)
		buf_puts(g->out, "}");
	else
		writer_end(g->out, &WRITER_CSV, start);
	g->rows++;
}

void grid_end(struct grid *g)
{
	if (g->json)
		buf_puts(g->out, "\n]\n");
}
