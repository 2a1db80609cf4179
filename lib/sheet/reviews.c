/* SPDX-License-Identifier: MIT
 * Agreements, and what is to be looked at again. */
#include "sheet/reviews.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "sheet/phrase.h"

enum {
	SHOWN = 6,		/* agreements in one sheet */
	ROWS = 400,		/* of agreements, the latest; nobody has more */
};

/* The latest rows on agreements, latest first. */
struct spoken_for {
	const struct noted *row[ROWS];
	size_t n;
};

static void find_rows(const struct sheet *s, struct spoken_for *out)
{
	out->n = 0;
	for (size_t i = s->entries->n; i && out->n < ROWS; i--) {
		const struct noted *e = &s->entries->one[i - 1];
		if (e->day <= s->today && noted_is(e, "agreement"))
			out->row[out->n++] = e;
	}
}

static const char *root(const struct noted *one)
{
	return *one->about ? one->about : one->id;
}

/* Whether everyone in the log has said yes last, and nobody has ended it; the
 * last day that was named is *by. */
static bool is_in_force(const struct sheet *s, const struct spoken_for *all,
			const char *id, int32_t *by)
{
	const struct gather *g = s->figures->gather;
	size_t yes = 0, latest = SIZE_MAX;

	*by = INT32_MIN;
	for (size_t i = 0; i < g->n; i++) {
		bool said = false;
		for (size_t k = all->n; k; k--) {
			const struct noted *e = all->row[k - 1];
			if (strcmp(e->who, g->person[i].tag) ||
			    !utf8_same(root(e), id))
				continue;
			const char *state = noted_text(e, NOTED_STATE);
			if (!strcmp(state, "ended"))
				return false;
			said = !strcmp(state, "yes");
			if (*noted_text(e, NOTED_REVIEW_BY) && k <= latest) {
				latest = k;
				*by = noted_date(e, NOTED_REVIEW_BY);
			}
		}
		yes += said;
	}
	return yes == g->n;
}

/* Whether the row is of the one person, and is looked at by them alone. */
static bool is_own_line(const struct sheet *s, const struct noted *e)
{
	return s->kind == SHEET_OWN && !strcmp(e->who, s->own) &&
	       *noted_text(e, NOTED_REVIEW_BY) &&
	       ((noted_is(e, "boundary") &&
		 strcmp(noted_text(e, NOTED_CLASS), "off")) ||
		noted_is(e, "value"));
}

static int by_day(const void *a, const void *b)
{
	const struct review *x = a, *y = b;

	if (x->by != y->by)
		return x->by < y->by ? -1 : 1;
	return (x->one > y->one) - (x->one < y->one);
}

size_t reviews_find(const struct sheet *s, struct review *out)
{
	struct spoken_for all;
	size_t n = 0;
	int32_t by;

	find_rows(s, &all);
	for (size_t i = 0; i < all.n && n < REVIEWS_MAX; i++)
		if (!*all.row[i]->about &&
		    is_in_force(s, &all, all.row[i]->id, &by))
			out[n++] = (struct review){ all.row[i], by };
	for (size_t i = s->entries->n; i && n < REVIEWS_MAX && s->own; i--) {
		const struct noted *e = &s->entries->one[i - 1];
		if (e->day <= s->today && is_own_line(s, e))
			out[n++] = (struct review){
				e, noted_date(e, NOTED_REVIEW_BY) };
	}
	qsort(out, n, sizeof(*out), by_day);
	return n;
}

const char *reviews_word(const struct noted *one)
{
	if (noted_is(one, "boundary"))
		return _("a line");
	return noted_is(one, "value") ? _("a value") : _("an agreement");
}

static void told(const struct sheet *s, const struct review *r)
{
	struct buf text = BUF_EMPTY;
	char day[PHRASE_MAX];

	struct buf title = BUF_EMPTY;

	sheet_quote(&title, noted_text(r->one, NOTED_TITLE));
	if (r->by == INT32_MIN) {
		doc_add(s->doc, DOC_ITEM, reviews_word(r->one),
			buf_text(&title));
	} else {
		/* Translators: what was agreed. */
		buf_addf(&text, r->by <= s->today ?
			 _("%s (to be looked at again)") : "%s",
			 buf_text(&title));
		doc_add(s->doc, DOC_ITEM, phrase_day(day, r->by, s->year),
			buf_text(&text));
	}
	buf_free(&text);
	buf_free(&title);
}

/* Without words from the log: how many, and the first day. */
static void counted(const struct sheet *s, size_t n, int32_t first)
{
	struct buf text = BUF_EMPTY;
	char day[PHRASE_MAX];

	buf_addf(&text, P_("%zu agreement holds.", "%zu agreements hold.", n),
		 n);
	if (first != INT32_MIN) {
		buf_putc(&text, ' ');
		buf_addf(&text, _("The next day to look at one again: %s."),
			 phrase_day(day, first, s->year));
	}
	sheet_say(s, &text);
	buf_free(&text);
}

void reviews_agreements(const struct sheet *s)
{
	struct review all[REVIEWS_MAX];
	size_t found = reviews_find(s, all), n = 0;
	int32_t first = INT32_MIN;

	for (size_t i = 0; i < found; i++)
		if (noted_is(all[i].one, "agreement")) {
			all[n++] = all[i];
			if (first == INT32_MIN)
				first = all[i].by;
		}
	doc_add(s->doc, DOC_HEADING, NULL, _("Agreements"));
	if (!n)
		sheet_none(s);
	else if (!s->notes)
		counted(s, n, first);
	for (size_t i = 0; i < n && i < SHOWN && s->notes; i++)
		told(s, &all[i]);
}

static size_t due_lines(const struct sheet *s, struct review *all)
{
	size_t found = reviews_find(s, all), n = 0;

	for (size_t i = 0; i < found; i++)
		if (!noted_is(all[i].one, "agreement") &&
		    all[i].by <= s->today)
			all[n++] = all[i];
	return n;
}

void reviews_lines(const struct sheet *s)
{
	struct review all[REVIEWS_MAX];
	struct buf text = BUF_EMPTY;

	doc_section(s->doc, "boundaries", _("Lines"));
	if (sheet_is_joint(s)) {
		doc_add(s->doc, DOC_TEXT, NULL, s->figures->n == 1 ?
			_("You may draw lines, move them and make them "
			  "known, or not. A line that is to be looked at "
			  "again stands in its owner's own sheet alone.") :
			_("Each of you may draw lines, move them and make "
			  "them known, or not. A line that is to be looked at "
			  "again stands in its owner's own sheet alone."));
		return;
	}
	size_t n = due_lines(s, all);
	if (!n) {
		doc_add(s->doc, DOC_TEXT, NULL,
			_("Nothing of yours is to be looked at again by "
			  "now."));
	} else if (!s->notes) {
		buf_addf(&text, P_("%zu entry of yours is to be looked at "
				   "again.", "%zu entries of yours are to be "
				   "looked at again.", n), n);
		sheet_say(s, &text);
	}
	for (size_t i = 0; i < n && s->notes; i++) {
		char day[PHRASE_MAX];
		/* Translators: what it is (a line, a value), and since when. */
		buf_addf(&text, _("%s, %s"), reviews_word(all[i].one),
			 phrase_day(day, all[i].by, s->year));
		struct buf title = BUF_EMPTY;
		sheet_quote(&title, noted_text(all[i].one, NOTED_TITLE));
		doc_add(s->doc, DOC_ITEM, text.at, buf_text(&title));
		buf_free(&title);
		buf_clear(&text);
	}
	buf_free(&text);
}
