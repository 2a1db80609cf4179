/* SPDX-License-Identifier: MIT
 * -o FILE: whole or not at all. */
#include "cli/out.h"

#include <errno.h>
#include <fcntl.h>
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

static char *target;	/* the real name, links followed; NULL: in place */
static char *temporary;

/* The name that a link leads to, whether it exists or not. */
static char *followed(const char *path)
{
	char *real = realpath(path, NULL);

	return real ? real : mem_dup(path);
}

static int open_temporary(const char *path, mode_t mode)
{
	const char *slash = strrchr(path, '/');
	size_t dir = slash ? (size_t)(slash - path) + 1 : 0;
	struct buf name = BUF_EMPTY;
	uint64_t salt;

	if (getrandom(&salt, sizeof(salt), 0) != (ssize_t)sizeof(salt))
		return -1;
	buf_add(&name, path, dir);
	buf_addf(&name, ".%s.%08x", path + dir, (unsigned)salt);
	temporary = buf_take(&name);
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		      0600);
	if (fd >= 0 && fchmod(fd, mode)) {
		close(fd);
		unlink(temporary);
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
		target = followed(path);
		fd = open_temporary(target, known ? st.st_mode & 0777 : 0600);
	}
	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) {
		fault_set(f, N_("cannot be written"), errno);
		free(target);
		target = NULL;
		return -1;
	}
	close(fd);
	return 0;
}

int out_close(int status)
{
	if (!target)
		return status;
	int bad = fflush(stdout) || ferror(stdout) || fsync(STDOUT_FILENO);
	if (!bad && status != TROUBLE)
		bad = rename(temporary, target);
	else
		unlink(temporary);
	if (bad) {
		msg_error("%s: %s: %s", target, _("cannot be written"),
			  strerror(errno));
		unlink(temporary);
		status = TROUBLE;
	}
	free(target);
	free(temporary);
	target = temporary = NULL;
	return status;
}
