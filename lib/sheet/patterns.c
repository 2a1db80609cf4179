/* SPDX-License-Identifier: MIT
 * What went with days so far. */
#include "sheet/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "sheet/changes.h"
#include "sheet/links.h"
#include "sheet/phrase.h"
#include "sheet/tried.h"
#include "sheet/words.h"

enum { SHOWN = 3 };	/* sentences in one sheet */

static bool may_tell(const struct sheet *s, size_t i, size_t m)
{
	return (!s->own || sheet_person(s, s->own) == i) &&
	       sheet_is_open(s, m) &&
	       (!sheet_is_joint(s) || changes_shown(s, m));
}

/* Whether a row of a day to come has the tag. */
static bool is_coming(const struct sheet *s, const char *tag)
{
	for (size_t i = s->entries->n; i; i--) {
		const struct noted *e = &s->entries->one[i - 1];
		const char *at = noted_text(e, NOTED_TAGS);
		if (e->day <= s->today)
			continue;
		while (*at) {
			size_t len = strcspn(at, ";");
			char *one = strndup(at, len);
			bool same = one && utf8_same(one, tag);
			free(one);
			if (same)
				return true;
			at += len + (at[len] == ';');
		}
	}
	return false;
}

static void tagged(const struct sheet *s, const struct finding_tag *t)
{
	const struct measure *m = &s->figures->gather->measures->all[t->m];
	struct buf text = BUF_EMPTY, tag = BUF_EMPTY, rating = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[t->i]->tag);
	char much[PHRASE_MAX];
	struct backtest past;

	utf8_mask(&tag, t->tag, strlen(t->tag), false);
	measures_word(m, &rating);
	words_points(much, t->phase.shift);
	/* Translators: a number of days; a tag; what was rated; how much; a
	 * name. */
	buf_addf(&text, t->phase.shift > 0 ?
		 P_("On the %1$zu earlier day tagged \"%2$s\", %3$s was "
		    "higher by %4$s for %5$s.",
		    "On the %1$zu earlier days tagged \"%2$s\", %3$s was "
		    "higher by %4$s for %5$s.", t->n) :
		 P_("On the %1$zu earlier day tagged \"%2$s\", %3$s was "
		    "lower by %4$s for %5$s.",
		    "On the %1$zu earlier days tagged \"%2$s\", %3$s was "
		    "lower by %4$s for %5$s.", t->n), t->n, tag.at, rating.at, much, name);
	tried_tag(s->figures, t, &past);
	tried_say(&text, &past, t->phase.shift > 0);
	sheet_say(s, &text);
	buf_free(&text);
	buf_free(&tag);
	buf_free(&rating);
	free(name);
}

static size_t tags(const struct sheet *s, size_t room)
{
	size_t n = 0;

	for (size_t k = 0; k < s->findings->tags && n < room; k++) {
		const struct finding_tag *t = &s->findings->tag[k];
		if (!t->noticed || !may_tell(s, t->i, t->m) ||
		    !is_coming(s, t->tag))
			continue;
		tagged(s, t);
		n++;
	}
	return n;
}

static void weekend(const struct sheet *s, size_t i, size_t m,
		    const struct finding_days *d)
{
	const struct weekdays *w = &d->weekdays;
	struct backtest past;
	struct buf text = BUF_EMPTY, rating = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[i]->tag);
	char much[PHRASE_MAX];

	measures_short(&s->figures->gather->measures->all[m], &rating);
	words_points(much, w->weekend.shift);
	/* Translators: what was rated; a name; how much; two numbers. */
	buf_addf(&text, w->weekend.shift > 0 ?
		 P_("%s of %s: higher on Saturdays and Sundays, by %s (%zu "
		    "day against %zu).",
		    "%s of %s: higher on Saturdays and Sundays, by %s (%zu "
		    "days against %zu).", w->weekend.n) :
		 P_("%s of %s: lower on Saturdays and Sundays, by %s (%zu day "
		    "against %zu).",
		    "%s of %s: lower on Saturdays and Sundays, by %s (%zu "
		    "days against %zu).", w->weekend.n), rating.at, name, much, w->weekend.n,
		 w->weekend.n_other);
	tried_weekend(s->figures, d, i, m, &past);
	tried_say(&text, &past, w->weekend.shift > 0);
	sheet_say(s, &text);
	buf_free(&text);
	buf_free(&rating);
	free(name);
}

static size_t weekends(const struct sheet *s, size_t room)
{
	size_t measures = s->figures->gather->measures->n, n = 0;

	for (size_t m = 0; m < measures; m++)
		for (size_t i = 0; i < s->figures->n && n < room; i++) {
			const struct finding_days *d =
				findings_days(s->findings, i, m);
			if (!d->has_weekdays || !d->weekdays.tested ||
			    !d->weekdays.noticed || !may_tell(s, i, m))
				continue;
			weekend(s, i, m, d);
			n++;
		}
	return n;
}

/* A link to a later day, of those that the sheet tells. */
static void link(const struct sheet *s, const struct finding_link *l)
{
	const struct measure *all = s->figures->gather->measures->all;
	struct buf text = BUF_EMPTY, factor = BUF_EMPTY, rating = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[l->i]->tag);
	bool up = l->link.tau_b > 0;
	int lag = l->link.lag;
	struct backtest past;

	measures_word(&all[l->reverse ? l->m : l->factor], &factor);
	measures_short(&all[l->reverse ? l->factor : l->m], &rating);
	/* Translators: what was rated; a name; a number of days; what goes
	 * with it; a number of pairs of days. */
	buf_addf(&text, up ?
		 P_("%s of %s: higher %d day after more %s so far (%zu pairs "
		    "of days).",
		    "%s of %s: higher %d days after more %s so far (%zu "
		    "pairs of days).", lag) :
		 P_("%s of %s: lower %d day after more %s so far (%zu pairs "
		    "of days).",
		    "%s of %s: lower %d days after more %s so far (%zu "
		    "pairs of days).", lag),
		 rating.at, name, lag, factor.at, l->link.n);
	tried_link(s->figures, l, &past);
	tried_say(&text, &past, up);
	sheet_say(s, &text);
	buf_free(&text);
	buf_free(&factor);
	buf_free(&rating);
	free(name);
}

static size_t links(const struct sheet *s, size_t room)
{
	size_t told, n = 0;
	const struct finding_link **all = links_told(s, &told);

	for (size_t k = 0; k < told && n < room; k++)
		if (all[k]->link.lag && all[k]->i == all[k]->factor_of) {
			link(s, all[k]);
			n++;
		}
	free(all);
	return n;
}

/* How a last rating that far up or down would have done. */
static void looked_back(const struct sheet *s, const struct changed *c)
{
	bool up = tried_is_up(&figures_at(s->figures, c->i, c->m)->story);
	struct buf text = BUF_EMPTY;
	struct backtest past;

	tried_last(s->figures, c->i, c->m, up, &past);
	tried_say(&text, &past, up);
	if (text.len)
		/* Without the blank. */
		doc_add(s->doc, DOC_TEXT, NULL, text.at + 1);
	buf_free(&text);
}

/* What goes on: a stretch that reaches the last day, or a possible shift. */
static size_t ongoing(const struct sheet *s, size_t room)
{
	struct changed all[CHANGES_MAX];
	size_t found = changes_find(s, all), n = 0;

	for (size_t k = 0; k < found && n < room; k++) {
		const struct figure *f = figures_at(s->figures, all[k].i,
						    all[k].m);
		bool possible = f->story.state == SHIFT_POSSIBLE_UP ||
				f->story.state == SHIFT_POSSIBLE_DOWN;
		if (!possible &&
		    !(words_is_stretch(f) && f->story.stretch.ongoing))
			continue;
		changes_line(s, &all[k]);
		looked_back(s, &all[k]);
		n++;
	}
	return n;
}

size_t patterns_build(const struct sheet *s)
{
	size_t n = s->notes ? tags(s, SHOWN) : 0;

	n += weekends(s, SHOWN - n);
	n += links(s, SHOWN - n);
	return n + ongoing(s, SHOWN - n);
}
