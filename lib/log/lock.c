/* SPDX-License-Identifier: MIT
 * The lock on a log, waited for without polling. */
#include "log/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <time.h>

/* After the time is up the signal comes again and again, because the first
 * may arrive just before the call that it is to interrupt. */
enum { AGAIN_MS = 50 };

long lock_patience = 10000, lock_reader_patience = 2000;

static volatile sig_atomic_t over;

static void time_is_up(int number)
{
	(void)number;
	over = 1;
}

/* What the alarm changed for the process, to be put back. */
struct alarm {
	timer_t timer;
	struct sigaction action;
	sigset_t mask;
};

static int alarm_set(struct alarm *a, long ms)
{
	struct sigaction act = { .sa_handler = time_is_up };
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL,
				  .sigev_signo = SIGALRM };
	struct itimerspec when = {
		.it_value = { ms / 1000, ms % 1000 * 1000000 },
		.it_interval = { 0, AGAIN_MS * 1000000 },
	};
	sigset_t only;

	over = 0;
	if (timer_create(CLOCK_MONOTONIC, &event, &a->timer))
		return -1;
	sigemptyset(&act.sa_mask);
	sigaction(SIGALRM, &act, &a->action);
	sigemptyset(&only);
	sigaddset(&only, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &only, &a->mask);
	timer_settime(a->timer, 0, &when, NULL);
	return 0;
}

static void alarm_clear(struct alarm *a)
{
	int cause = errno;

	/* A last signal comes before the old action is back in force. */
	timer_delete(a->timer);
	sigprocmask(SIG_SETMASK, &a->mask, NULL);
	sigaction(SIGALRM, &a->action, NULL);
	errno = cause;
}

static int by_range(int fd, bool writing, bool wait)
{
	struct flock whole = { .l_type = writing ? F_WRLCK : F_RDLCK,
			       .l_whence = SEEK_SET };

	return fcntl(fd, wait ? F_OFD_SETLKW : F_OFD_SETLK, &whole);
}

static int by_file(int fd, bool writing, bool wait)
{
	return flock(fd, (writing ? LOCK_EX : LOCK_SH) |
		     (wait ? 0 : LOCK_NB));
}

/* One kind of lock: at once, or by waiting with an alarm set. */
static int take(int fd, bool writing,
		int (*way)(int fd, bool writing, bool wait))
{
	struct alarm alarm;
	int got;

	do
		got = way(fd, writing, false);
	while (got && errno == EINTR);
	if (!got || (errno != EAGAIN && errno != EACCES))
		return got;
	if (alarm_set(&alarm, writing ? lock_patience : lock_reader_patience))
		return -1;
	do
		got = way(fd, writing, true);
	while (got && errno == EINTR && !over);
	alarm_clear(&alarm);
	if (got && errno == EINTR)
		errno = EAGAIN;
	return got;
}

enum lock_got lock_take(int fd, bool writing)
{
	int got = take(fd, writing, by_range);

	/* A directory is not open for writing, which ranges ask for. */
	if (got && (errno == EINVAL || errno == ENOLCK || errno == EBADF ||
		    errno == EOPNOTSUPP))
		got = take(fd, writing, by_file);
	if (!got)
		return LOCK_TAKEN;
	return errno == EAGAIN || errno == EACCES ? LOCK_BUSY : LOCK_NONE;
}

void lock_drop(int fd)
{
	struct flock whole = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

	fcntl(fd, F_OFD_SETLK, &whole);
	flock(fd, LOCK_UN);
}
