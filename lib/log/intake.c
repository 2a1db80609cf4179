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

static void forget_header(struct intake *t)
{
	free(t->names);
	free(t->values);
	free(t->columns);
	free(t->pair_at);
}

/* The columns of the header in force, and those that the pairs add. */
static void take_header(struct intake *t, const struct table *table)
{
	const struct pairs *p = &t->pairs;
	size_t most = table_columns(table) + p->n;

	forget_header(t);
	t->names = mem_get(most, sizeof(*t->names));
	t->values = mem_get(most, sizeof(*t->values));
	t->columns = mem_get(most, sizeof(*t->columns));
	t->pair_at = mem_get(p->n, sizeof(*t->pair_at));
	for (t->n = 0; t->n < table_columns(table); t->n++)
		t->names[t->n] = table_column(table, t->n);
	for (size_t i = 0; i < p->n; i++) {
		int column = table_col(table, p->names[i]);
		t->pair_at[i] = column < 0 ? t->n++ : (size_t)column;
		t->names[t->pair_at[i]] = p->names[i];
	}
}

/* The row at hand, with the pairs in place of its own cells. */
static void add_row(struct intake *t, const struct table *table,
		    struct fault *f)
{
	const struct keep_names names = { t->n, t->names, t->columns };

	table_cells(table, t->values);
	for (size_t i = 0; i < t->pairs.n; i++)
		t->values[t->pair_at[i]] = t->pairs.values[i];
	*f = (struct fault){
		.file = table_name(table), .line = table_line(table),
	};
	if (keep_again(t->keep, &names, t->values, f))
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
		if (got == TABLE_HEADER)
			take_header(t, table);
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
	take_header(t, table);
	if (typed)
		copy_header(&t->copy, table);
	int got = add_rows(t, table, typed, f);
	if (got || t->refused)
		give_back(t);
	buf_free(&t->copy);
	forget_header(t);
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
