/* SPDX-License-Identifier: MIT
 * Frames: other shapes for a sentence. */
#include "reword/frames.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "reword/shape.h"

enum {
	/* "any": what may be reworded at all. */
	ANY = (1u << CAT_COUNT) - 1 -
	      (1u << CAT_SAFETY | 1u << CAT_THREAT | 1u << CAT_PRESSURE),
};

/* The bits that blank-separated words stand for; 0 for an unknown word. */
static unsigned bits(const char *words, int (*find)(const char *, size_t))
{
	unsigned all = 0;

	while (*words) {
		size_t len = strcspn(words, " ");
		int bit = find(words, len);
		if (len == 3 && !memcmp(words, "any", 3))
			all |= ANY;
		else if (bit < 0)
			return 0;
		else
			all |= 1u << bit;
		words += len + (words[len] == ' ');
	}
	return all;
}

static int find_person(const char *word, size_t len)
{
	static const char *const names[] = { "you", "third", "note", "ask" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (strlen(names[i]) == len && !memcmp(names[i], word, len))
			return (int)i;
	return -1;
}

static int misses(struct fault *f, const char *column, const char *what)
{
	fault_in_column(f, column);
	fault_set(f, what, 0);
	return -1;
}

enum column { ID, PATTERN, UNLESS, FULL, PLAIN, FEELING, EXAMPLE, WANTED,
	CATEGORY, PERSON, COLUMNS };

static const char *const columns[COLUMNS] = { "id", "pattern", "unless",
	"full", "plain", "feeling", "example", "wanted", "category",
	"person" };

static int read_frame(void *frames, const struct stock_row *row,
		      struct fault *f)
{
	static const enum column needed[] = { ID, FULL, PLAIN, FEELING,
		EXAMPLE, WANTED };
	const char *const *cell = row->cell;
	struct frames *r = frames;
	struct frame fr = { .id = cell[ID], .pattern = cell[PATTERN],
		.unless = cell[UNLESS], .full = cell[FULL],
		.plain = cell[PLAIN], .feeling = cell[FEELING],
		.example = cell[EXAMPLE], .wanted = cell[WANTED] };

	for (size_t i = 0; i < ARRAY_LEN(needed); i++)
		if (!*cell[needed[i]])
			return misses(f, columns[needed[i]],
				      N_("a cell of the frame is empty"));
	fr.categories = bits(cell[CATEGORY], category_find);
	if (!fr.categories)
		return misses(f, "category", N_("no such category"));
	fr.persons = *cell[PERSON] ? bits(cell[PERSON], find_person) :
		TO_YOU | OF_THIRD;
	if (!fr.persons)
		return misses(f, "person", N_("no such person"));
	r->frame = mem_grow(r->frame, &r->room, r->n + 1, sizeof(*r->frame));
	r->frame[r->n++] = fr;
	return 0;
}

int frames_read(struct frames *r, struct stock *s, const char *path,
		struct fault *f)
{
	return stock_rows(s, path, columns, COLUMNS, read_frame, r, f);
}

void frames_free(struct frames *r)
{
	for (size_t i = 0; i < r->n; i++) {
		struct frame *fr = &r->frame[i];
		pattern_free(fr->made);
		pattern_free(fr->made_unless);
	}
	free(r->frame);
	r->frame = NULL;
	r->n = r->room = 0;
}

int frames_make(struct frames *r, struct frame *fr, struct fault *f)
{
	if (*fr->pattern && !fr->made && !fr->bad) {
		fr->made = rules_pattern(r->lists, r->patterns, fr->pattern,
					 false, f);
		if (fr->made && *fr->unless)
			fr->made_unless = rules_pattern(r->lists, r->patterns,
							fr->unless, false, f);
		fr->bad = !fr->made || (*fr->unless && !fr->made_unless);
	}
	return fr->bad ? -1 : 0;
}

/* Whether what is taken over from the sentence has nothing in it that cannot
 * stand in another shape; covered words among it cannot. */
static bool is_fit(struct frame *fr, const struct said *s)
{
	static const char *const groups[] = { "act", "what", "state", "cond",
		"verb", "act2", "deed" };
	static const char covered[] = "\xef\xbf\xbc";
	size_t from = s->len, to = 0;
	struct span g;

	for (size_t i = 0; i < ARRAY_LEN(groups); i++) {
		if (!pattern_group(fr->made, groups[i], &g))
			continue;
		if (g.from < from)
			from = g.from;
		if (g.to > to)
			to = g.to;
		if (memmem(s->text + g.from, g.to - g.from, covered,
			   strlen(covered)))
			return false;
	}
	return !fr->made_unless || from >= to ||
	       !pattern_in(fr->made_unless, s->text + from, to - from);
}

static bool fits(struct frames *r, struct frame *fr, const struct said *s)
{
	struct fault f = { 0 };
	struct span m;

	return !frames_make(r, fr, &f) &&
	       pattern_find(fr->made, s->text, s->len, 0, &m) == 1 &&
	       is_fit(fr, s);
}

struct saying {
	const struct verbs *verbs;
	const struct said *s;
	const struct fill *fill;
	bool (*take)(void *arg, const struct wording_said *w);
	void *arg;
};

/* Hands over the shapes of one frame, beginning with one that the sentence
 * itself picks; false when enough were taken. */
static bool say_shapes(const struct saying *y, struct frame *fr)
{
	const char *shapes = y->fill->plain ? fr->plain : fr->full;
	size_t n = shape_count(shapes), first = y->s->number % n;
	struct buf text = BUF_EMPTY;
	bool more = true;

	for (size_t i = 0; i < n && more; i++) {
		struct wording_said w = { .frame = fr };
		buf_clear(&text);
		if (shape_fill(fr, (first + i) % n, y->verbs, y->s, y->fill,
			       &text, &w.felt))
			continue;
		w.text = buf_text(&text);
		more = y->take(y->arg, &w);
	}
	buf_free(&text);
	return more;
}

static bool is_of(const struct frame *fr, const struct said *s)
{
	return fr->categories >> s->category & 1 && fr->persons & s->person;
}

/* Those that keep most of a sentence first: its own words, then what it tells
 * of what happened, then its kind, its topic, and nothing. */
enum stage { KEEPS, TELLS, FITS, ABOUT, OPEN };

/* Whether the shapes take over words of the sentence, and leave none open. */
static bool keeps(const struct frame *fr)
{
	static const char *const given[] = { "{feeling", "{topic" };
	const char *at = fr->full;

	if (strchr(at, '['))
		return false;
	for (; (at = strchr(at, '{')); at++)
		if (strncmp(at, given[0], strlen(given[0])) &&
		    strncmp(at, given[1], strlen(given[1])))
			return true;
	return false;
}

static bool is_at(const struct frame *fr, enum stage g, const struct said *s)
{
	enum told told = shape_tells(fr->full);
	bool about = strstr(fr->full, "{topic}") != NULL;

	if (*fr->pattern)
		return g == (!s->told || keeps(fr) ? KEEPS : FITS);
	return g == TELLS ? told && told == s->told :
		g >= ABOUT && !told && about == (g == ABOUT) &&
		(!about || *s->topic);
}

void frames_say(struct frames *r, const struct verbs *v,
		const struct said *s, const struct fill *fill,
		bool (*take)(void *arg, const struct wording_said *w),
		void *arg)
{
	struct saying y = { v, s, fill, take, arg };

	for (enum stage g = KEEPS; g <= OPEN; g++)
		for (size_t i = 0; i < r->n; i++) {
			struct frame *fr = &r->frame[i];
			if (is_of(fr, s) && is_at(fr, g, s) &&
			    (!*fr->pattern || fits(r, fr, s)) &&
			    !say_shapes(&y, fr))
				return;
		}
}
