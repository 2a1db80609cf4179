/* SPDX-License-Identifier: MIT
 * Proves rules by their own examples. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "wording/engine.h"
#include "wording/need.h"

struct proof {
	struct wording *w;
	const struct rule *rule;
	void (*tell)(void *arg, const struct fault *f, const char *example);
	void *arg;
	size_t misses;
};

static void miss(struct proof *p, const char *what, const char *example)
{
	struct fault f = { .file = p->rule->file, .line = p->rule->line };

	fault_set_detail(&f, what, p->rule->id);
	p->misses++;
	p->tell(p->arg, &f, example);
}

/* Hears a text as one block or several; whether the rule fired and whether
 * the strongest finding is of its category. */
static void hear(struct proof *p, const char *text, bool *fired, bool *own,
		 size_t *found)
{
	struct blocks *b = blocks_open(NULL, text, strlen(text), false);
	struct block block = { .kind = BLOCK_BLANK };
	struct findings out;

	*fired = *own = false;
	*found = 0;
	while (blocks_next(b, &block)) {
		wording_hear(p->w, &block, &out);
		*fired |= wording_fired(p->w, p->rule);
		*found += out.n;
		for (size_t i = 0; i < out.n; i++)
			*own |= out.at[i].category == p->rule->category;
	}
	blocks_close(b);
}

static void one(struct proof *p, const char *text, bool example)
{
	bool fired, own;
	size_t found;
	unsigned reg = p->w->how.reg;

	if (p->rule->registers != REG_ANY)
		p->w->how.reg = p->rule->registers &
			(~p->rule->registers + 1);
	hear(p, text, &fired, &own, &found);
	p->w->how.reg = reg;
	if (example && !fired && wording_cleared(p->w, p->rule))
		miss(p, N_("an example is cleared by a guard"), text);
	else if (example && !fired)
		miss(p, N_("an example does not fire"), text);
	else if (example && !own)
		miss(p, N_("an example fires as another category"), text);
	else if (!example && found)
		miss(p, N_("a counterexample fires"), text);
}

static size_t each(struct proof *p, const char *texts, bool example)
{
	size_t n = 0;

	while (*texts) {
		const char *end = strstr(texts, " | ");
		size_t len = end ? (size_t)(end - texts) : strlen(texts);
		char *text = mem_dupn(texts, len);
		one(p, text, example);
		free(text);
		n++;
		texts += len + (end ? 3 : 0);
	}
	return n;
}

static void prove_words(struct proof *p)
{
	struct buf full = BUF_EMPTY;
	struct fault f = { 0 };

	if (*p->rule->words &&
	    !lists_expand(p->w->lists, p->rule->pattern, &full, &f) &&
	    !need_proven(buf_text(&full), p->rule->words))
		miss(p, N_("the column words is not proven"), "");
	buf_free(&full);
}

size_t wording_prove(struct wording *w,
		     void (*tell)(void *arg, const struct fault *f,
				  const char *example),
		     void *arg)
{
	struct proof p = { w, NULL, tell, arg, 0 };
	struct fault bad = { 0 };

	if (guards_make(w->guards, &bad) || speller_make(w->speller, &bad)) {
		p.misses++;
		tell(arg, &bad, "");
	}
	for (size_t i = 0; i < w->rules.n; i++) {
		struct rule *u = &w->rules.rule[i];
		struct fault f = { 0 };
		if (!u->wanted)
			continue;
		p.rule = u;
		if (!rule_pattern(&w->rules, u, &f) ||
		    (*u->unless && !rule_unless(&w->rules, u, &f))) {
			miss(&p, f.message ? f.message : N_("bad pattern"),
			     f.detail);
			continue;
		}
		prove_words(&p);
		if (each(&p, u->example, true) < 2)
			miss(&p, N_("fewer than two examples"), "");
		if (each(&p, u->counterexample, false) < 2)
			miss(&p, N_("fewer than two counterexamples"), "");
	}
	return p.misses;
}
