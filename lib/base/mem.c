/* SPDX-License-Identifier: MIT
 * Memory that is there or the program ends. */
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/msg.h"

/* Asks for no memory, as msg_die would. */
static ATTR_NORETURN void none_left(void)
{
	fprintf(stderr, "%s: %s\n", msg_program(), _("out of memory"));
	fflush(stdout);
	exit(TROUBLE);
}

void *mem_get(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		none_left();
	return p;
}

void *mem_grow(void *old, size_t *room, size_t need, size_t size)
{
	if (need <= *room && old)
		return old;
	size_t cells = *room < 16 ? 16 : *room;
	while (cells < need) {
		if (cells > SIZE_MAX / 2)
			none_left();
		cells += cells / 2;
	}
	void *p = reallocarray(old, cells, size);
	if (!p)
		none_left();
	*room = cells;
	return p;
}

char *mem_dupn(const char *text, size_t len)
{
	char *p = malloc(len + 1);

	if (!p)
		none_left();
	memcpy(p, text, len);
	p[len] = '\0';
	return p;
}

char *mem_dup(const char *text)
{
	return mem_dupn(text, strlen(text));
}
