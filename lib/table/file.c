/* SPDX-License-Identifier: MIT
 * A small file read whole. */
#include "table/file.h"

#include <errno.h>
#include <stdio.h>

#include "base/i18n.h"

int file_rows(const char *path,
	      int (*each)(void *arg, const struct table *t, struct fault *f),
	      void *arg, struct fault *f)
{
	FILE *in = fopen(path, "re");
	struct table *t = in ? table_open(in, path, NULL, f) : NULL;
	enum table_got got = TABLE_FAILED;

	if (!in)
		fault_set(f, N_("cannot be read"), errno);
	while (t && (got = table_next(t, f)) == TABLE_ROW) {
		int said = each(arg, t, f);
		if (!said)
			continue;
		if (said < 0)
			f->line = table_line(t);
		got = said < 0 ? TABLE_FAILED : TABLE_END;
		break;
	}
	if (got != TABLE_END)
		fault_in_file(f, path);
	table_close(t);
	if (in)
		fclose(in);
	return got == TABLE_END ? 0 : -1;
}
