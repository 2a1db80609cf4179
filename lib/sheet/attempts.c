/* SPDX-License-Identifier: MIT
 * Experiments: where they stand. */
#include "sheet/attempts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/phrase.h"
#include "sheet/words.h"

/* What is said in one moment comes in the order in which it makes sense, and
 * a stop last. */
static int rank(const struct noted *e)
{
	static const enum trial_word order[] = { TRIAL_OFFER, TRIAL_YES,
		TRIAL_RUN, TRIAL_KEEP, TRIAL_ADJUST, TRIAL_UNDO, TRIAL_PAUSE };
	enum trial_word word = trial_word_of(noted_text(e, NOTED_STATE));
	size_t i = 0;

	while (i < ARRAY_LEN(order) && order[i] != word)
		i++;
	return (int)i;
}

static int in_order(const void *a, const void *b)
{
	const struct noted *x = *(const struct noted *const *)a;
	const struct noted *y = *(const struct noted *const *)b;

	if (x->time.utc != y->time.utc)
		return x->time.utc < y->time.utc ? -1 : 1;
	if (x->time.nano != y->time.nano)
		return x->time.nano < y->time.nano ? -1 : 1;
	if (rank(x) != rank(y))
		return rank(x) - rank(y);
	return (x > y) - (x < y);
}

enum { ROWS = 500 };	/* the latest; a couple tries one thing at a time */

static size_t rows(const struct sheet *s, const struct noted *out[ROWS])
{
	size_t n = 0;

	for (size_t i = s->entries->n; i && n < ROWS; i--) {
		const struct noted *e = &s->entries->one[i - 1];
		if (noted_is(e, "experiment") &&
		    *noted_text(e, NOTED_TITLE) && e->day <= s->today)
			out[n++] = e;
	}
	qsort(out, n, sizeof(*out), in_order);
	return n;
}

struct trials *attempts_read(const struct sheet *s)
{
	const struct gather *g = s->figures->gather;
	const char **people = mem_get(g->n + 1, sizeof(*people));
	const struct noted *row[ROWS];
	size_t n = rows(s, row);
	int32_t day = INT32_MIN;

	for (size_t i = 0; i < g->n; i++)
		people[i] = g->person[i].tag;
	struct trials *t = trials_new(people, g->n);
	for (size_t i = 0; i < n; i++) {
		/* The offsets of two travellers may turn days round. */
		day = row[i]->day > day ? row[i]->day : day;
		trials_say(t, row[i]->who, noted_text(row[i], NOTED_TITLE),
			   trial_word_of(noted_text(row[i], NOTED_STATE)), day,
			   noted_date(row[i], NOTED_REVIEW_BY));
	}
	trials_until(t, s->today);
	free(people);
	return t;
}

void attempts_title(const struct sheet *s, const char *id, struct buf *out)
{
	const struct experiment *e = experiments_find(s->experiments, id);

	if (e)
		buf_puts(out, e->title);
	else if (s->notes)
		utf8_mask(out, id, strlen(id), false);
	else
		buf_puts(out, _("an experiment of your own"));
}

/* Whether anything is said of a state, and what. */
static bool words(struct buf *out, const struct trial *x, const char *title)
{
	/* Translators, for all of these: what an experiment is called. */
	switch (x->state) {
	case TRIAL_RUNNING:
		buf_addf(out, _("under way until then: %s"), title);
		return true;
	case TRIAL_REVIEW:
		buf_addf(out, _("over, and ready to be looked back on "
				"together: %s"), title);
		return true;
	case TRIAL_PAUSED:
		buf_addf(out, _("resting since then: %s"), title);
		return true;
	case TRIAL_KEPT:
		buf_addf(out, _("kept: %s"), title);
		return true;
	case TRIAL_ADJUSTED:
		buf_addf(out, _("kept, with a change: %s"), title);
		return true;
	case TRIAL_UNDONE:
		buf_addf(out, _("back to how it was: %s"), title);
		return true;
	case TRIAL_STOPPED:
		buf_addf(out, _("over: %s"), title);
		return true;
	case TRIAL_DRAFT: case TRIAL_OFFERED: case TRIAL_AGREED:
	case TRIAL_LAPSED:
		break;
	}
	return false;
}

/* Whether it was ever under way: an idea that was only turned down is not
 * told of. */
static bool was_begun(const struct noted *const *row, size_t n,
		      const struct trial *x)
{
	for (size_t i = 0; i < n; i++)
		if (row[i]->day <= x->since &&
		    trial_word_of(noted_text(row[i], NOTED_STATE)) ==
		    TRIAL_RUN &&
		    !strcmp(noted_text(row[i], NOTED_TITLE), x->id))
			return true;
	return false;
}

/* What is under way, and what ended in the period. */
static bool is_told(const struct sheet *s, const struct trial *x,
		    const struct noted *const *row, size_t n)
{
	if (x->state == TRIAL_RUNNING || x->state == TRIAL_REVIEW)
		return true;
	return (x->state == TRIAL_PAUSED || sheet_has_day(s, x->since)) &&
	       was_begun(row, n, x);
}

static int32_t day_of(const struct trial *x)
{
	return x->state == TRIAL_RUNNING ? x->last : x->since;
}

static int by_day(const void *a, const void *b)
{
	const struct trial *x = *(const struct trial *const *)a;
	const struct trial *y = *(const struct trial *const *)b;

	if (day_of(x) != day_of(y))
		return day_of(x) < day_of(y) ? -1 : 1;
	return strcmp(x->id, y->id);
}

static bool told(const struct sheet *s, const struct trial *x)
{
	struct buf title = BUF_EMPTY, text = BUF_EMPTY;

	attempts_title(s, x->id, &title);
	bool any = words(&text, x, buf_text(&title));
	if (any)
		sheet_dated(s, day_of(x), text.at);
	buf_free(&title);
	buf_free(&text);
	return any;
}

/* The days of it and those before, each with its median. */
static struct chart *phases(const struct sheet *s,
			    const struct finding_trial *x, const char *title,
			    const char *sentence)
{
	const struct figure *f = figures_at(s->figures, x->i, x->m);
	const struct measure *all = s->figures->gather->measures->all;
	struct chart *c = chart_new(CHART_PHASES);
	size_t from = days_until(f->days, x->before - 1);
	struct buf item = BUF_EMPTY;

	measures_heading(&all[x->m], &item);
	c->person = x->i;
	c->people = s->figures->n;
	c->name = sheet_name(s, s->figures->person[x->i]->tag);
	c->item = buf_take(&item);
	c->title = mem_dup(title);
	c->desc = sheet_plain(sentence);
	c->first = x->before;
	c->last = x->until;
	c->weekly = f->weekly;
	c->n = days_until(f->days, x->until) - from;
	c->day = mem_get(c->n + 1, sizeof(*c->day));
	c->value = mem_get(c->n + 1, sizeof(*c->value));
	memcpy(c->day, f->days->day + from, c->n * sizeof(*c->day));
	memcpy(c->value, f->days->value + from, c->n * sizeof(*c->value));
	for (size_t i = 0; i < c->n; i++)
		c->high = fmax(c->high, c->value[i]);
	c->level = mem_get(2, sizeof(*c->level));
	c->level[0] = (struct chart_level){ x->before, x->since - 1,
		x->phase.median_other, NAN, NAN };
	c->level[1] = (struct chart_level){ x->since, x->until,
		x->phase.median, NAN, NAN };
	c->n_levels = 2;
	c->mark = mem_get(1, sizeof(*c->mark));
	c->mark[c->n_marks++] = (struct chart_mark){ x->since,
						     mem_dup(title) };
	return c;
}

/* What went with an experiment, for the person and for a therapist: a
 * difference, and its days. */
static void compared(const struct sheet *s, const struct finding_trial *x)
{
	const struct measure *all = s->figures->gather->measures->all;
	struct buf title = BUF_EMPTY, rating = BUF_EMPTY, text = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[x->i]->tag);
	char much[PHRASE_MAX], span[PHRASE_MAX];

	attempts_title(s, x->id, &title);
	measures_word(&all[x->m], &rating);
	words_points(much, x->phase.shift);
	phrase_between(span, x->since, x->until, s->year);
	/* Translators: an experiment; its days; what was rated; a name; how
	 * much; how many days during it and before. */
	buf_addf(&text, x->phase.shift > 0 ?
		 P_("During \"%s\" (%s), %s of %s was higher by %s than in "
		    "the weeks before (%zu day against %zu). One trial shows "
		    "little, and expecting something has its part.",
		    "During \"%s\" (%s), %s of %s was higher by %s than in "
		    "the weeks before (%zu days against %zu). One trial shows "
		    "little, and expecting something has its part.", x->n) :
		 P_("During \"%s\" (%s), %s of %s was lower by %s than in "
		    "the weeks before (%zu day against %zu). One trial shows "
		    "little, and expecting something has its part.",
		    "During \"%s\" (%s), %s of %s was lower by %s than in "
		    "the weeks before (%zu days against %zu). One trial shows "
		    "little, and expecting something has its part.", x->n),
		 buf_text(&title), span, rating.at, name, much, x->n,
		 x->n_before);
	doc_chart(s->doc, "", phases(s, x, buf_text(&title), text.at),
		  text.at);
	buf_free(&title);
	buf_free(&rating);
	buf_free(&text);
	free(name);
}

static void compare(const struct sheet *s)
{
	for (size_t k = 0; k < s->findings->trials; k++) {
		const struct finding_trial *x = &s->findings->trial[k];
		if (x->enough && x->m < MEASURES_THREE &&
		    phase_band(x->phase.nap) != PHASE_LITTLE &&
		    sheet_has_day(s, x->since) &&
		    (!s->own || sheet_person(s, s->own) == x->i))
			compared(s, x);
	}
}

void attempts_build(const struct sheet *s)
{
	struct trials *t = attempts_read(s);
	const struct trial **all = mem_get(t->n + 1, sizeof(*all));
	const struct noted *row[ROWS];
	size_t n = 0, n_rows = rows(s, row);
	bool any = false;

	doc_add(s->doc, DOC_HEADING, NULL, _("Experiments"));
	for (size_t i = 0; i < t->n; i++)
		if (is_told(s, &t->trial[i], row, n_rows))
			all[n++] = &t->trial[i];
	qsort(all, n, sizeof(*all), by_day);
	for (size_t i = 0; i < n; i++)
		any |= told(s, all[i]);
	if (!any)
		sheet_none(s);
	else if (s->kind == SHEET_OWN || s->kind == SHEET_PRIVATE)
		compare(s);
	free(all);
	trials_free(t);
}
