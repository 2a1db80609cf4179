/* SPDX-License-Identifier: MIT
 * What a command spends: runs it with its output thrown away, and prints
 * seconds of processor time, seconds by the clock, and the peak of its memory
 * in KiB.  Processes that it waits for count too, the peak is of the largest.
 *	spent COMMAND [ARGUMENT]... */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

int main(int argc, char **argv)
{
	struct rusage used;
	double begin = now();
	int status, nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	pid_t pid = argc > 1 && nothing >= 0 ? fork() : -1;

	if (!pid) {
		dup2(nothing, STDIN_FILENO);
		dup2(nothing, STDOUT_FILENO);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 ||
	    getrusage(RUSAGE_CHILDREN, &used))
		return 2;
	printf("%.3f %.3f %ld\n", seconds(&used.ru_utime) +
	       seconds(&used.ru_stime), now() - begin, used.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
