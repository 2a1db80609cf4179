/* SPDX-License-Identifier: MIT
 * Rules and the words of their columns. */
#include "wording/rules.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

static const char *const categories[CAT_COUNT] = {
	"safety", "threat", "pressure", "contempt", "pathologizing",
	"character", "normality", "blame", "mind-reading", "self-shame",
	"loaded-question", "overgeneralization", "demand", "comparison",
	"dismissal",
};
static const enum severity usual[CAT_COUNT] = {
	SEV_INFO, SEV_ERROR, SEV_ERROR, SEV_WARNING, SEV_WARNING,
	SEV_WARNING, SEV_WARNING, SEV_WARNING, SEV_WARNING, SEV_NOTE,
	SEV_WARNING, SEV_WARNING, SEV_NOTE, SEV_NOTE, SEV_WARNING,
};
static const char *const severities[] = { "info", "note", "warning", "error" };
static const char *const registers[] = { "message", "journal", "note",
	"letter" };

static int find(const char *const *list, size_t n, const char *name,
		size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (*list[i] == *name && !strncmp(list[i], name, len) &&
		    !list[i][len])
			return (int)i;
	return -1;
}

const char *category_name(enum category c)
{
	return categories[c];
}

int category_find(const char *name, size_t len)
{
	return find(categories, CAT_COUNT, name, len);
}

const char *severity_name(enum severity s)
{
	return severities[s];
}

int severity_find(const char *name)
{
	return find(severities, ARRAY_LEN(severities), name, strlen(name));
}

int register_find(const char *name, size_t len)
{
	int i = find(registers, ARRAY_LEN(registers), name, len);

	return i < 0 ? -1 : 1 << i;
}

struct pattern *rules_pattern(struct lists *l, struct pattern_room *p,
			      const char *text, bool by_user, struct fault *f)
{
	struct buf full = BUF_EMPTY;
	struct pattern *made = NULL;
	char why[128];
	size_t where;

	if ((made = pattern_kept(p, text, by_user))) {
		/* What the stock keeps went all this way before. */
	} else if (strlen(text) > PATTERN_TEXT_MAX) {
		fault_set(f, N_("the pattern is too long"), 0);
	} else if (!lists_expand(l, text, &full, f)) {
		made = pattern_make(p, buf_text(&full), by_user, why,
				    sizeof(why), &where);
		if (made)
			pattern_goes_by(made, text, buf_text(&full));
		else
			fault_set_detail(f, N_("bad pattern"), why);
	}
	buf_free(&full);
	/* A user's pattern has a budget of its own, which shows what it costs. */
	if (made && !by_user)
		pattern_is(made, l, text);
	return made;
}

static struct pattern *make(struct rules *r, struct rule *rule,
			    const char *text, const char *column,
			    struct fault *f)
{
	struct pattern *p = rules_pattern(r->lists, r->patterns, text,
					  rule->by_user, f);

	if (!p) {
		f->file = rule->file;
		f->line = rule->line;
		fault_in_column(f, column);
		rule->off = true;
	}
	return p;
}

struct pattern *rule_pattern(struct rules *r, struct rule *rule,
			     struct fault *f)
{
	if (!rule->made && !rule->off)
		rule->made = make(r, rule, rule->pattern, "pattern", f);
	return rule->made;
}

struct pattern *rule_unless(struct rules *r, struct rule *rule,
			    struct fault *f)
{
	if (!rule->made_unless && *rule->unless && !rule->off)
		rule->made_unless = make(r, rule, rule->unless, "unless", f);
	return rule->made_unless;
}

enum column { ID, CATEGORY, SEVERITY, REGISTER, PATTERN, ON, GUARD_OFF,
	UNLESS, WORDS, CONFIDENCE, REWRITE, FEELING, SLOTS, MESSAGE, EXAMPLE,
	COUNTEREXAMPLE, SOURCE, SINCE, LANG, COLUMNS };

static const char *const columns[COLUMNS] = { "id", "category", "severity",
	"register", "pattern", "on", "guard_off", "unless", "words",
	"confidence", "rewrite", "feeling", "slots", "message", "example",
	"counterexample", "source", "since", "lang" };

static int bad(struct fault *f, const char *column, const char *message)
{
	fault_set(f, message, 0);
	fault_in_column(f, column);
	return -1;
}

static int read_words(struct rule *u, const char *const *cell,
		      struct fault *f)
{
	const char *word = cell[CATEGORY];
	int c = category_find(word, strlen(word)), s;

	if (c < 0)
		return bad(f, "category", N_("no such category"));
	u->category = (enum category)c;
	u->severity = usual[c];
	word = cell[SEVERITY];
	if (*word) {
		if ((s = severity_find(word)) < 0)
			return bad(f, "severity", N_("no such severity"));
		u->severity = (enum severity)s;
	}
	word = cell[REGISTER];
	u->registers = !*word || !strcmp(word, "any") ? REG_ANY : 0;
	for (const char *w = word; !u->registers && *w;) {
		size_t len = strcspn(w, " ");
		int bit = register_find(w, len);
		if (bit < 0)
			return bad(f, "register", N_("no such register"));
		unsigned more = (unsigned)bit;
		w += len + (w[len] == ' ');
		while (*w) {
			len = strcspn(w, " ");
			if ((bit = register_find(w, len)) < 0)
				return bad(f, "register",
					   N_("no such register"));
			more |= (unsigned)bit;
			w += len + (w[len] == ' ');
		}
		u->registers = more;
	}
	word = cell[ON];
	u->on = !strcmp(word, "clause") ? ON_CLAUSE :
		!strcmp(word, "block") ? ON_BLOCK :
		!strcmp(word, "weights") ? ON_WEIGHTS : ON_SENTENCE;
	if (*word && u->on == ON_SENTENCE && strcmp(word, "sentence"))
		return bad(f, "on", 
			   N_("neither sentence, clause, block nor weights"));
	return 0;
}

/* Only a user's rule can have an id that is there already. */
static struct rule *place(struct rules *r, const char *id, bool by_user)
{
	for (size_t i = 0; by_user && i < r->n; i++)
		if (!strcmp(r->rule[i].id, id))
			return &r->rule[i];
	r->rule = mem_grow(r->rule, &r->room, r->n + 1, sizeof(*r->rule));
	return &r->rule[r->n++];
}

static void free_rule(struct rule *u)
{
	pattern_free(u->made);
	pattern_free(u->made_unless);
}

/* A file of rules under way. */
struct reading {
	struct rules *rules;
	const char *path;
	bool by_user;
};

static int read_row(void *arg, const struct stock_row *row, struct fault *f)
{
	const struct reading *from = arg;
	const char *const *cell = row->cell;
	struct rules *r = from->rules;
	struct rule u = { .id = cell[ID], .pattern = cell[PATTERN],
		.unless = cell[UNLESS], .guard_off = cell[GUARD_OFF],
		.words = cell[WORDS], .rewrite = cell[REWRITE],
		.feeling = cell[FEELING], .slots = cell[SLOTS],
		.message = cell[MESSAGE], .example = cell[EXAMPLE],
		.counterexample = cell[COUNTEREXAMPLE],
		.source = cell[SOURCE], .file = from->path,
		.line = row->line, .by_user = from->by_user, .wanted = true };
	size_t before = r->n;

	if (u.by_user && *cell[LANG] &&
	    strcmp(cell[LANG], stock_language(r->stock)))
		return 0;
	if (!*u.id)
		return bad(f, "id", N_("a rule without id"));
	if (!*u.pattern)
		return bad(f, "pattern", N_("a rule without pattern"));
	if (read_words(&u, cell, f))
		return -1;
	u.confidence = *cell[CONFIDENCE] ? atoi(cell[CONFIDENCE]) : 100;
	u.strict = strstr(cell[SINCE], "strict") != NULL;
	struct rule *to = place(r, u.id, u.by_user);
	if (r->n == before)
		free_rule(to);
	*to = u;
	if (from->by_user && (!rule_pattern(r, to, f) ||
			(*to->unless && !rule_unless(r, to, f))))
		return -1;
	return 0;
}

int rules_read(struct rules *r, const char *path, bool by_user,
	       struct fault *f)
{
	struct reading from = { r, path, by_user };

	return stock_rows(r->stock, path, columns, COLUMNS, read_row, &from,
			  f);
}

void rules_free(struct rules *r)
{
	for (size_t i = 0; i < r->n; i++)
		free_rule(&r->rule[i]);
	free(r->rule);
	r->rule = NULL;
	r->n = r->room = 0;
}
