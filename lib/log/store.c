/* SPDX-License-Identifier: MIT
 * The only writer of a user's log. */
#include "log/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/disk.h"
#include "log/hold.h"
#include "log/lock.h"
#include "log/place.h"
#include "log/shape.h"
#include "log/snapshot.h"
#include "log/widen.h"
#include "table/table.h"
#include "table/writer.h"

/* With more rows than this it is cheaper to read the last lines' ids than to
 * search for each row's. */
enum { SEARCH_MAX = 64 };

/* One append on its way. */
struct job {
	struct hold hold;
	struct shape shape;
	const struct store_row *rows;
	size_t n;
	struct buf header;	/* the line a new log begins with */
	struct buf bytes;	/* what is to be written */
	char **ids;		/* of the last lines, sorted */
	size_t n_ids, room_ids;
};

static const char NO_COLUMN[] = N_("the log has no such column");

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
}

static const char *value_of(const struct store_row *row, const char *name)
{
	for (size_t i = 0; i < row->n; i++)
		if (!strcmp(row->names[i], name))
			return row->values[i];
	return "";
}

static int compare(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static bool known_id(const struct job *j, const char *id)
{
	return j->n_ids && *id && bsearch(&id, j->ids, j->n_ids,
					  sizeof(*j->ids), compare);
}

/* Whether the last lines must be parsed: only then can a header stand among
 * them, or an id that is asked for. */
static bool worth_reading(const struct job *j)
{
	const struct buf *tail = &j->shape.tail;

	if (!tail->len)
		return false;
	if (j->n > SEARCH_MAX || shape_has_header(&j->shape))
		return true;
	for (size_t i = 0; i < j->n; i++) {
		const char *id = value_of(&j->rows[i], "id");
		if (*id && memmem(tail->at, tail->len, id, strlen(id)))
			return true;
	}
	return false;
}

static bool same_columns(const struct table *a, const struct table *b)
{
	if (table_columns(a) != table_columns(b))
		return false;
	for (size_t i = 0; i < table_columns(a); i++)
		if (strcmp(table_column(a, i), table_column(b, i)))
			return false;
	return true;
}

/* Collects the ids of the last lines, and sees that no other order of the
 * columns holds there. */
static int read_tail(struct job *j, struct fault *f)
{
	enum table_got got;
	struct fault ignored = { 0 };
	FILE *in;
	int bad = 0;

	if (!worth_reading(j))
		return 0;
	struct table *t = shape_rows(&j->shape, &in, f);
	if (!t)
		return -1;
	while ((got = table_next(t, &ignored)) > TABLE_END ||
	       got == TABLE_BROKEN) {
		if (got == TABLE_HEADER && !same_columns(t, j->shape.columns))
			bad = refuse(f, N_("holds a second header with other "
					   "columns: log --merge makes one "
					   "log of it"), 0);
		if (got != TABLE_ROW)
			continue;
		const char *id = table_cell(t, table_col(t, "id"));
		if (!*id)
			continue;
		j->ids = mem_grow(j->ids, &j->room_ids, j->n_ids + 1,
				  sizeof(*j->ids));
		j->ids[j->n_ids++] = mem_dup(id);
	}
	table_close(t);
	fclose(in);
	if (j->n_ids)
		qsort(j->ids, j->n_ids, sizeof(*j->ids), compare);
	return bad;
}

/* Adds one row in the order of the columns. */
static int add_row(struct buf *out, const struct table *t,
		   const struct store_row *row, const char **cells,
		   struct fault *f)
{
	struct writer_how how = { .delimiter = table_delimiter(t) };
	size_t columns = table_columns(t), start = out->len;

	memset(cells, 0, columns * sizeof(*cells));
	for (size_t i = 0; i < row->n; i++) {
		if (!*row->values[i])
			continue;
		int at = table_col(t, row->names[i]);
		if (at < 0) {
			fault_in_column(f, row->names[i]);
			return refuse(f, NO_COLUMN, 0);
		}
		cells[at] = row->values[i];
	}
	for (size_t i = 0; i < columns; i++) {
		const char *cell = cells[i] ? cells[i] : "";
		writer_cell(out, &how, cell, strlen(cell), i == 0);
	}
	writer_end(out, &how, start);
	return 0;
}

/* Adds all rows that are not there yet. */
static int add_rows(struct job *j, struct fault *f)
{
	const char **cells = mem_get(table_columns(j->shape.columns),
				     sizeof(*cells));
	int got = 0;

	for (size_t i = 0; i < j->n && !got; i++)
		if (!known_id(j, value_of(&j->rows[i], "id")))
			got = add_row(&j->bytes, j->shape.columns, &j->rows[i],
				      cells, f);
	free(cells);
	return got;
}

/* The header of a new log is read like one of an old log, so that rows go
 * the same way. */
static int open_header(struct job *j, struct fault *f)
{
	struct shape *s = &j->shape;
	const char *file = f->file;
	FILE *in = fmemopen(j->header.at, j->header.len, "r");

	if (!in)
		return refuse(f, N_("cannot be read"), errno);
	s->columns = table_open(in, file, NULL, f);
	f->file = file;
	fclose(in);
	return s->columns ? 0 : -1;
}

static void add_header(struct job *j)
{
	const char *const *name = j->hold.what->header;

	for (size_t i = 0; name[i]; i++)
		writer_cell(&j->header, &WRITER_CSV, name[i], strlen(name[i]),
			    i == 0);
	writer_end(&j->header, &WRITER_CSV, 0);
}

/* Everything that can be known to be wrong before the log is touched. */
static int prepare(struct job *j, struct fault *f)
{
	struct shape *s = &j->shape;

	add_header(j);
	if (shape_read(s, j->hold.fd, j->hold.st.st_size, &j->header, f))
		return -1;
	if (s->fresh) {
		if (open_header(j, f))
			return -1;
		buf_add(&j->bytes, j->header.at, j->header.len);
		return add_rows(j, f);
	}
	if (read_tail(j, f))
		return -1;
	if (s->end == SHAPE_OPEN)
		buf_putc(&j->bytes, '\n');
	return add_rows(j, f);
}

/* Keeps a torn line beside the log and takes it out of it. */
static int repair(struct job *j, struct buf *said, struct fault *f)
{
	const struct shape *s = &j->shape;
	const char *path = j->hold.what->path;

	if (s->end == SHAPE_TORN && !s->fresh) {
		struct buf name = BUF_EMPTY;
		buf_addf(&name, "%s.torn", j->hold.name);
		int got = disk_keep(j->hold.dir, buf_text(&name), s->torn.at,
				    s->torn.len);
		int cause = errno;
		buf_free(&name);
		if (got)
			return refuse(f, N_("its unfinished last line cannot "
					    "be kept in a file beside it"),
				      cause);
	}
	if (s->size != j->hold.st.st_size &&
	    disk_cut(j->hold.fd, s->size))
		return refuse(f, N_("its unfinished end cannot be cut off"),
			      errno);
	if (s->fresh)
		return 0;
	if (s->end == SHAPE_TORN)
		buf_addf(said, _("%s: the unfinished last line is now in "
				 "%s.torn"), path, path);
	else if (s->end == SHAPE_OPEN)
		buf_addf(said, _("%s: the last line had no line break and "
				 "has one now"), path);
	else if (s->zeros)
		buf_addf(said, _("%s: empty bytes at the end are cut off"),
			 path);
	if (said->len && said->at[said->len - 1] != '\n')
		buf_putc(said, '\n');
	return 0;
}

/* All of the bytes, or what was there before. */
static enum store_got put(struct job *j, struct fault *f)
{
	int fd = j->hold.fd;

	if (!disk_write(fd, buf_text(&j->bytes), j->bytes.len))
		return STORE_DONE;
	int cause = errno;
	if (disk_cut(fd, j->shape.size) || disk_sync(fd)) {
		refuse(f, N_("could not be written, nor put back as it was: "
			     "the row may or may not be kept"), cause);
		return STORE_UNSURE;
	}
	refuse(f, N_("cannot be written"), cause);
	return STORE_FAILED;
}

/* After an error here nothing may be tried again: the system may call
 * written what it has given up. */
static enum store_got confirm(struct job *j, struct fault *f)
{
	if (disk_sync(j->hold.fd) ||
	    (j->shape.fresh && hold_sync_dir(&j->hold))) {
		refuse(f, N_("could not be confirmed: the row may or may not "
			     "be kept"), errno);
		return STORE_UNSURE;
	}
	return STORE_DONE;
}

static void note_mode(const struct hold *h, struct buf *said)
{
	mode_t mode = h->st.st_mode;
	bool group = (mode & 060) == 060;

	/* A group that may write is a couple with two accounts. */
	if (h->what->private || h->st.st_uid != geteuid() ||
	    !(mode & (group ? 007 : 077)))
		return;
	buf_addf(said, _("%s: others on this machine may open this log; "
			 "chmod 600 %s keeps it to yourself"), h->what->path,
		 h->what->path);
	buf_putc(said, '\n');
}

static enum store_got work(struct job *j, struct buf *said, struct fault *f)
{
	enum store_got got = STORE_FAILED;

	if (!prepare(j, f) && !repair(j, said, f))
		got = put(j, f);
	if (got == STORE_DONE)
		got = confirm(j, f);
	if (got == STORE_DONE)
		note_mode(&j->hold, said);
	else if (got == STORE_FAILED)
		hold_undo(&j->hold);
	return got;
}

static void job_free(struct job *j)
{
	shape_free(&j->shape);
	buf_free(&j->header);
	buf_free(&j->bytes);
	for (size_t i = 0; i < j->n_ids; i++)
		free(j->ids[i]);
	free(j->ids);
}

/* Ends the lock and passes on what was got. */
static enum store_got finish(struct job *j, enum store_got got,
			     struct fault *f)
{
	if (hold_close(&j->hold) && got == STORE_DONE) {
		refuse(f, N_("could not be confirmed: the row may or may not "
			     "be kept"), errno);
		got = STORE_UNSURE;
	}
	job_free(j);
	return got;
}

static enum store_got append(const struct store_what *what,
			     const struct store_row *rows, size_t n,
			     struct buf *said, struct fault *f)
{
	struct job j = { .rows = rows, .n = n };
	enum store_got got = STORE_FAILED;

	if (!hold_open(&j.hold, what, f))
		got = work(&j, said, f);
	return finish(&j, got, f);
}

/* Makes columns for all cells that have none. */
static enum store_got widen(const struct store_what *what,
			    const struct store_row *rows, size_t n,
			    struct fault *f)
{
	const char **names = NULL;
	size_t room = 0, known = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t c = 0; c < rows[i].n; c++) {
			const char *name = rows[i].names[c];
			size_t at = 0;
			while (at < known && strcmp(names[at], name))
				at++;
			if (at < known || !*rows[i].values[c])
				continue;
			names = mem_grow(names, &room, known + 1,
					 sizeof(*names));
			names[known++] = name;
		}
	}
	enum store_got got = widen_log(what, names, known, f);
	free(names);
	return got;
}

enum store_got store_append(const struct store_what *what,
			    const struct store_row *rows, size_t n,
			    struct buf *said, struct fault *f)
{
	enum store_got got = append(what, rows, n, said, f);

	/* The lock is given up between: somebody else may make the columns
	 * first, or add rows. */
	if (got != STORE_FAILED || f->message != NO_COLUMN)
		return got;
	got = widen(what, rows, n, f);
	return got == STORE_DONE ? append(what, rows, n, said, f) : got;
}

enum store_got store_create(const struct store_what *what, struct fault *f)
{
	struct job j = { 0 };
	struct buf said = BUF_EMPTY;
	enum store_got got = STORE_FAILED;

	if (!hold_open(&j.hold, what, f)) {
		if (j.hold.st.st_size)
			got = STORE_DONE;
		else
			got = work(&j, &said, f);
	}
	buf_free(&said);
	return finish(&j, got, f);
}

FILE *store_read(const char *path, struct fault *f)
{
	struct stat st;
	int fd = disk_open(AT_FDCWD, path, O_RDONLY);

	f->file = path;
	f->line = 0;
	f->column[0] = '\0';
	if (fd < 0 || fstat(fd, &st)) {
		fault_set(f, N_("cannot be read"), errno);
	} else if (!S_ISREG(st.st_mode)) {
		fault_set(f, N_("not a regular file"), 0);
	} else {
		/* The lock is held for the length alone, so that readers of
		 * a long log keep no writer waiting.  Without it what is
		 * unfinished is left out by the table. */
		lock_take(fd, false);
		int unseen = fstat(fd, &st);
		lock_drop(fd);
		FILE *in = unseen ? NULL : snapshot_open(fd, st.st_size);
		if (in)
			return in;
		fault_set(f, N_("cannot be read"), errno);
	}
	if (fd >= 0)
		close(fd);
	return NULL;
}

int store_rescue(const char *path, const char *bytes, size_t len,
		 struct fault *f)
{
	char *dir = disk_dir(path);
	int got = place_make(dir, f), fd = -1;

	f->file = path;
	if (!got) {
		fd = disk_open_dir(dir, 0);
		got = fd < 0 ? -1 : disk_keep(fd, disk_name(path), bytes, len);
		if (got)
			fault_set(f, N_("cannot be written"), errno);
	}
	if (fd >= 0)
		close(fd);
	free(dir);
	return got;
}
