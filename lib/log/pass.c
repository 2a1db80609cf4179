/* SPDX-License-Identifier: MIT
 * What both passes over a log do with an input and a row. */
#include "log/pass.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

static const char NOT_A_LOG[] = N_("not a log: no columns time and who");
static const char NO_INPUT[] =
	N_("is empty; '-L default' names the usual log");

void pass_shut(struct feed *d)
{
	table_close(d->table);
	if (d->in)
		fclose(d->in);
	d->table = NULL;
	d->in = NULL;
}

bool pass_union(const struct feed *d, const char *name, size_t *at)
{
	for (*at = 0; *at < d->columns; ++*at)
		if (d->names[*at] == name || !strcmp(d->names[*at], name))
			return true;
	*at = SIZE_MAX;
	return false;
}

void pass_map(struct feed *d)
{
	size_t n = table_columns(d->table), found = 0;

	d->mapped = 0;
	for (size_t i = 0; i < n; i++) {
		const char *name = table_column(d->table, i);
		const struct entry_column *c = entry_column(name);
		struct mapped *m = &d->map[d->mapped];
		if (!audience_shows(&d->how.audience, name))
			continue;
		m->name = c ? c->name : name;
		m->from = (int)i;
		m->hash = seen_hash(SEEN_START, name);
		m->secret = c && c->visibility != SHARED;
		found += pass_union(d, name, &m->to);
		d->known[d->mapped] = c;
		d->row_names[d->mapped++] = m->name;
	}
	d->who_from = table_col(d->table, "who");
	d->visibility_from = table_col(d->table, "visibility");
	d->time_from = table_col(d->table, "time");
	d->kind_from = table_col(d->table, "kind");
	d->title_from = table_col(d->table, "title");
	d->ref_from = table_col(d->table, "ref");
	d->id_from = table_col(d->table, "id");
	d->full = found == d->columns;
	d->straight = d->mapped == n && n == d->columns &&
		      table_delimiter(d->table) == ',';
	for (size_t i = 0; i < d->mapped && d->straight; i++)
		d->straight = d->map[i].to == i && !d->map[i].secret;
}

int pass_open(struct feed *d, bool rest, struct fault *f)
{
	static const struct table_how how = { .key = "time", .torn = true };
	size_t i = d->next++;
	const char *name = inputs_name(&d->inputs, i);
	bool is_typed = strcmp(d->inputs.files[i], "-") == 0;

	*f = (struct fault){ 0 };
	d->in = inputs_open(&d->inputs, i, rest, f);
	if (!d->in)
		return -1;
	d->table = table_open(d->in, name, &how, f);
	if (!d->table && f->message == TABLE_EMPTY && !is_typed) {
		pass_shut(d);
		return 0;
	}
	if (!d->table && f->message == TABLE_EMPTY) {
		fault_set(f, NO_INPUT, 0);
	} else if (d->table && (table_col(d->table, "time") < 0 ||
				table_col(d->table, "who") < 0)) {
		fault_set(f, NOT_A_LOG, 0);
	} else if (d->table) {
		pass_map(d);
		return 1;
	}
	pass_shut(d);
	return inputs_failed(f, name);
}

/* The input that is open. */
const char *pass_file(const struct feed *d)
{
	return inputs_name(&d->inputs, d->next - 1);
}

static bool is_na(const char *cell)
{
	return cell[0] == 'N' && cell[1] == 'A' && !cell[2];
}

const char *pass_cell(const struct feed *d, int from)
{
	const char *cell = table_cell(d->table, from);

	return is_na(cell) ? "" : cell;
}

bool pass_allows(const struct feed *d)
{
	enum visibility v = d->visibility_from < 0 ? SHARED :
		entry_visibility(pass_cell(d, d->visibility_from));

	if (v == PRIVATE)
		v = audience_meant(v, pass_cell(d, d->kind_from),
				   pass_cell(d, d->title_from));
	return audience_allows(&d->how.audience, pass_cell(d, d->who_from), v);
}

/* Fetches the row's cells in the table's order, and in the union's once that
 * is known.  What was asked in private
 * stays with its writer even where it stands in a shared row. */
void pass_load(struct feed *d)
{
	const char *own = d->how.audience.kind == AUDIENCE_OWN ?
			  d->how.audience.own : NULL;
	bool another = own && strcmp(own, pass_cell(d, d->who_from));

	d->na = false;
	for (size_t i = 0; d->cells && i < d->columns && !d->full; i++)
		d->cells[i] = "";
	for (size_t i = 0; i < d->mapped; i++) {
		const char *cell = table_cell(d->table, d->map[i].from);
		bool na = is_na(cell);
		d->na |= na;
		if (na || (another && d->map[i].secret))
			cell = "";
		d->row_cells[i] = cell;
		if (d->cells && d->map[i].to != SIZE_MAX)
			d->cells[d->map[i].to] = cell;
	}
}

uint64_t pass_moment(const struct feed *d)
{
	uint64_t hash = seen_hash(SEEN_START, pass_cell(d, d->time_from));

	return seen_mix(seen_hash(hash, pass_cell(d, d->who_from)));
}

/* Equal for equal cells, in whatever order they stand. */
uint64_t pass_content(const struct feed *d)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < d->mapped; i++)
		if (*d->row_cells[i])
			sum += seen_hash(d->map[i].hash, d->row_cells[i]);
	return sum;
}

int pass_check(struct feed *d, struct entry *e, struct fault *f)
{
	e->n = d->mapped;
	e->names = d->row_names;
	e->cells = d->row_cells;
	e->known = d->known;
	e->file = pass_file(d);
	e->line = table_line(d->table);
	return entry_look(e, d->visibility_from >= 0, d->how.day_start, f);
}

/* A row stands for the one it names if both are of one person and kind. */
uint64_t pass_place(const char *id, const char *who, const char *kind)
{
	char upper[IDENT_MAX] = "";

	for (size_t i = 0; i < IDENT_LEN && id[i]; i++)
		upper[i] = id[i] >= 'a' && id[i] <= 'z' ?
			   (char)(id[i] - 'a' + 'A') : id[i];
	uint64_t hash = seen_hash(SEEN_START, upper);
	hash = seen_hash(seen_hash(hash, " "), who);
	hash = seen_hash(seen_hash(hash, " "), *kind ? kind : "checkin");
	return seen_mix(hash);
}
