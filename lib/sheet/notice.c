/* SPDX-License-Identifier: MIT
 * Early notice, for a therapist alone. */
#include "sheet/notice.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "series/rank.h"
#include "sheet/phrase.h"

enum {
	FREE = 3,		/* freedom up to it */
	PAIN = 4,		/* pain from it on */
	DROP = 3,		/* points below the own median */
	LAST_DAYS = 7, DROP_DAYS = 2,
	SHOWN = 8,		/* lines of each person and kind; the latest */
};

static void add(struct notices *all, enum notice_kind kind, const char *who,
		int32_t day, double value, const char *text)
{
	const struct notice *last = all->n ? &all->one[all->n - 1] : NULL;

	/* The same once more. */
	if (last && last->kind == kind && last->day == day && !*text &&
	    !last->text && !strcmp(last->who, who) &&
	    !(value < last->value) && !(value > last->value))
		return;
	all->one = mem_grow(all->one, &all->room, all->n + 1,
			    sizeof(*all->one));
	struct notice *new = &all->one[all->n++];
	*new = (struct notice){ .kind = kind, .day = day, .value = value,
				.text = *text ? mem_dup(text) : NULL };
	snprintf(new->who, sizeof(new->who), "%s", who);
}

/* Whether one of the words, which ';' holds apart, is that one. */
static bool has_word(const char *list, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = list; (at = strstr(at, word)); at += len)
		if ((at == list || at[-1] == ';') &&
		    (!at[len] || at[len] == ';'))
			return true;
	return false;
}

void notices_take(struct notices *all, const struct entry *e)
{
	double freedom = entry_number(entry_cell(e, "freedom"));
	double pain = entry_number(entry_cell(e, "pain"));
	const char *motive = entry_cell(e, "motive");

	if (freedom <= FREE)
		add(all, NOTICE_FREEDOM, e->who, e->day, freedom, "");
	if (pain >= PAIN)
		add(all, NOTICE_PAIN, e->who, e->day, pain, "");
	if (has_word(motive, "peace") || has_word(motive, "guilt"))
		add(all, NOTICE_MOTIVE, e->who, e->day, NAN, "");
	if (has_word(entry_cell(e, "tags"), "safety"))
		add(all, NOTICE_NOTE, e->who, e->day, NAN,
		    entry_cell(e, "note"));
}

static bool is_week_apart(const struct notice *a, const struct notice *b)
{
	return a->kind == NOTICE_MOTIVE && !strcmp(a->who, b->who) &&
	       abs(a->day - stamp_weekday(a->day) -
		   (b->day - stamp_weekday(b->day))) == 7;
}

/* Whether the person said so in the week before or after, too; all are in
 * order of days. */
static bool is_repeated(const struct notices *all, const struct notice *n)
{
	const struct notice *end = all->one + all->n;

	for (const struct notice *o = n; o < end && o->day < n->day + 14; o++)
		if (is_week_apart(o, n))
			return true;
	for (const struct notice *o = n; o > all->one &&
					 o[-1].day > n->day - 14; o--)
		if (is_week_apart(o - 1, n))
			return true;
	return false;
}

/* Freedom well below the own median on some of the last rated days. */
static void find_drops(const struct sheet *s, struct notices *all, size_t i)
{
	int m = measures_find(s->figures->gather->measures, "freedom");

	if (m < 0)
		return;
	const struct figure *f = figures_at(s->figures, i, (size_t)m);
	size_t from = f->n > LAST_DAYS ? f->n - LAST_DAYS : 0, n = 0;
	if (!f->n)
		return;
	double *x = mem_get(f->n, sizeof(*x));
	memcpy(x, f->days->value, f->n * sizeof(*x));
	double least = rank_median(x, f->n) - DROP;
	free(x);
	for (size_t k = from; k < f->n; k++)
		n += f->days->value[k] <= least;
	for (size_t k = from; k < f->n && n >= DROP_DAYS; k++)
		if (f->days->value[k] <= least)
			add(all, NOTICE_DROP, s->figures->person[i]->tag,
			    f->days->day[k], f->days->value[k], "");
}

static void told(const struct sheet *s, const struct notice *n)
{
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;
	char *name = sheet_called(s, n->who);
	char day[PHRASE_MAX], value[PHRASE_MAX];

	phrase_number(value, n->value);
	/* Translators: a name; a day. */
	buf_addf(&lead, _("%s, %s"), name, phrase_day(day, n->day, s->year));
	switch (n->kind) {
	case NOTICE_FREEDOM:
		buf_addf(&text, _("free to say yes, no or not now: %s of 10"),
			 value);
		break;
	case NOTICE_DROP:
		buf_addf(&text, _("free to say yes, no or not now: %s of 10, "
				  "3 points or more below the own median on 2 "
				  "or more of the last 7 rated days"), value);
		break;
	case NOTICE_MOTIVE:
		buf_puts(&text, _("close or sexual to keep the peace or to "
				  "avoid guilt, in two weeks one after the "
				  "other"));
		break;
	case NOTICE_PAIN:
		buf_addf(&text, _("pain with touch or sex: %s of 10"), value);
		break;
	case NOTICE_NOTE:
		buf_puts(&text, _("marked as a safety note by its author"));
		if (n->text && s->notes) {
			buf_puts(&text, ": ");
			sheet_quote(&text, n->text);
		}
		break;
	}
	doc_add(s->doc, DOC_ITEM, lead.at, text.at);
	buf_free(&lead);
	buf_free(&text);
	free(name);
}

static int by_day(const void *a, const void *b)
{
	const struct notice *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* The lines of one person and kind: of days of the period, each once. */
static size_t lines(const struct sheet *s, const struct notices *all,
		    size_t i, enum notice_kind kind)
{
	const struct notice *shown[SHOWN];
	size_t n = 0;

	for (size_t k = all->n; k && n < SHOWN; k--) {
		const struct notice *one = &all->one[k - 1];
		if (one->kind != kind || !sheet_has_day(s, one->day) ||
		    strcmp(one->who, s->figures->person[i]->tag) ||
		    (kind == NOTICE_MOTIVE && !is_repeated(all, one)) ||
		    (n && kind != NOTICE_NOTE &&
		     shown[n - 1]->day == one->day))
			continue;
		shown[n++] = one;
	}
	for (size_t k = n; k; k--)
		told(s, shown[k - 1]);
	return n;
}

void notices_build(const struct sheet *s, struct notices *all)
{
	static const enum notice_kind order[] = { NOTICE_NOTE, NOTICE_FREEDOM,
		NOTICE_DROP, NOTICE_MOTIVE, NOTICE_PAIN };
	size_t n = 0;

	for (size_t i = 0; i < s->figures->n; i++)
		find_drops(s, all, i);
	if (all->n)
		qsort(all->one, all->n, sizeof(*all->one), by_day);
	for (size_t i = 0; i < s->figures->n; i++)
		for (size_t k = 0; k < ARRAY_LEN(order); k++)
			n += lines(s, all, i, order[k]);
	if (n)
		doc_add(s->doc, DOC_TEXT, NULL,
			_("Consider an individual conversation before "
			  "further joint exercises."));
	else
		doc_add(s->doc, DOC_TEXT, NULL,
			_("In the rows shown nothing of this period asks for "
			  "early notice: freedom of 3 or less, or well below "
			  "the own median; closeness to keep the peace or to "
			  "avoid guilt; pain of 4 or more; a safety note."));
}

void notices_free(struct notices *all)
{
	for (size_t i = 0; i < all->n; i++)
		free(all->one[i].text);
	free(all->one);
	*all = (struct notices){ 0 };
}
