/* SPDX-License-Identifier: MIT
 * What is made safe before anything else is done. */
#include "log/store.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A closed standard descriptor would be given to the next file opened: the
 * log, with messages written into it.  It is filled the wrong way round, so
 * that its use still fails. */
static void fill(int fd)
{
	if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
		return;
	if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0)
		(void)!open("/", O_RDONLY | O_DIRECTORY);
}

void store_guard(void)
{
	const struct rlimit none = { 0, 0 };

	for (int fd = 0; fd < 3; fd++)
		fill(fd);
	umask(077);
	/* The first is undone by exec, the second is inherited. */
	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &none);
	/* A file that may not grow is then an error like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
}
