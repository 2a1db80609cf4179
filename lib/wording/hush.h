/* SPDX-License-Identifier: MIT
 * What the writer wants to hear no more about: marks in the text, phrases of
 * a personal list, findings known from before.  It leaves out findings and
 * never switches a rule off.
 *
 * Marks:  "[ok]" right behind a sentence; "attune: ok" at the end of a line;
 * "attune: off" and "attune: on" on lines of their own, with "off" the names
 * of rules or categories it is for, or none for all. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "wording/blocks.h"
#include "wording/wording.h"

struct hush;

struct hush *hush_open(void) ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Adds the phrases of a file, one a line; empty lines and those that begin
 * with # are none.  A file that is not there has none.
 * errors: -1 with f filled. */
int hush_allow(struct hush *h, const char *path, struct fault *f)
	ATTR_NONNULL;

/* Adds the keys of a file, one a line, as hush_key writes them; the same. */
int hush_known(struct hush *h, const char *path, struct fault *f)
	ATTR_NONNULL;

/* Begins a text: what the last one switched off is heard again. */
void hush_text(struct hush *h) ATTR_NONNULL;

/* Reads the marks of the next block of the text. */
void hush_block(struct hush *h, const struct block *b) ATTR_NONNULL;

/* Whether a finding of that block is left out.
 * shape:  v is the view that x->view counts in. */
bool hush_covers(struct hush *h, const struct block *b, const struct view *v,
		 const struct finding *x) ATTR_NONNULL;

/* Bytes of a mark of the sentence before, and of the blanks around it, that a
 * text begins with; 0: none. */
size_t hush_lead(const char *text, size_t len) ATTR_NONNULL ATTR_PURE;

enum { HUSH_KEY = 17 };		/* bytes of a key, its NUL included */

/* Sixteen digits for a sentence and what was heard in it; blanks and line
 * breaks count as one.  They do not tell the sentence, but who has it can
 * tell that it is meant.  source: FNV-1a, 64 bits. */
void hush_key(const struct block *b, const struct finding *x,
	      char key[HUSH_KEY]) ATTR_NONNULL;

/* Tells of each mark of the text that covered nothing: its line.  To be
 * called behind the last block. */
void hush_unused(const struct hush *h, void (*tell)(void *arg, size_t line),
		 void *arg) ATTR_NONNULL_AT(1, 2);

void hush_close(struct hush *h);
