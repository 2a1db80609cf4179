/* SPDX-License-Identifier: MIT
 * Words and lines of the couple's notes, found in a text. */
#include "content/mentions.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/glossary.h"
#include "content/leaf.h"
#include "content/limits.h"
#include "content/party.h"

/* A word that people mean differently, and what there is to say of it. */
struct unlike {
	char *term, *text;
	bool said;
};

struct mentions {
	const struct config *config;
	struct unlike *word;
	size_t n, room;
	struct limits *limits;
	char **said;		/* titles of lines told already */
	size_t n_said, said_room;
};

static void take_word(void *arg, const char *term, const char *const *who,
		      const char *const *what, size_t n)
{
	struct mentions *m = arg;
	struct buf text = BUF_EMPTY;

	/* Translators: %s is a word of which people mean different things. */
	buf_addf(&text, _("\u201c%s\u201d means different things to you, and may."),
		 term);
	for (size_t i = 0; i < n; i++) {
		buf_putc(&text, ' ');
		/* Translators: a person, and what a word means to them. */
		buf_addf(&text, _("To %s: %s"),
			 party_name(m->config, who[i]), what[i]);
		if (text.at[text.len - 1] != '.')
			buf_putc(&text, '.');
	}
	m->word = mem_grow(m->word, &m->room, m->n + 1, sizeof(*m->word));
	m->word[m->n++] = (struct unlike){ .term = mem_dup(term),
					   .text = buf_take(&text) };
}

static void take_line(void *limits, const struct entry *e)
{
	limits_take(limits, e);
}

struct mentions *mentions_read(const struct scan_how *how,
			       const struct config *config, struct fault *f)
{
	struct glossary *g = glossary_read(how, config, f);
	struct scan_how again = *how;

	if (!g)
		return NULL;
	struct mentions *m = mem_get(1, sizeof(*m));
	m->config = config;
	m->limits = limits_new();
	glossary_unlike(g, take_word, m);
	glossary_free(g);
	/* Bad rows have been named once. */
	again.bad = NULL;
	if (scan_log(&again, take_line, m->limits, f)) {
		mentions_free(m);
		return NULL;
	}
	return m;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* Whether the term stands in the text as whole words, capitals aside. */
static bool names(const char *text, const char *term)
{
	size_t len = strlen(term);

	for (const char *at = text; *at; at++)
		if (!strncasecmp(at, term, len) &&
		    (at == text || !is_letter(at[-1])) && !is_letter(at[len]))
			return true;
	return false;
}

/* The paragraphs of one text under way. */
struct telling {
	struct mentions *m;
	size_t indent, width, n;
	struct buf *out;
};

static void tell_line(void *arg, const char *who, const char *title)
{
	struct telling *t = arg;
	struct mentions *m = t->m;
	struct buf text = BUF_EMPTY;

	/* Translators: a person, and the line they have drawn. */
	buf_addf(&text, _("A line in your notes touches this. %s: %s"),
		 party_name(m->config, who), title);
	bool fresh = true;
	for (size_t i = 0; i < m->n_said; i++)
		fresh &= strcmp(m->said[i], text.at) != 0;
	if (fresh) {
		leaf_text(t->out, text.at, t->indent, t->width);
		t->n++;
		m->said = mem_grow(m->said, &m->said_room, m->n_said + 1,
				   sizeof(*m->said));
		m->said[m->n_said++] = buf_take(&text);
	}
	buf_free(&text);
}

size_t mentions_add(struct mentions *m, const char *text, size_t indent,
		    size_t width, struct buf *out)
{
	struct telling t = { m, indent, width, 0, out };

	for (size_t i = 0; i < m->n; i++) {
		if (m->word[i].said || !names(text, m->word[i].term))
			continue;
		leaf_text(out, m->word[i].text, indent, width);
		m->word[i].said = true;
		t.n++;
	}
	limits_each(m->limits, text, tell_line, &t);
	return t.n;
}

void mentions_free(struct mentions *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->n; i++) {
		free(m->word[i].term);
		free(m->word[i].text);
	}
	for (size_t i = 0; i < m->n_said; i++)
		free(m->said[i]);
	free(m->word);
	free(m->said);
	limits_free(m->limits);
	free(m);
}
