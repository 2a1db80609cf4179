/* SPDX-License-Identifier: MIT
 * What one person answered to item sets. */
#include "content/answers.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/config.h"

enum { LINE_MAX_BYTES = 64 << 10 };

struct answer {
	const struct item *item;
	const struct items *from;
	enum visibility sight;
	char *value;		/* NULL: not given */
};

struct answers {
	const struct items *items;
	struct answer *all;
	size_t n, n_open;	/* the first n_open are not alone's */
};

static const char NO_CHOICE[] = N_("is none of the choices");
static const char NO_LINE[] = N_("a line is \"name = value\"");
static const char NO_ITEM[] = N_("is not among the questions");
static const char NO_UTF8[] = N_("is not UTF-8 text");

static bool is_alone(const struct item *it)
{
	return it->visibility == ITEM_PRIVATE ||
	       it->visibility == ITEM_CLINICIAN;
}

static bool is_in(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(list[i], word))
			return true;
	return false;
}

static enum visibility sight_of(const struct item *it,
				const struct answers_how *how)
{
	bool kept = is_in(how->kept, how->n_kept, it->id);
	bool given = how->share && (config_holds(how->share, "all") ||
				    config_holds(how->share, it->id));

	switch (it->visibility) {
	case ITEM_SHARED: return kept ? PRIVATE : SHARED;
	case ITEM_KEPT: return given && !kept ? SHARED : PRIVATE;
	case ITEM_CLINICIAN: return CLINICIAN;
	case ITEM_PRIVATE: break;
	}
	return PRIVATE;
}

static void add_items(struct answers *a, const struct answers_how *how,
		      bool alone)
{
	for (const struct items *s = a->items; s; s = s->next)
		for (size_t i = 0; i < s->n; i++) {
			const struct item *it = &s->item[i];
			if (is_alone(it) == alone &&
			    items_find(a->items, it->id) == it)
				a->all[a->n++] = (struct answer){ it, s,
					sight_of(it, how), NULL };
		}
}

struct answers *answers_new(const struct items *s,
			    const struct answers_how *how)
{
	struct answers *a = mem_get(1, sizeof(*a));
	size_t n = 0;

	a->items = s;
	for (; s; s = s->next)
		n += s->n;
	a->all = mem_get(n + 1, sizeof(*a->all));
	add_items(a, how, false);
	a->n_open = a->n;
	if (how->alone)
		add_items(a, how, true);
	return a;
}

static int check_set(const struct items *s, struct fault *f)
{
	struct buf set = BUF_EMPTY;

	buf_addf(&set, "%s-%s", s->set, s->version);
	char *word = entry_canonical("item_set", buf_text(&set), f);
	buf_free(&set);
	free(word);
	return word ? 0 : -1;
}

int answers_check(const struct answers *a, struct fault *f)
{
	for (const struct items *s = a->items; s; s = s->next)
		if (check_set(s, f))
			return -1;
	for (size_t i = 0; i < a->n; i++) {
		const char *id = a->all[i].item->id;
		const struct entry_column *c = entry_column(id);
		if (!c || c->visibility <= a->all[i].sight)
			continue;
		fault_in_column(f, id);
		fault_set(f, N_("is asked in private only, and this set "
				"would share it"), 0);
		return -1;
	}
	return 0;
}

size_t answers_count(const struct answers *a)
{
	return a->n;
}

const struct item *answers_item(const struct answers *a, size_t i)
{
	return a->all[i].item;
}

const struct items *answers_sets(const struct answers *a)
{
	return a->items;
}

const struct items *answers_set(const struct answers *a, size_t i)
{
	return a->all[i].from;
}

bool answers_is_alone(const struct answers *a, size_t i)
{
	return i >= a->n_open;
}

enum visibility answers_sight(const struct answers *a, size_t i)
{
	return a->all[i].sight;
}

int answers_find(const struct answers *a, const char *id)
{
	for (size_t i = 0; i < a->n; i++)
		if (!strcmp(a->all[i].item->id, id))
			return (int)i;
	return -1;
}

/* A text keeps its words: "unsure" may be all there is to say. */
static bool is_skip(const struct item *it, const char *word)
{
	/* Translators: what a person may type in place of an answer. */
	const char *const words[] = { "", "-", "n/a", _("n/a"), "na",
		"unsure", _("unsure"), _("not sure") };
	bool words_count = it->type == ITEM_TEXT || it->type == ITEM_TAGS;
	size_t n = words_count ? 5 : ARRAY_LEN(words);

	for (size_t i = 0; i < n; i++)
		if (utf8_same(word, words[i]))
			return true;
	return false;
}

/* The choice of a number from 1, a key or a label; NULL. */
static const char *choice_of(const struct item *it, const char *word)
{
	const struct entry_column numbers = { .name = it->id,
		.type = ENTRY_NUMBER, .min = 1, .max = (double)it->n_choice };
	struct fault ignored = { 0 };

	for (size_t i = 0; i < it->n_choice; i++)
		if (utf8_same(word, it->choice[i].key) ||
		    utf8_same(word, it->choice[i].label))
			return it->choice[i].key;
	char *number = entry_canonical_as(&numbers, word, &ignored);
	double which = number ? entry_number(number) : 0;
	free(number);
	size_t i = (size_t)which;
	return i && (double)i == which ? it->choice[i - 1].key : NULL;
}

static void say_choices(const struct item *it, struct fault *f)
{
	struct buf keys = BUF_EMPTY;

	for (size_t i = 0; i < it->n_choice; i++)
		buf_addf(&keys, i ? " %s" : "%s", it->choice[i].key);
	fault_set_detail(f, NO_CHOICE, buf_text(&keys));
	buf_free(&keys);
}

static char *one_choice(const struct item *it, const char *typed,
			struct fault *f)
{
	const char *key = choice_of(it, typed);

	if (key)
		return mem_dup(key);
	say_choices(it, f);
	return NULL;
}

/* "2 4", "2,4" and "closeness;peace": keys with ";" between, in the order of
 * the set and each once, so that equal answers are equal bytes. */
static char *many_choices(const struct item *it, const char *typed,
			  struct fault *f)
{
	bool *taken = mem_get(it->n_choice + 1, sizeof(*taken));
	struct buf out = BUF_EMPTY;
	const char *key = "";

	while (key && *(typed += strspn(typed, " \t,;"))) {
		size_t len = strcspn(typed, " \t,;");
		char *word = mem_dupn(typed, len);
		key = choice_of(it, word);
		for (size_t i = 0; key && i < it->n_choice; i++)
			taken[i] |= key == it->choice[i].key;
		free(word);
		typed += len;
	}
	for (size_t i = 0; i < it->n_choice; i++)
		if (taken[i])
			buf_addf(&out, out.len ? ";%s" : "%s",
				 it->choice[i].key);
	free(taken);
	if (key)
		return buf_take(&out);
	buf_free(&out);
	say_choices(it, f);
	return NULL;
}

static char *typed_value(const struct item *it, const char *typed,
			 struct fault *f)
{
	static const enum entry_type types[] = {
		[ITEM_RATING] = ENTRY_RATING, [ITEM_NUMBER] = ENTRY_NUMBER,
		[ITEM_TEXT] = ENTRY_TEXT, [ITEM_TAGS] = ENTRY_TAGS,
		[ITEM_DATE] = ENTRY_DATE,
	};

	if (it->type == ITEM_CHOICE)
		return one_choice(it, typed, f);
	if (it->type == ITEM_MULTI)
		return many_choices(it, typed, f);
	const struct entry_column c = { .name = it->id,
		.type = types[it->type], .min = it->min, .max = it->max };
	return entry_canonical_as(&c, typed, f);
}

static char *trimmed(const char *s)
{
	size_t lead = strspn(s, " \t\r\n"), len = strlen(s);

	while (len > lead && strchr(" \t\r\n", s[len - 1]))
		len--;
	return mem_dupn(s + lead, len - lead);
}

int answers_put(struct answers *a, size_t i, const char *typed,
		struct fault *f)
{
	struct answer *to = &a->all[i];
	char *word = trimmed(typed), *value = NULL;

	fault_in_column(f, to->item->id);
	if (is_skip(to->item, word) && !choice_of(to->item, word)) {
		value = mem_dup("");
	} else {
		char *raw = typed_value(to->item, word, f);
		/* The log has the last word now, not when all is typed. */
		if (raw)
			value = entry_canonical(to->item->id, raw, f);
		free(raw);
	}
	free(word);
	if (!value)
		return -1;
	free(to->value);
	to->value = value;
	return 0;
}

const char *answers_get(const struct answers *a, size_t i)
{
	return a->all[i].value;
}

static void show_choice(const struct item *it, const char *key, size_t len,
			struct buf *out)
{
	for (size_t i = 0; i < it->n_choice; i++)
		if (strlen(it->choice[i].key) == len &&
		    !memcmp(it->choice[i].key, key, len))
			buf_puts(out, it->choice[i].label);
}

void answers_show(const struct answers *a, size_t i, struct buf *out)
{
	const struct item *it = a->all[i].item;
	const char *value = a->all[i].value;

	if (!it->n_choice) {
		buf_puts(out, value ? value : "");
		return;
	}
	while (value && *value) {
		size_t len = strcspn(value, ";");
		show_choice(it, value, len, out);
		value += len;
		if (*value) {
			buf_puts(out, "; ");
			value++;
		}
	}
}

static bool has_value(const struct answer *one)
{
	return one->value && *one->value;
}

bool answers_any(const struct answers *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (has_value(&a->all[i]))
			return true;
	return false;
}

/* One line of a file of answers; 0 taken or empty, -1 with f filled. */
static int read_line(struct answers *a, char *line, size_t len,
		     struct fault *f)
{
	f->column[0] = '\0';
	if (len > LINE_MAX_BYTES || strlen(line) != len ||
	    utf8_valid(line, len) < len) {
		fault_set(f, NO_UTF8, 0);
		return -1;
	}
	line += strspn(line, " \t\r\n");
	if (!*line || *line == '#')
		return 0;
	size_t key = strcspn(line, "=");
	if (!line[key]) {
		fault_set(f, NO_LINE, 0);
		return -1;
	}
	line[key] = '\0';
	char *name = trimmed(line);
	int i = answers_find(a, name);
	/* The name is not repeated: a line of a diary may begin with it. */
	if (i < 0)
		fault_set(f, NO_ITEM, 0);
	free(name);
	return i < 0 ? -1 : answers_put(a, (size_t)i, line + key + 1, f);
}

int answers_read(struct answers *a, FILE *in, const char *name,
		 void (*bad)(const struct fault *f))
{
	static const char mark[] = "\xef\xbb\xbf";
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	int wrong = 0;
	struct fault f = { .file = name };

	while ((len = getline(&line, &room, in)) >= 0) {
		bool marked = !f.line++ && !strncmp(line, mark, 3);
		if (read_line(a, line + 3 * marked,
			      (size_t)len - 3 * marked, &f)) {
			wrong++;
			bad(&f);
		}
	}
	if (ferror(in)) {
		struct fault unread = { .file = name };
		fault_set(&unread, N_("cannot be read"), errno);
		bad(&unread);
		wrong = -1;
	}
	free(line);
	return wrong;
}

void answers_free(struct answers *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->n; i++)
		free(a->all[i].value);
	free(a->all);
	free(a);
}
