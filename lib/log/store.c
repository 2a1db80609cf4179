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
#include "log/added.h"
#include "log/age.h"
#include "log/disk.h"
#include "log/hold.h"
#include "log/lock.h"
#include "log/place.h"
#include "log/secret.h"
#include "log/shape.h"
#include "log/snapshot.h"
#include "log/widen.h"
#include "table/table.h"
#include "table/writer.h"

/* How often somebody else may come in between. */
enum { TRIES = 16 };

/* One append on its way. */
struct job {
	struct hold hold;
	struct shape shape;
	struct added added;
	struct buf header;	/* the line a new log begins with */
	struct buf bytes;	/* what is to be written */
};

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
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

/* Whether the last lines must be parsed: only then can a header stand among
 * them, or an id that is asked for. */
static bool worth_reading(const struct job *j)
{
	return j->shape.tail.len && (shape_has_header(&j->shape) ||
				     added_may_be(&j->added, &j->shape.tail));
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
		added_met(&j->added, table_cell(t, table_col(t, "id")));
	}
	table_close(t);
	fclose(in);
	return bad;
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
		return added_rows(&j->added, s->columns, &j->bytes, f);
	}
	if (read_tail(j, f))
		return -1;
	if (s->end == SHAPE_OPEN)
		buf_putc(&j->bytes, '\n');
	return added_rows(&j->added, s->columns, &j->bytes, f);
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
	int bad = prepare(j, f);

	/* What is to be widened must have a whole end. */
	if ((!bad || f->message == ADDED_NO_COLUMN) && repair(j, said, f))
		bad = -1;
	if (!bad)
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
	added_free(&j->added);
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
			     const struct store_rows *rows,
			     struct buf *said, struct fault *f)
{
	struct job j = { .added.rows = rows };
	enum store_got got = STORE_FAILED;

	if (!hold_open(&j.hold, what, f))
		got = work(&j, said, f);
	return finish(&j, got, f);
}

static void meet(void *added, const char *id)
{
	added_met(added, id);
}

static int add_wider(void *added, const struct table *columns,
		     struct buf *out, struct fault *f)
{
	return added_rows(added, columns, out, f);
}

/* Makes columns for all cells that have none, and adds the rows, in one. */
static enum store_got widen(const struct store_what *what,
			    const struct store_rows *rows, struct fault *f)
{
	struct added added = { .rows = rows };
	const struct widen_rows after = { meet, add_wider, &added };
	size_t n;
	const char **names = added_columns(&added, &n);

	added_watch(&added);
	enum store_got got = widen_log(what, names, n, &after, f);
	free(names);
	added_free(&added);
	return got;
}

enum store_got store_append_all(const struct store_what *what,
				const struct store_rows *rows,
				struct buf *said, struct fault *f)
{
	if (secret_is(what->path)) {
		secret_changed();
		return secret_append(what, rows, f);
	}
	if (what->private && age_has_recipients()) {
		f->file = what->path;
		return refuse(f, N_("is not encrypted, and the config has a "
				    "key 'recipients': log --init makes an "
				    "encrypted log"), 0);
	}
	enum store_got got = append(what, rows, said, f);

	/* The lock is given up between: whoever comes first may make the
	 * columns, add rows, or be killed and leave a torn one. */
	for (int i = 0; i < TRIES && got == STORE_FAILED; i++) {
		if (f->message == ADDED_NO_COLUMN)
			got = widen(what, rows, f);
		else if (f->message == WIDEN_TORN)
			got = append(what, rows, said, f);
		else
			break;
	}
	return got;
}

static void one_of(void *rows, size_t i, struct store_row *out)
{
	*out = ((const struct store_row *)rows)[i];
}

enum store_got store_append(const struct store_what *what,
			    const struct store_row *rows, size_t n,
			    struct buf *said, struct fault *f)
{
	const struct store_rows all = { n, one_of, (void *)rows };

	return store_append_all(what, &all, said, f);
}

enum store_got store_create(const struct store_what *what, struct fault *f)
{
	static const struct store_rows none;
	struct job j = { .added.rows = &none };
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

int store_open(const char *path, struct stat *st, struct fault *f)
{
	int fd = disk_open(AT_FDCWD, path, O_RDONLY);

	if (fd < 0 || fstat(fd, st))
		fault_set(f, N_("cannot be read"), errno);
	else if (S_ISREG(st->st_mode))
		return fd;
	else
		fault_set(f, N_("not a regular file"), 0);
	if (fd >= 0)
		close(fd);
	return -1;
}

FILE *store_read(const char *path, struct fault *f)
{
	struct stat st;

	f->file = path;
	f->line = 0;
	f->column[0] = '\0';
	if (secret_is(path))
		return secret_read(path, f);
	int fd = store_open(path, &st, f);
	if (fd < 0)
		return NULL;
	/* The lock is held for the length alone, so that readers of a long
	 * log keep no writer waiting.  Without it what is unfinished is left
	 * out by the table. */
	lock_take(fd, false);
	int unseen = fstat(fd, &st);
	lock_drop(fd);
	FILE *in = unseen ? NULL : snapshot_open(fd, st.st_size);
	if (!in) {
		fault_set(f, N_("cannot be read"), errno);
		close(fd);
	}
	return in;
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
