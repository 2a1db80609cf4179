/* SPDX-License-Identifier: MIT
 * What is odd about the bytes of a log, whatever they say. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "table/lines.h"

enum bytes_odd {
	BYTES_MARK, BYTES_SEP, BYTES_BLANK, BYTES_CRLF, BYTES_CR, BYTES_ODD,
};

struct bytes {
	const char *name;	/* of the file */
	void (*found)(void *arg, const struct fault *f);
	void *arg;

	/* So far, zero at first. */
	char delimiter;		/* of the cells, told from the first line */
	bool told[BYTES_ODD];
};

/* Looks at one line after another (struct lines_watch; bytes is a struct
 * bytes) and tells found of a byte order mark, CRLF, CR or "sep=", of blank
 * lines, bytes that are no UTF-8, zeros and a missing last line break; each
 * but the UTF-8 once a file. */
void bytes_look(void *bytes, const struct lines *l, const char *s,
		const struct line *line) ATTR_NONNULL;
