/* SPDX-License-Identifier: MIT
 * Guards: what around a match says that it is not meant as a rule fears. */
#include "wording/guards.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

struct test {
	const char *text;
	bool negated;
	struct pattern *made;
};

/* What was asked last: most of what is asked again is asked of the same
 * sentence. */
struct asked {
	const char *text;
	size_t len, turn;
	bool answer;
};

struct guard {
	const char *id;
	unsigned clears;	/* a bit a category */
	size_t line;
	struct test test[AT_COUNT];
	struct asked *asked;	/* of each test, NULL: of none */
};

struct guards {
	struct guard *guard;
	size_t n, room;
	uint64_t *reach[REACHES];	/* a bit a guard */
	size_t turn;		/* texts begun */
	const char *path;
	struct lists *lists;
	struct pattern_room *patterns;
};

enum { ID = AT_COUNT, CLEARS, COLUMNS };

static const char *const columns[COLUMNS] = {
	"match", "before", "after", "clause", "sentence", "prev", "next",
	"block", "id", "clears",
};

static int read_clears(const char *words, unsigned *out)
{
	*out = 0;
	while (*words) {
		size_t len = strcspn(words, " ");
		int c = category_find(words, len);
		if (len == 3 && !memcmp(words, "all", 3))
			*out |= ((1u << CAT_COUNT) - 1) & ~(1u << CAT_SAFETY);
		else if (c >= 0)
			*out |= 1u << c;
		else
			return -1;
		words += len + (words[len] == ' ');
	}
	return 0;
}

static int read_row(void *guards, const struct stock_row *row, struct fault *f)
{
	struct guards *g = guards;
	struct guard new = { .id = row->cell[ID], .line = row->line };
	bool any = false;

	if (read_clears(row->cell[CLEARS], &new.clears) || !new.clears) {
		fault_set(f, N_("no such category"), 0);
		fault_in_column(f, "clears");
		return -1;
	}
	for (size_t i = 0; i < AT_COUNT; i++) {
		const char *p = row->cell[i];
		new.test[i].negated = *p == '!';
		new.test[i].text = p + (*p == '!');
		any |= *p != '\0';
	}
	g->guard = mem_grow(g->guard, &g->room, g->n + 1, sizeof(new));
	g->guard[g->n++] = new;
	if (any && *new.id)
		return 0;
	fault_set(f, N_("a guard needs an id and a pattern"), 0);
	return -1;
}

static void tell_reach(struct guards *g)
{
	for (int r = 0; r < REACHES; r++)
		g->reach[r] = mem_get(guards_cells(g), sizeof(**g->reach));
	for (size_t i = 0; i < g->n; i++) {
		const struct test *t = g->guard[i].test;
		enum reach r = *t[AT_BLOCK].text ? IN_BLOCK :
			*t[AT_PREV].text || *t[AT_NEXT].text ? BESIDE_IT :
			IN_SENTENCE;
		g->reach[r][i / 64] |= (uint64_t)1 << i % 64;
	}
}

struct guards *guards_read(struct stock *s, const char *path,
			   struct lists *l, struct pattern_room *p,
			   struct fault *f)
{
	struct guards *g = mem_get(1, sizeof(*g));

	g->lists = l;
	g->patterns = p;
	g->path = path;
	if (stock_rows(s, path, columns, COLUMNS, read_row, g, f)) {
		guards_free(g);
		return NULL;
	}
	tell_reach(g);
	return g;
}

void guards_free(struct guards *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->n; i++) {
		for (size_t k = 0; k < AT_COUNT; k++)
			pattern_free(g->guard[i].test[k].made);
		free(g->guard[i].asked);
	}
	for (int r = 0; r < REACHES; r++)
		free(g->reach[r]);
	free(g->guard);
	free(g);
}

static bool listed(const char *id, const char *off)
{
	size_t n = strlen(id);

	while (*off) {
		size_t len = strcspn(off, " ");
		if ((len == n && !memcmp(off, id, n)) ||
		    (len == 3 && !memcmp(off, "all", 3)))
			return true;
		off += len + (off[len] == ' ');
	}
	return false;
}

static int make(struct guards *g, struct guard *u, enum where w,
		struct fault *f)
{
	struct test *t = &u->test[w];

	if (!t->made)
		t->made = rules_pattern(g->lists, g->patterns, t->text, false,
					f);
	if (t->made)
		return 0;
	f->file = g->path;
	f->line = u->line;
	fault_in_column(f, columns[w]);
	return -1;
}

int guards_make(struct guards *g, struct fault *f)
{
	for (size_t i = 0; i < g->n; i++)
		for (int w = 0; w < AT_COUNT; w++)
			if (*g->guard[i].test[w].text &&
			    make(g, &g->guard[i], (enum where)w, f))
				return -1;
	return 0;
}

bool guards_off(const struct guards *g, size_t *at, struct fault *f)
{
	while (*at < g->n) {
		const struct guard *u = &g->guard[(*at)++];
		for (size_t w = 0; w < AT_COUNT; w++) {
			if (!u->test[w].made || !pattern_off(u->test[w].made))
				continue;
			f->file = g->path;
			f->line = u->line;
			fault_in_column(f, columns[w]);
			fault_set_detail(f, N_("guard switched off: too "
					       "costly"), u->id);
			return true;
		}
	}
	return false;
}

const uint64_t *guards_reach(const struct guards *g, enum reach r)
{
	return g->reach[r];
}

size_t guards_cells(const struct guards *g)
{
	return g->n / 64 + 1;
}

void guards_begin(struct guards *g)
{
	g->turn++;
}

/* What a test looks at: the end of a text that is too long to be before. */
static size_t looks_at(enum where w, const struct around *a, const char **s)
{
	size_t len = a->len[w];

	*s = a->text[w];
	if (w == AT_BEFORE && len > PATTERN_PIECE) {
		*s += len - PATTERN_PIECE;
		while (((unsigned char)**s & 0xc0) == 0x80)
			++*s;
		len = (size_t)(a->text[w] + a->len[w] - *s);
	}
	return len;
}

/* Whether it is known that a test does not hold. */
static bool fails(const struct guards *g, const struct guard *u, enum where w,
		  const struct around *a)
{
	const struct asked *k = u->asked + w;
	const char *s;

	return k->turn == g->turn && !k->answer &&
		k->len == looks_at(w, a, &s) && k->text == s;
}

static bool holds(struct guards *g, struct guard *u, enum where w,
		  const struct around *a, struct fault *f)
{
	struct test *t = &u->test[w];
	struct asked *k = u->asked + w;
	const char *s;

	if (!*t->text)
		return true;
	if (!t->made && make(g, u, w, f))
		return false;
	size_t len = looks_at(w, a, &s);
	if (k->text != s || k->len != len || k->turn != g->turn)
		*k = (struct asked){ s, len, g->turn,
			pattern_in(t->made, s, len) != t->negated };
	return k->answer;
}

static bool all_hold(struct guards *g, struct guard *u,
		     const struct around *a, struct fault *f)
{
	if (!u->asked)
		u->asked = mem_get(AT_COUNT, sizeof(*u->asked));
	for (int w = 0; w < AT_COUNT; w++)
		if (fails(g, u, (enum where)w, a))
			return false;
	for (int w = 0; w < AT_COUNT; w++)
		if (!holds(g, u, (enum where)w, a, f))
			return false;
	return true;
}

/* What all that must match asks for, as if it stood in one pattern. */
static int wholly(const struct guards *g, const struct guard *u,
		  struct buf *out, struct fault *f)
{
	for (int w = 0; w < AT_COUNT; w++) {
		const struct test *t = &u->test[w];
		if (!*t->text || t->negated)
			continue;
		buf_puts(out, ".*(?:");
		if (lists_expand(g->lists, t->text, out, f))
			return -1;
		buf_putc(out, ')');
	}
	return 0;
}

struct sieve *guards_sieve(const struct guards *g, struct fault *f)
{
	struct sieve_maker *m = sieve_begin(g->n);
	int bad = 0;

	for (size_t i = 0; i < g->n; i++) {
		struct buf all = BUF_EMPTY;
		struct needs n;
		bad |= wholly(g, &g->guard[i], &all, f);
		if (needs_find(buf_text(&all), &n))
			sieve_add(m, i, &n);
		else
			sieve_always(m, i);
		needs_free(&n);
		buf_free(&all);
	}
	struct sieve *s = sieve_made(m);
	if (!bad)
		return s;
	sieve_free(s);
	return NULL;
}

static bool is_off(const struct guard *u, const char *off)
{
	const unsigned faults = ((1u << CAT_COUNT) - 1) & ~(1u << CAT_SAFETY);

	return !strcmp(off, "some") ? (u->clears & faults) != faults :
		listed(u->id, off);
}

const char *guards_clear(struct guards *g, enum category c, const char *off,
			 const uint64_t *named, const struct around *a,
			 struct fault *f)
{
	for (size_t i = 0; i < g->n; i++) {
		struct guard *u = &g->guard[i];
		if (u->clears >> c & 1 &&
		    (!named || named[i / 64] >> i % 64 & 1) &&
		    !(*off && is_off(u, off)) && all_hold(g, u, a, f))
			return u->id;
	}
	return NULL;
}
