/* SPDX-License-Identifier: MIT
 * Forms of verbs, looked up and never guessed. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/pattern.h"
#include "wording/stock.h"

enum verb_form { VERB_BASE, VERB_THIRD, VERB_PAST, VERB_PARTICIPLE, VERB_ING,
	VERB_SAID,		/* those above are what a text may have */
	VERB_NOUN = VERB_SAID,	/* the act by its name: kisses */
	VERB_WISH,		/* after "I'd like": to be heard */
	VERB_ME,		/* after "being", of what is done to me: held */
	VERB_FORMS };

struct verbs;

/* Reads verbs.csv: columns base, third, past, participle, ing, noun, wish and
 * me; the last two may be empty.
 * shape:  caller frees with verbs_free; texts are borrowed from the stock.
 * errors: NULL with f filled, file and line named. */
struct verbs *verbs_read(struct stock *s, const char *path, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void verbs_free(struct verbs *v);

/* A form of the verb that any of its forms names, whatever its case; NULL
 * for a verb that is not in the table, "" for a form that it has not.
 * shape:  word has len bytes; the answer lives as long as v. */
const char *verbs_form(const struct verbs *v, const char *word, size_t len,
		       enum verb_form form) ATTR_NONNULL;

/* Which form of a verb a word is, the first in order; -1 for none. */
int verbs_is(const struct verbs *v, const char *word, size_t len)
	ATTR_NONNULL;

/* The form of that name ("past"); -1 for another. */
int verbs_form_of(const char *name, size_t len) ATTR_NONNULL;

/* A text without what only stings in it: what barb matches goes, and the verb
 * behind it takes the form of the group that matched (past, third, base); not,
 * nots and noted say "do not", "does not" and "did not" with it, and what
 * the group me matched is me.
 * shape:  caller frees. */
char *verbs_plain(const struct verbs *v, struct pattern *barb, const char *s)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;
