/* SPDX-License-Identifier: MIT
 * The engine put together: what it is made of, and which rules it wants. */
#include "wording/wording.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/share.h"
#include "wording/engine.h"
#include "wording/need.h"

static bool names(const char *list, const struct rule *u)
{
	const char *category = category_name(u->category);

	while (*list) {
		size_t len = strcspn(list, ",");
		if ((len == strlen(u->id) && !memcmp(list, u->id, len)) ||
		    (len == strlen(category) && !memcmp(list, category, len)))
			return true;
		list += len + (list[len] == ',');
	}
	return false;
}

static void choose(struct wording *w, const struct wording_how *how)
{
	for (size_t i = 0; i < w->rules.n; i++) {
		struct rule *u = &w->rules.rule[i];
		u->wanted = (!how->only || names(how->only, u)) &&
			!(how->exclude && names(how->exclude, u)) &&
			(!u->strict || how->strict);
	}
}

/* Rules that bring no needed words get them from their pattern. */
static void make_sieve(struct wording *w)
{
	struct fault f = { 0 };

	w->sieve = sieve_make(w->rules.n);
	for (size_t i = 0; i < w->rules.n; i++) {
		struct rule *u = &w->rules.rule[i];
		if (!u->wanted)
			continue;
		if (*u->words) {
			sieve_add(w->sieve, i, u->words);
			continue;
		}
		struct buf full = BUF_EMPTY;
		char *words = NULL;
		if (!lists_expand(w->lists, u->pattern, &full, &f))
			words = need_words(buf_text(&full));
		if (words)
			sieve_add(w->sieve, i, words);
		else
			sieve_always(w->sieve, i);
		free(words);
		buf_free(&full);
	}
	sieve_close(w->sieve);
	w->named = mem_get(sieve_cells(w->sieve), sizeof(*w->named));
	w->named_all = mem_get(sieve_cells(w->sieve), sizeof(*w->named));
}

/* All files of the rules are of one language. */
static char *find_file(struct wording *w, const char *name, struct fault *f)
{
	char *path = share_in(name, w->lang);

	if (path)
		w->paths[w->n_paths++] = path;
	else
		fault_set_detail(f, N_("shipped content is missing"), name);
	return path;
}

static int read_lists(struct wording *w, struct fault *f)
{
	static const char *const files[] = { "rules/macros.csv",
		"rules/words.csv" };

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		char *path = find_file(w, files[i], f);
		if (!path || lists_read(w->lists, path, f))
			return -1;
	}
	return 0;
}

static struct pattern *list_pattern(struct wording *w, const char *text,
				    struct fault *f)
{
	return rules_pattern(w->lists, w->patterns, text, false, f);
}

static int read_all(struct wording *w, const struct wording_how *how,
		    struct fault *f)
{
	char *path;

	if (read_lists(w, f))
		return -1;
	if (!(path = find_file(w, "rules/spelling.csv", f)) ||
	    !(w->speller = speller_read(path, w->lists, w->patterns, f)) ||
	    !(path = find_file(w, "rules/guards.csv", f)) ||
	    !(w->guards = guards_read(path, w->lists, w->patterns, f)) ||
	    rules_read(&w->rules, w->paths[0], false, f))
		return -1;
	for (size_t i = 0; i < how->n_own; i++)
		if (rules_read(&w->rules, how->own[i], true, f))
			return -1;
	w->splitter = splitter_make(w->lists, w->patterns, f);
	w->is_note = list_pattern(w, "{REGISTER_NOTE}", f);
	w->is_journal = list_pattern(w, "{REGISTER_JOURNAL}", f);
	w->not_journal = list_pattern(w, "{REGISTER_NOT_JOURNAL}", f);
	return w->splitter && w->is_note && w->is_journal && w->not_journal ?
		0 : -1;
}

struct wording *wording_open(const struct wording_how *how, struct fault *f)
{
	struct wording *w = mem_get(1, sizeof(*w));

	w->how = *how;
	w->paths[w->n_paths++] = share_find("rules/rules.csv", &w->lang, f);
	w->lists = lists_make();
	w->patterns = pattern_room(w->lang && strcmp(w->lang, "en"));
	w->rules.lists = w->lists;
	w->rules.patterns = w->patterns;
	if (!w->lang || read_all(w, how, f)) {
		wording_close(w);
		return NULL;
	}
	choose(w, how);
	make_sieve(w);
	w->fired = mem_get(w->rules.n + 1, sizeof(*w->fired));
	w->cleared = mem_get(w->rules.n + 1, sizeof(*w->cleared));
	return w;
}

void wording_close(struct wording *w)
{
	if (!w)
		return;
	rules_free(&w->rules);
	guards_free(w->guards);
	speller_free(w->speller);
	splitter_free(w->splitter);
	pattern_free(w->is_note);
	pattern_free(w->is_journal);
	pattern_free(w->not_journal);
	sieve_free(w->sieve);
	lists_free(w->lists);
	pattern_room_free(w->patterns);
	for (size_t i = 0; i < w->n_paths; i++)
		free(w->paths[i]);
	view_free(&w->normal);
	view_free(&w->view);
	free(w->named);
	free(w->named_all);
	free(w->fired);
	free(w->cleared);
	free(w->masks.span);
	free(w->sentences.at);
	free(w->clauses.at);
	free(w->found);
	free(w);
}

struct rule *wording_rule(struct wording *w, size_t i)
{
	return i < w->rules.n ? &w->rules.rule[i] : NULL;
}

static size_t number_of(const struct wording *w, const struct rule *rule)
{
	return (size_t)(rule - w->rules.rule);
}

bool wording_fired(const struct wording *w, const struct rule *rule)
{
	return w->fired[number_of(w, rule)];
}

const char *wording_cleared(const struct wording *w, const struct rule *rule)
{
	return w->cleared[number_of(w, rule)];
}

bool wording_off(struct wording *w, struct fault *f)
{
	*f = (struct fault){ .file = NULL };
	while (w->told < w->rules.n) {
		struct rule *u = &w->rules.rule[w->told++];
		if ((!u->made || !pattern_off(u->made)) &&
		    (!u->made_unless || !pattern_off(u->made_unless)))
			continue;
		f->file = u->file;
		f->line = u->line;
		fault_set_detail(f, N_("rule switched off: too costly"),
				 u->id);
		return true;
	}
	return guards_off(w->guards, &w->told_guards, f);
}

const char *wording_language(const struct wording *w)
{
	return w->lang;
}

struct lists *wording_lists(struct wording *w)
{
	return w->lists;
}

struct pattern_room *wording_patterns(struct wording *w)
{
	return w->patterns;
}
