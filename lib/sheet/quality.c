/* SPDX-License-Identifier: MIT
 * How much the numbers of the therapist's sheet rest on. */
#include "sheet/quality.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "sheet/phrase.h"

enum {
	VERSIONS = 6,		/* of item sets that are named */
	LEAST = 8,		/* rated days before an end is spoken of */
};

/* Rated days of the period, and the longest gap between them. */
static void days(const struct sheet *s, size_t i, struct buf *out)
{
	const struct days *d = &s->figures->person[i]->rows;
	const struct period *p = &s->figures->period;
	int32_t gap = 0;
	size_t from = days_until(d, p->first - 1), to = days_until(d, p->last);

	for (size_t k = from + 1; k < to; k++)
		if (d->day[k] - d->day[k - 1] - 1 > gap)
			gap = d->day[k] - d->day[k - 1] - 1;
	/* Translators: two numbers of days. */
	buf_addf(out, _("days with notes: %zu, longest gap in days: %d"),
		 to > from ? to - from : 0, (int)gap);
}

/* Ratings of which half or more lie at one end of the scale. */
static void ends(const struct sheet *s, size_t i, struct buf *out)
{
	const struct measures *all = s->figures->gather->measures;

	for (size_t m = 0; m < all->n; m++) {
		const struct figure *f = figures_at(s->figures, i, m);
		const struct entry_column *c = entry_column(all->all[m].id);
		size_t low = 0, high = 0, n = f->n - f->from;
		double most = c ? c->max : 10;
		struct buf word = BUF_EMPTY;
		for (size_t k = f->from; k < f->n; k++) {
			low += f->days->value[k] <= 0;
			high += f->days->value[k] >= most;
		}
		if (n < LEAST || (2 * low < n && 2 * high < n))
			continue;
		measures_word(&all->all[m], &word);
		/* Translators: what was rated; two numbers of days. */
		buf_addf(out, 2 * low >= n ?
			 _("; %s at the floor on %zu of %zu days") :
			 _("; %s at the ceiling on %zu of %zu days"),
			 word.at, 2 * low >= n ? low : high, n);
		buf_free(&word);
	}
}

static void versions(const struct sheet *s, size_t i, struct buf *out)
{
	const struct entries *all = s->entries;
	size_t n = 0;

	for (size_t k = 0; k < all->n_sets && n < VERSIONS; k++) {
		const char *name = all->set[k].name;
		if (strcmp(all->set[k].who, s->figures->person[i]->tag))
			continue;
		buf_puts(out, n++ ? ", " : _("; questions: "));
		utf8_mask(out, name, strlen(name), false);
	}
}

void quality_build(const struct sheet *s)
{
	doc_section(s->doc, "quality", _("What the numbers rest on"));
	if (!s->figures->n)
		sheet_none(s);
	for (size_t i = 0; i < s->figures->n; i++) {
		struct buf text = BUF_EMPTY;
		char *name = sheet_called(s, s->figures->person[i]->tag);
		days(s, i, &text);
		ends(s, i, &text);
		versions(s, i, &text);
		doc_add(s->doc, DOC_ITEM, name, text.at);
		buf_free(&text);
		free(name);
	}
}
