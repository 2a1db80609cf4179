/* SPDX-License-Identifier: MIT
 * Item sets: the questions of a check-in or of a register, shipped or the
 * user's own. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

enum item_type { ITEM_RATING, ITEM_NUMBER, ITEM_CHOICE, ITEM_MULTI, ITEM_TEXT,
	ITEM_TAGS, ITEM_DATE };

/* Who an answer is for, before anything is asked. */
enum item_visibility { ITEM_SHARED, ITEM_KEPT, ITEM_PRIVATE, ITEM_CLINICIAN };

struct item_choice {
	char *key;		/* stored, [a-z0-9_]+ */
	char *label;		/* shown */
};

struct item {
	char *id;		/* the log's column */
	long order;
	char *domain;
	char *role;		/* outcome, factor or text */
	enum item_type type;
	char *question;
	char *low, *high;	/* anchors of a rating; "": there are none */
	double min, max;	/* of a rating or number */
	struct item_choice *choice;	/* n_choice of them */
	size_t n_choice;
	enum item_visibility visibility;
	char *explain;		/* what ? shows */
};

struct items {
	char *set;		/* name, such as "daily" */
	char *version;		/* version of the set */
	struct item *item;	/* n of them, by order */
	size_t n;
	struct items *next;	/* the set asked after this one; NULL: none */
};

/* Reads an item set by name: the shipped one in the best language, the
 * user's own rows of that name added or put in place of those with the same
 * id.  A name with "/" or ".csv" in it is a file.
 * shape:  caller frees with items_free.
 * errors: NULL with f filled, file and line named: no such set, a bad id, a
 *         column of the log as id (but for what a register fills in), a type
 *         or visibility that is none, bounds that are none, choices without
 *         key, an id twice, no question. */
struct items *items_read(const char *set, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* Reads the sets of a list with blanks or commas between them; each links to
 * the next.
 * errors: as items_read; no set at all; a register among others. */
struct items *items_read_all(const char *list, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* Whether the set of that name makes rows of a kind of its own, such as
 * "boundary", and so fills in columns like title and class. */
bool items_is_register(const char *set) ATTR_NONNULL ATTR_PURE;

/* The item of that id in these sets; NULL. */
const struct item *items_find(const struct items *s, const char *id)
	ATTR_NONNULL ATTR_PURE;

/* Frees this set and those linked to it. */
void items_free(struct items *s);
