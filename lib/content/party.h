/* SPDX-License-Identifier: MIT
 * The people of a draw: who they are, how deep they go, who begins, and in
 * whose name it is noted. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "content/past.h"
#include "log/config.h"

enum { PARTY_MAX = 16, PARTY_DEPTH = 2 };

struct party {
	char *tag[PARTY_MAX];
	const char *name[PARTY_MAX];	/* name.TAG of the config, or the tag */
	size_t n;			/* 0: nobody is known by name */
	bool given;			/* by -w, not by the config */
	const char *one;		/* who draws alone, where known */
	size_t starter;			/* < n */
};

/* Fills an empty party from a list of tags (-w; NULL: the config's people).
 * shape:  config borrowed as long as the party; caller frees with party_free.
 * errors: -1 with f filled: a word that is no tag, too many. */
int party_set(struct party *p, const char *tags, const struct config *config,
	      struct fault *f) ATTR_NONNULL_AT(1, 3, 4);

/* What a person is called: name.TAG of the config, or the tag. */
const char *party_name(const struct config *config, const char *tag)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Adds everyone in the log, where nobody is known and they are two or more. */
void party_take(struct party *p, const struct past *past,
		const struct config *config) ATTR_NONNULL;

/* Sets who begins: see draw_starter. */
void party_begin(struct party *p, const struct past *past, uint64_t tie)
	ATTR_NONNULL;

/* The least depth that any of them has set (depth.TAG), so that going deeper
 * takes all; who has set none counts as PARTY_DEPTH. */
int party_depth(const struct party *p, const struct config *config)
	ATTR_NONNULL;

/* In whose name a draw is noted: who draws alone; with turns who begins; else
 * the config's who; else the next one round.  Nobody whom the config's here
 * does not list.  NULL when nobody is known. */
const char *party_writer(const struct party *p, const struct config *config,
			 bool turns) ATTR_NONNULL;

void party_free(struct party *p) ATTR_NONNULL;
