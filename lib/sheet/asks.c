/* SPDX-License-Identifier: MIT
 * Open questions.  None asks who, why, or for more. */
#include "sheet/asks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sheet/attempts.h"
#include "sheet/changes.h"
#include "sheet/phrase.h"
#include "sheet/reviews.h"
#include "sheet/words.h"

enum { MOST = 3 };

struct asks {
	const struct sheet *s;
	char *text[MOST];
	size_t n;
};

static void ask(struct asks *a, struct buf *text)
{
	if (text->len && a->n < MOST)
		a->text[a->n++] = buf_take(text);
	buf_free(text);
}

static void of_change(struct asks *a)
{
	const struct sheet *s = a->s;
	struct changed all[CHANGES_MAX];
	struct buf text = BUF_EMPTY, what = BUF_EMPTY;
	char day[PHRASE_MAX];

	if (!changes_find(s, all))
		return;
	const struct figure *f = figures_at(s->figures, all->i, all->m);
	measures_short(&s->figures->gather->measures->all[all->m], &what);
	phrase_day(day, words_since(f), s->year);
	bool over = words_is_stretch(f) && !f->story.stretch.ongoing;
	bool alone = s->figures->n == 1;
	/* Translators: what was rated; a day. */
	if (over)
		buf_addf(&text, alone ?
			 _("%s was different for a while, from about %s on. "
			   "What have you noticed about that time?") :
			 _("%s was different for a while, from about %s on. "
			   "What has each of you noticed about that time?"),
			 what.at, day);
	else
		buf_addf(&text, alone ?
			 _("%s has moved since about %s. What have you noticed "
			   "in that time?") :
			 _("%s has moved since about %s. What has each of you "
			   "noticed in that time?"), what.at, day);
	ask(a, &text);
	buf_free(&what);
}

/* What has waited longest: an experiment that is over, or an agreement. */
static void of_due(struct asks *a)
{
	const struct sheet *s = a->s;
	struct trials *t = attempts_read(s);
	struct review all[REVIEWS_MAX];
	size_t n = reviews_find(s, all), k = 0;
	struct buf text = BUF_EMPTY, what = BUF_EMPTY;
	int32_t first = INT32_MAX;

	while (k < n && (!noted_is(all[k].one, "agreement") ||
			 all[k].by == INT32_MIN))
		k++;
	if (k < n && all[k].by <= s->today) {
		first = all[k].by;
		if (s->notes)
			sheet_quote(&what,
				    noted_text(all[k].one, NOTED_TITLE));
		else
			buf_puts(&what, reviews_word(all[k].one));
	}
	for (size_t i = 0; i < t->n; i++)
		if (t->trial[i].state == TRIAL_REVIEW &&
		    t->trial[i].since < first) {
			first = t->trial[i].since;
			buf_clear(&what);
			attempts_title(s, t->trial[i].id, &what);
		}
	/* Translators: what was agreed or tried. */
	if (first != INT32_MAX)
		buf_addf(&text, s->figures->n == 1 ?
			 _("\"%s\" is waiting to be looked at again. What "
			   "would you like to keep of it, change, or let "
			   "go?") :
			 _("\"%s\" is waiting to be looked at again. What "
			   "would each of you like to keep of it, change, or "
			   "let go?"), buf_text(&what));
	ask(a, &text);
	buf_free(&what);
	trials_free(t);
}

static void of_strength(struct asks *a)
{
	struct buf text = BUF_EMPTY;
	bool moments = false;

	for (size_t i = 0; i < a->s->doc->n; i++) {
		const struct doc_block *b = &a->s->doc->block[i];
		moments |= b->key && !strcmp(b->key, "moments") &&
			   b[1].kind == DOC_HEADING;
	}
	if (moments)
		buf_puts(&text, a->s->figures->n == 1 ?
			 _("Which of the good moments would you like to have "
			   "again, and what made room for it?") :
			 _("Which of the good moments would each of you like "
			   "to have again, and what made room for it?"));
	else
		buf_puts(&text, a->s->figures->n == 1 ?
			 _("What was good lately that is not in these "
			   "notes?") :
			 _("What was good between you lately that is not in "
			   "these notes?"));
	ask(a, &text);
}

/* Questions that fit any notes. */
static void of_any(struct asks *a, size_t n)
{
	const char *const any[] = {
		_("Is there a line here that reads unlike how it felt?"),
		a->s->figures->n == 1 ?
		_("What would be good to know that no number tells?") :
		_("What would be good to know of each other that no number "
		  "tells?"),
	};

	for (size_t i = 0; i < ARRAY_LEN(any) && a->n < n; i++) {
		struct buf text = BUF_EMPTY;
		buf_puts(&text, any[i]);
		ask(a, &text);
	}
}

void asks_build(const struct sheet *s, size_t n)
{
	struct asks a = { .s = s };

	of_change(&a);
	if (a.n < n - 1)
		of_due(&a);
	of_strength(&a);
	of_any(&a, n);
	doc_section(s->doc, "questions", s->kind != SHEET_COUPLE ?
		    _("Questions for the session") : s->figures->n == 1 ?
		    _("Questions for a next talk") :
		    _("Questions for your next talk"));
	for (size_t i = 0; i < a.n; i++) {
		const char lead[] = { (char)('1' + i), '.', '\0' };
		if (i < n)
			doc_add(s->doc, DOC_ITEM, lead, a.text[i]);
		free(a.text[i]);
	}
}
