/* SPDX-License-Identifier: MIT
 * A log read as one.  The first pass learns the columns, the replaced rows
 * and the duplicates; the second delivers, unless one pass does all (once.c).
 * Each asks the audience before it looks at anything else of a row, so that
 * what is not for it leaves no trace: no column, no count, no message, and no
 * shared row replaced by it. */
#include "log/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/pass.h"

/* Names what was passed over; -1 when that is to be the end. */
static int pass_over(struct feed *d, struct fault *f)
{
	for (size_t i = 0; i < d->inputs.n_strange; i++) {
		*f = (struct fault){ .file = d->inputs.strange[i] };
		fault_set(f, INPUTS_STRANGE, 0);
		if (d->how.strict)
			return inputs_failed(f, f->file);
		d->how.bad(f);
	}
	*f = (struct fault){ 0 };
	return 0;
}

struct feed *feed_open(const char *const *paths, size_t n,
		       const struct feed_how *how, struct fault *f)
{
	struct feed *d = mem_get(1, sizeof(*d));
	int got = 0;

	*f = (struct fault){ 0 };
	d->how = *how;
	d->inputs.way = how->raw ? PIPED_RUNS : PIPED_TWICE;
	d->map = mem_get(TABLE_COLUMNS_MAX, sizeof(*d->map));
	d->row_names = mem_get(TABLE_COLUMNS_MAX, sizeof(*d->row_names));
	d->row_cells = mem_get(TABLE_COLUMNS_MAX, sizeof(*d->row_cells));
	d->known = mem_get(TABLE_COLUMNS_MAX, sizeof(*d->known));
	for (size_t i = 0; i < n && !got; i++)
		got = inputs_add(&d->inputs, paths[i], f);
	if (got || pass_over(d, f) || (!once_begin(d) && pass_survey(d, f))) {
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

static bool is_replaced(const struct feed *d, struct entry *e, bool good)
{
	const char *id = pass_cell(d, d->id_from);

	if (!d->replaced.n || (!*id && !good))
		return false;
	if (!*id)
		entry_name(e);
	return seen_has(&d->replaced,
			pass_place(*id ? id : e->id,
				   pass_cell(d, d->who_from),
				   pass_cell(d, d->kind_from)));
}

static bool is_repeated(struct feed *d)
{
	return twice_has(&d->twice, pass_moment(d)) &&
	       !seen_new(&d->same, pass_content(d));
}

/* Gives the row the columns of the union.  A row of a table without the
 * column is shared, and stays so beside rows that say what they are. */
static void spread(struct feed *d, struct entry *e)
{
	if (d->visibility_at != SIZE_MAX && d->visibility_from < 0)
		d->cells[d->visibility_at] = entry_visibility_word(SHARED);
	if (d->id_at != SIZE_MAX && !*d->cells[d->id_at] && !d->how.raw) {
		memcpy(d->id, e->id, sizeof(d->id));
		d->cells[d->id_at] = d->id;
	}
	e->n = d->columns;
	e->names = d->names;
	e->cells = d->cells;
	e->known = d->union_known;
}

/* Names a record that is left out; -1 when that is to be the end. */
static int leave_out(struct feed *d, struct fault *f)
{
	f->file = pass_file(d);
	if (d->how.strict)
		return -1;
	if (d->once)
		return once_hold(d, f) ? 0 : once_end(d, f);
	d->how.bad(f);
	return 0;
}

/* What a choice of rows asks for, nothing checked: a time that is none is
 * the beginning of 1970. */
static void glance(struct feed *d, struct entry *e)
{
	*e = (struct entry){
		.who = pass_cell(d, d->who_from),
		.kind = pass_cell(d, d->kind_from),
		.ref = "", .about = "",
		.visibility = d->visibility_from < 0 ? SHARED :
			entry_visibility(pass_cell(d, d->visibility_from)),
		.file = pass_file(d),
		.line = table_line(d->table),
	};
	stamp_parse(table_cell(d->table, d->time_from),
		    table_cell_len(d->table, d->time_from), &e->time);
	e->day = stamp_day(&e->time, d->how.day_start);
	if (d->id_at != SIZE_MAX)
		snprintf(e->id, sizeof(e->id), "%s",
			 pass_cell(d, d->id_from));
}

/* The record's own bytes, unless a line break within would make two lines
 * of it. */
static void take_raw(struct feed *d, struct entry *e)
{
	if (!d->straight)
		return;
	e->raw = table_raw(d->table, &e->raw_len);
	if (memchr(e->raw, '\n', e->raw_len) ||
	    memchr(e->raw, '\r', e->raw_len))
		e->raw = NULL;
}

/* Whether a cell has no column: of a long pipe the columns are those of its
 * beginning. */
static bool is_late(struct feed *d, struct fault *f)
{
	if (!d->inputs.piped.running || d->straight)
		return false;
	for (size_t i = 0; i < d->mapped; i++) {
		if (d->map[i].to != SIZE_MAX || !*d->row_cells[i])
			continue;
		*f = (struct fault){ .line = table_line(d->table) };
		fault_set(f, N_("a column that comes this far behind takes a "
				"file: a pipe can be read once only"), 0);
		fault_in_column(f, d->map[i].name);
		inputs_failed(f, pass_file(d));
		return true;
	}
	return false;
}

/* The row the table stands at: 1 when it is delivered, 0, -1, FEED_ANEW. */
static int deliver(struct feed *d, struct entry *e, struct fault *f)
{
	if (!pass_allows(d))
		return 0;
	pass_load(d);
	if (d->how.unchecked) {
		if (is_late(d, f))
			return -1;
		glance(d, e);
		spread(d, e);
		take_raw(d, e);
		return 1;
	}
	e->raw = NULL;
	if (!d->once && is_repeated(d))
		return 0;
	*f = (struct fault){ 0 };
	int got = pass_check(d, e, f);
	enum once_got say = d->once ? once_judge(d, e, !got) :
			    is_replaced(d, e, !got) ? ONCE_DROP : ONCE_TAKE;
	if (say == ONCE_FAILED)
		return once_end(d, f);
	if (say == ONCE_DROP)
		return 0;
	if (got)
		return leave_out(d, f);
	if (!d->how.unnamed)
		entry_name(e);
	spread(d, e);
	return 1;
}

int feed_next(struct feed *d, struct entry *e, struct fault *f)
{
	int got = 0;

	while (!got) {
		if (!d->table) {
			if (d->next == d->inputs.n) {
				once_tell(d);
				return 0;
			}
			if (pass_open(d, true, f) < 0)
				return -1;
			continue;
		}
		switch (table_next(d->table, f)) {
		case TABLE_ROW:
			got = deliver(d, e, f);
			break;
		case TABLE_HEADER:
			if (d->once)
				return once_end(d, f);
			pass_map(d);
			break;
		case TABLE_BROKEN:
			/* Its cells are known, so whose business it is too. */
			if (f->message != TABLE_LONG_CELL || pass_allows(d))
				got = leave_out(d, f);
			break;
		case TABLE_END:
			/* A torn last row comes with a message of its own. */
			if (f->message)
				got = leave_out(d, f);
			pass_shut(d);
			break;
		case TABLE_FAILED:
			return inputs_failed(f, pass_file(d));
		}
	}
	return got;
}

int feed_rewind(struct feed *d, struct fault *f)
{
	*f = (struct fault){ 0 };
	pass_shut(d);
	d->next = 0;
	seen_free(&d->same);
	once_clear(d);
	return 0;
}

void feed_close(struct feed *d)
{
	if (!d)
		return;
	pass_shut(d);
	pass_forget(d);
	once_clear(d);
	inputs_free(&d->inputs);
	free(d->map);
	free(d->row_names);
	free(d->row_cells);
	free(d->known);
	seen_free(&d->replaced);
	twice_free(&d->twice);
	seen_free(&d->same);
	free(d);
}
