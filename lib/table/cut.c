/* SPDX-License-Identifier: MIT
 * The cells of one record. */
#include "table/cut.h"

#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/mem.h"
#include "table/marks.h"

enum { LOOK = 16, BLOCK = 64 };	/* bytes that are looked at together */

void cut_clear(struct cut *r)
{
	r->n = r->len = 0;
}

void cut_room(struct cut *r, size_t bytes)
{
	r->at = mem_grow(r->at, &r->room, bytes + 2, 1);
}

/* Ends the cell whose bytes are there. */
static void end_cell(struct cut *r)
{
	if (r->n < TABLE_COLUMNS_MAX) {
		r->at[r->len++] = '\0';
		r->start[r->n + 1] = (uint32_t)r->len;
	}
	r->n++;
}

static void add_bytes(struct cut *r, const char *bytes, size_t len)
{
	if (r->n < TABLE_COLUMNS_MAX) {
		memcpy(r->at + r->len, bytes, len);
		r->len += len;
	}
}

void cut_add(struct cut *r, const char *bytes, size_t len)
{
	add_bytes(r, bytes, len);
	end_cell(r);
}

/* Adds a cell, or more of one, up to its closing quotation mark; what follows
 * that, NULL when there is none, with *from behind the last doubled one. */
static const char *add_quoted(struct cut *r, const char **from,
			      const char *end)
{
	const char *stop, *at = *from;

	while ((stop = memchr(at, '"', (size_t)(end - at)))) {
		bool doubled = stop + 1 < end && stop[1] == '"';
		add_bytes(r, at, (size_t)(stop - at) + doubled);
		at = *from = stop + 1 + doubled;
		if (doubled)
			continue;
		end_cell(r);
		return at;
	}
	return NULL;
}

static void add_plain(struct cut *r, const char *at, const char *to,
		      char delimiter)
{
	if (at < to && (*at <= ' ' || to[-1] <= ' '))
		marks_trim(&at, &to, delimiter);
	cut_add(r, at, (size_t)(to - at));
}

/* Which bytes of a block are the delimiter, which end the easy part: a
 * quotation mark, and a blank, which matters next to a delimiter.  A bit
 * each. */
struct signs {
	uint64_t delimiter, quote, blank;
};

#ifdef __SSE2__
static uint64_t bits(__m128i bytes)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(bytes);
}

static void look(const char *at, unsigned shift, char delimiter,
		 struct signs *s)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i blank = _mm_min_epu8(bytes, _mm_set1_epi8(' '));

	s->delimiter |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(delimiter)))
			<< shift;
	s->quote |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))) << shift;
	s->blank |= bits(_mm_cmpeq_epi8(bytes, blank)) << shift;
}
#else
static void look(const char *at, unsigned shift, char delimiter,
		 struct signs *s)
{
	for (unsigned i = 0; i < LOOK; i++) {
		s->delimiter |= (uint64_t)(at[i] == delimiter) << (shift + i);
		s->quote |= (uint64_t)(at[i] == '"') << (shift + i);
		s->blank |= (uint64_t)((unsigned char)at[i] <= ' ')
			    << (shift + i);
	}
}
#endif

static struct signs signs(const char *block, size_t left, char delimiter)
{
	struct signs s = { 0, 0, 0 };

	for (unsigned at = 0; at < BLOCK && at < left; at += LOOK)
		look(block + at, at, delimiter, &s);
	s.blank &= ~s.delimiter;	/* a TAB that delimits is none */
	if (left < BLOCK) {
		uint64_t there = (UINT64_C(1) << left) - 1;
		s.delimiter &= there;
		s.quote &= there;
		s.blank &= there;
	}
	return s;
}

/* Cuts the cells at the line's beginning that are what stands between two
 * delimiters; returns how many bytes they take, len + 1 when it was all. */
static size_t cut_plain(struct cut *r, const char *line, size_t len,
			char delimiter)
{
	char *to = r->at;
	size_t begin = 0;
	/* What the last byte of the block before was. */
	uint64_t delimited = 1, blank = 0;

	memcpy(to, line, len);
	for (size_t at = 0; at < len; at += BLOCK) {
		struct signs s = signs(to + at, len - at, delimiter);
		uint64_t found = s.delimiter;
		uint64_t hard = s.quote |
			(s.blank & (found << 1 | delimited)) |
			(found & (s.blank << 1 | blank));
		if (hard)
			found &= (hard & -hard) - 1;
		if (r->n + BLOCK >= TABLE_COLUMNS_MAX)
			return begin;
		for (; found; found &= found - 1) {
			begin = at + (size_t)__builtin_ctzll(found) + 1;
			to[begin - 1] = '\0';
			r->start[++r->n] = (uint32_t)begin;
			r->len = begin;
		}
		if (hard)
			return begin;
		delimited = s.delimiter >> (BLOCK - 1);
		blank = s.blank >> (BLOCK - 1);
	}
	if (len > begin && (unsigned char)to[len - 1] <= ' ')
		return begin;
	r->len = len;
	end_cell(r);
	return len + 1;
}

static enum cut_got give_up(struct cut *r)
{
	cut_clear(r);
	return CUT_NOT;
}

/* A line from one of its cells on. */
struct rest {
	const char *at, *end;
	const char *quote;	/* the next mark from at on; NULL: none */
	size_t brk;
	char delimiter;
};

/* Takes what is left of a quoted cell. */
static enum cut_got take_quoted(struct cut *r, struct rest *l)
{
	const char *stop = add_quoted(r, &l->at, l->end);

	if (!stop) {
		add_bytes(r, l->at, (size_t)(l->end - l->at) + l->brk);
		return CUT_OPEN;
	}
	l->at = stop;
	l->quote = memchr(stop, '"', (size_t)(l->end - stop));
	return stop == l->end || *stop == l->delimiter ? CUT_WHOLE : CUT_NOT;
}

static enum cut_got take_plain(struct cut *r, struct rest *l)
{
	const char *stop = memchr(l->at, l->delimiter,
				  (size_t)(l->end - l->at));

	if (!stop)
		stop = l->end;
	if (l->quote && l->quote < stop)
		return CUT_NOT;
	add_plain(r, l->at, stop, l->delimiter);
	l->at = stop;
	return CUT_WHOLE;
}

/* Takes all cells up to the line's end; inside: the first is a quoted one and
 * has begun. */
static enum cut_got take_cells(struct cut *r, struct rest *l, bool inside)
{
	for (;;) {
		bool quoted = l->quote == l->at && l->at < l->end;
		enum cut_got got;
		if (!inside && quoted)
			l->at++;
		got = inside || quoted ? take_quoted(r, l) : take_plain(r, l);
		if (got == CUT_NOT)
			return give_up(r);
		if (got == CUT_OPEN || l->at == l->end)
			return got;
		l->at++;
		inside = false;
	}
}

enum cut_got cut_line(struct cut *r, const char *line, size_t len, size_t brk,
		      char delimiter)
{
	struct rest l = { .end = line + len, .brk = brk,
			  .delimiter = delimiter };

	cut_room(r, len + brk + BLOCK);
	size_t done = cut_plain(r, line, len, delimiter);
	if (done > len)
		return CUT_WHOLE;
	l.at = line + done;
	l.quote = memchr(l.at, '"', (size_t)(l.end - l.at));
	return take_cells(r, &l, false);
}

enum cut_got cut_more(struct cut *r, const char *line, size_t len, size_t brk,
		      char delimiter)
{
	struct rest l = { .at = line, .end = line + len, .brk = brk,
			  .delimiter = delimiter };

	cut_room(r, r->len + len + brk);
	return take_cells(r, &l, true);
}

void cut_free(struct cut *r)
{
	free(r->at);
	*r = (struct cut){ 0 };
}
