/* SPDX-License-Identifier: MIT
 * What seems to travel together.  No sentence says what leads to what. */
#include "sheet/links.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/phrase.h"
#include "sheet/words.h"

/* How closely two ratings go together before it is worth telling.
 * source: attune-methods. */
static const double LEAST_TAU = .15;

/* Whether a sheet may speak of a person and two measures, or one twice. */
static bool is_open(const struct sheet *s, size_t i, size_t a, size_t b)
{
	return (!s->own || sheet_person(s, s->own) == i) &&
	       sheet_is_open(s, a) && sheet_is_open(s, b);
}

/* Links from one person to another are for a therapist alone. */
static bool may_tell(const struct sheet *s, const struct finding_link *l)
{
	return (l->i == l->factor_of || s->kind == SHEET_PRIVATE) &&
	       is_open(s, l->i, l->m, l->factor);
}

/* What came first: the factor, but for what was declared and is looked at the
 * other way round. */
static size_t first_of(const struct finding_link *l)
{
	return l->reverse ? l->m : l->factor;
}

static size_t then_of(const struct finding_link *l)
{
	return l->reverse ? l->factor : l->m;
}

static void lagged(struct buf *out, const struct finding_link *l,
		   const char *name, const char *factor, const char *rating)
{
	bool up = l->link.tau_b > 0;
	int lag = l->link.lag;
	size_t n = l->link.n;

	/* Translators, for all of these: a name; what was rated; what goes
	 * with it; on how many days, or pairs of days. */
	if (!lag)
		buf_addf(out, up ?
			 P_("In the notes of %s, %s tends to be higher on days "
			    "with more %s (%zu day).",
			    "In the notes of %s, %s tends to be higher on days "
			    "with more %s (%zu days).", n) :
			 P_("In the notes of %s, %s tends to be lower on days "
			    "with more %s (%zu day).",
			    "In the notes of %s, %s tends to be lower on days "
			    "with more %s (%zu days).", n),
			 name, rating, factor, n);
	else if (lag == 1)
		buf_addf(out, up ?
			 P_("In the notes of %s, %s tends to be higher the day "
			    "after more %s (%zu pair of days).",
			    "In the notes of %s, %s tends to be higher the day "
			    "after more %s (%zu pairs of days).", n) :
			 P_("In the notes of %s, %s tends to be lower the day "
			    "after more %s (%zu pair of days).",
			    "In the notes of %s, %s tends to be lower the day "
			    "after more %s (%zu pairs of days).", n),
			 name, rating, factor, n);
	else
		buf_addf(out, up ?
			 P_("In the notes of %s, %s tends to be higher %d day "
			    "after more %s (%zu pairs of days).",
			    "In the notes of %s, %s tends to be higher %d days "
			    "after more %s (%zu pairs of days).", lag) :
			 P_("In the notes of %s, %s tends to be lower %d day "
			    "after more %s (%zu pairs of days).",
			    "In the notes of %s, %s tends to be lower %d days "
			    "after more %s (%zu pairs of days).", lag),
			 name, rating, lag, factor, n);
}

static void between(struct buf *out, const struct finding_link *l,
		    const char *name, const char *other, const char *factor,
		    const char *rating)
{
	bool up = l->link.tau_b > 0;

	/* Translators, for all of these: what was rated by whom, on days with
	 * more of what of whom; on how many days, or pairs of days. */
	if (!l->link.lag)
		buf_addf(out, up ?
			 P_("%s of %s tends to be higher on days with more %s "
			    "of %s (%zu day).",
			    "%s of %s tends to be higher on days with more %s "
			    "of %s (%zu days).", l->link.n) :
			 P_("%s of %s tends to be lower on days with more %s "
			    "of %s (%zu day).",
			    "%s of %s tends to be lower on days with more %s "
			    "of %s (%zu days).", l->link.n),
			 rating, name, factor, other, l->link.n);
	else
		buf_addf(out, up ?
			 P_("%s of %s tends to be higher %d day after more %s "
			    "of %s (%zu pairs of days).",
			    "%s of %s tends to be higher %d days after more "
			    "%s of %s (%zu pairs of days).", l->link.lag) :
			 P_("%s of %s tends to be lower %d day after more %s "
			    "of %s (%zu pairs of days).",
			    "%s of %s tends to be lower %d days after more "
			    "%s of %s (%zu pairs of days).", l->link.lag),
			 rating, name, l->link.lag, factor, other, l->link.n);
}

/* How the two go together, by lag, with the sentence said of it. */
static struct chart *lags(const struct sheet *s, const struct finding_link *l,
			  const char *sentence)
{
	struct chart *c = chart_new(CHART_LAGS);
	const struct figure *f = figures_at(s->figures, l->i, l->m);

	c->person = l->i;
	c->people = s->figures->n;
	c->name = sheet_name(s, s->figures->person[l->i]->tag);
	c->first = f->days->day[0];
	c->last = s->figures->period.last;
	c->n = LINK_LAGS;
	c->value = mem_get(LINK_LAGS, sizeof(*c->value));
	memcpy(c->value, l->link.tau_at, LINK_LAGS * sizeof(*c->value));
	c->limit = LEAST_TAU;
	c->low = -1;
	c->high = 1;
	c->desc = sheet_plain(sentence);
	return c;
}

static void told(const struct sheet *s, const struct finding_link *l)
{
	const struct measure *all = s->figures->gather->measures->all;
	struct buf text = BUF_EMPTY, factor = BUF_EMPTY, rating = BUF_EMPTY;
	struct buf title = BUF_EMPTY, then = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[l->i]->tag);
	char *other = sheet_called(s, s->figures->person[l->factor_of]->tag);

	measures_word(&all[first_of(l)], &factor);
	measures_word(&all[then_of(l)], &rating);
	measures_short(&all[then_of(l)], &then);
	if (l->i == l->factor_of)
		lagged(&text, l, name, factor.at, rating.at);
	else
		between(&text, l, name, other, factor.at, then.at);
	buf_putc(&text, ' ');
	buf_puts(&text, _("They go together in these notes; which leads to "
			  "which cannot be seen here."));
	if (l->was) {
		buf_putc(&text, ' ');
		buf_puts(&text, _("That stood out a week before, too."));
	}
	struct chart *c = lags(s, l, text.at);
	c->item = mem_dup(rating.at);
	/* Translators: two things that were rated. */
	buf_addf(&title, _("%s and %s"), factor.at, rating.at);
	c->title = buf_take(&title);
	doc_chart(s->doc, "", c, text.at);
	buf_free(&text);
	buf_free(&factor);
	buf_free(&rating);
	buf_free(&then);
	free(name);
	free(other);
}

/* Links by how sure they are; those that were declared go first. */
static int by_weight(const void *a, const void *b)
{
	const struct finding_link *x = *(const struct finding_link *const *)a;
	const struct finding_link *y = *(const struct finding_link *const *)b;

	if (x->declared != y->declared)
		return x->declared ? -1 : 1;
	if (x->adjusted < y->adjusted || x->adjusted > y->adjusted)
		return x->adjusted < y->adjusted ? -1 : 1;
	double u = fabs(x->link.tau_b), v = fabs(y->link.tau_b);
	if (u < v || u > v)
		return u < v ? 1 : -1;
	return (x > y) - (x < y);
}

const struct finding_link **links_told(const struct sheet *s, size_t *n)
{
	const struct findings *f = s->findings;
	const struct finding_link **all = mem_get(f->links + 1, sizeof(*all));
	size_t people = s->figures->n, found = 0;
	/* Of each person, and of all between people. */
	size_t *of = mem_get(people + 1, sizeof(*of));
	size_t most = sheet_is_joint(s) ? 1 : FINDINGS_TOLD;

	*n = 0;
	for (size_t k = 0; k < f->links; k++)
		if (f->link[k].noticed && may_tell(s, &f->link[k]))
			all[found++] = &f->link[k];
	qsort(all, found, sizeof(*all), by_weight);
	for (size_t k = 0; k < found; k++) {
		size_t at = all[k]->i == all[k]->factor_of ? all[k]->i :
							     people;
		if (sheet_is_joint(s) ? *n >= most : of[at] >= most)
			continue;
		of[at]++;
		all[(*n)++] = all[k];
	}
	free(of);
	return all;
}

static size_t noticed(const struct sheet *s)
{
	size_t n;
	const struct finding_link **all = links_told(s, &n);

	for (size_t k = 0; k < n; k++)
		told(s, all[k]);
	free(all);
	return n;
}

/* What stood out a week before and does so no longer is said to be gone. */
static void gone(const struct sheet *s)
{
	const struct measure *all = s->figures->gather->measures->all;
	size_t most = sheet_is_joint(s) ? 1 : FINDINGS_TOLD, n = 0;

	for (size_t k = 0; k < s->findings->links && n < most; k++) {
		const struct finding_link *l = &s->findings->link[k];
		struct buf text = BUF_EMPTY, factor = BUF_EMPTY;
		struct buf rating = BUF_EMPTY;
		if (!l->was || l->noticed || l->i != l->factor_of ||
		    !may_tell(s, l))
			continue;
		char *name = sheet_called(s, s->figures->person[l->i]->tag);
		measures_word(&all[first_of(l)], &factor);
		measures_word(&all[then_of(l)], &rating);
		/* Translators: a name; two things that were rated. */
		buf_addf(&text, _("In the notes of %s, %s and %s stood out "
				  "together a week before and do so no "
				  "longer."), name, factor.at, rating.at);
		sheet_say(s, &text);
		buf_free(&text);
		buf_free(&factor);
		buf_free(&rating);
		free(name);
		n++;
	}
}

static void tagged(const struct sheet *s, const struct finding_tag *t)
{
	const struct measure *all = s->figures->gather->measures->all;
	struct buf text = BUF_EMPTY, tag = BUF_EMPTY, rating = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[t->i]->tag);
	char much[PHRASE_MAX];

	utf8_mask(&tag, t->tag, strlen(t->tag), false);
	measures_word(&all[t->m], &rating);
	words_points(much, t->phase.shift);
	/* Translators: a tag; a number of days; what was rated; how much; a
	 * name; a number of other days. */
	buf_addf(&text, t->phase.shift > 0 ?
		 P_("On the %2$zu day tagged \"%1$s\", %3$s was higher by "
		    "%4$s for %5$s than on %6$zu others. They go together; "
		    "what leads to what cannot be seen here.",
		    "On the %2$zu days tagged \"%1$s\", %3$s was higher by "
		    "%4$s for %5$s than on %6$zu others. They go together; "
		    "what leads to what cannot be seen here.", t->n) :
		 P_("On the %2$zu day tagged \"%1$s\", %3$s was lower by "
		    "%4$s for %5$s than on %6$zu others. They go together; "
		    "what leads to what cannot be seen here.",
		    "On the %2$zu days tagged \"%1$s\", %3$s was lower by "
		    "%4$s for %5$s than on %6$zu others. They go together; "
		    "what leads to what cannot be seen here.", t->n),
		 tag.at, t->n, rating.at, much, name, t->n_other);
	sheet_say(s, &text);
	buf_free(&text);
	buf_free(&tag);
	buf_free(&rating);
	free(name);
}

/* The most telling tag of each person; of a joint sheet one in all. */
static size_t tags(const struct sheet *s, size_t room)
{
	const struct findings *f = s->findings;
	const struct finding_tag *best = NULL;
	size_t shown = 0;

	for (size_t i = 0; i < s->figures->n && s->notes && room; i++) {
		if (!sheet_is_joint(s))
			best = NULL;
		for (size_t k = 0; k < f->tags; k++) {
			const struct finding_tag *t = &f->tag[k];
			if (t->i == i && t->noticed &&
			    is_open(s, i, t->m, t->m) &&
			    (!best || t->adjusted < best->adjusted))
				best = t;
		}
		if (best && !sheet_is_joint(s)) {
			tagged(s, best);
			shown++;
		}
	}
	if (best && sheet_is_joint(s)) {
		tagged(s, best);
		shown++;
	}
	return shown;
}

/* Why nothing can be said: too few days, or nothing stood out. */
static void why_not(const struct sheet *s)
{
	const struct findings *f = s->findings;
	struct buf text = BUF_EMPTY;
	size_t most = 0;
	bool tested = false;

	for (size_t k = 0; k < f->links; k++) {
		if (!may_tell(s, &f->link[k]))
			continue;
		tested |= f->link[k].link.tested;
		if (f->link[k].link.n > most)
			most = f->link[k].link.n;
	}
	if (tested)
		buf_addf(&text, P_("No link between the ratings stood out in "
				   "%zu day. Small links may still be there.",
				   "No link between the ratings stood out in "
				   "%zu days. Small links may still be there.",
				   most), most);
	else
		/* Translators: two numbers. */
		buf_addf(&text, P_("Links between ratings need about %d days "
				   "that have the two; %zu so far.",
				   "Links between ratings need about %d days "
				   "that have the two; %zu so far.", most),
			 LINK_LEAST, most);
	sheet_say(s, &text);
	buf_free(&text);
}

void links_build(const struct sheet *s)
{
	size_t n;

	doc_section(s->doc, "links", _("What seems to travel together"));
	n = noticed(s);
	n += tags(s, sheet_is_joint(s) && n ? 0 : 1);
	if (!n)
		why_not(s);
	gone(s);
}
