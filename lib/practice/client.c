/* SPDX-License-Identifier: MIT
 * What clients are called. */
#include "practice/client.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

static char *name_of(const char *operand)
{
	static const char ending[] = ".csv";
	size_t end = strlen(operand), begin;

	while (end && operand[end - 1] == '/')
		end--;
	for (begin = end; begin && operand[begin - 1] != '/'; begin--)
		;
	char *name = mem_dupn(operand + begin, end - begin);
	size_t len = strlen(name), tail = strlen(ending);
	if (len > tail && !strcmp(name + len - tail, ending))
		name[len - tail] = '\0';
	return name;
}

static bool is_name(const char *name)
{
	return *name && strcmp(name, "-") && strcmp(name, ".") &&
	       strcmp(name, "..");
}

static int by_name(const void *a, const void *b)
{
	const struct client *x = *(const struct client *const *)a;
	const struct client *y = *(const struct client *const *)b;
	int order = strcmp(x->name, y->name);

	return order ? order : (x > y) - (x < y);
}

/* The second of two that have one name; NULL. */
static const struct client *twice(const struct client *all, size_t n)
{
	const struct client **by = mem_get(n + 1, sizeof(*by));
	const struct client *found = NULL;

	for (size_t i = 0; i < n; i++)
		by[i] = &all[i];
	qsort(by, n, sizeof(*by), by_name);
	for (size_t i = 1; i < n && !found; i++)
		if (!strcmp(by[i - 1]->name, by[i]->name))
			found = by[i];
	free(by);
	return found;
}

struct client *clients_of(char *const *operands, size_t n, bool numbered,
			  bool unlike, struct fault *f)
{
	struct client *all = mem_get(n + 1, sizeof(*all));
	const struct client *bad = NULL;

	for (size_t i = 0; i < n; i++) {
		all[i] = (struct client){ operands[i], name_of(operands[i]) };
		if (!bad && !is_name(all[i].name))
			bad = &all[i];
	}
	if (bad) {
		f->file = bad->operand;
		fault_set(f, N_("names no client: a file or a folder is "
				"meant"), 0);
	} else if (unlike && !numbered && (bad = twice(all, n))) {
		f->file = bad->operand;
		fault_set(f, N_("has the name of another client, and their "
				"files would be one"), 0);
	}
	for (size_t i = 0; i < n && numbered; i++) {
		struct buf name = BUF_EMPTY;
		buf_addf(&name, "client-%zu", i + 1);
		free(all[i].name);
		all[i].name = buf_take(&name);
	}
	if (!bad)
		return all;
	clients_free(all, n);
	return NULL;
}

void clients_free(struct client *all, size_t n)
{
	for (size_t i = 0; i < n && all; i++)
		free(all[i].name);
	free(all);
}
