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

static bool may_tell(const struct sheet *s, const struct finding_link *l)
{
	return l->i == l->factor_of && is_open(s, l->i, l->m, l->factor);
}

static void lagged(struct buf *out, const struct finding_link *l,
		   const char *name, const char *factor, const char *rating)
{
	bool up = l->link.tau_b > 0;
	int lag = l->link.lag;

	/* Translators, for all of these: a name; what was rated; what goes
	 * with it; on how many days, or pairs of days. */
	if (!lag)
		buf_addf(out, up ?
			 _("In the notes of %s, %s tends to be higher on days "
			   "with more %s (%zu days).") :
			 _("In the notes of %s, %s tends to be lower on days "
			   "with more %s (%zu days)."),
			 name, rating, factor, l->link.n);
	else if (lag == 1)
		buf_addf(out, up ?
			 _("In the notes of %s, %s tends to be higher the day "
			   "after more %s (%zu pairs of days).") :
			 _("In the notes of %s, %s tends to be lower the day "
			   "after more %s (%zu pairs of days)."),
			 name, rating, factor, l->link.n);
	else
		buf_addf(out, up ?
			 _("In the notes of %s, %s tends to be higher %d days "
			   "after more %s (%zu pairs of days).") :
			 _("In the notes of %s, %s tends to be lower %d days "
			   "after more %s (%zu pairs of days)."),
			 name, rating, lag, factor, l->link.n);
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
	struct buf title = BUF_EMPTY;
	char *name = sheet_called(s, s->figures->person[l->i]->tag);

	measures_word(&all[l->factor], &factor);
	measures_word(&all[l->m], &rating);
	lagged(&text, l, name, factor.at, rating.at);
	buf_putc(&text, ' ');
	buf_puts(&text, _("They go together in these notes; which leads to "
			  "which cannot be seen here."));
	struct chart *c = lags(s, l, text.at);
	c->item = mem_dup(rating.at);
	/* Translators: two things that were rated. */
	buf_addf(&title, _("%s and %s"), factor.at, rating.at);
	c->title = buf_take(&title);
	doc_chart(s->doc, "", c, text.at);
	buf_free(&text);
	buf_free(&factor);
	buf_free(&rating);
	free(name);
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

static size_t noticed(const struct sheet *s)
{
	const struct findings *f = s->findings;
	const struct finding_link **all = mem_get(f->links + 1, sizeof(*all));
	size_t *of = mem_get(s->figures->n + 1, sizeof(*of));
	size_t most = sheet_is_joint(s) ? 1 : FINDINGS_TOLD, n = 0, shown = 0;

	for (size_t k = 0; k < f->links; k++)
		if (f->link[k].noticed && may_tell(s, &f->link[k]))
			all[n++] = &f->link[k];
	qsort(all, n, sizeof(*all), by_weight);
	for (size_t k = 0; k < n; k++) {
		if (sheet_is_joint(s) ? shown >= most :
		    of[all[k]->i] >= most)
			continue;
		of[all[k]->i]++;
		shown++;
		told(s, all[k]);
	}
	free(all);
	free(of);
	return shown;
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
		 _("On the %2$zu days tagged \"%1$s\", %3$s was higher by %4$s "
		   "for %5$s than on %6$zu others. They go together; what "
		   "leads to what cannot be seen here.") :
		 _("On the %2$zu days tagged \"%1$s\", %3$s was lower by %4$s "
		   "for %5$s than on %6$zu others. They go together; what "
		   "leads to what cannot be seen here."),
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
		buf_addf(&text, _("Links between ratings need about %d days "
				  "that have the two; %zu so far."), LINK_LEAST,
			 most);
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
}
