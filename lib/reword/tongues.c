/* SPDX-License-Identifier: MIT
 * Which language a text is in. */
#include "reword/tongues.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "content/share.h"

enum { LEAD = 1 };	/* common words; a language that is less behind may be it */

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

static bool discloses(const struct tongue *t, const struct block *b)
{
	struct findings out;

	wording_hear(t->wording, b, &out);
	for (size_t i = 0; i < out.n; i++)
		if (out.at[i].category == CAT_SAFETY)
			return true;
	return false;
}

/* Few words may be of more than one language: of those it can be, the first
 * in which it is a disclosure. */
static size_t where_disclosed(const struct tongues *t, const struct block *b,
			      const size_t *n, size_t best)
{
	if (discloses(&t->tongue[best], b))
		return best;
	for (size_t i = 0; i < t->n; i++)
		if (i != best && n[i] + LEAD >= n[best] &&
		    discloses(&t->tongue[i], b))
			return i;
	return best;
}

struct answerer *tongues_for(struct tongues *t, const struct block *b)
{
	size_t n[TONGUES_MAX], most = 0, best = t->now, close = 0;

	if (t->n < 2 || b->kind == BLOCK_BLANK)
		return t->tongue[best].answerer;
	for (size_t i = 0; i < t->n; i++) {
		n[i] = wording_at_home(t->tongue[i].wording, b->bytes, b->len);
		if (n[i] > most || (n[i] == most && i == t->now)) {
			most = n[i];
			best = i;
		}
	}
	for (size_t i = 0; i < t->n; i++)
		close += n[i] + LEAD >= most;
	t->now = best;
	if (close > 1)
		best = where_disclosed(t, b, n, best);
	return t->tongue[best].answerer;
}
