/* SPDX-License-Identifier: MIT
 * The evaluation driver: hears every row of the tables in tests/wording and
 * prints totals by category, register and trap, never a text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "table/table.h"
#include "wording/wording.h"

enum { GROUPS = 80 };

struct group {
	char name[40];
	size_t n, found, right;
};

struct tally {
	struct group group[GROUPS];
	size_t n;
};

struct totals {
	struct tally category, reg, trap, clean_reg, clean_trap;
	size_t flag, flag_found, right, some, clean, clean_found;
	size_t hard, hard_fault, wrong_safe;
	const char *show;	/* --show: misses, false, wrong; "" */
};

static struct group *group(struct tally *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		if (!strcmp(t->group[i].name, name))
			return &t->group[i];
	if (t->n == GROUPS)
		abort();
	snprintf(t->group[t->n].name, sizeof(t->group[0].name), "%s", name);
	return &t->group[t->n++];
}

static void count(struct tally *t, const char *name, bool found, bool right)
{
	struct group *g = group(t, name);

	g->n++;
	g->found += found;
	g->right += right;
}

/* In the tables a backslash and an n stand for a line break. */
static void unfold(char *text)
{
	char *to = text;

	for (const char *s = text; *s; s++) {
		if (s[0] == '\\' && s[1] == 'n') {
			*to++ = '\n';
			s++;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

struct heard {
	bool found, right, also, other, listed, fault;
	char what[200];
};

static struct heard hear(struct wording *w, const char *text,
			 const char *category, const char *also)
{
	struct heard h = { .what = "" };
	int label = category_find(category, strlen(category));
	struct blocks *b = blocks_open(NULL, text, strlen(text), false);
	struct block block = { .kind = BLOCK_BLANK };
	struct findings out;

	while (blocks_next(b, &block)) {
		wording_hear(w, &block, &out);
		for (size_t i = 0; i < out.n; i++) {
			const char *c = category_name(out.at[i].category);
			size_t len = strlen(h.what);
			h.found = true;
			h.fault |= out.at[i].category != CAT_SAFETY;
			h.right |= !strcmp(c, category);
			h.also |= *also && strstr(also, c);
			h.other |= strcmp(c, category) != 0;
			h.listed |= label >= 0 &&
				    (out.at[i].also >> label & 1);
			snprintf(h.what + len, sizeof(h.what) - len, " %s",
				 out.at[i].rule->id);
		}
	}
	blocks_close(b);
	return h;
}

static void row(struct wording *w, const struct table *t, struct totals *all)
{
	const char *sign = table_cell(t, table_col(t, "sign"));
	const char *category = table_cell(t, table_col(t, "category"));
	const char *reg = table_cell(t, table_col(t, "register"));
	const char *trap = table_cell(t, table_col(t, "trap"));
	const char *id = table_cell(t, table_col(t, "id"));
	char *text = mem_dup(table_cell(t, table_col(t, "text")));

	unfold(text);
	struct heard h = hear(w, text, category,
			      table_cell(t, table_col(t, "also")));
	bool clean = !strcmp(sign, "clean");
	if (clean) {
		all->clean++;
		all->clean_found += h.found;
		bool hard = strstr(trap, "consent") ||
			strstr(trap, "boundary") || strstr(trap, "disclos");
		all->hard += hard && h.found;
		all->hard_fault += hard && h.fault;
		count(&all->clean_reg, reg, h.found, false);
		count(&all->clean_trap, trap, h.found, false);
	} else {
		bool safety = !strcmp(sign, "safety");
		all->flag++;
		all->flag_found += h.found;
		all->right += h.right || h.also;
		all->some += h.right || h.also || h.listed;
		all->wrong_safe += safety && h.other;
		count(&all->category, category, h.found, h.right || h.also);
		count(&all->reg, reg, h.found, h.right || h.also);
		count(&all->trap, trap, h.found, h.right || h.also);
	}
	if ((strstr(all->show, "false") && clean && h.found) ||
	    (strstr(all->show, "miss") && !clean && !h.found) ||
	    (strstr(all->show, "wrong") && !clean && h.found && !h.right))
		printf("%s %s %s:%s: %s\n", id, clean ? "clean" : category,
		       trap, h.what, text);
	free(text);
}

static void print(const char *title, const struct tally *t, bool clean)
{
	printf("# %-22s %5s %6s%s\n", title, "rows", "found",
	       clean ? "" : "  right");
	for (size_t i = 0; i < t->n; i++) {
		const struct group *g = &t->group[i];
		printf("#   %-20s %5zu %6zu", g->name, g->n, g->found);
		if (!clean)
			printf(" %6zu", g->right);
		printf("  %5.1f %%\n", 100.0 * (double)g->found /
		       (double)g->n);
	}
}

static double share(size_t a, size_t b)
{
	return b ? 100.0 * (double)a / (double)b : 0;
}

static int read_file(struct wording *w, const char *path, struct totals *all)
{
	struct fault f = { 0 };
	FILE *in = fopen(path, "re");
	struct table *t = in ? table_open(in, path, NULL, &f) : NULL;
	enum table_got got = TABLE_FAILED;

	while (t && (got = table_next(t, &f)) == TABLE_ROW)
		row(w, t, all);
	table_close(t);
	if (in)
		fclose(in);
	return got == TABLE_END ? 0 : -1;
}

int main(int argc, char **argv)
{
	struct wording_how how = { .least = SEV_INFO };
	struct fault f = { 0 };
	struct totals *all = mem_get(1, sizeof(*all));
	int i = 1;

	i18n_init();
	all->show = "";
	if (i + 1 < argc && !strcmp(argv[i], "--lang")) {
		if (i18n_language(argv[i + 1]))
			return 2;
		i += 2;
	}
	struct wording *w = wording_open(&how, &f);
	if (!w) {
		printf("Bail out! %s:%zu: %s %s\n", f.file ? f.file : "?",
		       f.line, f.message, f.detail);
		return 2;
	}
	if (i + 1 < argc && !strcmp(argv[i], "--show")) {
		all->show = argv[i + 1];
		i += 2;
	}
	for (; i < argc; i++)
		if (read_file(w, argv[i], all)) {
			printf("Bail out! %s cannot be read\n", argv[i]);
			return 2;
		}
	print("category", &all->category, false);
	print("register", &all->reg, false);
	print("trap", &all->trap, false);
	print("clean: register", &all->clean_reg, true);
	print("clean: trap", &all->clean_trap, true);
	printf("precision %.1f\nrecall %.1f\nfalse-alarms %.1f\nright %.1f\n"
	       "some-right %.1f\nforbidden %zu\n"
	       "forbidden-faults %zu\nsafety-other %zu\n",
	       share(all->flag_found, all->flag_found + all->clean_found),
	       share(all->flag_found, all->flag),
	       share(all->clean_found, all->clean),
	       share(all->right, all->flag_found),
	       share(all->some, all->flag_found), all->hard,
	       all->hard_fault,
	       all->wrong_safe);
	wording_close(w);
	free(all);
	return 0;
}
