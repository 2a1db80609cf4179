/* SPDX-License-Identifier: MIT
 * Words to the user on standard error; the worst status so far. */
#include "base/msg.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"

enum { NAMED_MAX = 20 };

static const char *program = "attune";
static int loudness;
static int worst = DONE;
static unsigned long left_out;

/* 2 before 3 before 1 before 0: trouble hides a smaller trouble. */
static int worse(int a, int b)
{
	static const int rank[] = { 0, 1, 3, 2 };

	return rank[a & 3] > rank[b & 3] ? a : b;
}

void msg_name(const char *name)
{
	program = name;
}

const char *msg_program(void)
{
	return program;
}

void msg_volume(int volume)
{
	loudness = volume;
}

/* One write a line, so that lines of two programs do not mix. */
static void say(const char *text)
{
	struct buf line = BUF_EMPTY;

	buf_puts(&line, program);
	buf_puts(&line, ": ");
	utf8_mask(&line, text, strlen(text), false);
	buf_putc(&line, '\n');
	fwrite(line.at, 1, line.len, stderr);
	fflush(stderr);
	buf_free(&line);
}

static ATTR_PRINTF(1, 0) void say_formatted(const char *fmt, va_list args)
{
	char small[512], *text = small;
	va_list again;

	va_copy(again, args);
	int n = vsnprintf(small, sizeof(small), fmt, args);
	if (n >= (int)sizeof(small)) {
		text = malloc((size_t)n + 1);
		if (text)
			vsnprintf(text, (size_t)n + 1, fmt, again);
		else
			text = small;
	}
	va_end(again);
	say(text);
	if (text != small)
		free(text);
}

void msg_note(const char *fmt, ...)
{
	va_list args;

	if (loudness < 0)
		return;
	va_start(args, fmt);
	say_formatted(fmt, args);
	va_end(args);
}

void msg_notes(const char *lines)
{
	while (*lines) {
		size_t len = strcspn(lines, "\n");
		msg_note("%.*s", (int)len, lines);
		lines += len;
		lines += *lines == '\n';
	}
}

void msg_detail(const char *fmt, ...)
{
	va_list args;

	if (loudness < 1)
		return;
	va_start(args, fmt);
	say_formatted(fmt, args);
	va_end(args);
}

void msg_error(const char *fmt, ...)
{
	va_list args;

	worst = worse(worst, TROUBLE);
	va_start(args, fmt);
	say_formatted(fmt, args);
	va_end(args);
}

static void say_fault(const struct fault *f)
{
	struct buf text = BUF_EMPTY;

	if (f->file)
		buf_addf(&text, "%s:", f->file);
	if (f->line)
		buf_addf(&text, "%zu:", f->line);
	if (f->column[0])
		buf_addf(&text, "%s:", f->column);
	if (text.len)
		buf_putc(&text, ' ');
	buf_puts(&text, f->message ? _(f->message) : "");
	if (f->detail[0])
		buf_addf(&text, ": %s", f->detail);
	if (f->cause)
		buf_addf(&text, ": %s", strerror(f->cause));
	say(buf_text(&text));
	buf_free(&text);
}

void msg_fault(const struct fault *f)
{
	worst = worse(worst, TROUBLE);
	say_fault(f);
}

void msg_left_out(const struct fault *f)
{
	worst = worse(worst, PARTLY);
	if (left_out++ < NAMED_MAX)
		say_fault(f);
}

void msg_not_saved(const char *row, size_t len)
{
	struct buf line = BUF_EMPTY;

	worst = worse(worst, TROUBLE);
	while (len && (row[len - 1] == '\n' || row[len - 1] == '\r'))
		len--;
	buf_puts(&line, _("not saved:"));
	buf_putc(&line, ' ');
	utf8_mask(&line, row, len, false);
	buf_putc(&line, '\n');
	fwrite(line.at, 1, line.len, stderr);
	fflush(stderr);
	buf_free(&line);
}

void msg_die(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say_formatted(fmt, args);
	va_end(args);
	fflush(stdout);
	exit(TROUBLE);
}

void msg_usage(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say_formatted(fmt, args);
	va_end(args);
	struct buf hint = BUF_EMPTY;
	buf_addf(&hint, _("try '%s --help'"), program);
	say(buf_text(&hint));
	buf_free(&hint);
	exit(TROUBLE);
}

int msg_finish(int status)
{
	if (left_out > NAMED_MAX) {
		unsigned long more = left_out - NAMED_MAX;
		struct buf text = BUF_EMPTY;
		buf_addf(&text, P_("%lu more record left out",
				   "%lu more records left out", more), more);
		say(buf_text(&text));
		buf_free(&text);
	}
	/* A write that failed unseen would be a lie told with status 0. */
	int bad = ferror(stdout);
	if (fflush(stdout))
		bad = 1;
	int cause = bad ? errno : 0;
#if defined(__SANITIZE_ADDRESS__)
	/* Sanitizers still write when the program ends. */
#else
	if (!bad && close(STDOUT_FILENO) && errno != EBADF && errno != EINTR) {
		bad = 1;
		cause = errno;
	}
#endif
	if (bad)
		msg_error("%s: %s", _("standard output"),
			  cause ? strerror(cause) : _("write error"));
	return worse(worst, status);
}
