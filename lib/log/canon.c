/* SPDX-License-Identifier: MIT
 * Rows in the one form that all programs write. */
#include "log/canon.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/seen.h"
#include "log/stamp.h"
#include "table/writer.h"

static size_t find(const struct canon *c, const char *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (!strcmp(c->names[i], name))
			return i;
	return SIZE_MAX;
}

static void add_name(struct canon *c, const char *name)
{
	if (find(c, name) != SIZE_MAX)
		return;
	c->names = mem_grow(c->names, &c->room, c->n + 1, sizeof(*c->names));
	c->names[c->n++] = mem_dup(name);
}

void canon_add(struct canon *c, const struct table *t)
{
	for (size_t i = 0; i < table_columns(t); i++)
		add_name(c, table_column(t, i));
}

static size_t rank(const char *name)
{
	size_t n;
	const struct entry_column *all = entry_columns(&n);
	const struct entry_column *c = entry_column(name);

	return c ? (size_t)(c - all) : n;
}

static int by_order(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	size_t i = rank(*x), j = rank(*y);

	return i != j ? (i > j) - (i < j) : strcmp(*x, *y);
}

int canon_arrange(struct canon *c, struct fault *f)
{
	add_name(c, "id");
	qsort(c->names, c->n, sizeof(*c->names), by_order);
	c->id = find(c, "id");
	c->visibility = find(c, "visibility");
	if (c->n <= TABLE_COLUMNS_MAX)
		return 0;
	fault_set(f, N_("more than 1024 columns in all, which no log may "
			"have"), 0);
	return -1;
}

void canon_header(const struct canon *c, struct buf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < c->n; i++)
		writer_cell(out, &WRITER_CSV, c->names[i],
			    strlen(c->names[i]), !i);
	writer_end(out, &WRITER_CSV, start);
}

void canon_free(struct canon *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->names[i]);
	free(c->names);
	*c = (struct canon)CANON_EMPTY;
}

void canon_map_free(struct canon_map *m)
{
	free(m->names);
	free(m->cells);
	free(m->known);
	free(m->from);
	*m = (struct canon_map)CANON_MAP_EMPTY;
}

void canon_map(struct canon_map *m, const struct canon *c,
	       const struct table *t)
{
	canon_map_free(m);
	m->n = table_columns(t);
	m->names = mem_get(m->n, sizeof(*m->names));
	m->cells = mem_get(m->n, sizeof(*m->cells));
	m->known = mem_get(m->n, sizeof(*m->known));
	for (size_t i = 0; i < m->n; i++) {
		m->names[i] = table_column(t, i);
		m->known[i] = entry_column(m->names[i]);
	}
	m->id = table_col(t, "id");
	m->time = table_col(t, "time");
	m->who = table_col(t, "who");
	m->visibility = table_col(t, "visibility");
	if (!c)
		return;
	m->from = mem_get(c->n, sizeof(*m->from));
	for (size_t i = 0; i < c->n; i++)
		m->from[i] = table_col(t, c->names[i]);
}

static const char *cell_of(const struct table *t, int from)
{
	const char *cell = table_cell(t, from);

	return cell[0] == 'N' && cell[1] == 'A' && !cell[2] ? "" : cell;
}

static void derive(struct canon_map *m, const struct table *t, char *id)
{
	enum visibility v = m->visibility < 0 ? SHARED :
		entry_visibility(cell_of(t, m->visibility));

	for (size_t i = 0; i < m->n; i++)
		m->cells[i] = cell_of(t, (int)i);
	entry_derive_id(id, m->n, m->names, m->cells, m->known, v);
}

static void in_capitals(char *out, const char *id)
{
	for (size_t i = 0; i <= IDENT_LEN; i++)
		out[i] = id[i] >= 'a' && id[i] <= 'z' ?
			 (char)(id[i] - 'a' + 'A') : id[i];
}

void canon_id(struct canon_map *m, const struct table *t, char *out)
{
	const char *id = cell_of(t, m->id);

	if (ident_is(id))
		in_capitals(out, id);
	else
		derive(m, t, out);
}

void canon_key(struct canon_map *m, const struct table *t,
	       struct canon_key *k)
{
	const char *time = table_cell(t, m->time), *id = cell_of(t, m->id);
	char own[IDENT_MAX];
	struct stamp s = { 0 };

	k->timed = !stamp_parse(time, table_cell_len(t, m->time), &s);
	k->utc = k->timed ? s.utc : 0;
	k->nano = k->timed ? s.nano : 0;
	bool is = ident_is(id);
	k->strange = *id && !is;
	buf_clear(&k->id);
	if (k->strange) {
		writer_cell(&k->id, &WRITER_CSV, id, strlen(id), true);
		return;
	}
	if (is)
		in_capitals(own, id);
	else
		derive(m, t, own);
	buf_add(&k->id, own, IDENT_LEN);
}

int canon_compare(const struct canon_key *a, const struct canon_key *b)
{
	if (a->timed != b->timed)
		return a->timed ? -1 : 1;
	if (a->utc != b->utc)
		return a->utc < b->utc ? -1 : 1;
	if (a->nano != b->nano)
		return a->nano < b->nano ? -1 : 1;
	return strcmp(a->id.at, b->id.at);
}

void canon_line(const struct canon *c, const struct canon_map *m,
		const struct table *t, const struct canon_key *k,
		struct buf *out)
{
	const char *shared = entry_visibility_word(SHARED);
	size_t start = out->len;

	for (size_t i = 0; i < c->n; i++) {
		int from = m->from[i];
		const char *cell = cell_of(t, from);
		size_t len = *cell ? table_cell_len(t, from) : 0;
		if (i == c->id && !k->strange) {
			cell = k->id.at;
			len = k->id.len;
		} else if (i == c->visibility && from < 0) {
			/* A table without the column is a shared one. */
			cell = shared;
			len = strlen(shared);
		}
		if (len || !i)
			writer_cell(out, &WRITER_CSV, cell, len, !i);
		else
			buf_putc(out, WRITER_CSV.delimiter);
	}
	writer_end(out, &WRITER_CSV, start);
}

uint64_t canon_content(const struct canon_map *m, const struct table *t)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < m->n; i++) {
		const char *cell = cell_of(t, (int)i);
		if (!*cell || (int)i == m->id)
			continue;
		uint64_t hash = seen_hash(SEEN_START, m->names[i]);
		sum += seen_mix(seen_hash(seen_hash(hash, "="), cell));
	}
	if (m->visibility < 0)
		sum += seen_mix(seen_hash(seen_hash(seen_hash(SEEN_START,
			"visibility"), "="), entry_visibility_word(SHARED)));
	return sum;
}
