/* SPDX-License-Identifier: MIT
 * Lines that people have drawn. */
#include "content/limits.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/scan.h"

enum {
	WORD_LEAST = 3,		/* bytes of a word that says something */
	STEM_LEAST = 4,		/* bytes two words must share */
	ENDING_MOST = 4,	/* bytes that an ending may add */
};

struct line {
	char *who, *title;
	char id[IDENT_MAX];
	struct stamp time;
	bool off;
};

struct limits {
	struct line *line;
	size_t n, room;
};

struct limits *limits_new(void)
{
	return mem_get(1, sizeof(struct limits));
}

void limits_take(struct limits *l, const struct entry *e)
{
	const char *title = entry_cell(e, "title");
	struct line *line = NULL;

	if (strcmp(e->kind, "boundary") || !*title)
		return;
	for (size_t i = 0; i < l->n && !line; i++)
		if (!strcmp(l->line[i].who, e->who) &&
		    utf8_same(l->line[i].title, title))
			line = &l->line[i];
	if (line && scan_before(&e->time, e->id, &line->time, line->id))
		return;
	if (!line) {
		l->line = mem_grow(l->line, &l->room, l->n + 1,
				   sizeof(*l->line));
		line = &l->line[l->n++];
		*line = (struct line){ .who = mem_dup(e->who),
				       .title = mem_dup(title) };
	}
	line->time = e->time;
	memcpy(line->id, e->id, sizeof(line->id));
	line->off = !strcmp(entry_cell(e, "class"), "off");
}

/* Bytes of the word at *at, which is moved to its begin; 0 at the end.  All
 * that is not ASCII counts as a letter. */
static size_t word(const char **at)
{
	static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t n = 0;

	while (**at && !((unsigned char)**at >= 0x80) &&
	       !strchr(LETTERS, **at))
		++*at;
	while ((*at)[n] && ((unsigned char)(*at)[n] >= 0x80 ||
			    strchr(LETTERS, (*at)[n])))
		n++;
	return n;
}

static bool same(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char x = a[i], y = b[i];
		x = (char)(x >= 'A' && x <= 'Z' ? x + 32 : x);
		y = (char)(y >= 'A' && y <= 'Z' ? y + 32 : y);
		if (x != y)
			return false;
	}
	return true;
}

/* Kiss, kisses and kissing are one word here; so are bath and baths. */
static bool is_alike(const char *a, size_t n, const char *b, size_t m)
{
	size_t least = n < m ? n : m, stem = 0;

	if (n == m && same(a, b, n))
		return true;
	while (stem < least && same(a + stem, b + stem, 1))
		stem++;
	/* touching and touched, massage and massaging */
	return stem >= STEM_LEAST && n - stem < ENDING_MOST &&
	       m - stem < ENDING_MOST;
}

static bool holds(const char *text, const char *w, size_t n, bool alike)
{
	size_t m;

	for (; (m = word(&text)); text += m)
		if (alike ? is_alike(w, n, text, m) :
			    n == m && same(w, text, n))
			return true;
	return false;
}

static bool touches(const char *title, const char *exact,
		    const char *const *texts)
{
	/* Translators: words so common that they do not say what a line is
	 * about, with blanks between; as many as you like. */
	const char *common = _("about after again all always and any anything "
		"are before both but can during each else ever every "
		"everything for from have how into just like more most much "
		"never not nothing off only our out over own same some such "
		"than that the their them then there these they thing things "
		"this those time too until very was way what when where which "
		"while who will with without you your");
	size_t n;

	for (const char *at = title; (n = word(&at)); at += n) {
		if (holds(exact, at, n, true))
			return true;
		if (n < WORD_LEAST || holds(common, at, n, false))
			continue;
		for (const char *const *t = texts; *t; t++)
			if (holds(*t, at, n, true))
				return true;
	}
	return false;
}

bool limits_touch(const struct limits *l, const char *who, const char *exact,
		  const char *const *texts)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct line *line = &l->line[i];
		if (line->off && (!who || !strcmp(who, line->who)) &&
		    touches(line->title, exact, texts))
			return true;
	}
	return false;
}

void limits_each(const struct limits *l, const char *text,
		 void (*each)(void *arg, const char *who, const char *title),
		 void *arg)
{
	const char *const texts[] = { text, NULL };

	for (size_t i = 0; i < l->n; i++)
		if (l->line[i].off && touches(l->line[i].title, "", texts))
			each(arg, l->line[i].who, l->line[i].title);
}

void limits_free(struct limits *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->n; i++) {
		free(l->line[i].who);
		free(l->line[i].title);
	}
	free(l->line);
	free(l);
}
