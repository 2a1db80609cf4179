/* SPDX-License-Identifier: MIT
 * Tags, words, turns, triggers and experiments of one person. */
#include "sheet/spoken.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int by_name(const void *a, const void *b)
{
	const struct spoken_tag *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* Rows of one day: an end comes after a beginning. */
static int by_day(const void *a, const void *b)
{
	const struct spoken_row *x = a, *y = b;
	int got = (x->day > y->day) - (x->day < y->day);

	if (!got)
		got = !strcmp(y->state, "running") -
		      !strcmp(x->state, "running");
	if (!got)
		got = strcmp(x->about, y->about);
	return got ? got : strcmp(x->state, y->state);
}

static bool is_tag(const struct spoken_tag *t, const char *name, size_t len)
{
	return t->len == len && !memcmp(t->name, name, len);
}

/* The tag's place, s->n_tags for a new one.  A person has few. */
static size_t find_tag(const struct spoken *s, const char *name, size_t len)
{
	size_t at = 0;

	if (s->last < s->n_tags && is_tag(&s->tag[s->last], name, len))
		return s->last;
	while (at < s->n_tags && !is_tag(&s->tag[at], name, len))
		at++;
	return at;
}

static void add_tag(struct spoken *s, const char *name, size_t len,
		    int32_t day)
{
	s->last = find_tag(s, name, len);
	if (s->last == s->n_tags) {
		s->tag = mem_grow(s->tag, &s->tag_room, s->n_tags + 1,
				  sizeof(*s->tag));
		s->tag[s->n_tags++] = (struct spoken_tag){
			.name = mem_dupn(name, len), .len = len };
	}
	sums_add(&s->tag[s->last].days, day, 1);
}

static void take_tags(struct spoken *s, const char *cell, int32_t day)
{
	while (*cell) {
		const char *tag, *end;
		while (*cell == ' ')
			cell++;
		for (tag = cell; *cell && *cell != ';';)
			cell++;
		for (end = cell; end > tag && end[-1] == ' ';)
			end--;
		if (tag < end)
			add_tag(s, tag, (size_t)(end - tag), day);
		cell += *cell == ';';
	}
}

/* What a byte of UTF-8 is to a word; of a SIGN the bytes behind it tell. */
enum { BETWEEN, WITHIN, SIGN };

static const unsigned char kinds[256] = {
	[0] = SIGN,
	['0'] = WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN,
	WITHIN, WITHIN,
	['A'] = WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN,
	WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN,
	WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN,
	WITHIN, WITHIN,
	['a'] = WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN,
	WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN,
	WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN, WITHIN,
	WITHIN, WITHIN,
	[0x80 ... 0xc1] = WITHIN, [0xc2] = SIGN, [0xc3 ... 0xe1] = WITHIN,
	[0xe2] = SIGN, [0xe3] = SIGN, [0xe4 ... 0xef] = WITHIN,
	[0xf0] = SIGN, [0xf1 ... 0xff] = WITHIN, ['\''] = SIGN, ['-'] = SIGN,
};

/* Bytes of a blank or a mark between words outside ASCII; 0: a letter. */
static size_t between(const unsigned char *c)
{
	if (c[0] == 0xc2 && c[1] >= 0x80 && c[1] <= 0xbf && c[1] != 0xaa &&
	    c[1] != 0xb5 && c[1] != 0xba)
		return 2;	/* U+00A0 to U+00BF: no-break space, quotes */
	if (c[0] == 0xe2 && c[1] && c[2] &&
	    (c[1] <= 0x81 || (c[1] >= 0x86 && c[1] <= 0xaf)))
		return 3;	/* U+2000 to U+207F, U+2180 to U+2BFF: spaces,
				 * dashes, quotes, signs */
	if (c[0] == 0xe3 && c[1] == 0x80 && c[2])
		return 3;	/* U+3000 to U+303F: CJK punctuation */
	if (c[0] == 0xf0 && c[1] == 0x9f && c[2] && c[3])
		return 4;	/* U+1F000 to U+1FFFF: pictures */
	return 0;
}

/* Bytes of a sign that joins two halves of one word: it's, so-called. */
static size_t joint(const unsigned char *c)
{
	size_t len = *c == '\'' || *c == '-' ? 1 :
		     c[0] == 0xe2 && c[1] == 0x80 && c[2] == 0x99 ? 3 : 0;

	return len && c[len] && kinds[c[len]] != BETWEEN &&
	       !between(c + len) ? len : 0;
}

/* Bytes of the sign at c, and whether a word goes on over it. */
static size_t sign(const unsigned char *c, bool *inside)
{
	size_t joins = *inside ? joint(c) : 0;
	size_t apart = *c < 0x80 ? 1 : between(c);

	if (joins)
		return joins;
	if (!apart)
		return 0;
	*inside = false;
	return apart;
}

size_t spoken_words(const char *text)
{
	const unsigned char *c = (const unsigned char *)text;
	size_t n = 0, len;
	bool inside = false;

	for (;; c++) {
		unsigned char kind = kinds[*c];
		/* Where words end cannot be guessed, so nothing branches. */
		if (kind != SIGN) {
			n += kind & !inside;
			inside = kind;
		} else if (!*c) {
			return n;
		} else if ((len = sign(c, &inside))) {
			c += len - 1;
		} else {
			n += !inside;
			inside = true;
		}
	}
}

static const char *cell(const struct entry *e, int at)
{
	return at < 0 ? "" : e->cells[at];
}

static int32_t date(const char *text)
{
	int year, month, mday;

	if (sscanf(text, "%4d-%2d-%2d", &year, &month, &mday) != 3)
		return INT32_MAX;
	return stamp_days(year, month, mday);
}

static void take_row(struct spoken *s, const struct spoken_at *at,
		     const struct entry *e, bool is_trigger)
{
	const char *about = cell(e, is_trigger ? at->class : at->title);

	if (!*about)
		return;
	s->row = mem_grow(s->row, &s->row_room, s->n_rows + 1,
			  sizeof(*s->row));
	s->row[s->n_rows++] = (struct spoken_row){
		.is_trigger = is_trigger, .about = mem_dup(about),
		.state = mem_dup(cell(e, at->state)), .day = e->day,
		.until = date(cell(e, at->review_by)),
	};
}

void spoken_take(struct spoken *s, const struct spoken_at *at,
		 const struct entry *e)
{
	size_t words = 0;

	if (*cell(e, at->tags))
		take_tags(s, e->cells[at->tags], e->day);
	/* Parts are of what all may read. */
	for (size_t i = 0; i < at->n_text && e->visibility == SHARED; i++)
		if (*e->cells[at->text[i]])
			words += spoken_words(e->cells[at->text[i]]);
	if (words)
		sums_add(&s->words, e->day, (double)words);
	if (e->kind[0] == 't' && !strcmp(e->kind, "talk")) {
		if (e->visibility != SHARED)
			return;
		double minutes = entry_number(cell(e, at->minutes));
		sums_add(&s->turns, e->day, 1);
		if (isfinite(minutes))
			sums_add(&s->minutes, e->day, minutes);
	} else if (e->kind[0] == 't' && !strcmp(e->kind, "trigger")) {
		take_row(s, at, e, true);
	} else if (e->kind[0] == 'e' && !strcmp(e->kind, "experiment")) {
		take_row(s, at, e, false);
	}
}

void spoken_find(struct spoken_at *at, const char *const *names, size_t n)
{
	const struct { const char *name; int *to; } wanted[] = {
		{ "tags", &at->tags }, { "title", &at->title },
		{ "class", &at->class }, { "state", &at->state },
		{ "review_by", &at->review_by }, { "minutes", &at->minutes },
	};

	*at = (struct spoken_at){ -1, -1, -1, -1, -1, -1,
				  mem_get(n + 1, sizeof(*at->text)), 0 };
	for (size_t i = 0; i < n; i++) {
		const struct entry_column *c = entry_column(names[i]);
		for (size_t k = 0; k < ARRAY_LEN(wanted); k++)
			if (!strcmp(names[i], wanted[k].name))
				*wanted[k].to = (int)i;
		if (c && c->type == ENTRY_TEXT && strcmp(names[i], "title"))
			at->text[at->n_text++] = (int)i;
	}
}

void spoken_at_free(struct spoken_at *at)
{
	free(at->text);
	at->text = NULL;
}

void spoken_close(struct spoken *s)
{
	for (size_t i = 0; i < s->n_tags; i++)
		sums_close(&s->tag[i].days);
	if (s->n_tags)
		qsort(s->tag, s->n_tags, sizeof(*s->tag), by_name);
	if (s->n_rows)
		qsort(s->row, s->n_rows, sizeof(*s->row), by_day);
	sums_close(&s->words);
	sums_close(&s->turns);
	sums_close(&s->minutes);
}

void spoken_free(struct spoken *s)
{
	for (size_t i = 0; i < s->n_tags; i++) {
		free(s->tag[i].name);
		sums_free(&s->tag[i].days);
	}
	for (size_t i = 0; i < s->n_rows; i++) {
		free(s->row[i].about);
		free(s->row[i].state);
	}
	free(s->tag);
	free(s->row);
	sums_free(&s->words);
	sums_free(&s->turns);
	sums_free(&s->minutes);
}
