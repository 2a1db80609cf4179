/* SPDX-License-Identifier: MIT
 * Hears what a text may do: finds what rules describe and guards do not
 * clear, block by block. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/blocks.h"
#include "wording/rules.h"
#include "wording/sentences.h"

struct wording_how {
	const char *lang;	/* of the rules; NULL: the best there is */
	const char *const *own;	/* files of own rules */
	size_t n_own;
	const char *only;	/* rules and categories, "," between; NULL */
	const char *exclude;	/* the same; NULL */
	enum severity least;
	unsigned reg;		/* REG_...; 0: told from the text */
	bool quotes;		/* look inside quotations too */
	bool strict;		/* rules marked strict too */
	bool unweighed;		/* rules alone have a say */
	/* Told of every pattern made, and the text it goes by; NULL. */
	void (*made)(void *arg, const char *text, const char *full,
		     const struct pattern *p);
	void *made_arg;
};

enum { FINDING_ALSO_MAX = CAT_COUNT };

struct finding {
	const struct rule *rule;
	enum category category;
	enum severity severity;
	unsigned also;			/* a bit a category */
	bool quoted;			/* inside a quotation */
	bool aside;			/* the words speak for another */
	struct span at;			/* bytes of the block */
	struct span sentence;		/* bytes of the block */
	struct span view, view_sentence; /* bytes of the view */
	size_t clause, clauses;		/* clauses it stands in */
	size_t number;			/* of its sentence in the block */
	size_t heard;			/* where the match ends in the view */
};

struct findings {
	struct finding *at;	/* in order of place, borrowed until the next */
	size_t n;
	const struct view *view;
	const struct spans *sentences;
	unsigned reg;		/* the register taken */
	size_t invalid;		/* bytes that are no UTF-8 */
};

struct wording;

/* An engine with the shipped rules of the best language and own ones.
 * errors: NULL with f filled: content missing, a bad row in a file. */
struct wording *wording_open(const struct wording_how *how, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;
void wording_close(struct wording *w);

/* What is heard in a block.  Never fails; a rule or guard that hits its
 * limits is switched off and shows in wording_off. */
void wording_hear(struct wording *w, const struct block *b,
		  struct findings *out) ATTR_NONNULL;

/* The rule number i in order of the files, NULL behind the last. */
struct rule *wording_rule(struct wording *w, size_t i) ATTR_NONNULL;

/* Whether a rule took part in what was heard last, cleared or not. */
bool wording_fired(const struct wording *w, const struct rule *rule)
	ATTR_NONNULL;

/* The id of the guard that cleared a rule last; NULL: none did. */
const char *wording_cleared(const struct wording *w, const struct rule *rule)
	ATTR_NONNULL;

/* The next rule or guard that was switched off since it was last asked: f
 * then says where it stands, its id as detail; false when there is none. */
bool wording_off(struct wording *w, struct fault *f) ATTR_NONNULL;

/* How many words in a text are the commonest of the rules' language. */
size_t wording_at_home(struct wording *w, const char *text, size_t len)
	ATTR_NONNULL;

/* The files, lists and patterns, for rewriting. */
struct stock *wording_stock(struct wording *w) ATTR_NONNULL;
struct lists *wording_lists(struct wording *w) ATTR_NONNULL;
struct pattern_room *wording_patterns(struct wording *w) ATTR_NONNULL;

/* Proves all rules and guards: patterns can be made, examples fire,
 * counterexamples do not, needed words are proven.  Each miss is told in
 * words; returns how many.
 * shape:  tell gets the place, with the id of the rule as detail and what is
 *         wrong with it as message, and the example that shows it, or "". */
size_t wording_prove(struct wording *w,
		     void (*tell)(void *arg, const struct fault *f,
				  const char *example),
		     void *arg) ATTR_NONNULL_AT(1, 2);
