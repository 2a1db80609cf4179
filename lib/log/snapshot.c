/* SPDX-License-Identifier: MIT
 * A file as long as it was at one moment. */
#include "log/snapshot.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct snapshot {
	int fd;
	off_t left;
};

static ssize_t take(void *cookie, char *bytes, size_t len)
{
	struct snapshot *s = cookie;
	ssize_t n;

	if ((uintmax_t)len > (uintmax_t)s->left)
		len = (size_t)s->left;
	do
		n = len ? read(s->fd, bytes, len) : 0;
	while (n < 0 && errno == EINTR);
	if (n > 0)
		s->left -= n;
	return n;
}

static int shut(void *cookie)
{
	struct snapshot *s = cookie;
	int got = close(s->fd);

	free(s);
	return got;
}

FILE *snapshot_open(int fd, off_t size)
{
	static const cookie_io_functions_t how = { .read = take,
						   .close = shut };
	struct snapshot *s = malloc(sizeof(*s));

	if (!s)
		return NULL;
	*s = (struct snapshot){ fd, size };
	FILE *in = fopencookie(s, "r", how);
	if (!in)
		free(s);
	return in;
}
