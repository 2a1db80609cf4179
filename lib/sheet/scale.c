/* SPDX-License-Identifier: MIT
 * The table of a user's questionnaires. */
#include "sheet/scale.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/entry.h"
#include "table/table.h"

static const char NO_SUCH_NUMBER[] = N_("is not a number in the range");

static int wrong(struct fault *f, const struct table *t, const char *path,
		 const char *column, const char *message)
{
	f->file = path;
	f->line = table_line(t);
	f->cause = 0;
	fault_set(f, message, 0);
	fault_in_column(f, column);
	return -1;
}

static const char *cell(const struct table *t, const char *name)
{
	return table_cell(t, table_col(t, name));
}

static bool is_id(const char *id)
{
	return *id && strlen(id) < FAULT_DETAIL_MAX &&
	       !id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_")];
}

/* The number of a column; NaN for an empty cell; false for what is none. */
static bool number(const struct table *t, const char *name, double *out)
{
	const char *text = cell(t, name);

	*out = *text && strcmp(text, "NA") ? entry_number(text) : NAN;
	return !*text || !strcmp(text, "NA") || isfinite(*out);
}

static const char *check_numbers(const struct table *t, struct scale *s,
				 const char **column)
{
	double internal;

	*column = "sd";
	if (!number(t, "sd", &s->sd) || !(s->sd > 0))
		return NO_SUCH_NUMBER;
	*column = "reliability";
	if (!number(t, "reliability", &internal) || internal >= 1)
		return NO_SUCH_NUMBER;
	*column = "retest";
	if (!number(t, "retest", &s->reliability) || s->reliability >= 1)
		return NO_SUCH_NUMBER;
	s->retest = isfinite(s->reliability);
	if (!s->retest)
		s->reliability = internal;
	if (!isfinite(s->reliability))
		return N_("needs a number, or one in the column reliability");
	*column = "cutoff";
	return number(t, "cutoff", &s->cutoff) ? NULL : NO_SUCH_NUMBER;
}

static int take(struct scales *all, const struct table *t, const char *path,
		struct fault *f)
{
	struct scale s = { .cutoff = NAN };
	const char *id = cell(t, "id"), *column;

	if (!is_id(id))
		return wrong(f, t, path, "id",
			     N_("is not an id: a-z, 0-9 and '_'"));
	if (entry_column(id))
		return wrong(f, t, path, "id",
			     N_("is a column that the log has already"));
	if (scales_find(all, id) >= 0)
		return wrong(f, t, path, "id", N_("is there twice"));
	const char *message = check_numbers(t, &s, &column);
	if (message)
		return wrong(f, t, path, column, message);
	s.id = mem_dup(id);
	s.name = mem_dup(cell(t, "name"));
	s.source = mem_dup(cell(t, "source"));
	all->scale = mem_grow(all->scale, &all->room, all->n + 1,
			      sizeof(*all->scale));
	all->scale[all->n++] = s;
	return 0;
}

static int check_columns(const struct table *t, const char *path,
			 struct fault *f)
{
	static const char *const needed[] = { "id", "sd" };

	for (size_t i = 0; i < ARRAY_LEN(needed); i++)
		if (table_col(t, needed[i]) < 0)
			return wrong(f, t, path, needed[i],
				     N_("a column is missing"));
	if (table_col(t, "reliability") < 0 && table_col(t, "retest") < 0)
		return wrong(f, t, path, "reliability",
			     N_("a column is missing"));
	return 0;
}

static int read_rows(struct scales *s, struct table *t, const char *path,
		     struct fault *f)
{
	int got = check_columns(t, path, f);

	while (!got)
		switch (table_next(t, f)) {
		case TABLE_ROW:
			got = take(s, t, path, f);
			break;
		case TABLE_HEADER:
			break;
		case TABLE_END:
			return 0;
		case TABLE_BROKEN:
		case TABLE_FAILED:
			got = -1;
			f->file = path;
			break;
		}
	return got;
}

int scales_read(struct scales *s, const char *path, struct fault *f)
{
	FILE *in = fopen(path, "re");

	*s = (struct scales){ 0 };
	*f = (struct fault){ .file = path };
	if (!in) {
		fault_set(f, N_("cannot be read"), errno);
		return -1;
	}
	struct table *t = table_open(in, path, NULL, f);
	int got = t ? read_rows(s, t, path, f) : -1;
	f->file = path;
	table_close(t);
	fclose(in);
	if (got)
		scales_free(s);
	return got;
}

int scales_find(const struct scales *s, const char *id)
{
	for (size_t i = 0; i < s->n; i++)
		if (!strcmp(s->scale[i].id, id))
			return (int)i;
	return -1;
}

void scales_free(struct scales *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->scale[i].id);
		free(s->scale[i].name);
		free(s->scale[i].source);
	}
	free(s->scale);
	*s = (struct scales){ 0 };
}
