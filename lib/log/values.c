/* SPDX-License-Identifier: MIT
 * The different values of a column. */
#include "log/values.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "table/writer.h"

enum { TIDY_LEAST = 4096 };

static int by_bytes(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static void tidy(struct values *v)
{
	size_t kept = 0;

	if (v->n)
		qsort(v->at, v->n, sizeof(*v->at), by_bytes);
	for (size_t i = 0; i < v->n; i++) {
		if (kept && !strcmp(v->at[kept - 1], v->at[i]))
			free(v->at[i]);
		else
			v->at[kept++] = v->at[i];
	}
	v->n = kept;
}

static void add(struct values *v, const char *value, size_t len)
{
	if (!len)
		return;
	if (v->n >= v->tidy_at) {
		tidy(v);
		v->tidy_at = v->n < TIDY_LEAST ? TIDY_LEAST : 2 * v->n;
	}
	v->at = mem_grow(v->at, &v->room, v->n + 1, sizeof(*v->at));
	v->at[v->n++] = mem_dupn(value, len);
}

void values_add(struct values *v, const char *value)
{
	add(v, value, strlen(value));
}

void values_add_each(struct values *v, const char *cell)
{
	while (*cell) {
		size_t lead = strspn(cell, " ;"), end;
		cell += lead;
		size_t len = strcspn(cell, ";");
		for (end = len; end && cell[end - 1] == ' ';)
			end--;
		add(v, cell, end);
		cell += len;
	}
}

void values_print(struct values *v, FILE *out)
{
	struct buf line = BUF_EMPTY;

	tidy(v);
	for (size_t i = 0; i < v->n; i++) {
		buf_clear(&line);
		writer_cell(&line, &WRITER_TSV, v->at[i], strlen(v->at[i]),
			    true);
		writer_end(&line, &WRITER_TSV, 0);
		fwrite(line.at, 1, line.len, out);
	}
	buf_free(&line);
}

void values_free(struct values *v)
{
	for (size_t i = 0; i < v->n; i++)
		free(v->at[i]);
	free(v->at);
	*v = (struct values)VALUES_EMPTY;
}
