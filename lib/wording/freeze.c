/* SPDX-License-Identifier: MIT
 * What the build keeps of the rules. */
#include "wording/freeze.h"

#include "content/share.h"
#include "wording/engine.h"

int wording_make(struct wording *w, struct fault *f)
{
	for (size_t i = 0; i < w->rules.n; i++) {
		struct rule *u = &w->rules.rule[i];
		if (!rule_pattern(&w->rules, u, f) ||
		    (*u->unless && !rule_unless(&w->rules, u, f)))
			return -1;
	}
	return guards_make(w->guards, f) || speller_make(w->speller, f) ?
		-1 : 0;
}

int wording_freeze(struct wording *w, struct stock_kept *kept, size_t n,
		   struct buf *out, struct fault *f)
{
	static const char *const all[] = { "rules/macros.csv",
		"rules/words.csv", "rules/spelling.csv", "rules/guards.csv",
		"rules/rules.csv", "rules/frame-words.csv",
		"rules/frames.csv", "rules/verbs.csv" };
	const char *there[ARRAY_LEN(all) + 1];
	size_t names = 0, summed = 0;
	struct fault missing;
	struct buf part[STOCK_PARTS] = { BUF_EMPTY, BUF_EMPTY, BUF_EMPTY };
	struct sieve *rules = sieves_rules(w);
	struct sieve *guards = guards_sieve(w->guards, f);
	int got = -1;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (stock_path(w->stock, all[i], &missing))
			there[names++] = all[i];
	if (w->weights) {
		there[names + summed++] = "rules/weights.csv";
		weights_put(w->weights, &part[STOCK_WEIGHTS]);
	}
	if (guards) {
		sieve_put(rules, &part[STOCK_RULES_SIEVE]);
		sieve_put(guards, &part[STOCK_GUARDS_SIEVE]);
		got = stock_freeze(w->stock, there, names, summed, kept, n,
				   part, out, f);
	}
	for (int i = 0; i < STOCK_PARTS; i++)
		buf_free(&part[i]);
	sieve_free(rules);
	sieve_free(guards);
	return got;
}
