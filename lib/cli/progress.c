/* SPDX-License-Identifier: MIT
 * One line that says how far it is. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/i18n.h"

enum { WORTH = 8, COLUMNS = 40 };

void progress_begin(struct progress *p, size_t n, bool quiet)
{
	*p = (struct progress){ 0 };
	if (!quiet && n >= WORTH && isatty(STDERR_FILENO))
		p->of = n;
}

void progress_step(struct progress *p, size_t done)
{
	char line[256];

	if (!p->of)
		return;
	/* Translators: two numbers. */
	snprintf(line, sizeof(line), _("%zu of %zu"), done, p->of);
	fprintf(stderr, "\r%-*s", COLUMNS, line);
	fflush(stderr);
	p->shown = true;
}

void progress_clear(struct progress *p)
{
	if (p->shown)
		fprintf(stderr, "\r%*s\r", COLUMNS, "");
	fflush(stderr);
	p->shown = false;
}
