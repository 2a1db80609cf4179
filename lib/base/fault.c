/* SPDX-License-Identifier: MIT
 * What went wrong and where. */
#include "base/fault.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

void fault_set(struct fault *f, const char *message, int cause)
{
	f->message = message;
	f->cause = cause;
	f->detail[0] = '\0';
}

void fault_set_detail(struct fault *f, const char *message,
		      const char *detail)
{
	fault_set(f, message, 0);
	snprintf(f->detail, sizeof(f->detail), "%s", detail);
}

void fault_in_column(struct fault *f, const char *column)
{
	snprintf(f->column, sizeof(f->column), "%s", column);
}

void fault_in_file(struct fault *f, const char *path)
{
	static char *kept;
	char *copy = mem_dup(path);	/* path may be the one kept */

	free(kept);
	f->file = kept = copy;
}
