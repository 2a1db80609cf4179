/* SPDX-License-Identifier: MIT
 * Rules, guards and categories as they stand in share/LANG/rules. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/lists.h"
#include "wording/pattern.h"

/* In order of priority: where two rules mean one clause, the first wins. */
enum category {
	CAT_SAFETY, CAT_THREAT, CAT_PRESSURE, CAT_CONTEMPT,
	CAT_PATHOLOGIZING, CAT_CHARACTER, CAT_NORMALITY, CAT_BLAME,
	CAT_MIND_READING, CAT_SELF_SHAME, CAT_LOADED_QUESTION,
	CAT_OVERGENERALIZATION, CAT_DEMAND, CAT_COMPARISON, CAT_DISMISSAL,
	CAT_COUNT
};

enum severity { SEV_INFO, SEV_NOTE, SEV_WARNING, SEV_ERROR };

enum { REG_MESSAGE = 1, REG_JOURNAL = 2, REG_NOTE = 4, REG_LETTER = 8,
	REG_ANY = 15 };

enum unit { ON_SENTENCE, ON_CLAUSE, ON_BLOCK, ON_WEIGHTS };

struct rule {
	const char *id, *pattern, *unless, *guard_off, *words;
	const char *rewrite, *feeling, *slots, *message;
	const char *example, *counterexample, *source;
	enum category category;
	enum severity severity;
	unsigned registers;
	enum unit on;
	int confidence;		/* percent */
	bool strict;		/* only with --strict */
	bool by_user, off, wanted;
	const char *file;
	size_t line;
	struct pattern *made, *made_unless;	/* made when first named */
};

struct rules {
	struct rule *rule;
	size_t n, room;
	struct stock *stock;		/* borrowed, texts of rules too */
	struct lists *lists;		/* borrowed */
	struct pattern_room *patterns;	/* borrowed */
};

/* The word of a category, severity or register, and back (-1: no such). */
const char *category_name(enum category c) ATTR_RETURNS_NONNULL;
int category_find(const char *name, size_t len) ATTR_NONNULL;
const char *severity_name(enum severity s) ATTR_RETURNS_NONNULL;
int severity_find(const char *name) ATTR_NONNULL;
int register_find(const char *name, size_t len) ATTR_NONNULL;

/* Adds the rules of a file; a rule with a known id takes its place, and a
 * user's rule of another language is passed over.
 * shape:  path is borrowed as long as the rules live.
 * errors: -1 with f filled, file and line named: columns missing, a row
 *         without id, pattern, category that is one, and, of a user's rule,
 *         a pattern that cannot be made. */
int rules_read(struct rules *r, const char *path, bool by_user,
	       struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

/* The pattern of a rule, made when needed.
 * errors: NULL with f filled; the rule is off then. */
struct pattern *rule_pattern(struct rules *r, struct rule *rule,
			     struct fault *f) ATTR_NONNULL;
struct pattern *rule_unless(struct rules *r, struct rule *rule,
			    struct fault *f) ATTR_NONNULL;

/* A pattern with its lists put in place; NULL with f filled. */
struct pattern *rules_pattern(struct lists *l, struct pattern_room *p,
			      const char *text, bool by_user,
			      struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;

void rules_free(struct rules *r) ATTR_NONNULL;
