/* SPDX-License-Identifier: MIT
 * -o FILE and -O DIR: whole or not at all. */
#include "cli/out.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"

enum { FILES = 4 };	/* written together at most */

struct pending {
	char *target;		/* the real name, links followed */
	char *volatile temporary;	/* NULL: nothing to take away */
};

static struct pending output;	/* of -o; no target: in place, or none */
static struct pending pending[FILES];
static size_t n_pending;

/* Called by a signal, so that it may only unlink. */
static void leave(int sig)
{
	if (output.temporary)
		unlink(output.temporary);
	for (size_t i = 0; i < FILES; i++)
		if (pending[i].temporary)
			unlink(pending[i].temporary);
	signal(sig, SIG_DFL);
	raise(sig);
}

/* What ends the program ends it as before, but takes the unfinished away. */
static void watch(void)
{
	static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT,
				      SIGPIPE };
	struct sigaction old, new = { .sa_handler = leave };

	for (size_t i = 0; i < ARRAY_LEN(ending); i++)
		if (!sigaction(ending[i], NULL, &old) &&
		    old.sa_handler == SIG_DFL)
			sigaction(ending[i], &new, NULL);
}

static void forget(struct pending *p)
{
	free(p->target);
	free(p->temporary);
	*p = (struct pending){ NULL, NULL };
}

/* The name that a link leads to, whether it exists or not. */
static char *followed(const char *path)
{
	char *real = realpath(path, NULL);

	return real ? real : mem_dup(path);
}

/* Opens a new file beside the target. */
static int open_temporary(struct pending *p, mode_t mode)
{
	const char *path = p->target;
	const char *slash = strrchr(path, '/');
	size_t dir = slash ? (size_t)(slash - path) + 1 : 0;
	struct buf name = BUF_EMPTY;
	uint64_t salt;

	if (getrandom(&salt, sizeof(salt), 0) != (ssize_t)sizeof(salt))
		return -1;
	buf_add(&name, path, dir);
	buf_addf(&name, ".%s.%08x", path + dir, (unsigned)salt);
	watch();
	p->temporary = buf_take(&name);
	int fd = open(p->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		      0600);
	if (fd >= 0 && fchmod(fd, mode)) {
		close(fd);
		unlink(p->temporary);
		fd = -1;
	}
	return fd;
}

int out_open(const char *path, struct fault *f)
{
	struct stat st;
	int fd;

	if (!path || !strcmp(path, "-"))
		return 0;
	f->file = path;
	int known = !stat(path, &st);
	if (known && !S_ISREG(st.st_mode)) {
		fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	} else {
		output.target = followed(path);
		fd = open_temporary(&output,
				    known ? st.st_mode & 0777 : 0600);
	}
	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) {
		fault_set(f, N_("cannot be written"), errno);
		forget(&output);
		return -1;
	}
	close(fd);
	return 0;
}

int out_close(int status)
{
	if (!output.target)
		return status;
	int bad = fflush(stdout) || ferror(stdout) || fsync(STDOUT_FILENO);
	if (!bad && status != TROUBLE)
		bad = rename(output.temporary, output.target);
	else
		unlink(output.temporary);
	if (bad) {
		msg_error("%s: %s: %s", output.target, _("cannot be written"),
			  strerror(errno));
		unlink(output.temporary);
		status = TROUBLE;
	}
	forget(&output);
	return status;
}

int out_folder(const char *path, struct fault *f)
{
	struct stat st;

	if (!mkdir(path, 0700) ||
	    (errno == EEXIST && !stat(path, &st) && S_ISDIR(st.st_mode)))
		return 0;
	f->file = path;
	fault_set(f, N_("cannot be made"), errno);
	return -1;
}

static int write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return fsync(fd);
}

int out_file(const char *path, const char *bytes, size_t len,
	     struct fault *f)
{
	struct pending *p = &pending[n_pending];

	*p = (struct pending){ .target = mem_dup(path) };
	int fd = open_temporary(p, 0600);
	int got = fd < 0 ? -1 : write_all(fd, bytes, len);
	if (fd >= 0 && close(fd))
		got = -1;
	if (!got) {
		n_pending++;
		return 0;
	}
	f->file = path;
	fault_set(f, N_("cannot be written"), errno);
	if (fd >= 0)
		unlink(p->temporary);
	forget(p);
	return -1;
}

int out_settle(bool keep, struct fault *f)
{
	int got = 0;

	for (size_t i = 0; i < n_pending; i++) {
		struct pending *p = &pending[i];
		if (keep && !got && rename(p->temporary, p->target)) {
			fault_set_detail(f, N_("cannot be written"),
					 p->target);
			f->cause = errno;
			got = -1;
		}
		if (!keep || got)
			unlink(p->temporary);
		forget(p);
	}
	n_pending = 0;
	return got;
}
