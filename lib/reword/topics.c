/* SPDX-License-Identifier: MIT
 * What a sentence is about, in the writer's own words. */
#include "reword/topics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/rules.h"

enum { RANKS = 4, NEAR = 2 /* desire, and touch */ };

struct topics {
	struct pattern *rank[RANKS];
};

struct topics *topics_make(struct lists *l, struct pattern_room *r,
			   struct fault *f)
{
	struct topics *t = mem_get(1, sizeof(*t));

	for (int i = 0; i < RANKS; i++) {
		char name[] = "{FW_TOPIC_0}";
		name[strlen(name) - 2] = (char)('1' + i);
		t->rank[i] = rules_pattern(l, r, name, false, f);
		if (!t->rank[i]) {
			topics_free(t);
			return NULL;
		}
	}
	return t;
}

void topics_free(struct topics *t)
{
	for (int i = 0; t && i < RANKS; i++)
		pattern_free(t->rank[i]);
	free(t);
}

/* One person's your is another's my, so determiners stay; without one a thing
 * that is counted gets "the". */
static void add(struct pattern *p, const struct verbs *v, const char *s,
		struct buf *out)
{
	struct span det, mod, noun, bare;
	const char *act = NULL;

	if (!pattern_group(p, "noun", &noun))
		return;
	if (pattern_group(p, "act", &bare))
		act = verbs_form(v, s + noun.from, noun.to - noun.from,
				 VERB_NOUN);
	if (act) {
		buf_puts(out, act);
		return;
	}
	if (pattern_group(p, "det", &det))
		buf_add(out, s + det.from, det.to - det.from);
	else if (!pattern_group(p, "bare", &bare) && s[noun.to - 1] != 's')
		buf_puts(out, "the ");
	if (pattern_group(p, "mod", &mod))
		buf_add(out, s + mod.from, mod.to - mod.from);
	buf_add(out, s + noun.from, noun.to - noun.from);
}

void topics_find(struct topics *t, const struct verbs *v, const char *s,
		 size_t len, bool near, struct buf *out)
{
	struct span m;

	for (int i = 0; i < (near ? NEAR : RANKS) && !out->len; i++)
		if (pattern_find(t->rank[i], s, len, 0, &m) == 1) {
			add(t->rank[i], v, s, out);
			if (out->len && !m.from)
				out->at[0] |= 32;
		}
}
