/* SPDX-License-Identifier: MIT
 * A log opened to be written. */
#include "log/hold.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/disk.h"
#include "log/lock.h"
#include "log/place.h"

/* How often a log may be replaced while we wait for its lock. */
enum { TRIES = 100 };

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
}

/* Refuses, with the command that helps; a path that a shell would not take
 * as it is stands before the message anyway. */
static int refuse_mode(struct fault *f, const char *message, const char *mode,
		       const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_.,@+-";
	struct buf line = BUF_EMPTY;

	buf_addf(&line, "chmod %s", mode);
	if (!path[strspn(path, plain)] && *path != '-' &&
	    strlen(path) + line.len + 1 < FAULT_DETAIL_MAX)
		buf_addf(&line, " %s", path);
	fault_set_detail(f, message, buf_text(&line));
	buf_free(&line);
	return -1;
}

static int open_dir(struct hold *h, struct fault *f)
{
	int flags = h->what->private ? O_NOFOLLOW : 0;
	struct stat st;

	h->dir = disk_open_dir(h->dir_path, flags);
	if (h->dir < 0 && errno == ENOENT) {
		int got = place_make(h->dir_path, f);
		f->file = h->what->path;
		if (got)
			return -1;
		h->dir = disk_open_dir(h->dir_path, flags);
	}
	if (h->dir < 0 && h->what->private &&
	    (errno == ELOOP || errno == ENOTDIR))
		return refuse(f, N_("the directory of a private log may not "
				    "be a link"), errno);
	if (h->dir < 0 || fstat(h->dir, &st))
		return refuse(f, N_("cannot be opened"), errno);
	if (!h->what->private)
		return 0;
	if (st.st_uid != geteuid())
		return refuse(f, N_("the directory of a private log belongs "
				    "to somebody else"), 0);
	if (st.st_mode & 077)
		return refuse_mode(f, N_("others may look into the directory "
					 "of this private log"),
				   "700", h->dir_path);
	return 0;
}

/* The file, made where there is none.  1 when another program was faster. */
static int open_file(struct hold *h, struct fault *f)
{
	int flags = O_RDWR | O_APPEND | (h->what->private ? O_NOFOLLOW : 0);

	h->created = false;
	h->fd = disk_open(h->dir, h->name, flags);
	if (h->fd < 0 && errno == ENOENT) {
		/* A link that a shared log is may point to no file yet, so
		 * only private logs can be made exclusively. */
		h->created = true;
		flags |= O_CREAT | (h->what->private ? O_EXCL : 0);
		h->fd = disk_open(h->dir, h->name, flags);
		if (h->fd < 0 && errno == EEXIST)
			return 1;
	}
	if (h->fd < 0 && errno == ELOOP && h->what->private)
		return refuse(f, N_("a private log may not be a link"), 0);
	if (h->fd < 0)
		return refuse(f, N_("cannot be opened"), errno);
	if (fstat(h->fd, &h->st))
		return refuse(f, N_("cannot be opened"), errno);
	if (!S_ISREG(h->st.st_mode))
		return refuse(f, N_("not a regular file"), 0);
	return 0;
}

static int lock(struct hold *h, struct fault *f)
{
	enum lock_got got = lock_take(h->fd, true);

	if (got == LOCK_BUSY)
		return refuse(f, N_("locked by another program"), 0);
	if (got == LOCK_NONE)
		return refuse(f, N_("cannot be locked"), errno);
	return 0;
}

/* Whether the name still means the file that is locked: somebody may have
 * put a new one in its place while we waited.  1 when it does not. */
static int check_name(struct hold *h, struct fault *f)
{
	struct stat named;
	int flags = h->what->private ? AT_SYMLINK_NOFOLLOW : 0;

	if (fstat(h->fd, &h->st))
		return refuse(f, N_("cannot be opened"), errno);
	if (fstatat(h->dir, h->name, &named, flags)) {
		if (errno != ENOENT)
			return refuse(f, N_("cannot be opened"), errno);
		return 1;
	}
	return named.st_dev != h->st.st_dev || named.st_ino != h->st.st_ino;
}

static int check_private(const struct hold *h, struct fault *f)
{
	if (h->st.st_uid != geteuid())
		return refuse(f, N_("this private log belongs to somebody "
				    "else"), 0);
	if (h->st.st_nlink != 1)
		return refuse(f, N_("this private log has a second name"), 0);
	if (h->st.st_mode & 077)
		return refuse_mode(f, N_("others may open this private log"),
				   "600", h->what->path);
	return 0;
}

static int try_open(struct hold *h, struct fault *f)
{
	int got = open_file(h, f);

	if (!got)
		got = lock(h, f);
	if (!got)
		got = check_name(h, f);
	return got;
}

int hold_open(struct hold *h, const struct store_what *what, struct fault *f)
{
	int got = 1;

	*h = (struct hold){ .what = what, .dir = -1, .fd = -1,
			    .name = disk_name(what->path),
			    .dir_path = disk_dir(what->path) };
	f->file = what->path;
	f->line = 0;
	f->column[0] = '\0';
	if (!*h->name)
		return refuse(f, N_("cannot be opened"), EISDIR);
	if (open_dir(h, f))
		return -1;
	for (int i = 0; got == 1 && i < TRIES; i++) {
		if (h->fd >= 0)
			close(h->fd);
		got = try_open(h, f);
	}
	if (got == 1)
		return refuse(f, N_("replaced again and again by another "
				    "program"), 0);
	if (got)
		return -1;
	/* A umask may even keep the owner out. */
	if (h->created && !h->st.st_size && (h->st.st_mode & 0777) != 0600)
		if (fchmod(h->fd, 0600) || fstat(h->fd, &h->st))
			return refuse(f, N_("cannot be opened"), errno);
	return what->private ? check_private(h, f) : 0;
}

void hold_undo(const struct hold *h)
{
	struct stat st, named;

	/* Whoever waits for the lock sees that the name is gone. */
	if (h->created && !fstat(h->fd, &st) && !st.st_size &&
	    !fstatat(h->dir, h->name, &named, AT_SYMLINK_NOFOLLOW) &&
	    named.st_dev == st.st_dev && named.st_ino == st.st_ino)
		unlinkat(h->dir, h->name, 0);
}

int hold_sync_dir(const struct hold *h)
{
	char *real = realpath(h->what->path, NULL);
	char *dir = disk_dir(real ? real : h->what->path);
	int got = disk_sync_dir(dir), cause = errno;

	free(real);
	free(dir);
	errno = cause;
	return got;
}

int hold_close(struct hold *h)
{
	int got = h->fd >= 0 ? close(h->fd) : 0, cause = errno;

	if (h->dir >= 0)
		close(h->dir);
	free(h->dir_path);
	errno = cause;
	return got && cause != EINTR ? -1 : 0;
}
