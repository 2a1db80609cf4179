/* SPDX-License-Identifier: MIT
 * What a file has beside its bytes. */
#include "log/attributes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

/* How often a list may grow while it is read. */
enum { TRIES = 10 };

static int refuse(struct fault *f, const char *message)
{
	fault_set(f, message, errno);
	return -1;
}

/* NUL-ended names one behind the other, *len bytes; caller frees.  NULL with
 * errno, or with *len 0 where files have no attributes. */
static char *list(int fd, ssize_t *len)
{
	for (int i = 0; i < TRIES; i++) {
		*len = flistxattr(fd, NULL, 0);
		if (*len < 0 && (errno == ENOTSUP || errno == ENOSYS))
			*len = 0;
		if (*len <= 0)
			return NULL;
		char *names = mem_get((size_t)*len, 1);
		*len = flistxattr(fd, names, (size_t)*len);
		if (*len >= 0)
			return names;
		free(names);
		if (errno != ERANGE)
			break;
	}
	*len = -1;
	return NULL;
}

/* The value of one attribute; caller frees.  NULL with errno. */
static char *value_of(int fd, const char *name, ssize_t *len)
{
	for (int i = 0; i < TRIES; i++) {
		*len = fgetxattr(fd, name, NULL, 0);
		if (*len < 0)
			return NULL;
		char *value = mem_get((size_t)*len + 1, 1);
		*len = fgetxattr(fd, name, value, (size_t)*len);
		if (*len >= 0)
			return value;
		free(value);
		if (errno != ERANGE)
			return NULL;
	}
	return NULL;
}

static int copy_one(int to, int from, const char *name)
{
	ssize_t len, is_len;
	char *value = value_of(from, name, &len);

	if (!value)
		return -1;
	/* What the system gave both files by itself need not be set. */
	char *is = value_of(to, name, &is_len);
	int got = is && is_len == len && !memcmp(is, value, (size_t)len) ? 0 :
		  fsetxattr(to, name, value, (size_t)len, 0);
	int cause = errno;
	free(is);
	free(value);
	errno = cause;
	return got;
}

static bool is_in(const char *names, ssize_t len, const char *name)
{
	for (const char *at = names; at < names + len; at += strlen(at) + 1)
		if (!strcmp(at, name))
			return true;
	return false;
}

/* A directory may give new files an access list that the old one had not. */
static int remove_others(int to, const char *names, ssize_t len)
{
	ssize_t all;
	char *has = list(to, &all);
	int got = all < 0 ? -1 : 0;

	for (const char *at = has; !got && at && at < has + all;
	     at += strlen(at) + 1)
		if (!is_in(names, len, at))
			got = fremovexattr(to, at);
	int cause = errno;
	free(has);
	errno = cause;
	return got;
}

static int copy_all(int to, int from)
{
	ssize_t len;
	char *names = list(from, &len);
	int got = len < 0 ? -1 : remove_others(to, names ? names : "", len);

	for (const char *at = names; !got && at && at < names + len;
	     at += strlen(at) + 1)
		got = copy_one(to, from, at);
	int cause = errno;
	free(names);
	errno = cause;
	return got;
}

int attributes_copy(int to, int from, const struct stat *st, struct fault *f)
{
	struct stat is;

	if (fstat(to, &is))
		return refuse(f, N_("its owner cannot be kept"));
	if ((is.st_uid != st->st_uid || is.st_gid != st->st_gid) &&
	    fchown(to, st->st_uid, st->st_gid))
		return refuse(f, N_("its owner and group cannot be kept"));
	if (copy_all(to, from))
		return refuse(f, N_("its access list or attributes cannot be "
				    "kept"));
	/* Last, since an access list changes the mode. */
	if (fchmod(to, st->st_mode & 07777))
		return refuse(f, N_("its mode cannot be kept"));
	return 0;
}
