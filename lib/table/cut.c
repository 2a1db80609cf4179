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

enum { BLOCK = 16 };	/* bytes that are looked at together */

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

/* Adds a cell that begins behind a quotation mark; what follows the closing
 * one, NULL when there is none. */
static const char *add_quoted(struct cut *r, const char *at,
			      const char *end)
{
	const char *stop;

	while ((stop = memchr(at, '"', (size_t)(end - at)))) {
		bool doubled = stop + 1 < end && stop[1] == '"';
		add_bytes(r, at, (size_t)(stop - at) + doubled);
		at = stop + 1 + doubled;
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

/* Which of the first bytes of a block are the delimiter or a quotation mark:
 * a bit each. */
static unsigned signs(const char *block, size_t left, char delimiter)
{
	unsigned found = 0;

#ifdef __SSE2__
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)block);
	__m128i a = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(delimiter));
	__m128i b = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
	found = (unsigned)_mm_movemask_epi8(_mm_or_si128(a, b));
#else
	for (unsigned i = 0; i < BLOCK; i++)
		found |= (unsigned)(block[i] == delimiter || block[i] == '"')
			 << i;
#endif
	return left < BLOCK ? found & ((1u << left) - 1) : found;
}

/* Cuts the cells at the line's beginning that are what stands between two
 * delimiters; returns how many bytes they take, at most len. */
static size_t cut_plain(struct cut *r, const char *line, size_t len,
			char delimiter)
{
	char *to = r->at;
	size_t begin = 0;

	memcpy(to, line, len);
	for (size_t at = 0; at < len; at += BLOCK) {
		unsigned found = signs(to + at, len - at, delimiter);
		for (; found; found &= found - 1) {
			size_t stop = at + (size_t)__builtin_ctz(found);
			if (to[stop] != delimiter ||
			    r->n + 1 >= TABLE_COLUMNS_MAX ||
			    (stop > begin && (to[begin] <= ' ' ||
					      to[stop - 1] <= ' ')))
				return begin;
			to[stop] = '\0';
			begin = stop + 1;
			r->start[++r->n] = (uint32_t)begin;
			r->len = begin;
		}
	}
	return begin;
}

static bool give_up(struct cut *r)
{
	cut_clear(r);
	return false;
}

bool cut_line(struct cut *r, const char *line, size_t len, char delimiter)
{
	cut_room(r, len + BLOCK);

	const char *at = line + cut_plain(r, line, len, delimiter);
	const char *end = line + len;
	const char *quote = memchr(at, '"', (size_t)(end - at));
	for (;;) {
		const char *stop;
		if (quote == at && at < end) {
			stop = add_quoted(r, at + 1, end);
			if (!stop || (stop < end && *stop != delimiter))
				return give_up(r);
			quote = memchr(stop, '"', (size_t)(end - stop));
		} else {
			stop = memchr(at, delimiter, (size_t)(end - at));
			if (!stop)
				stop = end;
			if (quote && quote < stop)
				return give_up(r);
			add_plain(r, at, stop, delimiter);
		}
		if (stop == end)
			return true;
		at = stop + 1;
	}
}

void cut_free(struct cut *r)
{
	free(r->at);
	*r = (struct cut){ 0 };
}
