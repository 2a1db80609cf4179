/* SPDX-License-Identifier: MIT
 * Worker processes, one a piece of work. */
#include "practice/crew.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

enum { AHEAD = 4 };	/* pieces held for their turn, a worker */

struct piece {
	pid_t pid;		/* 0: not begun */
	int out, err;		/* -1: closed */
	bool done;
	int status;
};

struct crew {
	const struct crew_how *how;
	struct piece *piece;	/* how->n */
	size_t begun, taken, running, done;
};

static void work(const struct crew *c, size_t i)
{
	const struct piece *p = &c->piece[i];

	/* Whoever asked for the work may be gone. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (dup2(p->out, STDOUT_FILENO) < 0 ||
	    dup2(p->err, STDERR_FILENO) < 0)
		_exit(TROUBLE);
	int status = c->how->work(c->how->arg, i);
	fflush(NULL);
	_exit(status);
}

static int begin(struct crew *c, struct fault *f)
{
	struct piece *p = &c->piece[c->begun];

	p->out = memfd_create("out", MFD_CLOEXEC);
	p->err = memfd_create("err", MFD_CLOEXEC);
	fflush(NULL);
	p->pid = p->out < 0 || p->err < 0 ? -1 : fork();
	if (p->pid < 0) {
		fault_set(f, N_("no worker can be started"), errno);
		p->pid = 0;
		return -1;
	}
	if (!p->pid)
		work(c, c->begun);
	c->begun++;
	c->running++;
	return 0;
}

/* Waits for any worker to end. */
static int await(struct crew *c, struct fault *f)
{
	int status;
	pid_t pid;

	do
		pid = waitpid(-1, &status, 0);
	while (pid < 0 && errno == EINTR);
	if (pid < 0) {
		fault_set(f, N_("a worker is lost"), errno);
		return -1;
	}
	for (size_t i = c->taken; i < c->begun; i++) {
		struct piece *p = &c->piece[i];
		if (p->pid != pid || p->done)
			continue;
		p->done = true;
		p->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
		c->running--;
		c->done++;
		if (c->how->step)
			c->how->step(c->how->arg, c->done);
	}
	return 0;
}

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static int load(int fd, struct buf *out, struct fault *f)
{
	enum { PIECE = 1 << 16 };
	ssize_t n = lseek(fd, 0, SEEK_SET);

	do {
		buf_reserve(out, PIECE);
		if (n >= 0)
			n = read(fd, out->at + out->len, PIECE);
		if (n > 0)
			out->len += (size_t)n;
	} while (n > 0);
	out->at[out->len] = '\0';
	if (n < 0)
		fault_set(f, N_("a worker is lost"), errno);
	return n < 0 ? -1 : 0;
}

/* Hands on what is finished and next; 1 when no more is wanted. */
static int hand_on(struct crew *c, struct fault *f)
{
	while (c->taken < c->begun && c->piece[c->taken].done) {
		struct piece *p = &c->piece[c->taken];
		struct buf out = BUF_EMPTY, err = BUF_EMPTY;
		bool more = false;
		int got = load(p->out, &out, f) || load(p->err, &err, f) ?
			  -1 : 0;
		if (!got)
			more = c->how->take(c->how->arg, c->taken, &out, &err,
					    p->status);
		buf_free(&out);
		buf_free(&err);
		shut(&p->out);
		shut(&p->err);
		if (got || !more)
			return got ? -1 : 1;
		c->taken++;
	}
	return 0;
}

/* After trouble nobody works on. */
static void dismiss(struct crew *c)
{
	for (size_t i = c->taken; i < c->begun; i++)
		if (!c->piece[i].done)
			kill(c->piece[i].pid, SIGTERM);
	for (size_t i = c->taken; i < c->begun; i++)
		if (!c->piece[i].done)
			waitpid(c->piece[i].pid, NULL, 0);
	for (size_t i = c->taken; i < c->how->n; i++) {
		shut(&c->piece[i].out);
		shut(&c->piece[i].err);
	}
}

int crew_run(const struct crew_how *how, struct fault *f)
{
	struct crew c = { .how = how,
			  .piece = mem_get(how->n + 1, sizeof(*c.piece)) };
	int got = 0;

	for (size_t i = 0; i < how->n; i++)
		c.piece[i].out = c.piece[i].err = -1;
	while (!got && c.taken < how->n) {
		while (!got && c.begun < how->n && c.running < how->workers &&
		       c.begun < c.taken + how->workers * AHEAD)
			got = begin(&c, f);
		if (!got && c.running)
			got = await(&c, f);
		if (!got)
			got = hand_on(&c, f);
	}
	dismiss(&c);
	free(c.piece);
	return got < 0 ? -1 : 0;
}
