/* SPDX-License-Identifier: MIT
 * An encrypted log. */
#include "log/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/age.h"
#include "log/disk.h"
#include "log/ident.h"
#include "log/place.h"
#include "table/writer.h"

/* What is padded to says nothing of how much was written. */
enum { BLOCK = 2 << 10 };

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
}

/* The path without slashes at its end, which would follow a link. */
static char *bare(const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	return mem_dupn(path, len);
}

bool secret_is(const char *path)
{
	char *name = bare(path);
	struct stat st;
	bool is = place_ends(name, ".age") && !stat(name, &st) &&
		  S_ISDIR(st.st_mode);

	free(name);
	return is;
}

char *secret_beside(const char *path)
{
	struct buf name = BUF_EMPTY;

	if (!place_ends(path, ".csv"))
		return mem_dup(path);
	buf_add(&name, path, strlen(path) - strlen(".csv"));
	buf_puts(&name, ".age");
	return buf_take(&name);
}

/* Whether nobody else may look into a directory; the path is told where it is
 * not so. */
static int check_dir(int dir, const char *path, struct fault *f)
{
	struct buf line = BUF_EMPTY;
	struct stat st;

	if (fstat(dir, &st))
		return refuse(f, N_("cannot be opened"), errno);
	if (st.st_uid != geteuid())
		return refuse(f, N_("the directory of a private log belongs "
				    "to somebody else"), 0);
	if (!(st.st_mode & 077))
		return 0;
	buf_addf(&line, "chmod 700 %s", path);
	fault_set_detail(f, N_("others may look into the directory of this "
			       "private log"), buf_text(&line));
	buf_free(&line);
	return -1;
}

static int open_within(int top, const char *name, bool make)
{
	if (make && !mkdirat(top, name, 0700)) {
		/* The umask may have taken the owner's bits too. */
		if (fchmodat(top, name, 0700, 0))
			return -1;
		disk_sync(top);
	} else if (make && errno != EEXIST) {
		return -1;
	}
	return disk_open(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
}

static int check_all(const struct secret *s, struct fault *f)
{
	char *up = disk_dir(s->path);
	int dir = disk_open_dir(up, 0);
	int got = dir < 0 ? refuse(f, N_("cannot be opened"), errno) :
		  check_dir(dir, up, f) || check_dir(s->top, s->path, f) ||
		  check_dir(s->tmp, "tmp", f) || check_dir(s->new, "new", f) ?
		  -1 : 0;

	if (dir >= 0)
		close(dir);
	free(up);
	return got;
}

int secret_open(struct secret *s, const char *path, bool writing,
		struct fault *f)
{
	*s = (struct secret){ .path = bare(path), .tmp = -1, .new = -1 };
	fault_in_file(f, s->path);
	f->line = 0;
	f->column[0] = '\0';
	s->top = disk_open_dir(s->path, O_NOFOLLOW);
	if (s->top < 0 && (errno == ELOOP || errno == ENOTDIR))
		return refuse(f, N_("the directory of a private log may not "
				    "be a link"), errno);
	if (s->top < 0)
		return refuse(f, N_("cannot be read"), errno);
	s->new = open_within(s->top, "new", writing);
	/* Killed while it was made, it has no rows yet. */
	if (s->new < 0 && (writing || errno != ENOENT))
		return refuse(f, N_("cannot be opened"),
			      errno == ENOENT ? EIO : errno);
	if (!writing)
		return 0;
	s->tmp = open_within(s->top, "tmp", true);
	return s->tmp < 0 ? refuse(f, N_("cannot be opened"), errno) :
	       check_all(s, f);
}

void secret_close(struct secret *s)
{
	for (size_t i = 0; i < s->n; i++) {
		buf_wipe(&s->pieces[i].bytes);
		buf_free(&s->pieces[i].bytes);
		free(s->pieces[i].name);
	}
	free(s->pieces);
	if (s->new >= 0)
		close(s->new);
	if (s->tmp >= 0)
		close(s->tmp);
	if (s->top >= 0)
		close(s->top);
	free(s->path);
}

static int write_file(int fd, const struct buf *sealed)
{
	int got = fchmod(fd, 0600) || disk_write(fd, sealed->at, sealed->len) ||
		  disk_sync(fd) ? -1 : 0, cause = errno;

	if (close(fd) && errno != EINTR && !got)
		return -1;
	errno = cause;
	return got;
}

enum store_got secret_put(struct secret *s, const struct buf *sealed,
			  bool main, struct fault *f)
{
	char salt[IDENT_MAX], name[IDENT_MAX + sizeof(".age")];
	int to = main ? s->top : s->new, got = -1;

	if (ident_new(salt))
		return refuse(f, N_("no random numbers for a name"), errno);
	stpcpy(stpcpy(name, salt), ".age");
	int fd = disk_open(s->tmp, name, O_WRONLY | O_CREAT | O_EXCL |
			   O_NOFOLLOW);
	if (fd >= 0)
		got = write_file(fd, sealed);
	while (!got) {
		got = renameat(s->tmp, name, to, main ? "main.age" : name);
		if (!got || errno != EINTR)
			break;
		got = 0;
	}
	if (got) {
		refuse(f, N_("cannot be written"), errno);
		if (fd >= 0)
			unlinkat(s->tmp, name, 0);
		return STORE_FAILED;
	}
	if (disk_sync(to) && errno != EINVAL) {
		refuse(f, N_("could not be confirmed: the row may or may not "
			     "be kept"), errno);
		return STORE_UNSURE;
	}
	return STORE_DONE;
}

void secret_pad(struct buf *text)
{
	do
		buf_putc(text, '\n');
	while (text->len % BLOCK);
}

static void mark_used(const struct store_row *row, const char *const *header,
		      bool *used)
{
	for (size_t c = 0; c < row->n; c++)
		for (size_t k = 0; header[k]; k++)
			if (!strcmp(header[k], row->names[c]))
				used[k] = true;
}

/* Those columns of a header that the rows have, in its order, by which a
 * reader knows one header behind another; caller frees the list. */
static const char **columns_of(const struct store_rows *rows,
			       const char *const *header, size_t *n)
{
	struct store_row row;
	size_t most = 0;

	while (header[most])
		most++;
	bool *used = mem_get(most + 1, sizeof(*used));
	const char **all = mem_get(most + 1, sizeof(*all));
	for (size_t i = 0; i < rows->n; i++) {
		rows->at(rows->arg, i, &row);
		mark_used(&row, header, used);
	}
	*n = 0;
	for (size_t k = 0; k < most; k++)
		if (used[k])
			all[(*n)++] = header[k];
	free(used);
	return all;
}

static void print_row(struct buf *out, const char **columns, size_t n,
		      const struct store_row *row)
{
	size_t start = out->len;

	for (size_t k = 0; k < n; k++) {
		const char *value = "";
		for (size_t c = 0; c < row->n; c++)
			if (!strcmp(row->names[c], columns[k]))
				value = row->values[c];
		writer_cell(out, &WRITER_CSV, value, strlen(value), !k);
	}
	writer_end(out, &WRITER_CSV, start);
}

static void print_rows(struct buf *out, const struct store_rows *rows,
		       const char *const *header)
{
	size_t n;
	const char **columns = columns_of(rows, header, &n);
	struct store_row row;

	for (size_t k = 0; k < n; k++)
		writer_cell(out, &WRITER_CSV, columns[k], strlen(columns[k]),
			    !k);
	if (n)
		writer_end(out, &WRITER_CSV, 0);
	for (size_t i = 0; i < rows->n; i++) {
		rows->at(rows->arg, i, &row);
		print_row(out, columns, n, &row);
	}
	free(columns);
}

/* Encrypts a text, and forgets it. */
static int seal(struct buf *text, struct buf *sealed, struct fault *f)
{
	secret_pad(text);
	int got = age_seal(text->at, text->len, sealed, f);
	buf_wipe(text);
	buf_free(text);
	return got;
}

enum store_got secret_append(const struct store_what *what,
			     const struct store_rows *rows, struct fault *f)
{
	struct buf text = BUF_EMPTY, sealed = BUF_EMPTY;
	enum store_got got = STORE_FAILED;
	struct secret s;

	if (!secret_open(&s, what->path, true, f)) {
		print_rows(&text, rows, what->header);
		if (!seal(&text, &sealed, f))
			got = secret_put(&s, &sealed, false, f);
	}
	buf_free(&sealed);
	secret_close(&s);
	return got;
}

enum store_got secret_make(const char *path, const char *const *header,
			   struct fault *f)
{
	struct buf text = BUF_EMPTY, sealed = BUF_EMPTY;
	enum store_got got = STORE_FAILED;
	struct secret s;

	for (size_t i = 0; header[i]; i++)
		writer_cell(&text, &WRITER_CSV, header[i], strlen(header[i]),
			    !i);
	writer_end(&text, &WRITER_CSV, 0);
	/* Nothing is made before it is known that it can be written to. */
	int bad = seal(&text, &sealed, f) || place_make(path, f);
	if (!bad && !secret_open(&s, path, true, f))
		got = faccessat(s.top, "main.age", F_OK,
				AT_SYMLINK_NOFOLLOW) ?
		      secret_put(&s, &sealed, true, f) : STORE_DONE;
	if (!bad)
		secret_close(&s);
	buf_free(&sealed);
	return got;
}
