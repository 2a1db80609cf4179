/* SPDX-License-Identifier: MIT
 * Waves and shifts at a glance. */
#include "sheet/changes.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/phrase.h"
#include "sheet/topics.h"
#include "sheet/words.h"

enum {
	STRETCHES = 2,		/* told in one joint sheet */
	WEEK = 7,		/* days within which two changes are one */
};

bool changes_shown(const struct sheet *s, size_t m)
{
	const struct measure *all = s->figures->gather->measures->all;

	return m < MEASURES_THREE || (s->chosen && s->chosen[m]) ||
	       (topic_of(&all[m]) != TOPIC_MORE && sheet_is_open(s, m) &&
		sheet_is_rated(s, s->figures->n, m));
}

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

double changes_least(const struct sheet *s)
{
	size_t measures = s->figures->gather->measures->n, n = 0;
	double *z = mem_get(s->figures->n * measures + 1, sizeof(*z));

	for (size_t i = 0; i < s->figures->n; i++)
		for (size_t m = 0; m < measures; m++) {
			const struct figure *f = figures_at(s->figures, i, m);
			if (changes_shown(s, m) && sheet_is_open(s, m) &&
			    words_is_stretch(f))
				z[n++] = fabs(f->story.stretch.z);
		}
	qsort(z, n, sizeof(*z), by_number);
	double least = n < STRETCHES ? 0 : z[STRETCHES - 1];
	/* More of one size than there is room for: then none of that size. */
	if (n > STRETCHES && !(z[STRETCHES] < least))
		least = nextafter(least, INFINITY);
	free(z);
	return least;
}

static bool is_told(const struct sheet *s, size_t i, size_t m, double size)
{
	const struct figure *f = figures_at(s->figures, i, m);

	if (!(size > 0) || !sheet_is_open(s, m) || !sheet_is_rated(s, i, m) ||
	    (s->own && sheet_person(s, s->own) != i))
		return false;
	return !sheet_is_joint(s) ||
	       (changes_shown(s, m) &&
		(!words_is_stretch(f) || size >= s->least_z));
}

static int by_size(const void *a, const void *b)
{
	const struct changed *x = a, *y = b;

	if (x->size < y->size || x->size > y->size)
		return x->size < y->size ? 1 : -1;
	if (x->m != y->m)
		return x->m < y->m ? -1 : 1;
	return (x->i > y->i) - (x->i < y->i);
}

size_t changes_find(const struct sheet *s, struct changed *out)
{
	size_t measures = s->figures->gather->measures->n, n = 0;
	struct changed *all = mem_get(s->figures->n * measures + 1,
				      sizeof(*all));

	for (size_t i = 0; i < s->figures->n; i++)
		for (size_t m = 0; m < measures; m++) {
			double size = words_size(figures_at(s->figures, i, m));
			if (is_told(s, i, m, size))
				all[n++] = (struct changed){ i, m, size };
		}
	qsort(all, n, sizeof(*all), by_size);
	for (size_t k = 0; k < n && k < CHANGES_MAX; k++)
		out[k] = all[k];
	free(all);
	return n < CHANGES_MAX ? n : CHANGES_MAX;
}

/* Whether anybody's notes of anything are enough for a usual range. */
static bool any_range(const struct sheet *s)
{
	size_t measures = s->figures->gather->measures->n;

	for (size_t i = 0; i < s->figures->n; i++)
		for (size_t m = 0; m < measures; m++) {
			const struct figure *f = figures_at(s->figures, i, m);
			if (f->has_usual && f->usual.ranged &&
			    sheet_is_open(s, m))
				return true;
		}
	return false;
}

static void line(const struct sheet *s, const struct changed *c,
		 struct buf *lead, struct buf *text)
{
	const struct measure *all = s->figures->gather->measures->all;
	struct buf what = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[c->i]->tag);

	measures_short(&all[c->m], &what);
	if (s->own)
		buf_puts(lead, what.at);
	else
		/* Translators: what was rated; a name. */
		buf_addf(lead, _("%s, %s"), what.at, name);
	words_glance(text, figures_at(s->figures, c->i, c->m), s->year);
	buf_free(&what);
	free(name);
}

void changes_line(const struct sheet *s, const struct changed *c)
{
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;

	line(s, c, &lead, &text);
	doc_add(s->doc, DOC_ITEM, lead.at, text.at);
	buf_free(&lead);
	buf_free(&text);
}

/* Whether two people's changes came together: then they are no two findings,
 * for what one writes is no independent witness of the other.
 * source: attune-methods. */
static bool is_one(const struct sheet *s, const struct changed *a,
		   const struct changed *b)
{
	const struct figure *f = figures_at(s->figures, a->i, a->m);
	const struct figure *g = figures_at(s->figures, b->i, b->m);

	return sheet_is_joint(s) && a->i != b->i && words_is_lasting(f) &&
	       words_is_lasting(g) &&
	       abs(words_since(f) - words_since(g)) <= WEEK;
}

/* One line of all that came together with the first of them, which are then
 * told. */
static void lines(const struct sheet *s, const struct changed *all, size_t n,
		  bool *told)
{
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;
	size_t together = 1;

	line(s, all, &lead, &text);
	for (size_t k = 1; k < n; k++) {
		if (told[k] || !is_one(s, all, &all[k]))
			continue;
		told[k] = true;
		together++;
		buf_puts(&lead, "; ");
		buf_puts(&text, "; ");
		line(s, &all[k], &lead, &text);
	}
	if (together > 1) {
		buf_puts(&text, ". ");
		buf_puts(&text, _("These came within a week of each other: "
				  "take them as one piece of news."));
	}
	doc_add(s->doc, DOC_ITEM, lead.at, text.at);
	buf_free(&lead);
	buf_free(&text);
}

void changes_build(const struct sheet *s, const char *title)
{
	struct changed all[CHANGES_MAX];
	bool told[CHANGES_MAX] = { false };
	size_t n = changes_find(s, all);
	struct buf text = BUF_EMPTY;
	char day[PHRASE_MAX];

	doc_section(s->doc, "changes", title);
	for (size_t k = 0; k < n; k++)
		if (!told[k])
			lines(s, all + k, n - k, told + k);
	if (!n && any_range(s))
		/* Translators: the last day. */
		buf_addf(&text, _("Nothing stood out up to %s: neither a "
				  "lasting change nor a passing stretch."),
			 phrase_day(day, s->figures->period.last, s->year));
	else if (!n)
		buf_puts(&text, _("Too early to tell what lasts from what "
				  "passes."));
	sheet_say(s, &text);
	buf_free(&text);
}
