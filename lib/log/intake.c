/* SPDX-License-Identifier: MIT
 * Rows taken into the hold. */
#include "log/intake.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "log/entry.h"
#include "log/inputs.h"
#include "log/store.h"
#include "table/table.h"
#include "table/writer.h"

enum { REFUSED_MAX = 1000, TYPED_MAX = 1 << 20 };

static void refuse(struct intake *t, const struct fault *f)
{
	t->refused++;
	t->bad(f);
}

/* A column that the log knows tells a header from a first row of data. */
static bool is_log(const struct table *t)
{
	for (size_t i = 0; i < table_columns(t); i++)
		if (entry_column(table_column(t, i)))
			return true;
	return false;
}

static void copy_header(struct buf *copy, const struct table *t)
{
	const struct writer_how how = { table_delimiter(t), "" };
	size_t start = copy->len;

	for (size_t i = 0; i < table_columns(t); i++) {
		const char *name = table_column(t, i);
		writer_cell(copy, &how, name, strlen(name), !i);
	}
	writer_end(copy, &how, start);
}

static void make_room(struct intake *t, size_t n)
{
	size_t room = t->room;

	if (n <= room)
		return;
	t->names = mem_grow(t->names, &room, n, sizeof(*t->names));
	t->values = mem_grow(t->values, &t->room, n, sizeof(*t->values));
}

/* The row at hand, with the pairs in place of its own cells. */
static void add_row(struct intake *t, const struct table *table,
		    struct fault *f)
{
	size_t columns = table_columns(table), n = 0;

	make_room(t, columns + t->pairs.n);
	for (size_t i = 0; i < columns; i++) {
		t->names[n] = table_column(table, i);
		t->values[n] = table_cell(table, (int)i);
		n += !t->pairs.n || !pairs_get(&t->pairs, t->names[n]);
	}
	for (size_t i = 0; i < t->pairs.n; i++) {
		t->names[n] = t->pairs.names[i];
		t->values[n++] = t->pairs.values[i];
	}
	*f = (struct fault){
		.file = table_name(table), .line = table_line(table),
	};
	if (keep_add(t->keep, n, t->names, t->values, f))
		refuse(t, f);
}

/* Whether it is no use to read on: nothing will be stored, and more is known
 * than anybody reads.  What a person typed is read to its end all the same,
 * so that it can be given back. */
static bool is_enough(const struct intake *t, bool typed)
{
	return t->refused >= REFUSED_MAX && (!typed || t->copy.len > TYPED_MAX);
}

static int add_rows(struct intake *t, struct table *table, bool typed,
		    struct fault *f)
{
	while (!is_enough(t, typed)) {
		enum table_got got = table_next(table, f);
		size_t len;
		if (got == TABLE_END)
			return 0;
		if (got == TABLE_FAILED)
			return -1;
		if (typed && got == TABLE_HEADER)
			copy_header(&t->copy, table);
		if (typed && (got == TABLE_ROW || got == TABLE_BROKEN)) {
			const char *raw = table_raw(table, &len);
			buf_add(&t->copy, raw, len);
			buf_putc(&t->copy, '\n');
		}
		if (got == TABLE_BROKEN)
			refuse(t, f);
		if (got == TABLE_ROW)
			add_row(t, table, f);
	}
	return 0;
}

static void give_back(struct intake *t)
{
	const char *at = buf_text(&t->copy);

	while (*at) {
		size_t len = strcspn(at, "\n");
		msg_not_saved(at, len);
		at += len;
		at += *at == '\n';
	}
	buf_free(&t->copy);
}

static int add_table(struct intake *t, struct table *table, bool typed,
		     struct fault *f)
{
	if (!is_log(table)) {
		fault_set(f, N_("has no header with a column of the log"), 0);
		return -1;
	}
	if (typed)
		copy_header(&t->copy, table);
	int got = add_rows(t, table, typed, f);
	if (got || t->refused)
		give_back(t);
	buf_free(&t->copy);
	free(t->names);
	free(t->values);
	t->names = t->values = NULL;
	t->room = 0;
	return got;
}

int intake_file(struct intake *t, const char *path, struct fault *f)
{
	static const struct table_how how = { .key = "time" };
	bool typed = !strcmp(path, "-");
	const char *name = typed ? _("standard input") : path;
	FILE *in = typed ? stdin : store_read(path, f);
	int got = -1;

	if (!in)
		return -1;
	struct table *table = table_open(in, name, &how, f);
	if (table)
		got = add_table(t, table, typed, f);
	else if (f->message == TABLE_EMPTY)
		fault_set(f, N_("is empty, there is nothing to append"), 0);
	if (got)
		inputs_failed(f, name);
	table_close(table);
	if (!typed)
		fclose(in);
	return got;
}

/* Cells that came on standard input, as the CSV they would have been. */
static void copy_pairs(struct intake *t)
{
	const struct pairs *p = &t->pairs;

	for (int line = 0; line < 2; line++) {
		char *const *cells = line ? p->values : p->names;
		size_t start = t->copy.len;
		for (size_t i = 0; i < p->n; i++)
			writer_cell(&t->copy, &WRITER_CSV, cells[i],
				    strlen(cells[i]), !i);
		writer_end(&t->copy, &WRITER_CSV, start);
	}
}

void intake_pairs(struct intake *t)
{
	const struct pairs *p = &t->pairs;
	struct fault f = { 0 };

	if (!keep_add(t->keep, p->n, (const char *const *)p->names,
		      (const char *const *)p->values, &f))
		return;
	refuse(t, &f);
	if (p->typed) {
		copy_pairs(t);
		give_back(t);
	}
}
