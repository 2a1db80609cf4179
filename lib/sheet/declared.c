/* SPDX-License-Identifier: MIT
 * What was thought to help or hinder, and what was seen. */
#include "sheet/declared.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "sheet/phrase.h"
#include "sheet/words.h"

enum { TOLD = 3 };		/* ratings of one trigger */

static bool is_open(const struct sheet *s, size_t i, size_t a, size_t b)
{
	return (!s->own || sheet_person(s, s->own) == i) &&
	       sheet_is_open(s, a) && sheet_is_open(s, b);
}

/* Adds where a link lies and what it rests on. */
static void lag(struct buf *out, const struct finding_link *l)
{
	bool up = l->link.tau_b > 0;

	/* Translators, for all of these: days from one to the other; how many
	 * pairs of days. */
	if (!l->link.lag)
		buf_addf(out, up ? P_("higher on the same day (%zu day)",
				      "higher on the same days (%zu days)",
				      l->link.n) :
				   P_("lower on the same day (%zu day)",
				      "lower on the same days (%zu days)",
				      l->link.n), l->link.n);
	else
		buf_addf(out, up ? P_("higher %d day later (%zu pairs of "
				      "days)", "higher %d days later (%zu "
				      "pairs of days)", l->link.lag) :
				   P_("lower %d day later (%zu pairs of "
				      "days)", "lower %d days later (%zu "
				      "pairs of days)", l->link.lag),
			 l->link.lag, l->link.n);
}

/* The most telling links of a declared rating in one direction. */
static size_t links(const struct sheet *s, size_t i, size_t factor,
		    bool reverse, struct buf *out, size_t *most)
{
	const struct measure *all = s->figures->gather->measures->all;
	size_t told = 0;

	for (size_t k = 0; k < s->findings->links; k++) {
		const struct finding_link *l = &s->findings->link[k];
		if (l->i != i || l->factor_of != i || l->factor != factor ||
		    l->reverse != reverse || !is_open(s, i, l->m, factor))
			continue;
		*most = l->link.n > *most ? l->link.n : *most;
		if (!l->noticed || told == TOLD)
			continue;
		struct buf rating = BUF_EMPTY;
		measures_word(&all[l->m], &rating);
		buf_addf(out, "%s%s: ", told++ ? "; " : "", rating.at);
		lag(out, l);
		buf_free(&rating);
	}
	return told;
}

/* Nothing stood out, or there is too little. */
static void nothing(struct buf *out, size_t most)
{
	if (most >= LINK_LEAST)
		/* Translators: a number. */
		buf_addf(out, P_("nothing stood out in %zu day",
				 "nothing stood out in %zu days", most), most);
	else
		/* Translators: two numbers. */
		buf_addf(out, _("too early to tell: %zu of about %d days with "
				"the two"), most, LINK_LEAST);
}

static void rating(const struct sheet *s, size_t i, size_t factor)
{
	struct buf lead = BUF_EMPTY, text = BUF_EMPTY;
	size_t most = 0;

	measures_short(&s->figures->gather->measures->all[factor], &lead);
	if (!links(s, i, factor, false, &text, &most))
		nothing(&text, most);
	struct buf back = BUF_EMPTY;
	most = 0;
	if (!links(s, i, factor, true, &back, &most) && most)
		nothing(&back, most);
	buf_putc(&text, '.');
	/* Of two such ratings both directions have a line of their own. */
	if (back.len) {
		buf_putc(&text, ' ');
		/* Translators: what was seen. */
		buf_addf(&text, _("The other way round: %s."), back.at);
	}
	buf_free(&back);
	doc_add(s->doc, DOC_ITEM, lead.at, text.at);
	buf_free(&lead);
	buf_free(&text);
}

static void tag(const struct sheet *s, size_t i, const char *name)
{
	const struct measure *all = s->figures->gather->measures->all;
	const struct finding_tag *best = NULL;
	struct buf text = BUF_EMPTY, lead = BUF_EMPTY;
	char much[PHRASE_MAX];
	size_t n = 0;

	for (size_t k = 0; k < s->findings->tags; k++) {
		const struct finding_tag *t = &s->findings->tag[k];
		if (t->i != i || strcmp(t->tag, name) ||
		    !is_open(s, i, t->m, t->m))
			continue;
		n = t->n > n ? t->n : n;
		if (t->noticed && (!best || t->adjusted < best->adjusted))
			best = t;
	}
	utf8_mask(&lead, name, strlen(name), false);
	if (best) {
		struct buf what = BUF_EMPTY;
		measures_word(&all[best->m], &what);
		words_points(much, best->phase.shift);
		/* Translators: what was rated; how much; days from one to
		 * the other; two numbers of days. */
		buf_addf(&text, best->phase.shift > 0 ?
			 P_("%s: higher by %s, %d day later (%zu days against "
			    "%zu others).",
			    "%s: higher by %s, %d days later (%zu days "
			    "against %zu others).", best->lag) :
			 P_("%s: lower by %s, %d day later (%zu days against "
			    "%zu others).",
			    "%s: lower by %s, %d days later (%zu days against "
			    "%zu others).", best->lag), what.at, much, best->lag, best->n,
			 best->n_other);
		buf_free(&what);
	} else if (n >= PHASE_LEAST_TAGGED) {
		buf_addf(&text, P_("nothing stood out on %zu such day.",
				   "nothing stood out on %zu such days.", n),
			 n);
	} else {
		buf_addf(&text, _("too early to tell: %zu of %d such days."),
			 n, PHASE_LEAST_TAGGED);
	}
	doc_add(s->doc, DOC_ITEM, lead.at, text.at);
	buf_free(&lead);
	buf_free(&text);
}

static bool stands(const struct sheet *s, const struct spoken_row *r)
{
	int32_t last = s->figures->period.last;

	return r->is_trigger && r->day <= last && r->until >= last &&
	       strcmp(r->state, "ended") && *r->about;
}

/* Whether a later row says the same of the same. */
static bool is_said_again(const struct sheet *s, const struct spoken *said,
			  size_t k)
{
	for (size_t j = k + 1; j < said->n_rows; j++)
		if (said->row[j].is_trigger &&
		    !strcmp(said->row[j].about, said->row[k].about) &&
		    said->row[j].day <= s->figures->period.last)
			return true;
	return false;
}

static size_t triggers(const struct sheet *s, size_t i)
{
	static const char prefix[] = "tag:";
	const struct spoken *said = &s->figures->person[i]->spoken;
	size_t n = 0;

	for (size_t k = 0; k < said->n_rows; k++) {
		const struct spoken_row *r = &said->row[k];
		if (!stands(s, r) || is_said_again(s, said, k))
			continue;
		int m = measures_find(s->figures->gather->measures, r->about);
		if (m >= 0 && is_open(s, i, (size_t)m, (size_t)m))
			rating(s, i, (size_t)m);
		else if (m < 0 && s->notes &&
			 !strncmp(r->about, prefix, strlen(prefix)))
			tag(s, i, r->about + strlen(prefix));
		else
			continue;
		n++;
	}
	return n;
}

static size_t preferences(const struct sheet *s, const char *who)
{
	size_t n = 0;

	for (size_t k = 0; k < s->entries->n && s->notes; k++) {
		const struct noted *e = &s->entries->one[k];
		if (!noted_is(e, "value") || strcmp(e->who, who) ||
		    strcmp(noted_text(e, NOTED_CLASS), "preference") ||
		    e->day > s->today || !*noted_text(e, NOTED_TITLE))
			continue;
		struct buf text = BUF_EMPTY;
		sheet_quote(&text, noted_text(e, NOTED_TITLE));
		doc_add(s->doc, DOC_ITEM, _("prefers"), text.at);
		buf_free(&text);
		n++;
	}
	return n;
}

void declared_build(const struct sheet *s)
{
	doc_section(s->doc, "map", _("What is thought to help or to hinder"));
	if (!s->figures->n)
		sheet_none(s);
	else
		doc_add(s->doc, DOC_TEXT, NULL,
			_("Only what was named by its writer is looked at "
			  "here. Things that go together do not say why."));
	for (size_t i = 0; i < s->figures->n; i++) {
		const char *tag_of = s->figures->person[i]->tag;
		if (s->own && strcmp(s->own, tag_of))
			continue;
		char *name = sheet_called(s, tag_of);
		doc_add(s->doc, DOC_HEADING, NULL, name);
		free(name);
		if (!(triggers(s, i) + preferences(s, tag_of)))
			sheet_none(s);
	}
}
