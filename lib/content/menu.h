/* SPDX-License-Identifier: MIT
 * The menu of experiments as people read it: the list, and the sheet of one
 * entry with all that is to be known before a yes. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/course.h"
#include "content/experiments.h"
#include "content/leaf.h"

/* The entries that may be on the menu, EXPERIMENT_NONE first.
 * shape:  out has room for all->n; borrowed as long as all.
 * Returns how many. */
size_t menu_fill(const struct experiments *all,
		 const struct experiments_how *how,
		 const struct experiment **out) ATTR_NONNULL;

/* Adds a list of entries; as text with what is under way before it. */
void menu_list(struct buf *out, enum show_format format,
	       const struct experiments *all,
	       const struct experiment *const *entry, size_t n,
	       const struct course *course, const struct show_how *how)
	ATTR_NONNULL;

/* Adds the sheet of one entry: what it is, the questions before a yes, what
 * stops it, the way back, where it stands.
 * errors: -1 with f filled when consent.csv cannot be read. */
int menu_sheet(struct buf *out, enum show_format format,
	       const struct experiment *e, const struct course *course,
	       const struct show_how *how, struct fault *f) ATTR_NONNULL;

/* Adds the list that a vote shows, EXPERIMENT_NONE first. */
void menu_shown(struct buf *out, const struct experiment *const *entry,
		size_t n, const struct show_how *how) ATTR_NONNULL;

/* What one person says about an entry. */
struct menu_word {
	const char *who;
	enum trial_word word;
	int depth;		/* as in experiments_how */
};

/* Says it, and returns whether it fits as things stand; else why gets a
 * phrase for the person, that names nobody. */
bool menu_say(const struct experiments *all, const struct experiment *e,
	      struct course *course, const struct menu_word *w,
	      struct buf *why) ATTR_NONNULL;

/* The trials that a stop is about: the one named, else the one that runs,
 * else all that are under way.
 * shape:  id has room for course->trials->n + 1 ids; borrowed.
 * Returns how many. */
size_t menu_stops(const struct course *course, const char *named,
		  const char **id) ATTR_NONNULL_AT(1, 3);

/* Adds thanks for a stop, and what was stopped; all may be NULL. */
void menu_thanks(struct buf *out, const struct experiments *all,
		 const char *const *id, size_t n, const struct show_how *how)
	ATTR_NONNULL_AT(1, 3, 5);
