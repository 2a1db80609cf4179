/* SPDX-License-Identifier: MIT
 * Small charts of all that one person rated. */
#include "sheet/overview.h"

#include "base/i18n.h"
#include "sheet/phrase.h"
#include "sheet/plot.h"

enum { CHART = 1, COLUMNS = 5 };

static void row(const struct sheet *s, struct doc_table *t, size_t i, size_t m)
{
	const struct figure *f = figures_at(s->figures, i, m);
	struct buf what = BUF_EMPTY, range = BUF_EMPTY;
	char typical[PHRASE_MAX], days[PHRASE_MAX], low[PHRASE_MAX];
	char high[PHRASE_MAX];

	measures_short(&s->figures->gather->measures->all[m], &what);
	phrase_number(typical, f->usual.median);
	phrase_count(days, f->usual.n, f->weekly);
	if (f->usual.ranged) {
		phrase_number(low, f->usual.low);
		phrase_number(high, f->usual.high);
		/* Translators: a range of ratings, from one to the other. */
		buf_addf(&range, _("%s to %s"), low, high);
	}
	const char *const cells[COLUMNS] = { what.at, "", typical,
					     buf_text(&range), days };
	doc_row(t, cells);
	doc_picture(t, plot_level(s, i, m, ""));
	buf_free(&what);
	buf_free(&range);
}

void overview_build(const struct sheet *s, size_t i, const bool *shown)
{
	const char *const head[COLUMNS] = { "", _("Eight weeks"),
		_("Typical"), _("Most days"), _("Rests on") };
	const struct measures *all = s->figures->gather->measures;
	struct doc_table *t = NULL;

	for (size_t m = 0; m < all->n; m++) {
		if (!shown[m] || !sheet_is_rated(s, i, m))
			continue;
		if (!t) {
			t = doc_table(s->doc, _("The last eight weeks of each "
						"rating, week by week"),
				      COLUMNS, COLUMNS);
			t->pictures = CHART;
			doc_row(t, head);
		}
		row(s, t, i, m);
	}
}
