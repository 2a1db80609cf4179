/* SPDX-License-Identifier: MIT
 * New columns for a log that is there. */
#include "log/widen.h"

#include <errno.h>
#include <string.h>

#include "base/i18n.h"
#include "log/rewrite.h"
#include "table/writer.h"

struct widening {
	struct rewrite *r;
	struct table *t;
	const char *const *names;
	size_t n;
	const struct widen_rows *rows;	/* NULL: none */
	struct buf cells;	/* what is added to each row */
	struct buf header;	/* the one in force, widened */
	struct buf line;
};

const char WIDEN_TORN[] = N_("an unfinished last row");

/* The record at hand with more behind it. */
static int put(struct widening *w, const char *more, struct fault *f)
{
	size_t len;
	const char *raw = table_raw(w->t, &len);

	buf_clear(&w->line);
	buf_add(&w->line, raw, len);
	buf_puts(&w->line, more);
	return rewrite_put(w->r, w->line.at, w->line.len, f);
}

/* The header in force, and what its rows lack.  A file may have several. */
static int put_header(struct widening *w, struct fault *f)
{
	struct writer_how how = { .delimiter = table_delimiter(w->t) };
	size_t len, all = table_columns(w->t);
	const char *raw = table_raw(w->t, &len);

	buf_clear(&w->cells);
	buf_clear(&w->header);
	buf_add(&w->header, raw, len);
	for (size_t i = 0; i < w->n; i++) {
		if (table_col(w->t, w->names[i]) >= 0)
			continue;
		writer_cell(&w->header, &how, w->names[i],
			    strlen(w->names[i]), false);
		buf_putc(&w->cells, how.delimiter);
		if (++all <= TABLE_COLUMNS_MAX)
			continue;
		fault_set(f, N_("is one column more than the 1024 that a log "
				"may have"), 0);
		fault_in_column(f, w->names[i]);
		return -1;
	}
	buf_putc(&w->header, '\n');
	buf_putc(&w->cells, '\n');
	return rewrite_put(w->r, w->header.at, w->header.len, f);
}

static void meet(const struct widening *w)
{
	int id = table_col(w->t, "id");

	if (w->rows && id >= 0)
		w->rows->met(w->rows->arg, table_cell(w->t, id));
}

static int put_all(struct widening *w, struct fault *f)
{
	int got = put_header(w, f);

	while (!got) {
		switch (table_next(w->t, f)) {
		case TABLE_ROW:
			meet(w);
			got = put(w, w->cells.at, f);
			break;
		case TABLE_HEADER:
			got = put_header(w, f);
			break;
		case TABLE_END:
			if (f->message && w->rows)
				return fault_set(f, WIDEN_TORN, 0), -1;
			return f->message ? put(w, "", f) : 0;
		case TABLE_BROKEN:
		case TABLE_FAILED:
			return -1;
		}
	}
	return got;
}

/* The rows stand under the last header. */
static int put_rows(struct widening *w, struct fault *f)
{
	const struct table_how how = { .delimiter = table_delimiter(w->t) };
	FILE *in = fmemopen(w->header.at, w->header.len, "r");

	if (!in) {
		fault_set(f, N_("cannot be read"), errno);
		return -1;
	}
	struct table *columns = table_open(in, "", &how, f);
	buf_clear(&w->line);
	int got = columns ? w->rows->add(w->rows->arg, columns, &w->line, f) :
		  -1;
	if (!got)
		got = rewrite_put(w->r, buf_text(&w->line), w->line.len, f);
	table_close(columns);
	fclose(in);
	return got;
}

static int widen(struct widening *w, FILE *in, const char *path,
		 struct fault *f)
{
	static const struct table_how how = { .key = "time", .torn = true };
	int got = -1;

	w->t = table_open(in, path, &how, f);
	if (w->t && !strchr(",;\t", table_delimiter(w->t)))
		fault_set(f, N_("no column can be added to it: its cells are "
				"divided by an unusual character"), 0);
	else if (w->t)
		got = put_all(w, f);
	if (!got && w->rows)
		got = put_rows(w, f);
	table_close(w->t);
	f->file = path;
	return got;
}

enum store_got widen_log(const struct store_what *what,
			 const char *const *names, size_t n,
			 const struct widen_rows *rows, struct fault *f)
{
	struct widening w = { .names = names, .n = n, .rows = rows };
	enum store_got got = STORE_FAILED;

	w.r = rewrite_open(what->path, what->private, f);
	if (!w.r)
		return STORE_FAILED;
	FILE *in = rewrite_old(w.r, f);
	if (in) {
		if (!widen(&w, in, what->path, f))
			got = rewrite_commit(w.r, f);
		fclose(in);
	}
	rewrite_close(w.r);
	buf_free(&w.cells);
	buf_free(&w.header);
	buf_free(&w.line);
	return got;
}
