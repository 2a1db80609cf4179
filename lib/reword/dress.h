/* SPDX-License-Identifier: MIT
 * A new sentence in the writer's own style: small letters where they write
 * small letters, their contractions, their end mark and their emoji. */
#pragma once

#include "base/base.h"
#include "base/buf.h"

/* Small letters in place of what is shouted: of three and more words in
 * capitals in a row.  A name like MRI stays. */
void dress_quiet(char *text) ATTR_NONNULL;

/* Takes the text of a shape and hands it over as a sentence.
 * shape:  source is the sentence that it stands for, len bytes, not 0;
 *         begins: nothing of it stands before; keep: its emoji at the end are
 *         kept; caller frees. */
char *dress(struct buf *text, const char *source, size_t len, bool begins,
	    bool keep)
	ATTR_NONNULL ATTR_RETURNS_NONNULL;
