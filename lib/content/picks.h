/* SPDX-License-Identifier: MIT
 * What a register's earlier rows leave to do beside a new one: make a line
 * firmer, end what runs, say yes to what another offers. */
#pragma once

#include "base/base.h"
#include "content/ledger.h"

enum pick_what { PICK_NEW, PICK_FIRM, PICK_END, PICK_JOIN };

struct pick {
	enum pick_what what;
	const struct ledger_row *row;	/* NULL for a new one */
};

struct picks;

/* shape:  l holds the rows of that kind, of agreements those that others
 *         share too; borrowed; caller frees.
 * units:  today is the day of the new row. */
struct picks *picks_new(const struct ledger *l, const char *kind,
			const char *who, int32_t today) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Count of the picks, a new one first where it may be; the latest rows. */
size_t picks_count(const struct picks *p) ATTR_NONNULL ATTR_PURE;
struct pick picks_get(const struct picks *p, size_t i) ATTR_NONNULL ATTR_PURE;

/* What pick i does, in the person's words; borrowed. */
const char *picks_label(const struct picks *p, size_t i) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* Whether a new row may be: of triggers a person declares three a quarter,
 * since looking at many finds links by chance.
 * source: attune-methods */
bool picks_has_new(const struct picks *p) ATTR_NONNULL ATTR_PURE;
bool picks_is_full(const struct picks *p) ATTR_NONNULL ATTR_PURE;

/* The id of the person's own row of that title and visibility; "". */
const char *picks_same(const struct picks *p, const char *title,
		       enum visibility v) ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* How firm a class of boundary is; 0 for what is none. */
size_t picks_firmness(const char *class) ATTR_NONNULL ATTR_PURE;

void picks_free(struct picks *p);
