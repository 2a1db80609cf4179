/* SPDX-License-Identifier: MIT
 * Words and what they mean. */
#include "content/glossary.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/book.h"
#include "content/party.h"

enum { INDENT = 2 };

/* Meanings that differ come first: they are worth a look. */
enum standing { DIFFERS, ONE, AGREED, SHIPPED, STATUSES };

static const char *const status_words[STATUSES] = { "differs", "own", "agreed",
	"shipped" };

static const char *const columns[] = { "id", "term", "status", "who",
	"meaning", "not_this" };

/* What one person wrote of a word. */
struct meaning {
	char *who, *text;
	char id[IDENT_MAX];
	struct stamp time;
	bool agrees;		/* of kind agreement, with state yes */
	bool is_agreement;
};

struct word {
	char *id, *term;	/* id "" for the couple's own */
	const char *plain, *not_this;
	struct meaning *said;	/* n of them */
	size_t n, room;
	enum standing status;
	const char *ours;	/* the agreed meaning; NULL */
};

struct glossary {
	struct book *book;
	const struct config *config;
	struct word *word;
	size_t n, room;
};

static struct word *find(const struct glossary *g, const char *term)
{
	for (size_t i = 0; i < g->n; i++)
		if (utf8_same(g->word[i].term, term) ||
		    (*g->word[i].id && utf8_same(g->word[i].id, term)))
			return &g->word[i];
	return NULL;
}

static struct word *add(struct glossary *g, const char *id, const char *term)
{
	g->word = mem_grow(g->word, &g->room, g->n + 1, sizeof(*g->word));
	struct word *w = &g->word[g->n++];
	*w = (struct word){ .id = mem_dup(id), .term = mem_dup(term),
			    .plain = "", .not_this = "" };
	return w;
}

static struct meaning *of_person(struct word *w, const struct entry *e,
				 bool is_agreement)
{
	for (size_t i = 0; i < w->n; i++) {
		struct meaning *m = &w->said[i];
		if (m->is_agreement == is_agreement && !strcmp(m->who, e->who))
			return scan_before(&e->time, e->id, &m->time, m->id) ?
			       NULL : m;
	}
	w->said = mem_grow(w->said, &w->room, w->n + 1, sizeof(*w->said));
	struct meaning *m = &w->said[w->n++];
	*m = (struct meaning){ .who = mem_dup(e->who),
			       .is_agreement = is_agreement };
	return m;
}

static void take(void *arg, const struct entry *e)
{
	struct glossary *g = arg;
	const char *title = entry_cell(e, "title");
	const char *note = entry_cell(e, "note");
	bool agreement = !strcmp(e->kind, "agreement");

	if (!*title || (!agreement && strcmp(e->kind, "glossary")))
		return;
	/* Only what is a word of the list already can be agreed on so. */
	struct word *w = find(g, title);
	if (!w && (agreement || !*note))
		return;
	if (!w)
		w = add(g, "", title);
	struct meaning *m = of_person(w, e, agreement);
	if (!m)
		return;
	free(m->text);
	m->text = mem_dup(note);
	m->time = e->time;
	memcpy(m->id, e->id, sizeof(m->id));
	m->agrees = agreement && !strcmp(entry_cell(e, "state"), "yes");
}

static int by_time(const void *a, const void *b)
{
	const struct meaning *x = a, *y = b;

	if (scan_before(&x->time, x->id, &y->time, y->id))
		return -1;
	return scan_before(&y->time, y->id, &x->time, x->id);
}

/* Two who agree are enough for "ours"; so are two who wrote the same. */
static void settle(struct word *w)
{
	size_t own = 0, agree = 0;
	const char *text = NULL, *agreed = NULL;
	bool same = true;

	if (w->n)
		qsort(w->said, w->n, sizeof(*w->said), by_time);
	for (size_t i = 0; i < w->n; i++) {
		const struct meaning *m = &w->said[i];
		if (m->is_agreement) {
			agree += m->agrees;
			if (m->agrees && *m->text && !agreed)
				agreed = m->text;
			continue;
		}
		if (!*m->text)
			continue;
		own++;
		same &= !text || utf8_same(text, m->text);
		text = m->text;
	}
	w->status = own > 1 ? DIFFERS : own ? ONE : SHIPPED;
	if (agree > 1 && agreed)
		w->ours = agreed;
	else if (own > 1 && same)
		w->ours = text;
	if (w->ours)
		w->status = AGREED;
}

static int by_term(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return strcmp(x->term, y->term);
}

struct glossary *glossary_read(const struct scan_how *how,
			       const struct config *config, struct fault *f)
{
	static const char *const needed[] = { "id", "term", "meaning", NULL };
	static const struct book_how book_how = { .name = "glossary.csv",
		.needed = needed, .key = "id" };
	struct book *b = book_read(&book_how, f);

	if (!b)
		return NULL;
	struct glossary *g = mem_get(1, sizeof(*g));
	g->book = b;
	g->config = config;
	for (size_t i = 0; i < book_count(b); i++) {
		struct word *w = add(g, book_cell(b, i, "id"),
				     book_cell(b, i, "term"));
		w->plain = book_cell(b, i, "meaning");
		w->not_this = book_cell(b, i, "not_this");
	}
	if (scan_log(how, take, g, f)) {
		glossary_free(g);
		return NULL;
	}
	for (size_t i = 0; i < g->n; i++)
		settle(&g->word[i]);
	/* Whose file is read first must not show in the order. */
	if (g->n > book_count(b))
		qsort(g->word + book_count(b), g->n - book_count(b),
		      sizeof(*g->word), by_term);
	return g;
}

static void add_row(struct leaf *l, const struct word *w, const char *status,
		    const char *who, const char *meaning)
{
	const char *const cells[ARRAY_LEN(columns)] = { w->id, w->term, status,
		who, meaning, *who ? "" : w->not_this };

	leaf_row(l, cells);
}

static void word_rows(struct leaf *l, const struct word *w)
{
	if (*w->plain)
		add_row(l, w, status_words[SHIPPED], "", w->plain);
	for (size_t i = 0; i < w->n; i++)
		if (!w->said[i].is_agreement && *w->said[i].text)
			add_row(l, w, status_words[w->status == AGREED ? ONE :
						   w->status],
				w->said[i].who, w->said[i].text);
	if (w->ours)
		add_row(l, w, status_words[AGREED], "", w->ours);
}

static void word_text(struct buf *out, const struct glossary *g,
		      const struct word *w, const struct show_how *how)
{
	struct buf line = BUF_EMPTY;

	buf_putc(out, '\n');
	leaf_text(out, w->term, 0, how->width);
	if (*w->plain)
		leaf_text(out, w->plain, INDENT, how->width);
	if (*w->not_this) {
		/* Translators: %s is what a word does not mean. */
		buf_addf(&line, _("Not: %s"), w->not_this);
		leaf_text(out, buf_text(&line), INDENT, how->width);
	}
	for (size_t i = 0; i < w->n; i++) {
		const struct meaning *m = &w->said[i];
		if (m->is_agreement || !*m->text)
			continue;
		buf_clear(&line);
		/* Translators: a person, and what a word means to them. */
		buf_addf(&line, _("To %s: %s"), party_name(g->config, m->who),
			 m->text);
		leaf_text(out, buf_text(&line), INDENT, how->width);
	}
	buf_clear(&line);
	if (w->ours) {
		/* Translators: %s is what a word means to all of them. */
		buf_addf(&line, _("To all of you: %s"), w->ours);
		leaf_text(out, buf_text(&line), INDENT, how->width);
	} else if (w->status == DIFFERS) {
		leaf_text(out, _("You mean different things by it, and they "
				 "may stay different."), INDENT, how->width);
	}
	buf_free(&line);
}

size_t glossary_show(struct buf *out, enum show_format format,
		     const struct glossary *g, const char *term,
		     const struct show_how *how)
{
	const struct word *only = term ? find(g, term) : NULL;
	struct leaf l = { .out = out, .format = format, .columns = columns,
		.n = ARRAY_LEN(columns) };
	size_t n = 0;

	if (format != SHOW_TEXT)
		leaf_begin(&l);
	else if (!term || only)
		leaf_text(out, _("Words, and what they can mean"), 0,
			  how->width);
	for (int status = 0; status < STATUSES; status++)
		for (size_t i = 0; i < g->n; i++) {
			const struct word *w = &g->word[i];
			if ((int)w->status != status || (term && w != only))
				continue;
			if (format == SHOW_TEXT)
				word_text(out, g, w, how);
			else
				word_rows(&l, w);
			n++;
		}
	if (format != SHOW_TEXT)
		leaf_end(&l);
	else if (n)
		leaf_footer(out, how);
	return n;
}

void glossary_unlike(const struct glossary *g,
		     void (*each)(void *arg, const char *term,
				  const char *const *who,
				  const char *const *what, size_t n),
		     void *arg)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct word *w = &g->word[i];
		if (w->status != DIFFERS)
			continue;
		const char **who = mem_get(2 * w->n, sizeof(*who));
		const char **what = who + w->n;
		size_t n = 0;
		for (size_t k = 0; k < w->n; k++) {
			if (w->said[k].is_agreement || !*w->said[k].text)
				continue;
			who[n] = w->said[k].who;
			what[n++] = w->said[k].text;
		}
		each(arg, w->term, who, what, n);
		free(who);
	}
}

void glossary_free(struct glossary *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->n; i++) {
		struct word *w = &g->word[i];
		for (size_t k = 0; k < w->n; k++) {
			free(w->said[k].who);
			free(w->said[k].text);
		}
		free(w->said);
		free(w->id);
		free(w->term);
	}
	free(g->word);
	book_free(g->book);
	free(g);
}
