/* SPDX-License-Identifier: MIT
 * A text cut into blocks. */
#include "wording/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct blocks {
	FILE *in;
	const char *mem;
	size_t left;
	bool by_line;
	struct buf line;	/* read and not yet in a block */
	bool pending;
	bool whole;		/* the pending line began at a line's start */
	size_t line_number, line_skipped;
	size_t number, skipped;	/* of what is read next */
	bool in_code;
	struct buf text;
	struct block_line *lines;
	size_t lines_room;
};

/* What a line is, and where its words begin. */
struct shape {
	enum block_kind kind;
	size_t prefix;
	bool begins;		/* a new block begins here */
	bool alone;		/* and ends here */
	bool fence;
};

struct blocks *blocks_open(FILE *in, const char *bytes, size_t len,
			   bool lines)
{
	struct blocks *b = mem_get(1, sizeof(*b));

	b->in = in;
	b->mem = bytes;
	b->left = len;
	b->by_line = lines;
	b->number = 1;
	return b;
}

void blocks_close(struct blocks *b)
{
	if (!b)
		return;
	buf_free(&b->line);
	buf_free(&b->text);
	free(b->lines);
	free(b);
}

static int get(struct blocks *b)
{
	if (b->in)
		return getc_unlocked(b->in);
	if (!b->left)
		return EOF;
	b->left--;
	return (unsigned char)*b->mem++;
}

/* Reads a line, or as much of one as fits, cut behind a blank. */
static bool read_line(struct blocks *b)
{
	int c = EOF;

	if (b->pending)
		return true;
	buf_clear(&b->line);
	b->line_number = b->number;
	b->line_skipped = b->skipped;
	b->whole = !b->skipped;
	while (b->line.len < BLOCK_LINE_MAX && (c = get(b)) != EOF) {
		buf_putc(&b->line, (char)c);
		if (c == '\n')
			break;
		if (c == ' ' && b->line.len > BLOCK_LINE_MAX / 2 &&
		    b->line.len > 2 &&
		    strchr(".!?", b->line.at[b->line.len - 2]))
			break;
	}
	if (c == '\n') {
		b->number++;
		b->skipped = 0;
	} else {
		b->skipped += b->line.len;
	}
	b->pending = b->line.len > 0;
	return b->pending;
}

static size_t spaces(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (s[n] == ' ' || s[n] == '\t'))
		n++;
	return n;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "[12:03] Name: ", "12:03 Name: ", "3/4/26, 12:03 - Name: ": bytes of it,
 * 0 when the line is no line of a chat. */
static size_t chat_prefix(const char *s, size_t len)
{
	size_t i = 0, colon;

	if (i < len && s[i] == '[')
		i++;
	if (i >= len || !digit(s[i]))
		return 0;
	while (i < len && (digit(s[i]) || strchr("/.-:, TZapmAPM", s[i])))
		i++;
	if (i < len && s[i] == ']')
		i++;
	const char *time = memchr(s, ':', i);
	if (!time || time == s || !digit(time[-1]) || time + 1 >= s + len ||
	    !digit(time[1]))
		return 0;
	for (colon = i; colon < len && colon < i + 30; colon++)
		if (s[colon] == ':')
			break;
	if (colon + 1 < len && s[colon] == ':' && s[colon + 1] == ' ' &&
	    colon > i)
		return colon + 2;
	return 0;
}

/* "- ", "* ", "3. ", "a) ": bytes of it. */
static size_t list_prefix(const char *s, size_t len)
{
	size_t n = 0;

	if (len > 1 && strchr("-*+", s[0]) && s[1] == ' ')
		return 2;
	if (len > 3 && !memcmp(s, "\xe2\x80\xa2 ", 4))
		return 4;
	while (n < len && n < 3 && digit(s[n]))
		n++;
	if (n && n + 1 < len && (s[n] == '.' || s[n] == ')') &&
	    s[n + 1] == ' ')
		return n + 2;
	return 0;
}

static bool fence(const char *s, size_t len)
{
	return len >= 3 && (!memcmp(s, "```", 3) || !memcmp(s, "~~~", 3));
}

static struct shape shape_of(const struct blocks *b, const char *s, size_t len)
{
	struct shape h = { BLOCK_TEXT, spaces(s, len), false, false, false };
	const char *w = s + h.prefix;
	size_t left = len - h.prefix, n = 0;

	if (!b->by_line && fence(w, left)) {
		h.kind = BLOCK_CODE;
		h.fence = true;
	} else if (b->in_code) {
		h.kind = BLOCK_CODE;
	} else if (!left) {
		h.kind = BLOCK_BLANK;
	} else if (*w == '>') {
		h.kind = BLOCK_QUOTED;
		while (h.prefix < len && (s[h.prefix] == '>' ||
					  s[h.prefix] == ' '))
			h.prefix++;
	} else if ((n = chat_prefix(w, left)) || (n = list_prefix(w, left))) {
		h.begins = true;
	} else if (*w == '#') {
		while (n < left && (w[n] == '#' || w[n] == ' '))
			n++;
		h.begins = h.alone = true;
	}
	h.prefix += n;
	if (b->by_line && h.kind != BLOCK_BLANK)
		h.begins = h.alone = true;
	return h;
}

static void take(struct blocks *b, size_t n, const struct shape *h,
		 size_t words)
{
	struct block_line *l;

	b->lines = mem_grow(b->lines, &b->lines_room, n + 1,
			    sizeof(*b->lines));
	l = &b->lines[n];
	l->start = b->text.len;
	l->from = l->start + h->prefix;
	l->end = l->start + words;
	l->to = l->start + b->line.len;
	buf_add(&b->text, b->line.at, b->line.len);
	b->pending = false;
}

bool blocks_next(struct blocks *b, struct block *out)
{
	size_t n = 0;
	bool done = false;

	buf_clear(&b->text);
	while (!done && b->text.len < BLOCK_MAX / 2 && read_line(b)) {
		size_t words = b->line.len;
		while (words && strchr("\n\r", b->line.at[words - 1]))
			words--;
		struct shape h = { out->kind, 0, false, false, false };
		if (b->whole)
			h = shape_of(b, b->line.at, words);
		else if (!n)
			h.kind = BLOCK_TEXT;
		if (n && (h.kind != out->kind || h.begins) && b->whole &&
		    !(h.fence && b->in_code))
			break;
		if (!n) {
			out->kind = h.kind;
			out->first = b->line_number;
			out->skipped = b->line_skipped;
		}
		done = h.alone || (h.fence && b->in_code);
		if (h.fence)
			b->in_code = !b->in_code;
		take(b, n++, &h, words);
	}
	out->bytes = buf_text(&b->text);
	out->len = b->text.len;
	out->line = b->lines;
	out->lines = n;
	return n > 0;
}

void block_place(const struct block *b, size_t at, size_t *line,
		 size_t *column)
{
	size_t i = 0;

	while (i + 1 < b->lines && at >= b->line[i + 1].start)
		i++;
	*line = b->first;
	*column = at + 1 + b->skipped;
	for (size_t k = 0; k < i; k++)
		if (b->bytes[b->line[k].to - 1] == '\n')
			(*line)++;
	/* A long line may be in several pieces: find where it began. */
	while (i && b->bytes[b->line[i].start - 1] != '\n')
		i--;
	if (i)
		*column = at - b->line[i].start + 1;
}
