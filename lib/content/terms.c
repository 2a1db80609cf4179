/* SPDX-License-Identifier: MIT
 * The list of words, looked up. */
#include "content/terms.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "content/share.h"
#include "table/table.h"

/* Without a list no word is in it. */
static char *look_up(const char *word, const char *column)
{
	struct fault ignored = { 0 };
	char *path = share_find("glossary.csv", NULL, &ignored);
	FILE *in = path ? fopen(path, "re") : NULL;
	struct table *t = in ? table_open(in, path, NULL, &ignored) : NULL;
	char *found = NULL;

	while (t && !found && table_next(t, &ignored) == TABLE_ROW)
		if (utf8_same(word, table_cell(t, table_col(t, "id"))) ||
		    utf8_same(word, table_cell(t, table_col(t, "term"))))
			found = mem_dup(table_cell(t, table_col(t, column)));
	table_close(t);
	if (in)
		fclose(in);
	free(path);
	return found;
}

char *terms_id(const char *word)
{
	return look_up(word, "id");
}

char *terms_meaning(const char *word)
{
	return look_up(word, "meaning");
}
