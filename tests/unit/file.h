/* SPDX-License-Identifier: MIT
 * What stands in a file, for unit tests. */
#pragma once

#include <stdio.h>

#include "base/buf.h"

/* All bytes of a file, "(none)" without one; until the next call. */
static inline const char *file_text(const char *path)
{
	static struct buf text;
	FILE *in = fopen(path, "r");
	int c;

	buf_clear(&text);
	if (!in)
		return "(none)";
	while ((c = getc(in)) != EOF)
		buf_putc(&text, (char)c);
	fclose(in);
	return buf_text(&text);
}
