/* SPDX-License-Identifier: MIT
 * Forms of verbs, looked up and never guessed. */
#include "reword/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

static const char *const forms[VERB_FORMS] = { "base", "third", "past",
	"participle", "ing", "noun", "wish", "me" };

struct verb {
	const char *form[VERB_FORMS];
};

struct verbs {
	struct verb *verb;
	size_t n, room;
};

int verbs_form_of(const char *name, size_t len)
{
	for (int i = 0; i < VERB_FORMS; i++)
		if (strlen(forms[i]) == len && !memcmp(forms[i], name, len))
			return i;
	return -1;
}

static int read_row(void *verbs, const struct stock_row *row, struct fault *f)
{
	struct verbs *v = verbs;

	v->verb = mem_grow(v->verb, &v->room, v->n + 1, sizeof(*v->verb));
	memcpy(v->verb[v->n++].form, row->cell,
	       VERB_FORMS * sizeof(*row->cell));
	for (int i = 0; i <= VERB_NOUN; i++) {
		if (*row->cell[i])
			continue;
		fault_in_column(f, forms[i]);
		fault_set(f, N_("a form of the verb is missing"), 0);
		return -1;
	}
	return 0;
}

struct verbs *verbs_read(struct stock *s, const char *path, struct fault *f)
{
	struct verbs *v = mem_get(1, sizeof(*v));

	if (!stock_rows(s, path, forms, VERB_FORMS, read_row, v, f))
		return v;
	verbs_free(v);
	return NULL;
}

void verbs_free(struct verbs *v)
{
	if (!v)
		return;
	free(v->verb);
	free(v);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same(const char *form, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!form[i] || form[i] != lower(word[i]))
			return false;
	return !form[len];
}

static const struct verb *find(const struct verbs *v, const char *word,
			       size_t len, int *form)
{
	char first = len ? lower(*word) : '\0';

	for (size_t i = 0; i < v->n; i++)
		for (*form = 0; *form < VERB_SAID; ++*form)
			if (*v->verb[i].form[*form] == first &&
			    same(v->verb[i].form[*form], word, len))
				return &v->verb[i];
	return NULL;
}

const char *verbs_form(const struct verbs *v, const char *word, size_t len,
		       enum verb_form form)
{
	int said;
	const struct verb *verb = find(v, word, len, &said);

	return verb ? verb->form[form] : NULL;
}

int verbs_is(const struct verbs *v, const char *word, size_t len)
{
	int said;

	return find(v, word, len, &said) ? said : -1;
}

/* What takes the place of a barb and of the verb behind it, which goes up to
 * *to; false when the table has no such verb. */
static bool add_plain(const struct verbs *v, struct pattern *barb,
		      const char *s, size_t *to, struct buf *out)
{
	static const struct {
		const char *group, *words;
		enum verb_form form;
	} kinds[] = { { "past", "", VERB_PAST }, { "third", "", VERB_THIRD },
		{ "base", "", VERB_BASE }, { "not", "do not ", VERB_BASE },
		{ "nots", "does not ", VERB_BASE },
		{ "noted", "did not ", VERB_BASE },
		{ "me", "me", VERB_FORMS } };
	size_t len = 0;
	struct span g;

	while ((s[*to + len] | 32) >= 'a' && (s[*to + len] | 32) <= 'z')
		len++;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (!pattern_group(barb, kinds[i].group, &g))
			continue;
		const char *form = kinds[i].form == VERB_FORMS ? "" :
			verbs_form(v, s + *to, len, kinds[i].form);
		if (!form || (!*form && kinds[i].form != VERB_FORMS))
			return false;
		buf_addf(out, "%s%s", kinds[i].words, form);
		if (*form)
			*to += len;
	}
	return true;
}

char *verbs_plain(const struct verbs *v, struct pattern *barb, const char *s)
{
	struct buf out = BUF_EMPTY;
	size_t at = 0, len = strlen(s);
	struct span m;

	while (pattern_find(barb, s, len, at, &m) == 1 && m.to > m.from) {
		size_t to = m.to;
		buf_add(&out, s + at, m.from - at);
		if (!add_plain(v, barb, s, &to, &out))
			buf_add(&out, s + m.from, m.to - m.from);
		at = to;
	}
	buf_puts(&out, s + at);
	return buf_take(&out);
}
