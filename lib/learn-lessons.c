/* SPDX-License-Identifier: MIT
 * The lessons as they are heard: their grams, and the rules that fired. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/msg.h"
#include "learn.h"
#include "table/file.h"
#include "wording/grams.h"

enum { TIMES = 3,	/* that counts what has to hold: an example of a rule,
			 * and consent, a boundary, a disclosure left alone */
	SLOTS = 1 << 22 };

struct lessons all;

static uint32_t gram_number(const char *text, size_t len)
{
	size_t i;

	for (i = gram_key(text, len) % SLOTS; all.slot[i]; i = (i + 1) % SLOTS)
		if (!strcmp(all.gram[all.slot[i] - 1].text, text))
			return all.slot[i] - 1;
	all.gram = mem_grow(all.gram, &all.gram_room, all.grams + 1,
			    sizeof(*all.gram));
	all.gram[all.grams] = (struct gram){ .text = mem_dup(text) };
	all.slot[i] = (uint32_t)++all.grams;
	return all.slot[i] - 1;
}

static void take(void *lesson, const char *text, size_t len)
{
	struct lesson *l = lesson;

	l->gram = mem_grow(l->gram, &l->room, l->n + 1, sizeof(*l->gram));
	l->gram[l->n++] = gram_number(text, len);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static size_t unique(uint32_t *at, size_t n)
{
	size_t kept = 0;

	if (n)
		qsort(at, n, sizeof(*at), by_number);
	for (size_t i = 0; i < n; i++)
		if (!kept || at[kept - 1] != at[i])
			at[kept++] = at[i];
	return kept;
}

/* That of an author; an id is a name and a number. */
static int part_of(const char *id)
{
	size_t len = strcspn(id, "-");
	int i = 0;

	if (!id[len])
		len = strcspn(id, "0123456789");
	while (i < all.authors && (strncmp(all.author[i], id, len) ||
				   all.author[i][len]))
		i++;
	if (i == all.authors) {
		if (i == AUTHORS_MAX || len >= sizeof(all.author[0]))
			msg_die("too many authors: %s", id);
		memcpy(all.author[all.authors++], id, len);
	}
	return i % PARTS;
}

static void hear(struct lesson *l, const char *text)
{
	struct blocks *b = blocks_open(NULL, text, strlen(text), false);
	struct block block = { .kind = BLOCK_BLANK };
	struct findings out;
	const struct rule *u;

	while (blocks_next(b, &block)) {
		wording_hear(all.engine, &block, &out);
		for (size_t i = 0; out.view && i < out.sentences->n; i++) {
			const struct span *s = &out.sentences->at[i];
			grams_find(out.view->at + s->from, s->to - s->from,
				   take, l);
		}
		for (size_t i = 0; i < out.n; i++)
			l->heard |= out.at[i].also |
				1u << out.at[i].category;
		for (size_t i = 0; (u = wording_rule(all.engine, i)); i++)
			if (wording_fired(all.engine, u)) {
				l->rule = mem_grow(l->rule, &l->rule_room,
					l->rules + 1, sizeof(*l->rule));
				l->rule[l->rules++] = (uint32_t)i;
			}
	}
	blocks_close(b);
	l->n = unique(l->gram, l->n);
	l->rules = unique(l->rule, l->rules);
}

static void add_lesson(struct lesson *l, char *text)
{
	char *to = text;

	for (const char *s = text; *s; s++)
		if (s[0] == '\\' && s[1] == 'n') {
			*to++ = '\n';
			s++;
		} else {
			*to++ = *s;
		}
	*to = '\0';
	hear(l, text);
	free(text);
	all.lesson = mem_grow(all.lesson, &all.room, all.n + 1,
			      sizeof(*all.lesson));
	all.lesson[all.n++] = *l;
}

static int read_row(void *arg, const struct table *t, struct fault *f)
{
	const char *category = table_cell(t, table_col(t, "category"));
	const char *also = table_cell(t, table_col(t, "also"));
	const char *trap = table_cell(t, table_col(t, "trap"));
	struct lesson l = { .category = -1, .fresh = all.fresh };

	(void)arg;
	l.part = part_of(table_cell(t, table_col(t, "id")));
	l.forbidden = strstr(trap, "consent") || strstr(trap, "boundary") ||
		strstr(trap, "disclos");
	if (strcmp(table_cell(t, table_col(t, "sign")), "clean") &&
	    (l.category = category_find(category, strlen(category))) < 0) {
		fault_set_detail(f, "no such category", category);
		return -1;
	}
	for (int c = 0; c < CAT_COUNT; c++)
		if (strstr(also, category_name((enum category)c)))
			l.also |= 1u << c;
	const char *text = table_cell(t, table_col(t, "text"));
	add_lesson(&l, mem_dup(text));
	for (int i = 1; l.forbidden && l.category < 0 && i < TIMES; i++) {
		struct lesson again = { .category = -1, .part = l.part };
		add_lesson(&again, mem_dup(text));
	}
	return 0;
}

static FILE *open_talk(const char *path)
{
	FILE *in = fopen(path, "r");

	if (!in)
		msg_die("%s: %s", path, strerror(errno));
	return in;
}

static size_t count_lines(const char *path)
{
	FILE *in = open_talk(path);
	size_t n = 0;

	for (int c; (c = getc(in)) != EOF;)
		n += c == '\n';
	fclose(in);
	return n;
}

static void read_talk(const char *path, size_t wanted)
{
	size_t number = 0, lines = count_lines(path);
	FILE *in = open_talk(path);
	char *line = NULL;
	size_t room = 0;
	ssize_t len;

	for (; (len = getline(&line, &room, in)) > 0; number++) {
		struct lesson l = { .category = -1, .talk = true };
		bool skip = wanted < lines && (number + 1) * wanted / lines ==
			number * wanted / lines;
		l.part = skip ? NO_PART : (int)(all.talk % PARTS);
		add_lesson(&l, mem_dupn(line, (size_t)len - 1));
		all.talk += !skip;
		all.talk_heard++;
	}
	free(line);
	fclose(in);
}

static bool is_talk(const char *path)
{
	size_t len = strlen(path);

	return len > 4 && !strcmp(path + len - 4, ".txt");
}

/* Words are learned from so many lines, evenly spread and of each file as
 * many, that talk does not outnumber harmless lessons: what few lessons teach
 * would drown in it.  How far rules are to be trusted, from all. */
static void read_all_talk(char *const *path, size_t n)
{
	size_t harmless = 0, files = 0;

	for (size_t i = 0; i < all.n; i++)
		harmless += all.lesson[i].category < 0;
	for (size_t i = 0; i < n; i++)
		files += is_talk(path[i]);
	for (size_t i = 0; i < n; i++)
		if (is_talk(path[i]))
			read_talk(path[i], harmless / files);
}

/* What rules and frames give as their own examples are lessons too, and each
 * has to hold. */
static void add_examples(const char *texts, int category)
{
	while (*texts) {
		const char *end = strstr(texts, " | ");
		size_t len = end ? (size_t)(end - texts) : strlen(texts);
		for (int i = 0; i < TIMES; i++) {
			struct lesson l = { .category = category };
			l.part = part_of("rules-");
			add_lesson(&l, mem_dupn(texts, len));
		}
		texts += len + (end ? 3 : 0);
	}
}

static int read_frame(void *arg, const struct table *t, struct fault *f)
{
	const char *category = table_cell(t, table_col(t, "category"));

	(void)arg;
	(void)f;
	add_examples(table_cell(t, table_col(t, "example")),
		     category_find(category, strcspn(category, " ")));
	add_examples(table_cell(t, table_col(t, "wanted")), -1);
	return 0;
}

void lessons_read(char *const *path, size_t n)
{
	struct wording_how how = { .unweighed = true };
	struct fault f = { 0 };
	const struct rule *u;

	all.slot = mem_get(SLOTS, sizeof(*all.slot));
	if (!(all.engine = wording_open(&how, &f)))
		msg_die("%s:%zu: %s %s", f.file ? f.file : "?", f.line,
			f.message, f.detail);
	while (wording_rule(all.engine, all.rules))
		all.rules++;
	for (size_t i = 0; i < n; i++) {
		const char *name = strrchr(path[i], '/');
		name = name ? name + 1 : path[i];
		if (is_talk(path[i]))
			continue;
		all.fresh = !strncmp(name, "lessons-", 8);
		if (file_rows(path[i], read_row, NULL, &f))
			msg_die("%s:%zu: %s %s", path[i], f.line, f.message,
				f.detail);
	}
	for (size_t i = 0; (u = wording_rule(all.engine, i)); i++) {
		add_examples(u->example, (int)u->category);
		add_examples(u->counterexample, -1);
	}
	read_all_talk(path, n);
	const char *frames = stock_path(wording_stock(all.engine),
					"rules/frames.csv", &f);
	if (frames && file_rows(frames, read_frame, NULL, &f))
		msg_die("%s:%zu: %s", frames, f.line, f.message);
}
