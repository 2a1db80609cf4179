/* SPDX-License-Identifier: MIT
 * Runs a command on a new pseudo-terminal, drives it by a script of steps,
 * and prints what the terminal got.
 *
 *	pty SCRIPT COMMAND [ARGUMENT]...
 *
 * Steps, one a line; # begins a comment.  TEXT knows \n \r \e \\ and \xHH.
 *	raw			the terminal is raw and without echo at first
 *	size ROWS COLUMNS	of the terminal, now
 *	expect TEXT		wait for it in what came since the last match
 *	send TEXT		type it
 *	eof			type the terminal's end-of-file character
 *	signal NAME		to the command: INT QUIT TERM HUP TSTP CONT
 *	stopped			wait until the command is stopped
 *	continue		bring it to the foreground again
 *	hangup			take the terminal away
 * At the end the command is waited for.  The status is its own, or 128 and
 * the signal that ended it; 124 when the terminal's modes are not as they
 * were, 125 when a step waited 20 seconds in vain. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { MODES = 124, VAIN = 125, PATIENCE = 20 };

struct run {
	int master;
	int told, tell;		/* from and to the little shell */
	pid_t shell, command;
	char *seen;		/* len bytes, all of the transcript */
	size_t len, room, from;	/* from: not matched yet */
	int stopped, ended, status;
	struct termios mode;
	const char *script;
	int line;
};

struct word {
	char what;		/* p: pid, s: stopped, x: ended */
	int value;
};

static void die(const char *what)
{
	perror(what);
	exit(VAIN);
}

static pid_t job;

/* Only the session leader is told that the terminal is gone. */
static void pass_on(int number)
{
	kill(-job, number);
}

/* The session leader: runs the command as a job of its own, as a shell does,
 * so that it can be stopped and brought back. */
static void shell(const char *terminal, int tell, int told, char **argv)
{
	struct word word = { 'p', 0 };
	int status;

	setsid();
	int fd = open(terminal, O_RDWR);
	if (fd < 0 || ioctl(fd, TIOCSCTTY, 0))
		die(terminal);
	signal(SIGTTOU, SIG_IGN);
	pid_t pid = fork();
	if (!pid) {
		setpgid(0, 0);
		tcsetpgrp(fd, getpid());
		/* Whoever runs the test may ignore some of them. */
		for (int i = 1; i < NSIG; i++)
			signal(i, SIG_DFL);
		for (int i = 0; i < 3; i++)
			dup2(fd, i);
		close(fd);
		close(tell);
		close(told);
		execvp(argv[0], argv);
		perror(argv[0]);
		_exit(127);
	}
	setpgid(pid, pid);
	job = pid;
	signal(SIGHUP, pass_on);
	word.value = pid;
	if (write(tell, &word, sizeof(word)) < 0)
		_exit(1);
	while (waitpid(pid, &status, WUNTRACED) == pid) {
		char go;
		word.what = WIFSTOPPED(status) ? 's' : 'x';
		word.value = status;
		if (write(tell, &word, sizeof(word)) < 0 ||
		    word.what == 'x')
			break;
		tcsetpgrp(fd, getpgrp());
		if (read(told, &go, 1) != 1)
			break;
		tcsetpgrp(fd, pid);
		kill(-pid, SIGCONT);
	}
	/* The driver looks at the modes before the terminal is closed. */
	while (read(told, &word, 1) > 0)
		;
	_exit(0);
}

static void take_word(struct run *r)
{
	struct word word;

	if (read(r->told, &word, sizeof(word)) != sizeof(word))
		die("the shell");
	if (word.what == 'p')
		r->command = word.value;
	else if (word.what == 's')
		r->stopped = 1;
	else {
		r->ended = 1;
		r->status = word.value;
	}
}

static void take_bytes(struct run *r)
{
	if (r->room - r->len < 4096) {
		r->room = 2 * r->room + 8192;
		r->seen = realloc(r->seen, r->room);
		if (!r->seen)
			die("memory");
	}
	ssize_t n = read(r->master, r->seen + r->len, r->room - r->len - 1);
	if (n > 0)
		r->len += (size_t)n;
}

/* Waits for news of the terminal or the shell; 0 when none came in time. */
static int news(struct run *r, int seconds)
{
	struct pollfd from[] = { { r->told, POLLIN, 0 },
		{ r->master, POLLIN, 0 } };

	int n = poll(from, 2, seconds * 1000);
	if (n <= 0)
		return 0;
	if (from[1].revents & POLLIN)
		take_bytes(r);
	if (from[0].revents & (POLLIN | POLLHUP))
		take_word(r);
	return 1;
}

static void finish(struct run *r, int status)
{
	while (r->master >= 0 && news(r, 0) && r->len < (1 << 24))
		;
	if (r->len)
		fwrite(r->seen, 1, r->len, stdout);
	fflush(stdout);
	kill(r->shell, SIGKILL);
	if (!r->ended && r->command)
		kill(r->command, SIGKILL);
	exit(status);
}

static void in_vain(struct run *r, const char *what)
{
	fprintf(stderr, "pty: %s:%d: waited in vain: %s\n", r->script,
		r->line, what);
	finish(r, VAIN);
}

static size_t unescape(char *text)
{
	char *to = text;

	for (const char *p = text; *p; p++) {
		if (*p != '\\') {
			*to++ = *p;
			continue;
		}
		switch (*++p) {
		case 'n': *to++ = '\n'; break;
		case 'r': *to++ = '\r'; break;
		case 'e': *to++ = '\033'; break;
		case 'x': {
			char hex[3] = { p[1], p[2], '\0' };
			*to++ = (char)strtol(hex, NULL, 16);
			p += 2;
			break;
		}
		default: *to++ = *p;
		}
	}
	*to = '\0';
	return (size_t)(to - text);
}

static void expect(struct run *r, const char *text, size_t len)
{
	time_t until = time(NULL) + PATIENCE;

	for (;;) {
		char *at = r->len > r->from ?
			memmem(r->seen + r->from, r->len - r->from, text,
			       len) : NULL;
		if (at) {
			r->from = (size_t)(at - r->seen) + len;
			return;
		}
		if (r->ended && !news(r, 0))
			in_vain(r, text);
		if (!news(r, PATIENCE) || time(NULL) > until)
			in_vain(r, text);
	}
}

static void send_all(struct run *r, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(r->master, text, len);
		if (n <= 0)
			die("send");
		text += n;
		len -= (size_t)n;
	}
}

static int signal_of(const char *name)
{
	static const struct { const char *name; int number; } all[] = {
		{ "INT", SIGINT }, { "QUIT", SIGQUIT }, { "TERM", SIGTERM },
		{ "HUP", SIGHUP }, { "TSTP", SIGTSTP }, { "CONT", SIGCONT },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (!strcmp(all[i].name, name))
			return all[i].number;
	return 0;
}

static void step(struct run *r, char *line)
{
	char *rest = strchr(line, ' ');

	if (rest)
		*rest++ = '\0';
	else
		rest = line + strlen(line);
	if (!strcmp(line, "expect")) {
		expect(r, rest, unescape(rest));
	} else if (!strcmp(line, "send")) {
		send_all(r, rest, unescape(rest));
	} else if (!strcmp(line, "eof")) {
		send_all(r, "\004", 1);
	} else if (!strcmp(line, "size")) {
		struct winsize size = { 0 };
		size.ws_row = (unsigned short)strtol(rest, &rest, 10);
		size.ws_col = (unsigned short)strtol(rest, NULL, 10);
		ioctl(r->master, TIOCSWINSZ, &size);
	} else if (!strcmp(line, "raw")) {
		struct termios raw = r->mode;
		cfmakeraw(&raw);
		tcsetattr(r->master, TCSANOW, &raw);
		tcgetattr(r->master, &r->mode);
	} else if (!strcmp(line, "signal") && signal_of(rest)) {
		kill(r->command, signal_of(rest));
	} else if (!strcmp(line, "stopped")) {
		while (!r->stopped)
			if (r->ended || !news(r, PATIENCE))
				in_vain(r, line);
	} else if (!strcmp(line, "continue")) {
		r->stopped = 0;
		if (write(r->tell, "c", 1) != 1)
			die("continue");
	} else if (!strcmp(line, "hangup")) {
		close(r->master);
		r->master = -1;
	} else {
		fprintf(stderr, "pty: %s:%d: no such step: %s\n", r->script,
			r->line, line);
		finish(r, VAIN);
	}
}

static void start(struct run *r, char **argv)
{
	int out[2], in[2];

	if (pipe(out) || pipe(in))
		die("pipe");
	r->shell = fork();
	if (!r->shell) {
		const char *name = ptsname(r->master);
		close(out[0]);
		close(in[1]);
		close(r->master);
		shell(name, out[1], in[0], argv);
	}
	close(out[1]);
	close(in[0]);
	r->told = out[0];
	r->tell = in[1];
	take_word(r);
}

/* Steps before the command runs are those that make the terminal. */
static int is_before(const char *line)
{
	return !strncmp(line, "size", 4) || !strncmp(line, "raw", 3);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	struct termios now;

	if (argc < 3) {
		fputs("usage: pty SCRIPT COMMAND [ARGUMENT]...\n", stderr);
		return VAIN;
	}
	FILE *in = fopen(argv[1], "r");
	r.script = argv[1];
	r.master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (!in || r.master < 0 || grantpt(r.master) || unlockpt(r.master))
		die(argv[1]);
	/* Held open here too: the modes live as long as one end does. */
	int held = open(ptsname(r.master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	ioctl(r.master, TIOCSWINSZ, &size);
	tcgetattr(r.master, &r.mode);
	signal(SIGPIPE, SIG_IGN);
	while ((len = getline(&line, &room, in)) > 0) {
		r.line++;
		if (line[len - 1] == '\n')
			line[len - 1] = '\0';
		if (!*line || *line == '#')
			continue;
		if (!r.shell && !is_before(line))
			start(&r, argv + 2);
		step(&r, line);
	}
	if (!r.shell)
		start(&r, argv + 2);
	while (!r.ended)
		if (!news(&r, PATIENCE))
			in_vain(&r, "the end");
	if (r.master >= 0 && !tcgetattr(r.master, &now) &&
	    (now.c_iflag != r.mode.c_iflag || now.c_oflag != r.mode.c_oflag ||
	     now.c_lflag != r.mode.c_lflag || now.c_cflag != r.mode.c_cflag ||
	     memcmp(now.c_cc, r.mode.c_cc, sizeof(now.c_cc)))) {
		fputs("pty: the terminal's modes are not as they were\n",
		      stderr);
		finish(&r, MODES);
	}
	close(held);
	finish(&r, WIFSIGNALED(r.status) ? 128 + WTERMSIG(r.status) :
		   WEXITSTATUS(r.status));
}
