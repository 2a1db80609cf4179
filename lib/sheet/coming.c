/* SPDX-License-Identifier: MIT
 * Days ahead. */
#include "sheet/coming.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/attempts.h"
#include "sheet/patterns.h"
#include "sheet/phrase.h"
#include "sheet/reviews.h"

enum {
	SPAN = 28,		/* days looked ahead */
	SHOWN = 10,		/* days in one sheet */
};

struct day {
	int32_t day;
	char *text;
};

struct days_ahead {
	const struct sheet *s;
	struct day *all;
	size_t n, room;
	bool hard;		/* a day was noted as hard */
};

/* Takes the text over. */
static void add(struct days_ahead *d, int32_t day, char *text)
{
	bool known = day < d->s->today || day >= d->s->today + SPAN;

	for (size_t i = 0; i < d->n && !known; i++)
		known = d->all[i].day == day && !strcmp(d->all[i].text, text);
	if (known || d->n >= 4 * SHOWN) {
		free(text);
		return;
	}
	d->all = mem_grow(d->all, &d->room, d->n + 1, sizeof(*d->all));
	d->all[d->n++] = (struct day){ day, text };
}

static char *quoted(const char *text)
{
	struct buf out = BUF_EMPTY;

	sheet_quote(&out, text);
	return buf_take(&out);
}

/* What a row says of days to come. */
static void take(struct days_ahead *d, const struct noted *e)
{
	const char *title = noted_text(e, NOTED_TITLE);
	int32_t on = noted_date(e, NOTED_AHEAD_ON);
	bool words = d->s->notes;

	if (on != INT32_MIN && on >= d->s->today && on < d->s->today + SPAN) {
		const char *what = noted_text(e, NOTED_AHEAD);
		d->hard = true;
		add(d, on, words && *what ? quoted(what) :
		    mem_dup(_("noted as a day that may be hard")));
	}
	if (e->day <= d->s->today)
		return;
	if (noted_is(e, "transition") && *title)
		add(d, e->day, words ? quoted(title) :
		    mem_dup(_("a change")));
	if (words && *noted_text(e, NOTED_TAGS))
		add(d, e->day, quoted(noted_text(e, NOTED_TAGS)));
}

static void take_trials(struct days_ahead *d)
{
	struct trials *t = attempts_read(d->s);

	for (size_t i = 0; i < t->n; i++) {
		const struct trial *x = &t->trial[i];
		struct buf text = BUF_EMPTY, title = BUF_EMPTY;
		if (x->state != TRIAL_RUNNING)
			continue;
		attempts_title(d->s, x->id, &title);
		/* Translators: what an experiment is called. */
		buf_addf(&text, _("last day of: %s"), title.at);
		add(d, x->last, buf_take(&text));
		buf_free(&title);
	}
	trials_free(t);
}

static void take_reviews(struct days_ahead *d)
{
	struct review all[REVIEWS_MAX];
	size_t n = reviews_find(d->s, all);

	for (size_t i = 0; i < n; i++) {
		struct buf text = BUF_EMPTY, title = BUF_EMPTY;
		if (all[i].by <= d->s->today)
			continue;
		sheet_quote(&title, noted_text(all[i].one, NOTED_TITLE));
		/* Translators: what is to be looked at again. */
		buf_addf(&text, _("a day to look again at: %s"),
			 d->s->notes ? buf_text(&title) :
			 reviews_word(all[i].one));
		add(d, all[i].by, buf_take(&text));
		buf_free(&title);
	}
}

static int by_day(const void *a, const void *b)
{
	const struct day *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return strcmp(x->text, y->text);
}

void coming_build(const struct sheet *s)
{
	struct days_ahead d = { .s = s };

	doc_section(s->doc, "ahead", _("Days ahead"));
	for (size_t i = s->entries->n; i; i--)
		take(&d, &s->entries->one[i - 1]);
	take_trials(&d);
	take_reviews(&d);
	if (d.n)
		qsort(d.all, d.n, sizeof(*d.all), by_day);
	for (size_t i = 0; i < d.n; i++) {
		if (i < SHOWN)
			sheet_dated(s, d.all[i].day, d.all[i].text);
		free(d.all[i].text);
	}
	size_t more = patterns_build(s);
	if (!d.n && !more)
		sheet_none(s);
	if (d.hard)
		doc_add(s->doc, DOC_TEXT, NULL,
			_("A page for an if-then plan of your own: attune "
			  "prompt --plan."));
	free(d.all);
}
