/* SPDX-License-Identifier: MIT
 * CSV of other programs taken into the hold. */
#include "log/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/already.h"
#include "log/cells.h"
#include "log/foreign.h"
#include "log/inputs.h"
#include "log/mapping.h"
#include "log/seen.h"
#include "log/store.h"
#include "log/timeformat.h"
#include "table/table.h"

enum { NAME_SHOWN = 40, NAMES_SHOWN = 8, SIGHTS = 3 };

struct import {
	const struct import_how *how;
	struct keep *keep;
	struct table *table;
	struct mapping map;
	struct foreign foreign;
	struct already already;
	struct cells_pile pile;		/* of a file of one rating a row */
	struct import_got *got;
	bool failed;		/* a log could not be read */
};

static void refuse(struct import *m, const struct fault *f)
{
	m->got->refused++;
	m->how->bad(f);
}

static struct fault at_line(const struct import *m, size_t line)
{
	return (struct fault){ .file = table_name(m->table), .line = line };
}

/* Names the columns of the file that a column of the log is made of. */
static void blame(const struct import *m, struct fault *f, const char *name)
{
	const struct mapping_target *to = mapping_to(&m->map, name);
	struct buf names = BUF_EMPTY;

	for (size_t i = 0; to && i < to->n; i++)
		buf_addf(&names, "%s%s", i ? "+" : "",
			 table_column(m->table, to->from[i]));
	fault_in_column(f, to ? buf_text(&names) : name);
	buf_free(&names);
}

/* The cells that one column of the log is made of, joined. */
static char *joined(const struct import *m, const struct mapping_target *to)
{
	const struct entry_column *c = to->column;
	const char *between = c->type == ENTRY_TAGS ? ";" :
		c->type == ENTRY_TEXT && strcmp(c->name, "title") &&
		c != &MAPPING_ITEM && c != &MAPPING_VALUE ? "\n" : " ";
	struct buf out = BUF_EMPTY;

	for (size_t i = 0; i < to->n; i++) {
		const char *cell = table_cell(m->table, (int)to->from[i]);
		if (!cell[strspn(cell, " \t")])
			continue;
		buf_puts(&out, out.len ? between : "");
		buf_puts(&out, cell);
	}
	return buf_take(&out);
}

/* Puts one target's cell into c; -1 with f filled. */
static int take_cell(struct import *m, const struct mapping_target *to,
		     const struct entry_column *as, struct cells *c,
		     struct fault *f)
{
	char *cell = joined(m, to);
	char *value = foreign_cell(&m->foreign, as, cell, f);

	free(cell);
	if (!value) {
		blame(m, f, to->column->name);
		return -1;
	}
	cells_put(c, as, value);
	return 0;
}

/* All cells of the row at hand but item and value: the first fault is told,
 * the others may still call for a hint. */
static int take_cells(struct import *m, struct cells *c, struct fault *f)
{
	struct fault other = *f;
	int got = 0;

	for (size_t i = 0; i < m->map.n; i++) {
		const struct mapping_target *to = &m->map.target[i];
		if (to->column == &MAPPING_ITEM ||
		    to->column == &MAPPING_VALUE)
			continue;
		if (take_cell(m, to, to->column, c, got ? &other : f))
			got = -1;
	}
	return got;
}

/* What the command line says of every row. */
static int set_pairs(const struct import *m, struct cells *c, struct fault *f)
{
	const struct pairs *p = m->how->pairs;

	for (size_t i = 0; i < p->n; i++) {
		const struct entry_column *column = entry_column(p->names[i]);
		for (size_t k = 0; k < m->how->n_items && !column; k++)
			if (!strcmp(m->how->items[k].name, p->names[i]))
				column = &m->how->items[k];
		if (!column) {
			fault_set_detail(f, N_("the log has no such column"),
					 p->names[i]);
			return -1;
		}
		char *value = entry_canonical_as(column, p->values[i], f);
		if (!value)
			return -1;
		cells_put(c, column, value);
	}
	return 0;
}

/* One row for the log: what c has for that sight, or all of it. */
struct part {
	const char **names, **values;
	size_t n;
	bool says;
};

static void add(struct part *p, const char *name, const char *value)
{
	p->names[p->n] = name;
	p->values[p->n++] = value;
}

static void make_part(struct part *p, const struct cells *c, bool whole,
		      enum visibility sight)
{
	size_t most = c->n + 3;

	*p = (struct part){ mem_get(most, sizeof(char *)),
			    mem_get(most, sizeof(char *)), 0, false };
	for (size_t i = 0; i < c->n; i++) {
		const struct entry_column *column = c->cell[i].column;
		bool says = cells_says(column);
		if (!strcmp(column->name, "id") ||
		    (says && !whole && column->visibility != sight))
			continue;
		p->says |= says;
		add(p, column->name, c->cell[i].value);
	}
	if (!whole)
		add(p, "visibility", entry_visibility_word(sight));
}

/* Sends a part to the hold under that id, "" for one of its own. */
static void keep_part(struct import *m, struct part *p, const char *given,
		      size_t line)
{
	struct fault f = at_line(m, line);
	char id[IDENT_MAX], content[IDENT_MAX];

	ident_of_row(content, p->n, p->names, p->values);
	snprintf(id, sizeof(id), "%s", *given ? given : content);
	add(p, "id", id);
	switch (already_put(&m->already, id,
			    seen_hash(SEEN_START, content))) {
	case ALREADY_SAME:
		m->got->known++;
		return;
	case ALREADY_OTHER:
		fault_set(&f, N_("is the id of another row, too"), 0);
		blame(m, &f, "id");
		refuse(m, &f);
		return;
	case ALREADY_NEW:
		break;
	}
	if (keep_add(m->keep, p->n, p->names, p->values, &f)) {
		char name[FAULT_NAME_MAX];
		snprintf(name, sizeof(name), "%s", f.column);
		blame(m, &f, name);
		refuse(m, &f);
		return;
	}
	m->got->added++;
}

/* Splits a row by who its items are for, unless it says so itself. */
static void keep_parts(struct import *m, const struct cells *c)
{
	const char *given = cells_get(c, "id");
	bool whole = cells_get(c, "visibility") != NULL;

	for (int sight = 0; sight < (whole ? 1 : SIGHTS); sight++) {
		struct part p;
		make_part(&p, c, whole, (enum visibility)sight);
		if (p.says) {
			keep_part(m, &p, given ? given : "", c->line);
			given = NULL;
		}
		free(p.names);
		free(p.values);
	}
}

static int missing(const struct import *m, struct fault *f, const char *name)
{
	fault_set(f, N_("is missing"), 0);
	blame(m, f, name);
	return -1;
}

/* A row whose cells are all there. */
static int finish(struct import *m, struct cells *c, struct fault *f)
{
	if (!cells_any(c)) {
		m->got->empty++;
		return 0;
	}
	if (set_pairs(m, c, f))
		return -1;
	if (!cells_get(c, "who") && m->how->keep->who)
		cells_put(c, entry_column("who"),
			  mem_dup(m->how->keep->who));
	if (!cells_get(c, "kind"))
		cells_put(c, entry_column("kind"), mem_dup("checkin"));
	if (!cells_get(c, "time"))
		return missing(m, f, "time");
	const char *who = cells_get(c, "who");
	if (!who)
		return missing(m, f, "who");
	if (already_read(&m->already, m->how->keep, who, f)) {
		m->failed = true;
		return -1;
	}
	keep_parts(m, c);
	return 0;
}

/* A row of one rating; c is taken over. */
static int fold(struct import *m, struct cells *c, struct fault *f)
{
	const struct mapping_target *item = mapping_to(&m->map, "item");
	const struct mapping_target *value = mapping_to(&m->map, "value");
	const struct entry_column *column;
	struct cells one = CELLS_EMPTY;
	char *name = joined(m, item);
	bool known = mapping_item(&m->map, name, &column);

	free(name);
	if (!known || !column) {
		m->got->strange += !known;
		cells_free(c);
		return 0;
	}
	if (take_cell(m, value, column, &one, f)) {
		cells_free(c);
		return -1;
	}
	const char *rating = cells_get(&one, column->name);
	cells_fold(&m->pile, c, column, mem_dup(rating ? rating : ""));
	cells_free(&one);
	return 0;
}

/* A row of delimiters alone, or the header once more. */
static bool is_filler(const struct table *t)
{
	size_t n = table_columns(t);
	bool blank = true, header = true;

	for (size_t i = 0; i < n; i++) {
		const char *cell = table_cell(t, (int)i);
		blank &= !cell[strspn(cell, " \t")];
		header &= !strcmp(cell, table_column(t, i));
	}
	return blank || header;
}

/* Bad rows are told; -1 with f filled only when nothing more can be read. */
static int take_row(struct import *m, struct fault *f)
{
	struct cells c = { .line = table_line(m->table) };

	if (is_filler(m->table))
		return 0;
	*f = at_line(m, c.line);
	int got = take_cells(m, &c, f);
	if (!got && mapping_to(&m->map, "item"))
		got = fold(m, &c, f);
	else if (!got)
		got = finish(m, &c, f);
	if (got && !m->failed)
		refuse(m, f);
	cells_free(&c);
	return m->failed ? -1 : 0;
}

static int take_rows(struct import *m, struct fault *f)
{
	for (;;) {
		switch (table_next(m->table, f)) {
		case TABLE_END:
			return 0;
		case TABLE_FAILED:
			return -1;
		case TABLE_BROKEN:
			refuse(m, f);
			break;
		case TABLE_ROW:
			if (take_row(m, f))
				return -1;
			break;
		case TABLE_HEADER:
			break;
		}
	}
}

static int take_pile(struct import *m, struct fault *f)
{
	for (size_t i = 0; i < m->pile.n; i++) {
		*f = at_line(m, m->pile.rows[i].line);
		if (!finish(m, &m->pile.rows[i], f))
			continue;
		if (m->failed)
			return -1;
		refuse(m, f);
	}
	return 0;
}

/* A name of a column as a note has it: one line, not too long. */
static void put_name(struct buf *out, const char *name)
{
	struct buf flat = BUF_EMPTY;

	for (; *name; name++)
		buf_putc(&flat, strchr("\r\n\t", *name) ? ' ' : *name);
	size_t len = flat.len > NAME_SHOWN ? NAME_SHOWN : flat.len;
	len = utf8_valid(buf_text(&flat), len);
	buf_addf(out, "'%.*s%s'", (int)len, buf_text(&flat),
		 len < flat.len ? "..." : "");
	buf_free(&flat);
}

static void say_loose(const struct import *m, struct buf *said)
{
	const struct mapping *map = &m->map;
	struct buf names = BUF_EMPTY;

	for (size_t i = 0; i < map->n_loose && i < NAMES_SHOWN; i++) {
		buf_puts(&names, i ? ", " : "");
		put_name(&names, table_column(m->table, map->loose[i]));
	}
	if (map->n_loose > NAMES_SHOWN)
		buf_puts(&names, ", ...");
	if (map->n_loose)
		/* Translators: %s is a list of column names. */
		buf_addf(said, _("not taken: %s (--map=OLD=NEW takes a "
				 "column)"), buf_text(&names));
	if (map->n_loose)
		buf_putc(said, '\n');
	buf_free(&names);
}

static void say(const struct import *m, struct buf *said)
{
	size_t n = m->got->strange;

	mangled_say(said, m->foreign.seen, &m->foreign.dates);
	say_loose(m, said);
	if (n)
		buf_addf(said, P_("%zu row of an item without a column here "
				  "was left out (--map=ITEM=COLUMN takes "
				  "it)\n",
				  "%zu rows of items without a column here "
				  "were left out (--map=ITEM=COLUMN takes "
				  "them)\n", n), n);
	n = m->got->known;
	if (n)
		buf_addf(said, P_("%zu row is there already\n",
				  "%zu rows are there already\n", n), n);
}

static int fail(struct fault *f, const char *message)
{
	fault_set(f, message, 0);
	return -1;
}

/* Whether the file can make rows at all, before each of them is refused. */
static int check(const struct import *m, struct fault *f)
{
	bool says = mapping_to(&m->map, "item") != NULL;

	for (size_t i = 0; i < m->map.n; i++)
		says |= cells_says(m->map.target[i].column);
	if (!says)
		return fail(f, N_("no column has a name that the log knows: "
				  "say which with --map=OLD=NEW"));
	if (!mapping_to(&m->map, "time") && !pairs_get(m->how->pairs, "time"))
		return fail(f, N_("no column tells the time: say which with "
				  "--map=OLD=time"));
	if (!mapping_to(&m->map, "who") && !m->how->keep->who &&
	    !pairs_get(m->how->pairs, "who"))
		return fail(f, N_("nothing says whose rows these are: "
				  "--who=TAG, or --map=OLD=who"));
	return 0;
}

static int import_table(struct import *m, struct buf *said, struct fault *f)
{
	const struct import_how *how = m->how;

	if (mapping_make(&m->map, how->maps, how->n_maps, how->items,
			 how->n_items, m->table, f))
		return -1;
	for (size_t i = 0; i < table_columns(m->table); i++) {
		const char *name = table_column(m->table, i);
		if (utf8_valid(name, strlen(name)) < strlen(name))
			m->foreign.seen |= MANGLED_BYTES;
	}
	int got = check(m, f);
	if (!got)
		got = take_rows(m, f);
	if (!got)
		got = take_pile(m, f);
	say(m, said);
	return got;
}

int import_file(const struct import_how *how, const char *path,
		struct keep *k, struct import_got *got, struct buf *said,
		struct fault *f)
{
	const struct table_how reading = {
		.delimiter = how->delimiter, .foreign = true,
	};
	bool typed = !strcmp(path, "-");
	const char *name = typed ? _("standard input") : path;
	struct import m = {
		.how = how, .keep = k, .got = got,
		.foreign = { .clock = how->keep->clock,
			     .time_format = how->time_format },
	};

	*got = (struct import_got){ 0 };
	if (how->time_format && timeformat_check(how->time_format, f)) {
		fault_in_column(f, "--time-format");
		return -1;
	}
	FILE *in = typed ? stdin : store_read(path, f);
	if (!in)
		return -1;
	int status = -1;
	m.table = table_open(in, name, &reading, f);
	if (m.table)
		status = import_table(&m, said, f);
	if (status)
		inputs_failed(f, f->file ? f->file : name);
	cells_pile_free(&m.pile);
	mapping_free(&m.map);
	already_free(&m.already);
	table_close(m.table);
	if (!typed)
		fclose(in);
	return status;
}
