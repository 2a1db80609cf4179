/* SPDX-License-Identifier: MIT
 * learn - makes rules/weights.csv of a language out of sentences that people
 * labelled, the columns being those of tests/wording.  What stands in a file
 * named lessons-* was seen by nobody who wrote rules, so it also says how far
 * a rule is to be trusted, and where the balance is set.
 *	learn LANGUAGE FILE... >weights.csv	with $ATTUNE_DATA
 * On standard error: how well that goes for sentences when it learns from
 * other authors'.
 * source: Fan and others 2008, LIBLINEAR: logistic regression, L2. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "learn.h"

enum { SCALE = 100, SMALLEST = 12 };

static const double RULE_COST = 1, RULE_VALUE = .5;
/* How many harmless lessons of those nobody saw may be remarked on; fewer
 * where no everyday talk tells what else would be. */
static const double FALSE_ALARMS = .05, BLIND_FALSE_ALARMS = .04;

/* What is said of the lessons of each part by the others. */
static void learn_from_others(void)
{
	for (int part = 0; part < PARTS; part++) {
		struct learned m = learn(part);
		for (size_t i = 0; i < all.n; i++)
			if (all.lesson[i].part == part ||
			    (!part && all.lesson[i].part == NO_PART))
				learned_guess(&m, &all.lesson[i]);
		learned_free(&m);
	}
}

/* What the words said, whether a rule fired at all, which did, and 1. */
static struct feature_node *evidence(const struct lesson *l)
{
	struct feature_node *v = mem_get(l->rules + 4, sizeof(*v));
	size_t k = 0;

	v[k++] = (struct feature_node){ 1, l->any };
	if (l->rules)
		v[k++] = (struct feature_node){ 2, 1 };
	for (size_t i = 0; i < l->rules; i++)
		v[k++] = (struct feature_node){ 3 + (int)l->rule[i],
			RULE_VALUE };
	v[k++] = (struct feature_node){ 3 + (int)all.rules, 1 };
	v[k].index = -1;
	return v;
}

/* How far words and rules are to be trusted, learned from talk and the fresh
 * lessons but for those of one part, which are told of it. */
static double *trust(int part)
{
	struct feature_node **x = mem_get(all.n, sizeof(*x));
	double *y = mem_get(all.n, sizeof(*y)), *w;
	size_t l = 0;

	for (size_t i = 0; i < all.n; i++) {
		const struct lesson *from = &all.lesson[i];
		if ((!from->fresh && !from->talk) || from->part == part)
			continue;
		x[l] = evidence(from);
		y[l++] = from->category >= 0 ? 1 : -1;
	}
	if (!l)
		msg_die("lessons of more authors are needed");
	w = fit(x, y, l, 3 + (int)all.rules, RULE_COST, false);
	fit_free(x, l);
	for (size_t i = 0; i < all.n; i++) {
		struct lesson *to = &all.lesson[i];
		if ((!to->fresh && !to->talk) || (to->part != part &&
		    (part || to->part != NO_PART)))
			continue;
		struct feature_node *v = evidence(to);
		to->total = dot(w, v);
		free(v);
	}
	free(x);
	free(y);
	return w;
}

/* The total above which few enough of the harmless lie. */
static double set_balance(void)
{
	double *of = mem_get(all.n, sizeof(*of)), at;
	size_t n = 0;

	for (size_t i = 0; i < all.n; i++)
		if (all.lesson[i].fresh && all.lesson[i].category < 0)
			of[n++] = all.lesson[i].total;
	if (!n)
		msg_die("no lessons that are fresh and harmless");
	qsort(of, n, sizeof(*of), falling);
	at = of[(size_t)((double)n *
			 (all.talk ? FALSE_ALARMS : BLIND_FALSE_ALARMS))];
	free(of);
	return at;
}

enum by { BY_RULES, BY_WORDS, BY_BOTH };

static void tell(const char *name, enum by by, double least)
{
	size_t hit = 0, right = 0, flagged = 0, wrong = 0, harmless = 0;
	size_t forbidden = 0, talk = 0;

	for (size_t i = 0; i < all.n; i++) {
		const struct lesson *l = &all.lesson[i];
		unsigned says = l->heard && by != BY_WORDS ? l->heard :
			1u << l->guess;
		bool found = by == BY_RULES ? l->heard != 0 :
			(by == BY_WORDS ? l->any : l->total) > least;
		talk += found && l->talk;
		if (!l->fresh)
			continue;
		if (l->category >= 0) {
			flagged++;
			hit += found;
			right += found && says & (1u << l->category | l->also);
		} else {
			harmless++;
			wrong += found;
			forbidden += found && l->forbidden;
		}
	}
	fprintf(stderr, "%-12s precision %.1f recall %.1f false alarms %.1f "
		"right category %.1f forbidden %zu, %.1f in 1000 lines of "
		"talk\n", name,
		100. * (double)hit / (double)(hit + wrong),
		100. * (double)hit / (double)flagged,
		100. * (double)wrong / (double)harmless,
		100. * (double)right / (double)hit, forbidden,
		all.talk ? 1000. * (double)talk / (double)all.talk_heard : 0);
}

static void cell(double weight, long smallest)
{
	long hundredths = lround(weight * SCALE);

	if (labs(hundredths) < smallest)
		putchar(',');
	else
		printf(",%ld", hundredths);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct gram *)a)->text,
		      ((const struct gram *)b)->text);
}

static void print(const struct learned *m, const double *trusted, double least)
{
	const struct rule *u;

	printf("gram,lessons,any");
	for (int c = 0; c < CAT_COUNT; c++)
		printf(",%s", category_name((enum category)c));
	printf("\n,%zu", m->lessons);
	cell(m->of[0][m->n] * trusted[0] + trusted[2 + all.rules] - least, 1);
	for (int c = 0; c < CAT_COUNT; c++)
		cell(m->of[1 + c][m->n], 1);
	printf("\n@,0,%ld%.*s\n", lround(trusted[1] * SCALE), CAT_COUNT,
	       ",,,,,,,,,,,,,,,");
	for (size_t i = 0; (u = wording_rule(all.engine, i)); i++) {
		long hundredths = lround(trusted[2 + i] * RULE_VALUE * SCALE);
		if (hundredths)
			printf("@%s,0,%ld%.*s\n", u->id, hundredths,
			       CAT_COUNT, ",,,,,,,,,,,,,,,");
	}
	qsort(all.gram, all.grams, sizeof(*all.gram), by_text);
	for (size_t g = 0; g < all.grams; g++) {
		const struct gram *x = &all.gram[g];
		if (x->kept < 0)
			continue;
		printf("%s,%u", x->text, x->lessons);
		cell(m->of[0][x->kept] * trusted[0], 1);
		for (int c = 0; c < CAT_COUNT; c++)
			cell(m->of[1 + c][x->kept], SMALLEST);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	i18n_init();
	msg_name("learn");
	if (argc < 3 || i18n_language(argv[1]))
		msg_usage("LANGUAGE FILE... >WEIGHTS");
	lessons_read(argv + 2, (size_t)argc - 2);
	learn_from_others();
	for (int part = 0; part < PARTS; part++)
		free(trust(part));
	double least = set_balance(), *trusted = trust(-1);
	tell("rules", BY_RULES, 0);
	tell("words", BY_WORDS, 0);
	tell("both", BY_BOTH, least);
	tell("both, eager", BY_BOTH, least - .5);
	struct learned m = learn(-1);
	print(&m, trusted, least);
	return msg_finish(DONE);
}
