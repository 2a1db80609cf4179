/* SPDX-License-Identifier: MIT
 * A log read as one.  The first pass learns the columns, the replaced rows
 * and the duplicates; the second delivers.  Both ask the audience before they
 * look at anything else of a row, so that what is not for it leaves no trace:
 * no column, no count, no message, and no shared row replaced by it. */
#include "log/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/inputs.h"
#include "log/seen.h"
#include "table/table.h"

/* One column of the table being read. */
struct mapped {
	const char *name;
	int from;		/* its number in the table */
	size_t to;		/* and in the union; SIZE_MAX: not in it */
	uint64_t hash;		/* of the name */
	bool secret;		/* asked in private */
};

struct feed {
	struct feed_how how;
	struct inputs inputs;

	const char **names;	/* the union */
	char **own_names;	/* those that the schema does not know */
	size_t columns, columns_room, own, own_room;
	size_t id_at, visibility_at;
	struct seen replaced, twice;

	size_t next;		/* the input to open after this one */
	FILE *in;
	struct table *table;
	struct mapped *map;	/* TABLE_COLUMNS_MAX of them, and below */
	size_t mapped;
	int who_from, visibility_from;
	const char **row_names, **row_cells;	/* in the table's order */
	const char **cells;			/* in the union's */
	char id[IDENT_MAX];
};

static const char NOT_A_LOG[] = N_("not a log: no columns time and who");
static const char NO_INPUT[] =
	N_("is empty; '-L default' names the usual log");

static void shut(struct feed *d)
{
	table_close(d->table);
	if (d->in)
		fclose(d->in);
	d->table = NULL;
	d->in = NULL;
}

static bool is_union(const struct feed *d, const char *name, size_t *at)
{
	for (*at = 0; *at < d->columns; ++*at)
		if (d->names[*at] == name || !strcmp(d->names[*at], name))
			return true;
	*at = SIZE_MAX;
	return false;
}

/* The columns of the header in force that the audience may see. */
static void map(struct feed *d)
{
	size_t n = table_columns(d->table);

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
		is_union(d, name, &m->to);
		d->row_names[d->mapped++] = m->name;
	}
	d->who_from = table_col(d->table, "who");
	d->visibility_from = table_col(d->table, "visibility");
}

/* Opens the next input up to its first header: 1, 0 for a log without any,
 * -1 with f filled. */
static int open_next(struct feed *d, struct fault *f)
{
	static const struct table_how how = { .key = "time", .torn = true };
	size_t i = d->next++;
	const char *name = inputs_name(&d->inputs, i);
	bool is_typed = strcmp(d->inputs.files[i], "-") == 0;

	*f = (struct fault){ 0 };
	d->in = inputs_open(&d->inputs, i, f);
	if (!d->in)
		return -1;
	d->table = table_open(d->in, name, &how, f);
	if (!d->table && f->message == TABLE_EMPTY && !is_typed) {
		shut(d);
		return 0;
	}
	if (!d->table && f->message == TABLE_EMPTY) {
		fault_set(f, NO_INPUT, 0);
	} else if (d->table && (table_col(d->table, "time") < 0 ||
				table_col(d->table, "who") < 0)) {
		fault_set(f, NOT_A_LOG, 0);
	} else if (d->table) {
		map(d);
		return 1;
	}
	shut(d);
	return inputs_failed(f, name);
}

/* The input that is open. */
static const char *here(const struct feed *d)
{
	return inputs_name(&d->inputs, d->next - 1);
}

static const char *cell_of(const struct feed *d, int from)
{
	const char *cell = table_cell(d->table, from);

	return cell[0] == 'N' && cell[1] == 'A' && !cell[2] ? "" : cell;
}

static bool allowed(const struct feed *d)
{
	enum visibility v = d->visibility_from < 0 ? SHARED :
		entry_visibility(cell_of(d, d->visibility_from));

	return audience_allows(&d->how.audience, cell_of(d, d->who_from), v);
}

/* Fetches the row's cells in the table's order.  What was asked in private
 * stays with its writer even where it stands in a shared row. */
static void load(struct feed *d)
{
	const char *own = d->how.audience.kind == AUDIENCE_OWN ?
			  d->how.audience.own : NULL;
	bool another = own && strcmp(own, cell_of(d, d->who_from));

	for (size_t i = 0; i < d->mapped; i++)
		d->row_cells[i] = another && d->map[i].secret ? "" :
				  cell_of(d, d->map[i].from);
}

/* Equal for equal cells, in whatever order they stand. */
static uint64_t content(const struct feed *d)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < d->mapped; i++)
		if (*d->row_cells[i])
			sum += seen_mix(seen_hash(d->map[i].hash,
						  d->row_cells[i]));
	return sum;
}

static int check(struct feed *d, struct entry *e, struct fault *f)
{
	e->n = d->mapped;
	e->names = d->row_names;
	e->cells = d->row_cells;
	e->file = here(d);
	e->line = table_line(d->table);
	return entry_check(e, d->visibility_from >= 0, d->how.day_start, f);
}

/* A row stands for the one it names if both are of one person and kind. */
static uint64_t place_of(const char *id, const char *who, const char *kind)
{
	char upper[IDENT_MAX] = "";

	for (size_t i = 0; id[i] && i < IDENT_LEN; i++)
		upper[i] = id[i] >= 'a' && id[i] <= 'z' ?
			   (char)(id[i] - 'a' + 'A') : id[i];
	uint64_t hash = seen_hash(SEEN_START, upper);
	hash = seen_hash(seen_hash(hash, " "), who);
	hash = seen_hash(seen_hash(hash, " "), *kind ? kind : "checkin");
	return seen_mix(hash);
}

static void add_column(struct feed *d, const char *name, bool known)
{
	size_t at;

	if (is_union(d, name, &at))
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

	load(d);
	seen_add(&d->twice, content(d));
	for (size_t i = 0; i < d->mapped; i++) {
		if (!*d->row_cells[i] || strcmp(d->row_names[i], "ref"))
			continue;
		/* A bad row will be left out and must not hide a good one. */
		if (!check(d, &e, &ignored) && !utf8_same(e.ref, e.id))
			seen_add(&d->replaced,
				 place_of(e.ref, e.who, e.kind));
	}
}

/* The first pass over the file that is open. */
static int survey(struct feed *d, struct fault *f)
{
	bool added = false;

	for (;;) {
		switch (table_next(d->table, f)) {
		case TABLE_ROW:
			if (!allowed(d))
				break;
			if (!added)
				add_header(d);
			added = true;
			if (!d->how.raw)
				learn(d);
			break;
		case TABLE_HEADER:
			map(d);
			added = false;
			break;
		case TABLE_BROKEN:
			break;
		case TABLE_END:
			return 0;
		case TABLE_FAILED:
			return inputs_failed(f, here(d));
		}
	}
}

/* A log without a row to show still has a header: the first file's own, or
 * that of a new log. */
static int default_columns(struct feed *d, struct fault *f)
{
	int got = 0;

	for (d->next = 0; d->next < d->inputs.n && !got;)
		got = open_next(d, f);
	if (got < 0)
		return -1;
	if (got)
		add_header(d);
	shut(d);
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

	for (size_t i = 0; i < known; i++)
		if (is_union(d, all[i].name, &from))
			names[at++] = all[i].name;
	for (size_t i = 0; i < d->own; i++)
		names[at++] = d->own_names[i];
	free(d->names);
	d->names = names;
	d->cells = mem_get(d->columns, sizeof(*d->cells));
	is_union(d, "id", &d->id_at);
	is_union(d, "visibility", &d->visibility_at);
}

static int survey_all(struct feed *d, struct fault *f)
{
	for (d->next = 0; d->next < d->inputs.n;) {
		int got = open_next(d, f);
		if (got > 0)
			got = survey(d, f);
		shut(d);
		if (got < 0)
			return -1;
	}
	if (!d->columns && default_columns(d, f))
		return -1;
	arrange(d);
	seen_close(&d->replaced, false);
	seen_close(&d->twice, true);
	d->next = 0;
	return 0;
}

struct feed *feed_open(const char *const *paths, size_t n,
		       const struct feed_how *how, struct fault *f)
{
	struct feed *d = mem_get(1, sizeof(*d));
	int got = 0;

	*f = (struct fault){ 0 };
	d->how = *how;
	d->map = mem_get(TABLE_COLUMNS_MAX, sizeof(*d->map));
	d->row_names = mem_get(TABLE_COLUMNS_MAX, sizeof(*d->row_names));
	d->row_cells = mem_get(TABLE_COLUMNS_MAX, sizeof(*d->row_cells));
	for (size_t i = 0; i < n && !got; i++)
		got = inputs_add(&d->inputs, paths[i], f);
	if (got || survey_all(d, f)) {
		feed_close(d);
		return NULL;
	}
	return d;
}

const char *const *feed_columns(const struct feed *d, size_t *n)
{
	*n = d->columns;
	return d->names;
}

static bool is_replaced(const struct feed *d, const struct entry *e, bool good)
{
	const char *id = entry_cell(e, "id");

	if (!d->replaced.n || (!*id && !good))
		return false;
	return seen_has(&d->replaced,
			place_of(*id ? id : e->id, entry_cell(e, "who"),
				 entry_cell(e, "kind")));
}

/* Spreads the row over the union.  A row of a table without the column is
 * shared, and stays so beside rows that say what they are. */
static void spread(struct feed *d, struct entry *e)
{
	for (size_t i = 0; i < d->columns; i++)
		d->cells[i] = "";
	for (size_t i = 0; i < d->mapped; i++)
		if (d->map[i].to != SIZE_MAX)
			d->cells[d->map[i].to] = d->row_cells[i];
	if (d->visibility_at != SIZE_MAX && d->visibility_from < 0)
		d->cells[d->visibility_at] = entry_visibility_word(SHARED);
	if (d->id_at != SIZE_MAX && !*d->cells[d->id_at] && !d->how.raw) {
		memcpy(d->id, e->id, sizeof(d->id));
		d->cells[d->id_at] = d->id;
	}
	e->n = d->columns;
	e->names = d->names;
	e->cells = d->cells;
}

/* Names a record that is left out; -1 when that is to be the end. */
static int leave_out(struct feed *d, struct fault *f)
{
	f->file = here(d);
	if (d->how.strict)
		return -1;
	d->how.bad(f);
	return 0;
}

/* The row the table stands at: 1 when it is delivered, 0, -1. */
static int deliver(struct feed *d, struct entry *e, struct fault *f)
{
	if (!allowed(d))
		return 0;
	load(d);
	if (d->twice.n && seen_again(&d->twice, content(d)))
		return 0;
	*f = (struct fault){ 0 };
	int got = check(d, e, f);
	if (is_replaced(d, e, !got))
		return 0;
	if (got)
		return leave_out(d, f);
	spread(d, e);
	return 1;
}

int feed_next(struct feed *d, struct entry *e, struct fault *f)
{
	int got = 0;

	while (!got) {
		if (!d->table) {
			if (d->next == d->inputs.n)
				return 0;
			if (open_next(d, f) < 0)
				return -1;
			continue;
		}
		switch (table_next(d->table, f)) {
		case TABLE_ROW:
			got = deliver(d, e, f);
			break;
		case TABLE_HEADER:
			map(d);
			break;
		case TABLE_BROKEN:
			got = leave_out(d, f);
			break;
		case TABLE_END:
			/* A torn last row comes with a message of its own. */
			if (f->message)
				got = leave_out(d, f);
			shut(d);
			break;
		case TABLE_FAILED:
			return inputs_failed(f, here(d));
		}
	}
	return got;
}

int feed_rewind(struct feed *d, struct fault *f)
{
	*f = (struct fault){ 0 };
	shut(d);
	d->next = 0;
	seen_rewind(&d->twice);
	return 0;
}

void feed_close(struct feed *d)
{
	if (!d)
		return;
	shut(d);
	for (size_t i = 0; i < d->own; i++)
		free(d->own_names[i]);
	inputs_free(&d->inputs);
	free(d->own_names);
	free(d->names);
	free(d->map);
	free(d->row_names);
	free(d->row_cells);
	free(d->cells);
	seen_free(&d->replaced);
	seen_free(&d->twice);
	free(d);
}
