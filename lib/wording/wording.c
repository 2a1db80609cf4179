/* SPDX-License-Identifier: MIT
 * The engine put together: what it is made of, and which rules it wants. */
#include "wording/wording.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "wording/engine.h"

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

static int read_lists(struct wording *w, struct fault *f)
{
	static const char *const files[] = { "rules/macros.csv",
		"rules/words.csv" };

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		const char *path = stock_path(w->stock, files[i], f);
		if (!path || lists_read(w->lists, w->stock, path, f))
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
	struct stock *s = w->stock;
	const char *path;

	if (read_lists(w, f))
		return -1;
	if (!(path = stock_path(s, "rules/spelling.csv", f)) ||
	    !(w->speller = speller_read(s, path, w->lists, w->patterns, f)) ||
	    !(path = stock_path(s, "rules/guards.csv", f)) ||
	    !(w->guards = guards_read(s, path, w->lists, w->patterns, f)) ||
	    !(path = stock_path(s, "rules/rules.csv", f)) ||
	    rules_read(&w->rules, path, false, f))
		return -1;
	w->shipped = w->rules.n;
	if (!how->unweighed && weights_read(s, &w->weights, f))
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
	struct stock *s = stock_open(how->lang, f);
	struct wording *w = s ? mem_get(1, sizeof(*w)) : NULL;

	if (!w)
		return NULL;
	w->how = *how;
	w->stock = s;
	w->lists = lists_make();
	w->patterns = pattern_room(strcmp(stock_language(s), "en"), s);
	if (how->made)
		pattern_room_watch(w->patterns, how->made, how->made_arg);
	w->rules.stock = s;
	w->rules.lists = w->lists;
	w->rules.patterns = w->patterns;
	if (read_all(w, how, f)) {
		wording_close(w);
		return NULL;
	}
	choose(w, how);
	while (w->first_weighed < w->rules.n &&
	       w->rules.rule[w->first_weighed].on != ON_WEIGHTS)
		w->first_weighed++;
	w->block = mem_get(w->rules.n + 1, sizeof(*w->block));
	for (size_t i = 0; i < w->rules.n; i++)
		if (w->rules.rule[i].on == ON_BLOCK && w->rules.rule[i].wanted)
			w->block[w->n_block++] = i;
	w->sieves = sieves_make(w);
	w->near = mem_get(guards_cells(w->guards), sizeof(*w->near));
	w->far = mem_get(guards_cells(w->guards), sizeof(*w->far));
	w->fired = mem_get(w->rules.n + 1, sizeof(*w->fired));
	w->cleared = mem_get(w->rules.n + 1, sizeof(*w->cleared));
	w->touched = mem_get(w->rules.n + 1, sizeof(*w->touched));
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
	pattern_free(w->common);
	pattern_free(w->is_journal);
	pattern_free(w->not_journal);
	sieves_free(w->sieves);
	weights_free(w->weights);
	lists_free(w->lists);
	pattern_room_free(w->patterns);
	view_free(&w->normal);
	view_free(&w->view);
	free(w->fired);
	free(w->cleared);
	free(w->touched);
	free(w->near);
	free(w->far);
	free(w->block);
	free(w->masks.span);
	free(w->sentences.at);
	free(w->clauses.at);
	free(w->found);
	stock_free(w->stock);
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

size_t wording_at_home(struct wording *w, const char *text, size_t len)
{
	struct fault f = { 0 };
	struct span m;
	size_t n = 0;

	if (!w->common && !(w->common = list_pattern(w, "\\b{LANGUAGE}\\b",
						     &f)))
		return 0;
	for (size_t at = 0; pattern_find(w->common, text, len, at, &m) == 1;
	     at = m.to)
		n++;
	return n;
}

struct stock *wording_stock(struct wording *w)
{
	return w->stock;
}

struct lists *wording_lists(struct wording *w)
{
	return w->lists;
}

struct pattern_room *wording_patterns(struct wording *w)
{
	return w->patterns;
}
