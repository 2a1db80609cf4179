/* SPDX-License-Identifier: MIT
 * Physical lines of a stream, in big chunks and linear time. */
#include "table/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "table/table.h"

/* Tests read in tiny chunks, so that every place is once the edge of one. */
#ifndef LINES_CHUNK
#define LINES_CHUNK ((size_t)128 << 10)
#endif

void lines_init(struct lines *l, FILE *in, const struct lines_watch *watch)
{
	*l = (struct lines){ .in = in };
	if (watch)
		l->watch = *watch;
}

void lines_free(struct lines *l)
{
	free(l->at);
	*l = (struct lines){ 0 };
}

void lines_mark(struct lines *l)
{
	l->mark = l->pos;
}

static size_t next_of(const struct lines *l, char c, size_t from)
{
	if (from == l->len)
		return from;
	const char *p = memchr(l->at + from, c, l->len - from);
	return p ? (size_t)(p - l->at) : l->len;
}

/* Every byte is searched once for each kind: what was found further on, or
 * not found at all, stays known while lines pass by. */
static void look(struct lines *l)
{
	if (l->lf < l->pos)
		l->lf = next_of(l, '\n', l->pos);
	if (l->cr < l->pos)
		l->cr = next_of(l, '\r', l->pos);
	if (l->nul < l->pos)
		l->nul = next_of(l, '\0', l->pos);
}

/* Needs what look found. errors: -1, error is set. */
static int refill(struct lines *l)
{
	if (l->error)
		return -1;
	if (l->mark) {
		memmove(l->at, l->at + l->mark, l->len - l->mark);
		l->len -= l->mark;
		l->pos -= l->mark;
		l->lf -= l->mark;
		l->cr -= l->mark;
		l->nul -= l->mark;
		l->mark = 0;
	}
	size_t old = l->len;
	l->at = mem_grow(l->at, &l->room, old + LINES_CHUNK, 1);
	errno = 0;
	l->len += fread(l->at + old, 1, LINES_CHUNK, l->in);
	if (l->len < old + LINES_CHUNK) {
		if (!ferror(l->in))
			l->eof = true;
		else if (errno == EINTR)
			clearerr(l->in);
		else
			l->error = errno ? errno : EIO;
	}
	if (l->lf == old)
		l->lf = next_of(l, '\n', old);
	if (l->cr == old)
		l->cr = next_of(l, '\r', old);
	if (l->nul == old)
		l->nul = next_of(l, '\0', old);
	return 0;
}

/* Where the line ends as far as is known. */
static size_t line_end(struct lines *l)
{
	look(l);
	return l->lf < l->cr ? l->lf : l->cr;
}

/* Whether more input could not change that end: a CR that is the last byte
 * may be half of a CRLF. */
static bool settled(const struct lines *l, size_t end)
{
	if (l->eof)
		return true;
	return end < l->len && (l->at[end] == '\n' || end + 1 < l->len);
}

static void pass(struct lines *l, size_t end, struct line *out)
{
	size_t brk = end < l->len;

	if (brk && l->at[end] == '\r' && end + 1 < l->len &&
	    l->at[end + 1] == '\n')
		brk = 2;
	*out = (struct line){
		.at = l->pos - l->mark,
		.len = end - l->pos,
		.brk = brk,
		.nul = l->nul < end,
	};
	l->pos = end + brk;
	l->number++;
	if (l->watch.to && l->number > l->watched) {
		l->watched = l->number;
		l->watch.to(l->watch.arg, l, l->at + end - out->len, out);
	}
}

enum lines_got lines_next(struct lines *l, struct line *out)
{
	size_t end;

	for (;;) {
		end = line_end(l);
		if (end - l->mark > TABLE_RECORD_MAX)
			return LINES_LONG;
		if (settled(l, end))
			break;
		if (refill(l))
			return LINES_FAILED;
	}
	if (l->pos == l->len)
		return LINES_END;
	pass(l, end, out);
	return LINES_LINE;
}

void lines_skip(struct lines *l)
{
	size_t end;
	struct line line;

	while (!settled(l, end = line_end(l))) {
		l->mark = l->pos = end;
		look(l);
		if (refill(l))
			return;
	}
	l->watched = l->number + 1;
	pass(l, end, &line);
	lines_mark(l);
}

/* Only what lies between is searched again, or many steps back in one chunk
 * would cost its whole length each. */
static void look_back(const struct lines *l, size_t to, char c, size_t *known)
{
	const char *p = memchr(l->at + to, c, l->pos - to);

	if (p)
		*known = (size_t)(p - l->at);
}

void lines_back(struct lines *l, size_t at, size_t number)
{
	size_t to = l->mark + at;

	if (to < l->pos) {
		look_back(l, to, '\n', &l->lf);
		look_back(l, to, '\r', &l->cr);
		look_back(l, to, '\0', &l->nul);
	}
	l->pos = to;
	l->number = number;
}
