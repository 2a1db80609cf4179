/* SPDX-License-Identifier: MIT
 * What a couple's own notes have to say on a text: words in it that they mean
 * differently, and lines that it touches. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/scan.h"
#include "log/config.h"

struct mentions;

/* Reads the words and lines of the log.
 * shape:  config borrowed as long; caller frees with mentions_free.
 * errors: NULL with f filled, as glossary_read. */
struct mentions *mentions_read(const struct scan_how *how,
			       const struct config *config, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Adds a paragraph for each word and each line that the text names and no
 * text before it has named, masked, with indent blanks in front.
 * Returns how many. */
size_t mentions_add(struct mentions *m, const char *text, size_t indent,
		    size_t width, struct buf *out) ATTR_NONNULL;

void mentions_free(struct mentions *m);
