/* SPDX-License-Identifier: MIT
 * Charts as pictures: the frame that all kinds have. */
#include "draw/svg.h"

#include <math.h>

#include "draw/escape.h"
#include "draw/style.h"
#include "draw/svg-kinds.h"

enum {
	MARGIN = 8,		/* around a picture that stands alone */
	SPARK_WIDE = 140, SPARK_HIGH = 40,
};

/* What a person's bands are hatched with; the first has plain ones. */
static void hatch(struct buf *out, size_t look, unsigned id)
{
	const char *colour = style_line[look];

	if (!look)
		return;
	buf_addf(out, "<defs><pattern id=\"h%u-%zu\" width=\"6\" height=\"6\" "
		 "patternUnits=\"userSpaceOnUse\" "
		 "patternTransform=\"rotate(45)\"><path class=\"h c%zu\" ",
		 id, look, look);
	if (look == 1)
		buf_addf(out, "stroke=\"%s\" opacity=\".45\" d=\"M0 0V6\"/>",
			 colour);
	else
		buf_addf(out, "stroke=\"%s\" opacity=\".45\" "
			 "stroke-width=\"1.6\" stroke-linecap=\"round\" "
			 "d=\"M3 3h.01\"/>", colour);
	buf_puts(out, "</pattern></defs>");
}

/* Those that the picture needs. */
static void hatches(struct buf *out, const struct chart *c, unsigned id)
{
	if (c->kind != CHART_SHARES)
		hatch(out, c->person % STYLE_PEOPLE, id);
	for (size_t i = 0; c->kind == CHART_SHARES && i < STYLE_PEOPLE &&
			   i < c->n; i++)
		hatch(out, i, id);
}

static void words(struct buf *out, const struct chart *c, unsigned id)
{
	buf_addf(out, "<title id=\"t%u\">", id);
	escape_plain(out, c->title ? c->title : "");
	buf_addf(out, "</title><desc id=\"d%u\">", id);
	escape_plain(out, c->desc ? c->desc : "");
	buf_puts(out, "</desc>");
}

/* Draws what is inside, and returns how high it is. */
static double draw(struct buf *out, const struct chart *c, const char *head,
		   unsigned id)
{
	struct pen p = { .out = out, .c = c, .head = head, .id = id,
			 .look = c->person % STYLE_PEOPLE };

	switch (c->kind) {
	case CHART_GAP: return gap_draw(&p);
	case CHART_CALENDAR: return calendar_draw(&p);
	case CHART_LAGS: return lags_draw(&p);
	case CHART_SHARES: return shares_draw(&p);
	case CHART_CHANGE: case CHART_LEVEL: case CHART_PHASES: break;
	}
	return run_draw(&p);
}

static void begin(struct buf *out, const struct chart *c, unsigned id)
{
	buf_addf(out, "<svg class=\"c c%zu\" role=\"img\" "
		 "aria-labelledby=\"t%u d%u\" direction=\"ltr\" ",
		 c->person % STYLE_PEOPLE, id, id);
}

void svg_chart(struct buf *out, const struct chart *c, const char *head,
	       unsigned id)
{
	struct buf inside = BUF_EMPTY;
	double high = draw(&inside, c, head, id);

	begin(out, c, id);
	buf_addf(out, "viewBox=\"0 0 %d %.0f\">", PEN_WIDTH, ceil(high));
	words(out, c, id);
	hatches(out, c, id);
	buf_puts(out, buf_text(&inside));
	buf_puts(out, "</svg>\n");
	buf_free(&inside);
}

void svg_spark(struct buf *out, const struct chart *c, unsigned id)
{
	begin(out, c, id);
	buf_addf(out, "width=\"%d\" height=\"%d\" "
		 "viewBox=\"0 0 %d %d\">", SPARK_WIDE, SPARK_HIGH, SPARK_WIDE,
		 SPARK_HIGH);
	words(out, c, id);
	struct pen p = { .out = out, .c = c, .head = "", .id = id,
			 .look = c->person % STYLE_PEOPLE };
	spark_draw(&p, SPARK_WIDE, SPARK_HIGH);
	buf_puts(out, "</svg>");
}

void svg_file(struct buf *out, const struct chart *c)
{
	struct buf inside = BUF_EMPTY;
	double high = draw(&inside, c, c->title ? c->title : "", 1);
	int wide = PEN_WIDTH + 2 * MARGIN;

	high = ceil(high) + 2 * MARGIN;
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	begin(out, c, 1);
	buf_addf(out, "xmlns=\"http://www.w3.org/2000/svg\" "
		 "font-family=\"system-ui, sans-serif\" font-size=\"12\" "
		 "fill=\"" STYLE_INK "\" width=\"%d\" height=\"%.0f\" "
		 "viewBox=\"%d %d %d %.0f\">\n", 2 * wide, 2 * high, -MARGIN,
		 -MARGIN, wide, high);
	words(out, c, 1);
	buf_addf(out, "\n<style>%s%s</style>\n", style_colours, style_chart);
	hatches(out, c, 1);
	buf_addf(out, "<rect class=\"w\" x=\"%d\" y=\"%d\" width=\"%d\" "
		 "height=\"%.0f\" fill=\"" STYLE_PAPER "\"/>\n", -MARGIN,
		 -MARGIN, wide, high);
	buf_puts(out, buf_text(&inside));
	buf_puts(out, "</svg>\n");
	buf_free(&inside);
}
