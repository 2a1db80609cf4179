/* SPDX-License-Identifier: MIT
 * Shared rows that could not be stored, laid by for later. */
#include "log/rescue.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "log/place.h"
#include "log/store.h"

/* A word for a shell, whatever is in it. */
static void quote(struct buf *out, const char *word)
{
	buf_putc(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			buf_puts(out, "'\\''");
		else
			buf_putc(out, *word);
	buf_putc(out, '\'');
}

int rescue_rows(const struct keep *k, const char *log, struct buf *command,
		struct fault *f)
{
	/* A fault may name the file after all else is gone. */
	static char *path;
	struct buf rows = BUF_EMPTY;

	free(path);
	path = place_state("rescue.csv");
	if (!path) {
		fault_set(f, N_("no place for a rescue file: HOME is not "
				"set"), 0);
		return -1;
	}
	keep_print(k, &rows, true);
	buf_puts(command, "attune log -a ");
	if (log) {
		buf_puts(command, "-L ");
		quote(command, log);
		buf_putc(command, ' ');
	}
	quote(command, path);
	int got = store_rescue(path, rows.at, rows.len, f);
	buf_free(&rows);
	return got;
}
