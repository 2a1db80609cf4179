/* SPDX-License-Identifier: MIT
 * The person's terminal. */
#include "cli/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

enum {
	WIDTH_LEAST = 20, WIDTH_USUAL = 79, WIDTH_MOST = 500,
	HANGUP_WAIT = 500,	/* milliseconds */
};

static const char ENTER[] = "\033[?1049h\033[H\033[2J";
static const char CLEAR[] = "\033[H\033[2J";
static const char WIPE[] = "\033[H\033[2J\033[3J";
static const char LEAVE[] = "\033[H\033[2J\033[?1049l";

struct tty {
	int fd;
	int signals;		/* signalfd: no handler, so no global state */
	sigset_t held, before;
	bool plain, shown, touched;
	int width;
	int signal;
	struct termios found, wanted;
};

/* Signals that the program was told to ignore stay ignored: a blocked one
 * would reach the signalfd all the same. */
static void hold_signals(struct tty *t)
{
	static const int all[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP,
		SIGCONT, SIGWINCH };

	sigemptyset(&t->held);
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct sigaction now;
		if (!sigaction(all[i], NULL, &now) &&
		    now.sa_handler != SIG_IGN)
			sigaddset(&t->held, all[i]);
	}
	sigprocmask(SIG_BLOCK, &t->held, &t->before);
}

/* A terminal that another program left raw would take no Enter and show no
 * typing; a sound one is not touched. */
static bool sound(struct termios *mode)
{
	struct termios was = *mode;

	mode->c_iflag &= ~(tcflag_t)(IGNCR | INLCR);
	mode->c_iflag |= ICRNL | IUTF8;
	mode->c_oflag |= OPOST | ONLCR;
	mode->c_lflag |= ICANON | ECHO | ISIG;
	return was.c_iflag == mode->c_iflag && was.c_oflag == mode->c_oflag &&
	       was.c_lflag == mode->c_lflag;
}

static void enter(struct tty *t)
{
	if (t->touched)
		tcsetattr(t->fd, TCSADRAIN, &t->wanted);
	if (!t->plain)
		tty_say(t, ENTER);
	t->shown = true;
}

struct tty *tty_open(const struct tty_how *how, struct fault *f)
{
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	struct termios mode;

	if (fd < 0 || tcgetattr(fd, &mode)) {
		fault_set(f, N_("there is no terminal to ask on"), errno);
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	/* In the background nothing is drawn over the foreground's work. */
	if (tcgetpgrp(fd) != getpgrp())
		kill(0, SIGTTIN);
	struct tty *t = mem_get(1, sizeof(*t));
	t->fd = fd;
	t->plain = how->plain;
	t->width = how->width;
	t->found = t->wanted = mode;
	t->touched = !sound(&t->wanted);
	hold_signals(t);
	t->signals = signalfd(-1, &t->held, SFD_CLOEXEC | SFD_NONBLOCK);
	if (t->signals < 0) {
		fault_set(f, N_("the terminal cannot be used"), errno);
		tty_close(t);
		return NULL;
	}
	enter(t);
	return t;
}

/* Stops as the shell expects it, with the screen as it was before. */
static void suspend(struct tty *t)
{
	sigset_t stop;

	tty_leave(t);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	enter(t);
}

/* 1 when a signal asks to leave, 0 when none is left; *again is set when the
 * screen has to be drawn anew. */
static int take_signals(struct tty *t, bool *again)
{
	struct signalfd_siginfo info;

	while (read(t->signals, &info, sizeof(info)) == sizeof(info)) {
		switch (info.ssi_signo) {
		case SIGTSTP:
			suspend(t);
			*again = true;
			break;
		case SIGCONT:
			*again = true;
			break;
		case SIGWINCH:
			/* Half a line may be typed: the next question takes
			 * the new width. */
			break;
		default:
			t->signal = (int)info.ssi_signo;
			return 1;
		}
	}
	return 0;
}

/* 1 when line is whole, 0 when more has to come, -1 at the end of input. */
static int take_bytes(struct tty *t, struct buf *line)
{
	char bytes[TTY_LINE_MAX + 1];
	ssize_t n = read(t->fd, bytes, sizeof(bytes));

	if (n < 0)
		return errno == EINTR || errno == EAGAIN ? 0 : -1;
	if (!n)
		return line->len ? 1 : -1;
	bool whole = bytes[n - 1] == '\n';
	/* Ctrl-@ types a NUL, which would end the text for its readers. */
	for (ssize_t i = 0; i < n - whole; i++)
		if (bytes[i])
			buf_putc(line, bytes[i]);
	explicit_bzero(bytes, (size_t)n);
	return whole;
}

/* Of a terminal that is taken away its reader may hear before the signal. */
static bool is_hung_up(struct tty *t)
{
	struct pollfd gone = { t->fd, POLLIN, 0 };
	struct pollfd from = { t->signals, POLLIN, 0 };
	bool again;

	return sigismember(&t->held, SIGHUP) && poll(&gone, 1, 0) > 0 &&
	       (gone.revents & POLLHUP) && poll(&from, 1, HANGUP_WAIT) > 0 &&
	       take_signals(t, &again);
}

enum tty_got tty_line(struct tty *t, struct buf *line)
{
	return tty_line_or(t, line, -1);
}

enum tty_got tty_line_or(struct tty *t, struct buf *line, int timer)
{
	/* Room for a whole line, so that growing leaves no copy behind. */
	buf_wipe(line);
	buf_reserve(line, TTY_LINE_MAX + 1);
	for (;;) {
		/* A descriptor below 0 is passed over. */
		struct pollfd from[] = { { t->signals, POLLIN, 0 },
			{ t->fd, POLLIN, 0 }, { timer, POLLIN, 0 } };
		bool again = false;
		if (poll(from, 3, -1) < 0 && errno != EINTR)
			return TTY_END;
		if (take_signals(t, &again))
			return TTY_SIGNAL;
		if (again)
			return TTY_AGAIN;
		if (!(from[1].revents & (POLLIN | POLLHUP | POLLERR))) {
			if (from[2].revents & POLLIN)
				return TTY_LATE;
			continue;
		}
		int got = take_bytes(t, line);
		if (got > 0)
			return TTY_LINE;
		if (got < 0)
			return is_hung_up(t) ? TTY_SIGNAL : TTY_END;
	}
}

void tty_echo(struct tty *t, bool on)
{
	if (on)
		t->wanted.c_lflag |= ECHO;
	else
		t->wanted.c_lflag &= ~(tcflag_t)ECHO;
	/* The line break is shown all the same. */
	t->wanted.c_lflag |= ECHONL;
	/* What was changed is put back when the terminal is left. */
	t->touched = true;
	tcsetattr(t->fd, TCSADRAIN, &t->wanted);
}

int tty_signal(const struct tty *t)
{
	return t->signal;
}

int tty_width(const struct tty *t)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	int width = t->width;

	if (!width && !ioctl(t->fd, TIOCGWINSZ, &size))
		width = size.ws_col;
	if (width <= 0 && columns)
		width = atoi(columns);
	if (width <= 0)
		width = WIDTH_USUAL;
	return width < WIDTH_LEAST ? WIDTH_LEAST :
	       width > WIDTH_MOST ? WIDTH_MOST : width;
}

bool tty_is_plain(const struct tty *t)
{
	return t->plain;
}

void tty_clear(struct tty *t)
{
	if (!t->plain)
		tty_say(t, CLEAR);
}

void tty_wipe(struct tty *t)
{
	if (!t->plain)
		tty_say(t, WIPE);
}

void tty_say(struct tty *t, const char *text)
{
	size_t len = strlen(text);

	while (len) {
		ssize_t n = write(t->fd, text, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		text += n;
		len -= (size_t)n;
	}
}

void tty_leave(struct tty *t)
{
	if (!t->shown)
		return;
	if (!t->plain)
		tty_say(t, LEAVE);
	if (t->touched)
		tcsetattr(t->fd, TCSADRAIN, &t->found);
	t->shown = false;
}

void tty_close(struct tty *t)
{
	if (!t)
		return;
	tty_leave(t);
	close(t->signals);
	close(t->fd);
	sigset_t before = t->before;
	free(t);
	sigprocmask(SIG_SETMASK, &before, NULL);
}
