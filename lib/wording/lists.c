/* SPDX-License-Identifier: MIT
 * Named pieces of patterns: macros and word lists. */
#include "wording/lists.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

enum { SLOTS = 512, DEEPEST = 8, EXPANDED_MAX = 200 << 10 };

/* A row of a list: a macro's text, or words with " | " between them. */
struct piece {
	struct piece *next;
	const char *text;
	bool words;
};

struct list {
	struct list *next;
	const char *name;
	struct piece *first, **last;
	struct buf text;	/* joined when it is first asked for */
};

struct lists {
	struct list *slot[SLOTS];
};

struct lists *lists_make(void)
{
	return mem_get(1, sizeof(struct lists));
}

void lists_free(struct lists *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < SLOTS; i++)
		for (struct list *e = l->slot[i], *next; e; e = next) {
			next = e->next;
			for (struct piece *p = e->first, *q; p; p = q) {
				q = p->next;
				free(p);
			}
			buf_free(&e->text);
			free(e);
		}
	free(l);
}

static size_t slot_of(const char *name, size_t len)
{
	size_t h = 0;

	for (size_t i = 0; i < len; i++)
		h = h * 31 + (unsigned char)name[i];
	return h % SLOTS;
}

static struct list *find(const struct lists *l, const char *name, size_t len)
{
	struct list *e = l->slot[slot_of(name, len)];

	while (e && (strlen(e->name) != len || memcmp(e->name, name, len)))
		e = e->next;
	return e;
}

static struct list *get(struct lists *l, const char *name)
{
	struct list *e = find(l, name, strlen(name));

	if (!e) {
		size_t at = slot_of(name, strlen(name));
		e = mem_get(1, sizeof(*e));
		e->name = name;
		e->last = &e->first;
		e->next = l->slot[at];
		l->slot[at] = e;
	}
	return e;
}

/* "a | b" becomes "a|b"; blanks inside a phrase stay. */
static void add_words(struct buf *to, const char *words)
{
	while (*words) {
		const char *end = strstr(words, " | ");
		size_t len = end ? (size_t)(end - words) : strlen(words);
		if (to->len)
			buf_putc(to, '|');
		buf_add(to, words, len);
		words += len + (end ? 3 : 0);
	}
}

static const char *text_of(struct list *e)
{
	for (const struct piece *p = e->text.len ? NULL : e->first; p;
	     p = p->next) {
		if (p->words) {
			add_words(&e->text, p->text);
			continue;
		}
		if (e->text.len)
			buf_putc(&e->text, '|');
		buf_puts(&e->text, p->text);
	}
	return buf_text(&e->text);
}

static int read_row(void *lists, const struct stock_row *row, struct fault *f)
{
	const char *name = row->cell[0], *text = row->cell[1];
	const char *words = row->cell[2];

	if (!*name || (!*text && !*words)) {
		fault_set(f, N_("a list needs a name and words"), 0);
		return -1;
	}
	struct list *e = get(lists, name);
	struct piece *p = mem_get(1, sizeof(*p));
	p->words = !*text;
	p->text = *text ? text : words;
	*e->last = p;
	e->last = &p->next;
	return 0;
}

int lists_read(struct lists *l, struct stock *s, const char *path,
	       struct fault *f)
{
	static const char *const columns[] = { "name", "text", "words" };

	return stock_rows(s, path, columns, ARRAY_LEN(columns), read_row, l,
			  f);
}

/* Length of the name in "{NAME}" at s, 0 when there is none: quantifiers
 * such as {2,3} are none. */
static size_t name_at(const char *s)
{
	size_t n = 1;

	if (s[0] != '{' || s[1] < 'A' || s[1] > 'Z')
		return 0;
	while ((s[n] >= 'A' && s[n] <= 'Z') || s[n] == '_' ||
	       (s[n] >= '0' && s[n] <= '9'))
		n++;
	return s[n] == '}' ? n - 1 : 0;
}

static int expand(const struct lists *l, const char *s, struct buf *out,
		  int depth, struct fault *f)
{
	if (depth > DEEPEST || out->len > EXPANDED_MAX) {
		fault_set(f, N_("lists in lists without end"), 0);
		return -1;
	}
	while (*s) {
		if (*s == '\\' && s[1]) {
			buf_add(out, s, 2);
			s += 2;
			continue;
		}
		size_t len = name_at(s);
		if (!len) {
			buf_putc(out, *s++);
			continue;
		}
		struct list *e = find(l, s + 1, len);
		if (!e) {
			char *name = mem_dupn(s + 1, len);
			fault_set_detail(f, N_("no such list"), name);
			free(name);
			return -1;
		}
		buf_puts(out, "(?:");
		if (expand(l, text_of(e), out, depth + 1, f))
			return -1;
		buf_putc(out, ')');
		s += len + 2;
	}
	return 0;
}

int lists_expand(const struct lists *l, const char *pattern, struct buf *out,
		 struct fault *f)
{
	return expand(l, pattern, out, 0, f);
}
