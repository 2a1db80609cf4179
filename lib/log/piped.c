/* SPDX-License-Identifier: MIT
 * Standard input, which a log is read from twice. */
#include "log/piped.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

enum { BLOCK = 64 << 10 };

struct stream {
	struct piped *p;
	off_t at;
	bool rest;
};

static ssize_t read_on(char *bytes, size_t len)
{
	ssize_t n;

	do
		n = read(STDIN_FILENO, bytes, len);
	while (n < 0 && errno == EINTR);
	return n;
}

/* Files of the system that have no length are read like pipes. */
static bool find_file(struct piped *p)
{
	struct stat st;

	p->from = lseek(STDIN_FILENO, 0, SEEK_CUR);
	if (p->from < 0 || fstat(STDIN_FILENO, &st) ||
	    !S_ISREG(st.st_mode) || !st.st_size)
		return false;
	p->to = st.st_size > p->from ? st.st_size : p->from;
	/* Whoever reads on behind us finds it read. */
	return lseek(STDIN_FILENO, p->to, SEEK_SET) == p->to;
}

int piped_begin(struct piped *p, enum piped_way way, struct fault *f)
{
	static const size_t most[] = {
		[PIPED_TWICE] = PIPED_MAX, [PIPED_RUNS] = PIPED_AHEAD,
		[PIPED_ONCE] = 0,
	};
	char block[BLOCK];
	ssize_t n = 1;

	if (p->begun)
		return 0;
	p->begun = true;
	p->is_file = find_file(p);
	if (p->is_file)
		n = p->to > p->from ? pread(STDIN_FILENO, block, 1, p->from) :
		    0;
	while (!p->is_file && p->held.len < most[way] &&
	       (n = read_on(block, BLOCK)) > 0)
		buf_add(&p->held, block, (size_t)n);
	p->more = n > 0 && !p->is_file;
	if (n < 0)
		fault_set(f, N_("cannot be read"), errno);
	else if (p->more && way == PIPED_TWICE)
		fault_set(f, N_("longer than 256 MiB, and a pipe can be read "
				"once only: name a file instead"), 0);
	return n < 0 || (p->more && way == PIPED_TWICE) ? -1 : 0;
}

static ssize_t take(void *cookie, char *bytes, size_t len)
{
	struct stream *s = cookie;
	const struct piped *p = s->p;
	off_t left = p->is_file ? p->to - p->from - s->at :
		     (off_t)p->held.len - s->at;
	ssize_t n = (off_t)len < left ? (ssize_t)len : (ssize_t)left;

	if (n > 0 && p->is_file)
		n = pread(STDIN_FILENO, bytes, (size_t)n, p->from + s->at);
	else if (n > 0)
		memcpy(bytes, p->held.at + s->at, (size_t)n);
	else if (s->rest && p->more)
		return read_on(bytes, len);
	if (n > 0)
		s->at += n;
	return n;
}

/* Back to the beginning is the only way that anybody goes. */
static int seek(void *cookie, off64_t *to, int whence)
{
	struct stream *s = cookie;

	if (*to || whence != SEEK_SET || s->rest)
		return -1;
	s->at = 0;
	return 0;
}

static int shut(void *cookie)
{
	free(cookie);
	return 0;
}

FILE *piped_open(struct piped *p, bool rest)
{
	static const cookie_io_functions_t how = {
		.read = take, .seek = seek, .close = shut,
	};
	struct stream *s = mem_get(1, sizeof(*s));

	*s = (struct stream){ p, 0, rest && p->more };
	if (s->rest && p->running) {
		free(s);
		errno = ESPIPE;
		return NULL;
	}
	p->running |= s->rest;
	FILE *in = fopencookie(s, "r", how);
	if (!in)
		free(s);
	return in;
}

void piped_free(struct piped *p)
{
	buf_free(&p->held);
}
