/* SPDX-License-Identifier: MIT
 * Which columns of another program's file become which columns of the log. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/entry.h"
#include "table/table.h"

/* One column of the log and what its cells are made of, in order. */
struct mapping_target {
	const struct entry_column *column;
	size_t *from;		/* n columns of the file */
	size_t n, room;
};

struct mapping_rule {
	char *from, *to;
	const struct entry_column *column;	/* NULL: dropped */
	bool used;
};

struct mapping {
	struct mapping_target *target;	/* n of them */
	size_t n, room;
	struct mapping_rule *rules;
	size_t n_rules;
	const struct entry_column *items;	/* the user's own, n_items */
	size_t n_items;
	size_t *loose;		/* columns of the file that nothing takes */
	size_t n_loose;
};

/* The columns of a file of one rating a row: which one, and how much.  They
 * may be named in rules like columns of the log. */
extern const struct entry_column MAPPING_ITEM, MAPPING_VALUE;

/* Reads rules OLD=NEW (the last "=" counts) and looks at a file's header.
 * OLD is a column's name, case and blanks aside, or "#3" for the third; NEW
 * a column of the log or of items, "item", "value", or "-": not taken.
 * Several OLD for one NEW are joined in their order.  What no rule names is
 * taken where the names are alike, and "date" as or before "time".
 * shape:  items are borrowed; m is to be freed in any case.
 * errors: -1 with f filled: no rule, an unknown OLD or NEW, an OLD twice,
 *         nothing that tells the time or that the log could hold. */
int mapping_make(struct mapping *m, const char *const *rules, size_t n,
		 const struct entry_column *items, size_t n_items,
		 const struct table *t, struct fault *f)
	ATTR_NONNULL_AT(1, 6, 7);

/* What takes cells into that column; NULL. */
const struct mapping_target *mapping_to(const struct mapping *m,
					const char *name) ATTR_NONNULL;

/* Whether a rule or the log knows an item as the file calls it; *column is
 * NULL when the rule drops it. */
bool mapping_item(const struct mapping *m, const char *item,
		  const struct entry_column **column) ATTR_NONNULL;

void mapping_free(struct mapping *m) ATTR_NONNULL;
