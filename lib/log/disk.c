/* SPDX-License-Identifier: MIT
 * Files below the C library's streams. */
#include "log/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "log/lock.h"

int disk_open(int dir, const char *name, int flags)
{
	int fd;

	do
		fd = openat(dir, name, flags | O_CLOEXEC | O_NOCTTY |
			    O_NONBLOCK, 0600);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int disk_open_dir(const char *path, int flags)
{
	return disk_open(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | flags);
}

int disk_write(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = ENOSPC;
		if (n <= 0)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

ssize_t disk_read(int fd, char *bytes, size_t len, off_t at)
{
	size_t got = 0;

	while (got < len) {
		ssize_t n = pread(fd, bytes + got, len - got,
				  at + (off_t)got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		got += (size_t)n;
	}
	return (ssize_t)got;
}

int disk_cut(int fd, off_t size)
{
	int got;

	do
		got = ftruncate(fd, size);
	while (got && errno == EINTR);
	return got;
}

int disk_sync(int fd)
{
	int got;

	do
		got = fsync(fd);
	while (got && errno == EINTR);
	return got;
}

int disk_sync_dir(const char *path)
{
	int fd = disk_open_dir(path, 0);

	/* A directory that may be written but not read has no other way. */
	if (fd < 0)
		return errno == EACCES ? 0 : -1;
	int got = disk_sync(fd), cause = errno;
	close(fd);
	errno = cause;
	return got && cause != EINVAL ? -1 : 0;
}

char *disk_dir(const char *path)
{
	const char *name = disk_name(path);

	if (name == path)
		return mem_dup(".");
	while (name > path + 1 && name[-1] == '/')
		name--;
	return mem_dupn(path, (size_t)(name - path));
}

const char *disk_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Under the lock: all of it and a sync, or what was there before. */
static int add_synced(int fd, const char *bytes, size_t len)
{
	struct stat st;

	if (fstat(fd, &st))
		return -1;
	if (!disk_write(fd, bytes, len) &&
	    (bytes[len - 1] == '\n' || !disk_write(fd, "\n", 1)))
		return disk_sync(fd);
	int cause = errno;
	if (!disk_cut(fd, st.st_size))
		disk_sync(fd);
	errno = cause;
	return -1;
}

int disk_keep(int dir, const char *name, const char *bytes, size_t len)
{
	struct stat st;
	int fd = disk_open(dir, name, O_WRONLY | O_APPEND | O_CREAT |
			   O_NOFOLLOW);

	if (fd < 0)
		return -1;
	int got = -1;
	if (fstat(fd, &st))
		;
	else if (!S_ISREG(st.st_mode) || st.st_nlink != 1)
		errno = EINVAL;
	else if (!fchmod(fd, 0600) && lock_take(fd, true) != LOCK_BUSY)
		got = len ? add_synced(fd, bytes, len) : 0;
	if (!got && disk_sync(dir) && errno != EINVAL)
		got = -1;
	int cause = errno;
	close(fd);
	errno = cause;
	return got;
}
