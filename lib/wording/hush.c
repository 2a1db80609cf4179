/* SPDX-License-Identifier: MIT
 * Findings left out because their writer asked for it. */
#include "wording/hush.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { LINES_MAX = 100000, LINE_MAX_BYTES = 1000 };

static const char OK_BEHIND[] = "[ok]", OK_LINE[] = "attune: ok";
static const char OFF[] = "attune: off", ON[] = "attune: on";

enum kind { MARK_LINE, MARK_OFF, MARK_ON };

/* A mark of the text.  MARK_OFF holds until the next MARK_ON. */
struct mark {
	enum kind kind;
	size_t line;		/* of the text */
	char *names;		/* of OFF: " a b "; "" for all */
	bool used;
};

struct lines {
	char **at;
	size_t n, room;
};

struct hush {
	struct lines allowed, known;
	struct mark *mark;	/* n, by line */
	size_t n, room;
	size_t begun;		/* marks before those of the last block */
};

struct hush *hush_open(void)
{
	return mem_get(1, sizeof(struct hush));
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* One apostrophe and small letters, as the view has them. */
static char *plain(const char *text, size_t len)
{
	struct buf out = BUF_EMPTY;

	for (size_t i = 0; i < len; i++) {
		if (len - i >= 3 && !memcmp(text + i, "\u2019", 3)) {
			buf_putc(&out, '\'');
			i += 2;
		} else {
			buf_putc(&out, lower(text[i]));
		}
	}
	return buf_take(&out);
}

static int read_lines(struct lines *l, const char *path, struct fault *f)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	FILE *in = fopen(path, "re");

	if (!in && errno == ENOENT)
		return 0;
	f->file = path;
	if (!in) {
		fault_set(f, N_("cannot be read"), errno);
		return -1;
	}
	while ((n = getline(&line, &room, in)) > 0 && l->n < LINES_MAX) {
		while (n && strchr("\n\r \t", line[n - 1]))
			n--;
		if (!n || *line == '#' || n > LINE_MAX_BYTES)
			continue;
		l->at = mem_grow(l->at, &l->room, l->n + 1, sizeof(*l->at));
		l->at[l->n++] = plain(line, (size_t)n);
	}
	int bad = ferror(in) ? -1 : 0;
	if (bad)
		fault_set(f, N_("cannot be read"), errno);
	free(line);
	fclose(in);
	return bad;
}

int hush_allow(struct hush *h, const char *path, struct fault *f)
{
	return read_lines(&h->allowed, path, f);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int hush_known(struct hush *h, const char *path, struct fault *f)
{
	int got = read_lines(&h->known, path, f);

	if (h->known.n)
		qsort(h->known.at, h->known.n, sizeof(*h->known.at), by_text);
	return got;
}

void hush_text(struct hush *h)
{
	for (size_t i = 0; i < h->n; i++)
		free(h->mark[i].names);
	h->n = h->begun = 0;
}

/* What stands in a line between the marks of a comment. */
static void strip(const char **s, size_t *len)
{
	static const char blank[] = " \t\r\n#%/*;<!-", end[] = " \t\r\n-*/>";

	while (*len && strchr(blank, **s)) {
		++*s;
		--*len;
	}
	while (*len && strchr(end, (*s)[*len - 1]))
		--*len;
}

static bool begins(const char *s, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && !memcmp(s, with, n) &&
	       (len == n || s[n] == ' ' || s[n] == ',');
}

static char *names_of(const char *s, size_t len)
{
	struct buf out = BUF_EMPTY;

	buf_putc(&out, ' ');
	for (size_t i = 0; i < len; i++)
		buf_putc(&out, s[i] == ',' || s[i] == '\t' ? ' ' : s[i]);
	buf_putc(&out, ' ');
	if (strspn(out.at, " ") == out.len)
		buf_clear(&out);
	return buf_take(&out);
}

static void add(struct hush *h, enum kind kind, size_t line, char *names)
{
	h->mark = mem_grow(h->mark, &h->room, h->n + 1, sizeof(*h->mark));
	h->mark[h->n++] = (struct mark){ kind, line, names, kind == MARK_ON };
}

static size_t line_of(const struct block *b, size_t at)
{
	size_t line, column;

	block_place(b, at, &line, &column);
	return line;
}

void hush_block(struct hush *h, const struct block *b)
{
	h->begun = h->n;
	for (size_t i = 0; i < b->lines; i++) {
		const char *s = b->bytes + b->line[i].start;
		size_t len = b->line[i].to - b->line[i].start;
		size_t line = line_of(b, b->line[i].start);
		strip(&s, &len);
		if (begins(s, len, OFF))
			add(h, MARK_OFF, line,
			    names_of(s + strlen(OFF), len - strlen(OFF)));
		else if (begins(s, len, ON))
			add(h, MARK_ON, line, NULL);
		else if (len >= strlen(OK_LINE) &&
			 !memcmp(s + len - strlen(OK_LINE), OK_LINE,
				 strlen(OK_LINE)))
			add(h, MARK_LINE, line, NULL);
	}
}

static bool is_named(const struct mark *m, const struct finding *x)
{
	char name[80];

	if (!*m->names)
		return true;
	snprintf(name, sizeof(name), " %s ", x->rule->id);
	if (strstr(m->names, name))
		return true;
	snprintf(name, sizeof(name), " %s ", category_name(x->category));
	return strstr(m->names, name) != NULL;
}

static bool is_marked(struct hush *h, const struct block *b,
		      const struct finding *x)
{
	size_t first = line_of(b, x->at.from);
	size_t last = line_of(b, x->at.to ? x->at.to - 1 : 0);

	for (size_t i = h->n; i-- > 0;) {
		struct mark *m = &h->mark[i];
		if (m->kind == MARK_LINE && i >= h->begun &&
		    m->line >= first && m->line <= last)
			return m->used = true;
		if (m->kind == MARK_LINE || m->line > first)
			continue;
		/* What was switched on again lies before. */
		if (m->kind == MARK_ON)
			return false;
		if (is_named(m, x))
			return m->used = true;
	}
	return false;
}

/* The splitter may count "[ok]" to this sentence or to the next. */
static bool is_ok(const struct block *b, const struct finding *x)
{
	size_t at = x->sentence.to, n = strlen(OK_BEHIND);

	while (at > x->sentence.from && strchr(" \t\n", b->bytes[at - 1]))
		at--;
	if (at >= n && at - n >= x->at.to &&
	    !memcmp(b->bytes + at - n, OK_BEHIND, n))
		return true;
	at = x->sentence.to;
	while (at < b->len && strchr(" \t\n", b->bytes[at]))
		at++;
	return b->len - at >= n && !memcmp(b->bytes + at, OK_BEHIND, n);
}

size_t hush_lead(const char *text, size_t len)
{
	size_t n = strlen(OK_BEHIND), at = 0;

	while (at < len && strchr(" \t\n", text[at]))
		at++;
	if (len - at < n || memcmp(text + at, OK_BEHIND, n))
		return 0;
	at += n;
	while (at < len && strchr(" \t\n", text[at]))
		at++;
	return at;
}

/* A phrase covers what overlaps it, and not the rest of its sentence. */
static bool is_allowed(const struct hush *h, const struct view *v,
		       const struct finding *x)
{
	for (size_t i = 0; i < h->allowed.n; i++) {
		const char *phrase = h->allowed.at[i];
		size_t n = strlen(phrase);
		size_t from = x->view.from > n ? x->view.from - n : 0;
		for (size_t at = from; at < x->view.to && at + n <= v->len;
		     at++) {
			size_t k = 0;
			while (k < n && lower(v->at[at + k]) == phrase[k])
				k++;
			if (k == n && at + n > x->view.from)
				return true;
		}
	}
	return false;
}

void hush_key(const struct block *b, const struct finding *x,
	      char key[HUSH_KEY])
{
	uint64_t hash = 14695981039346656037u;
	bool blank = true;

	for (size_t i = x->sentence.from; i < x->sentence.to; i++) {
		unsigned char c = (unsigned char)b->bytes[i];
		bool is = c == ' ' || c == '\t' || c == '\n' || c == '\r';
		if (!is || !blank)
			hash = (hash ^ (is ? ' ' : c)) * 1099511628211u;
		blank = is;
	}
	/* A blank at the end is none. */
	if (!blank)
		hash = (hash ^ ' ') * 1099511628211u;
	for (const char *c = x->rule->id; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 1099511628211u;
	snprintf(key, HUSH_KEY, "%016llx", (unsigned long long)hash);
}

static bool is_known(const struct hush *h, const struct block *b,
		     const struct finding *x)
{
	char key[HUSH_KEY];
	const char *wanted = key;

	if (!h->known.n)
		return false;
	hush_key(b, x, key);
	return bsearch(&wanted, h->known.at, h->known.n,
		       sizeof(*h->known.at), by_text);
}

bool hush_covers(struct hush *h, const struct block *b, const struct view *v,
		 const struct finding *x)
{
	return is_marked(h, b, x) || is_ok(b, x) || is_allowed(h, v, x) ||
	       is_known(h, b, x);
}

void hush_unused(const struct hush *h, void (*tell)(void *arg, size_t line),
		 void *arg)
{
	for (size_t i = 0; i < h->n; i++)
		if (!h->mark[i].used)
			tell(arg, h->mark[i].line);
}

static void free_lines(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->at[i]);
	free(l->at);
}

void hush_close(struct hush *h)
{
	if (!h)
		return;
	hush_text(h);
	free(h->mark);
	free_lines(&h->allowed);
	free_lines(&h->known);
	free(h);
}
