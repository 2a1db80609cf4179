/* SPDX-License-Identifier: MIT
 * The first pass over a log: its columns, the replaced rows, the duplicates. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "log/pass.h"

static void add_column(struct feed *d, const char *name, bool known)
{
	size_t at;

	if (pass_union(d, name, &at))
		return;
	if (!known) {
		d->own_names = mem_grow(d->own_names, &d->own_room, d->own + 1,
					sizeof(*d->own_names));
		name = d->own_names[d->own++] = mem_dup(name);
	}
	d->names = mem_grow(d->names, &d->columns_room, d->columns + 1,
			    sizeof(*d->names));
	d->names[d->columns++] = name;
}

static void add_header(struct feed *d)
{
	for (size_t i = 0; i < d->mapped; i++)
		add_column(d, d->map[i].name,
			   d->map[i].name !=
			   table_column(d->table, (size_t)d->map[i].from));
}

/* What of an allowed row has a say about others. */
static void learn(struct feed *d)
{
	struct entry e;
	struct fault ignored;

	twice_add(&d->twice, pass_moment(d));
	if (!*pass_cell(d, d->ref_from))
		return;
	pass_load(d);
	/* A bad row will be left out and must not hide a good one. */
	if (pass_check(d, &e, &ignored))
		return;
	entry_name(&e);
	if (!utf8_same(e.ref, e.id))
		seen_add(&d->replaced, pass_place(e.ref, e.who, e.kind));
}

/* The first pass over the file that is open. */
static int survey(struct feed *d, struct fault *f)
{
	bool added = false;

	for (;;) {
		switch (table_next(d->table, f)) {
		case TABLE_ROW:
			if (!pass_allows(d))
				break;
			if (!added)
				add_header(d);
			added = true;
			if (!d->how.raw)
				learn(d);
			else if (d->one_header)
				return 0;
			break;
		case TABLE_HEADER:
			pass_map(d);
			added = false;
			break;
		case TABLE_BROKEN:
			break;
		case TABLE_END:
			return 0;
		case TABLE_FAILED:
			return inputs_failed(f, pass_file(d));
		}
	}
}

/* A log without a row to show still has a header: the first file's own, or
 * that of a new log. */
static int default_columns(struct feed *d, struct fault *f)
{
	int got = 0;

	for (d->next = 0; d->next < d->inputs.n && !got;)
		got = pass_open(d, false, f);
	if (got < 0)
		return -1;
	if (got)
		add_header(d);
	pass_shut(d);
	for (const char *const *h = entry_header(SHARED); !got && *h; h++)
		if (audience_shows(&d->how.audience, *h))
			add_column(d, *h, true);
	return 0;
}

/* The columns of the schema first, in its order. */
static void arrange(struct feed *d)
{
	size_t known, at = 0, from;
	const struct entry_column *all = entry_columns(&known);
	const char **names = mem_get(d->columns, sizeof(*names));

	/* One raw file keeps the order it has. */
	bool as_is = d->how.raw && d->inputs.n == 1 && d->one_header;
	for (size_t i = 0; i < d->columns && as_is; i++)
		names[at++] = d->names[i];
	for (size_t i = 0; i < known && !as_is; i++)
		if (pass_union(d, all[i].name, &from))
			names[at++] = all[i].name;
	for (size_t i = 0; i < d->own && !as_is; i++)
		names[at++] = d->own_names[i];
	free(d->names);
	d->names = names;
	d->cells = mem_get(d->columns, sizeof(*d->cells));
	d->union_known = mem_get(d->columns, sizeof(*d->union_known));
	for (size_t i = 0; i < at; i++)
		d->union_known[i] = entry_column(names[i]);
	pass_union(d, "id", &d->id_at);
	pass_union(d, "visibility", &d->visibility_at);
}

void pass_forget(struct feed *d)
{
	for (size_t i = 0; i < d->own; i++)
		free(d->own_names[i]);
	free(d->own_names);
	free(d->names);
	free(d->cells);
	free(d->union_known);
	d->own_names = NULL;
	d->names = d->cells = NULL;
	d->union_known = NULL;
	d->columns = d->columns_room = d->own = d->own_room = d->next = 0;
}

bool pass_headers(struct feed *d)
{
	struct fault ignored;
	int got = 0;

	for (d->next = 0; d->next < d->inputs.n && got >= 0;) {
		got = pass_open(d, false, &ignored);
		if (got > 0)
			add_header(d);
		pass_shut(d);
	}
	if (got < 0 || !d->columns) {
		pass_forget(d);
		return false;
	}
	arrange(d);
	d->next = 0;
	return true;
}

int pass_survey(struct feed *d, struct fault *f)
{
	for (d->next = 0; d->next < d->inputs.n;) {
		int got = pass_open(d, false, f);
		/* As the files hold them: no row has a say about others, so
		 * that one which is allowed says all. */
		d->one_header = got > 0 && d->how.raw &&
			inputs_one_header(&d->inputs, d->next - 1, "time");
		if (got > 0)
			got = survey(d, f);
		pass_shut(d);
		if (got < 0)
			return -1;
	}
	if (!d->columns && default_columns(d, f))
		return -1;
	arrange(d);
	seen_close(&d->replaced, false);
	twice_close(&d->twice);
	d->next = 0;
	return 0;
}
