/* SPDX-License-Identifier: MIT
 * A log written anew. */
#include "log/rewrite.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/attributes.h"
#include "log/disk.h"
#include "log/hold.h"
#include "log/ident.h"

enum { BLOCK = 64 << 10, SALT = 8, TRIES = 16 };

struct rewrite {
	const char *path;
	char *real;		/* where the links end */
	struct store_what what;
	struct hold hold;
	char *temporary;	/* its name in the log's directory; NULL */
	int fd;
	struct buf ahead;	/* to be written */
	off_t done;		/* bytes written */
	bool differs, bad;
};

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
}

/* Whether a name in the directory is one that add_temporary gave.  What -o
 * of any program writes has lower-case letters there. */
static bool is_temporary(const char *name, const char *log)
{
	size_t len = strlen(log);

	if (*name != '.' || strncmp(name + 1, log, len) ||
	    name[len + 1] != '.')
		return false;
	const char *salt = name + len + 2;
	size_t capitals = 0;
	for (size_t i = 0; i < SALT; i++) {
		if (salt[i] >= 'A' && salt[i] <= 'Z')
			capitals++;
		else if (salt[i] < '0' || salt[i] > '9')
			return false;
	}
	return capitals && !salt[SALT];
}

/* Under the lock nobody else can be at work on one of them. */
static void remove_stale(const struct hold *h)
{
	int fd = disk_open_dir(h->dir_path, 0);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	struct stat st;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((entry = readdir(dir)))
		if (is_temporary(entry->d_name, h->name) &&
		    !fstatat(h->dir, entry->d_name, &st,
			     AT_SYMLINK_NOFOLLOW) &&
		    S_ISREG(st.st_mode) && st.st_uid == geteuid())
			unlinkat(h->dir, entry->d_name, 0);
	closedir(dir);
}

/* The new file, beside the old one so that it can take its name. */
static int add_temporary(struct rewrite *r, struct fault *f)
{
	struct buf name = BUF_EMPTY;
	char salt[IDENT_MAX];

	r->fd = -1;
	for (int i = 0; i < TRIES && r->fd < 0; i++) {
		if (ident_new(salt))
			return refuse(f, N_("no random numbers for a name"),
				      errno);
		buf_clear(&name);
		buf_addf(&name, ".%s.%.*s", r->hold.name, SALT, salt);
		if (!is_temporary(name.at, r->hold.name))
			continue;
		r->fd = disk_open(r->hold.dir, name.at, O_WRONLY | O_CREAT |
				  O_EXCL | O_NOFOLLOW);
		if (r->fd < 0 && errno != EEXIST)
			break;
	}
	int cause = errno;
	if (r->fd >= 0)
		r->temporary = buf_take(&name);
	buf_free(&name);
	return r->fd < 0 ? refuse(f, N_("no new file can be made beside it"),
				  cause) : 0;
}

/* Finds the file itself, which must be there. */
static int find(struct rewrite *r, bool private, struct fault *f)
{
	struct stat st;

	f->file = r->path;
	f->line = 0;
	f->column[0] = '\0';
	/* A private log may not be a link, which hold_open sees to. */
	if (private && !lstat(r->path, &st))
		r->real = mem_dup(r->path);
	else if (!private)
		r->real = realpath(r->path, NULL);
	if (!r->real)
		return refuse(f, N_("cannot be opened"), errno);
	r->what = (struct store_what){ r->real, private, NULL };
	return 0;
}

static int lock(struct rewrite *r, struct fault *f)
{
	int got = hold_open(&r->hold, &r->what, f);

	f->file = r->path;
	if (!got && r->hold.created) {
		hold_undo(&r->hold);
		return refuse(f, N_("cannot be opened"), ENOENT);
	}
	if (!got && r->hold.st.st_nlink != 1)
		return refuse(f, N_("has a second name (a hard link), which "
				    "would keep the old log"), 0);
	return got;
}

struct rewrite *rewrite_open(const char *path, bool private, struct fault *f)
{
	struct rewrite *r = mem_get(1, sizeof(*r));

	r->path = path;
	r->fd = r->hold.fd = r->hold.dir = -1;
	if (!find(r, private, f) && !lock(r, f)) {
		remove_stale(&r->hold);
		return r;
	}
	rewrite_close(r);
	return NULL;
}

FILE *rewrite_old(const struct rewrite *r, struct fault *f)
{
	struct stat st;
	int fd = disk_open(r->hold.dir, r->hold.name, O_RDONLY | O_NOFOLLOW);
	FILE *in = NULL;

	f->file = r->path;
	if (fd >= 0 && !fstat(fd, &st) && rewrite_is(r, &st))
		in = fdopen(fd, "r");
	if (in)
		return in;
	refuse(f, N_("cannot be read"), fd < 0 ? errno : 0);
	if (fd >= 0)
		close(fd);
	return NULL;
}

bool rewrite_is(const struct rewrite *r, const struct stat *st)
{
	return st->st_dev == r->hold.st.st_dev &&
	       st->st_ino == r->hold.st.st_ino;
}

/* Compares what is about to be written with what is there. */
static void compare(struct rewrite *r)
{
	char old[BLOCK];

	for (size_t at = 0; at < r->ahead.len && !r->differs;) {
		size_t len = r->ahead.len - at;
		if (len > sizeof(old))
			len = sizeof(old);
		ssize_t n = disk_read(r->hold.fd, old, len,
				      r->done + (off_t)at);
		r->differs = n != (ssize_t)len ||
			     memcmp(old, r->ahead.at + at, len);
		at += len;
	}
}

static int flush(struct rewrite *r, struct fault *f)
{
	f->file = r->path;
	if (r->bad || (!r->temporary && add_temporary(r, f)))
		return r->bad = true, -1;
	if (!r->ahead.len)
		return 0;
	compare(r);
	if (disk_write(r->fd, r->ahead.at, r->ahead.len)) {
		r->bad = true;
		return refuse(f, N_("cannot be written anew"), errno);
	}
	r->done += (off_t)r->ahead.len;
	buf_clear(&r->ahead);
	return 0;
}

int rewrite_put(struct rewrite *r, const char *bytes, size_t len,
		struct fault *f)
{
	buf_add(&r->ahead, bytes, len);
	return r->ahead.len < BLOCK ? 0 : flush(r, f);
}

/* A place in the old log. */
struct place {
	size_t line;
	bool after_cr;		/* a LF here belongs to that CR */
};

/* Bytes from at on that are in one line, its line break included. */
static size_t pass(struct place *p, const char *at, size_t len, bool *ends)
{
	size_t n = 0;

	*ends = false;
	while (n < len && at[n] != '\n' && at[n] != '\r')
		n++;
	if (n == len)
		return n;
	p->after_cr = at[n] == '\r';
	*ends = true;
	return n + 1;
}

int rewrite_without(struct rewrite *r, const struct rewrite_lines *lines,
		    size_t n, struct fault *f)
{
	struct place p = { .line = 1 };
	char block[BLOCK];
	off_t from = 0;
	ssize_t got;
	size_t next = 0;
	bool drop = false, ends;

	while ((got = disk_read(r->hold.fd, block, BLOCK, from)) > 0) {
		for (size_t at = 0, len; at < (size_t)got; at += len) {
			/* The second half of a line break goes with it. */
			bool half = p.after_cr && block[at] == '\n';
			p.after_cr = false;
			if (!half) {
				while (next < n && lines[next].last < p.line)
					next++;
				drop = next < n &&
				       lines[next].first <= p.line;
			}
			len = half ? 1 : pass(&p, block + at,
					      (size_t)got - at, &ends);
			if (!drop && rewrite_put(r, block + at, len, f))
				return -1;
			p.line += !half && ends;
		}
		from += got;
	}
	if (!got)
		return 0;
	f->file = r->path;
	r->bad = true;
	return refuse(f, N_("cannot be read"), errno);
}

/* Whether the log is still what was locked and read: not every program asks
 * for the lock. */
static int check_untouched(const struct rewrite *r, struct fault *f)
{
	const struct stat *old = &r->hold.st;
	struct stat st, named;

	if (!fstat(r->hold.fd, &st) &&
	    !fstatat(r->hold.dir, r->hold.name, &named, AT_SYMLINK_NOFOLLOW) &&
	    rewrite_is(r, &named) && st.st_nlink == 1 &&
	    st.st_size == old->st_size &&
	    st.st_mtim.tv_sec == old->st_mtim.tv_sec &&
	    st.st_mtim.tv_nsec == old->st_mtim.tv_nsec)
		return 0;
	return refuse(f, N_("was changed meanwhile by a program that does not "
			    "lock it; nothing was done"), 0);
}

static int change_name(const struct rewrite *r)
{
	int got;

	do
		got = renameat(r->hold.dir, r->temporary, r->hold.dir,
			       r->hold.name);
	while (got && errno == EINTR);
	return got;
}

/* What must be true of the new file before it may have the name. */
static int finish(struct rewrite *r, struct fault *f)
{
	if (attributes_copy(r->fd, r->hold.fd, &r->hold.st, f))
		return -1;
	int got = disk_sync(r->fd), cause = errno;
	if (close(r->fd) && errno != EINTR && !got) {
		got = -1;
		cause = errno;
	}
	r->fd = -1;
	if (got)
		return refuse(f, N_("cannot be written anew"), cause);
	if (check_untouched(r, f))
		return -1;
	if (change_name(r))
		return refuse(f, N_("cannot be replaced by the new log"),
			      errno);
	free(r->temporary);
	r->temporary = NULL;
	return 0;
}

enum store_got rewrite_commit(struct rewrite *r, struct fault *f)
{
	f->line = 0;
	f->column[0] = '\0';
	if (flush(r, f))
		return STORE_FAILED;
	if (!r->differs && r->done == r->hold.st.st_size)
		return STORE_DONE;
	if (finish(r, f))
		return STORE_FAILED;
	if (disk_sync(r->hold.dir) && errno != EINVAL) {
		refuse(f, N_("is written anew, but that could not be "
			     "confirmed"), errno);
		return STORE_UNSURE;
	}
	return STORE_DONE;
}

void rewrite_close(struct rewrite *r)
{
	if (!r)
		return;
	if (r->fd >= 0)
		close(r->fd);
	if (r->temporary)
		unlinkat(r->hold.dir, r->temporary, 0);
	free(r->temporary);
	if (r->hold.what)
		hold_close(&r->hold);
	free(r->real);
	buf_free(&r->ahead);
	free(r);
}
