/* SPDX-License-Identifier: MIT
 * New columns for a log that is there. */
#include "log/widen.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "log/rewrite.h"
#include "table/table.h"
#include "table/writer.h"

struct widening {
	struct rewrite *r;
	struct table *t;
	const char *const *names;
	size_t n;
	struct buf cells;	/* what is added to each row */
	struct buf line;
};

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
	struct buf names = BUF_EMPTY;

	buf_clear(&w->cells);
	for (size_t i = 0; i < w->n; i++) {
		if (table_col(w->t, w->names[i]) >= 0)
			continue;
		writer_cell(&names, &how, w->names[i], strlen(w->names[i]),
			    false);
		buf_putc(&w->cells, how.delimiter);
	}
	buf_putc(&names, '\n');
	buf_putc(&w->cells, '\n');
	int got = put(w, names.at, f);
	buf_free(&names);
	return got;
}

static int put_all(struct widening *w, struct fault *f)
{
	int got = put_header(w, f);

	while (!got) {
		switch (table_next(w->t, f)) {
		case TABLE_ROW:
			got = put(w, w->cells.at, f);
			break;
		case TABLE_HEADER:
			got = put_header(w, f);
			break;
		case TABLE_END:
			return f->message ? put(w, "", f) : 0;
		case TABLE_BROKEN:
		case TABLE_FAILED:
			return -1;
		}
	}
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
	table_close(w->t);
	f->file = path;
	return got;
}

enum store_got widen_log(const struct store_what *what,
			 const char *const *names, size_t n, struct fault *f)
{
	struct widening w = { .names = names, .n = n };
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
	buf_free(&w.line);
	return got;
}
