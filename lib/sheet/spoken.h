/* SPDX-License-Identifier: MIT
 * What one person's rows say beside ratings: tags, words, turns in talks;
 * which triggers they declared, and what became of experiments. */
#pragma once

#include "base/base.h"
#include "log/entry.h"
#include "sheet/sums.h"

struct spoken_tag {
	char *name;		/* as written, in small letters of ASCII */
	size_t len;		/* its bytes */
	struct sums days;
};

/* A row of kind trigger or experiment. */
struct spoken_row {
	bool is_trigger;
	char *about;		/* trigger: item id or "tag:NAME"; experiment:
				 * its id */
	char *state;
	int32_t day, until;	/* until: review_by; INT32_MAX for none */
};

struct spoken {
	struct spoken_tag *tag;		/* n_tags, by name after spoken_close */
	struct spoken_row *row;		/* n_rows, by day */
	size_t n_tags, tag_room, n_rows, row_room;
	size_t last;			/* tag found last */
	struct sums words, turns, minutes;
};

/* Where in a row of a feed these things stand; -1: nowhere. */
struct spoken_at {
	int tags, title, class, state, review_by, minutes;
	int *text;		/* n_text columns of free text */
	size_t n_text;
};

/* Learns the columns.  shape:  caller frees with spoken_at_free. */
void spoken_find(struct spoken_at *at, const char *const *names, size_t n)
	ATTR_NONNULL;
void spoken_at_free(struct spoken_at *at) ATTR_NONNULL;

/* Takes what the row says. */
void spoken_take(struct spoken *s, const struct spoken_at *at,
		 const struct entry *e) ATTR_NONNULL;

/* Counts the words of a text: runs of letters, digits and marks of any
 * script, joined by apostrophes and hyphens inside.  Scripts without blanks
 * count a run as one. */
size_t spoken_words(const char *text) ATTR_NONNULL ATTR_PURE;

/* Sorts what was taken; nothing can be taken afterwards. */
void spoken_close(struct spoken *s) ATTR_NONNULL;
void spoken_free(struct spoken *s) ATTR_NONNULL;
