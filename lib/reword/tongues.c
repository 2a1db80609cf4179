/* SPDX-License-Identifier: MIT
 * Which language a text is in. */
#include "reword/tongues.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "content/share.h"

static bool has_rules(const char *lang)
{
	char *path = share_in("rules/rules.csv", lang);

	free(path);
	return path != NULL;
}

static int add(struct tongues *t, struct wording_how how,
	       const struct answer_how *answers, const char *lang,
	       struct fault *f)
{
	struct tongue *new = &t->tongue[t->n];

	how.lang = lang;
	new->wording = wording_open(&how, f);
	if (!new->wording)
		return -1;
	t->n++;
	new->answerer = answerer_open(new->wording, answers, f);
	return new->answerer ? 0 : -1;
}

int tongues_open(struct tongues *t, const struct wording_how *how,
		 const struct answer_how *answers, bool one, struct fault *f)
{
	for (const char *const *l = i18n_wanted();
	     *l && t->n < (one ? 1 : TONGUES_MAX); l++)
		if (has_rules(*l) && add(t, *how, answers, *l, f))
			return -1;
	return t->n ? 0 : add(t, *how, answers, NULL, f);
}

void tongues_close(struct tongues *t)
{
	for (size_t i = 0; i < t->n; i++) {
		answerer_close(t->tongue[i].answerer);
		wording_close(t->tongue[i].wording);
	}
	t->n = 0;
}

void tongues_text(struct tongues *t)
{
	t->now = 0;
	for (size_t i = 0; i < t->n; i++)
		answerer_text(t->tongue[i].answerer);
}

struct answerer *tongues_for(struct tongues *t, const struct block *b)
{
	size_t most = 0, best = t->now;

	for (size_t i = 0; t->n > 1 && b->kind != BLOCK_BLANK && i < t->n;
	     i++) {
		size_t n = wording_at_home(t->tongue[i].wording, b->bytes,
					   b->len);
		if (n > most || (n == most && i == t->now)) {
			most = n;
			best = i;
		}
	}
	t->now = best;
	return t->tongue[best].answerer;
}
