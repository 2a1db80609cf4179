/* SPDX-License-Identifier: MIT
 * A pattern as a tree of its parts, for outline.c only. */
#pragma once

#include "wording/outline.h"

/* NODE_STEP: op, with its set; NODE_RUN: kids one behind the other;
 * NODE_WAYS: one of the kids; NODE_MANY: its kid least to most times, most -1
 * for any number. */
enum node_kind { NODE_EMPTY, NODE_STEP, NODE_RUN, NODE_WAYS, NODE_MANY };

struct node {
	enum node_kind kind;
	enum op op;
	uint32_t set, kid, next;	/* 0: none */
	int least, most;
};

enum { TREE_GROUPS = 10 };	/* that are told apart, and none */

struct tree {
	const char *at;			/* read so far */
	struct node *node;
	struct symbols *set;
	size_t n, room, sets, sets_room;
	uint32_t of_symbol[2][SYMBOLS];	/* sets of literals; 0: none yet */
	uint32_t group[TREE_GROUPS];	/* what each has read, by number */
	unsigned groups;		/* begun so far, from 1 */
	int depth;
	bool accents, bad;
	bool exact, mixed;	/* case counts: here; somewhere */
};

/* The number of the top node, 0 when the pattern is not understood. */
uint32_t tree_read(struct tree *t, const char *pattern) ATTR_NONNULL;
void tree_free(struct tree *t) ATTR_NONNULL;
