/* SPDX-License-Identifier: MIT
 * Puts what rules found and what the words add up to on one balance.  A rule
 * that fired where the words speak for nothing of the kind is doubted; where
 * they speak for another kind, that comes first; and what no rule knows is
 * noticed for its words alone. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "wording/engine.h"

/* Log-odds: what a rule adds to its category, by how much another must lead
 * to come first, below what words speak against a rule clearly enough, and
 * above what they speak for a remark by themselves.  A threat passed over
 * costs more than one remark too many; an absolute beside a deed is what it is
 * however rarely that deed is spoken of. */
static const double RULE_COUNTS = 2, LEAD = .75, CLEARLY = -.4, PLAIN = -.75,
	ALONE = .8;

/* Weighs a sentence with as many beside it: lessons are up to four sentences
 * long. */
static double weigh_around(struct wording *w, size_t number, size_t beside,
			   double *category)
{
	size_t from = number > beside ? number - beside : 0;
	size_t to = number + beside + 1;

	return weigh(w->weights, from,
		     to < w->sentences.n ? to : w->sentences.n, category);
}

/* A disclosure, a lever that has words of help of its own, as suicide and
 * control have, and what a user's own rule finds is beyond doubt. */
static bool is_sure(const struct finding *x)
{
	return x->category == CAT_SAFETY || x->rule->by_user ||
		(x->severity == SEV_ERROR && *x->rule->rewrite);
}

/* The rule that notices what the words speak for most. */
static struct rule *rule_for(struct wording *w, const double *category)
{
	struct rule *best = NULL;

	for (size_t i = w->first_weighed; i < w->rules.n; i++) {
		struct rule *u = &w->rules.rule[i];
		if (u->on == ON_WEIGHTS && u->registers & w->reg &&
		    (!best || category[u->category] >
		     category[best->category]))
			best = u;
	}
	return best && best->wanted ? best : NULL;
}

/* Sets aside what the words say is of another kind; whether that leaves
 * nothing. */
static bool set_aside(struct finding *x, size_t n, double *of)
{
	double most = -INFINITY;
	unsigned heard = 0;
	bool left = false;

	for (size_t i = 0; i < n; i++)
		heard |= 1u << x[i].category;
	for (int c = 0; c < CAT_COUNT; c++) {
		of[c] += heard >> c & 1 ? RULE_COUNTS : 0;
		most = of[c] > most ? of[c] : most;
	}
	for (size_t i = 0; i < n; i++) {
		x[i].aside = !is_sure(&x[i]) && of[x[i].category] < most - LEAD;
		left |= !x[i].aside;
	}
	return !left;
}

/* Weighs what rules found in one sentence, and keeps what stands.  What is
 * said beside it speaks for it as much as it does itself, and against it by
 * half; of what kind it is does not hang on that, or it would change with the
 * sentence behind. */
static void weigh_found(struct wording *w, struct finding *x, size_t n)
{
	double said = weights_of_rule(w->weights, ""), least = CLEARLY;
	double kinds[CAT_COUNT];
	struct rule *u;

	for (size_t i = 0; i < n; i++) {
		said += weights_of_rule(w->weights, x[i].rule->id);
		if (x[i].severity == SEV_ERROR ||
		    x[i].category == CAT_OVERGENERALIZATION)
			least = PLAIN;
	}
	double own = weigh_around(w, x->number, 0, kinds);
	double with = weigh_around(w, x->number, 1, NULL);
	bool doubt = (own > with ? (own + with) / 2 : with) + said < least;
	bool other = !doubt && set_aside(x, n, kinds);
	for (size_t i = 0; i < n; i++) {
		w->fired[x[i].rule - w->rules.rule] = !doubt || is_sure(&x[i]);
		if (!doubt || is_sure(&x[i]))
			w->found[w->n++] = x[i];
		else
			w->cleared[x[i].rule - w->rules.rule] = "weights";
	}
	if (other && (u = rule_for(w, kinds)))
		hear_whole(w, u, x->number);
}

/* Whether no sentence beside says it more clearly by itself. */
static bool is_clearest(struct wording *w, size_t number)
{
	double own = weigh_around(w, number, 0, NULL);

	if (number && weigh_around(w, number - 1, 0, NULL) > own)
		return false;
	return number + 1 >= w->sentences.n ||
		weigh_around(w, number + 1, 0, NULL) <= own;
}

/* Notices a sentence beside which no rule found anything. */
static void weigh_rest(struct wording *w, size_t number)
{
	double kinds[CAT_COUNT];
	struct rule *u;

	if (weigh_around(w, number, 1, NULL) <= ALONE ||
	    !is_clearest(w, number))
		return;
	weigh_around(w, number, 1, kinds);
	if ((u = rule_for(w, kinds)))
		hear_whole(w, u, number);
}

static int by_sentence(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	return x->number < y->number ? -1 : x->number > y->number;
}

void balance(struct wording *w)
{
	struct finding *old = w->found;
	size_t n = w->n, at = 0;
	bool before = false;

	if (!w->weights)
		return;
	weigh_text(w->weights, w->view.at, w->sentences.at, w->sentences.n);
	if (n)
		qsort(old, n, sizeof(*old), by_sentence);
	w->found = NULL;
	w->n = w->room = 0;
	for (size_t i = 0; i < w->sentences.n; i++) {
		size_t from = at;
		while (at < n && old[at].number == i)
			at++;
		bool next = at < n && old[at].number == i + 1;
		if (at > from) {
			w->found = mem_grow(w->found, &w->room,
					    w->n + at - from, sizeof(*old));
			weigh_found(w, old + from, at - from);
		} else if (!next && !before) {
			weigh_rest(w, i);
		}
		before = at > from;
	}
	free(old);
}
