/* SPDX-License-Identifier: MIT
 * Looks at rewordings as a strict reader would: says every row of a table in
 * another way and prints by category what became of it.  --show prints the
 * rewordings that fail, --all every one.  See REFRAME checks in
 * attune-reframe(1)'s tests/reword.t. */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "reword/answer.h"
#include "table/table.h"

enum { ITEMS = 2000, CHECKS = 9, WORDS_MOST = 45, OFTEN = 20 };

enum check { LENGTH, FORBIDDEN, PERSON, KEPT, COMMAND, GRAMMAR, INVENTED,
	BOILERPLATE, HEARD };

static const char *const check_name[CHECKS] = { "length", "forbidden",
	"person", "kept", "command", "grammar", "invented", "boilerplate",
	"heard" };

struct item {
	char *source, *text;
	enum category category;
	bool note, slots, beside, good;
	unsigned fails;		/* a bit a check */
};

struct line {
	size_t rows, found, given, slots, beside, none, good, held;
};

struct all {
	struct wording *w;
	struct answerer *a;
	struct item item[ITEMS];
	size_t n;
	struct line line[CAT_COUNT];
	struct pattern *topic[4];
};

/* What no rewording may hold, in lines: ten patterns, grammar behind. */
static const char *const forbidden[] = {
	"\\byou('re| are)? (always|never|constantly|keep|only ever)\\b",
	"your fault|because of you|you ma(d|k)e me|you('ve)? ruined|to blame",
	"you (just |only |really )*(want (to hurt|me to)|think i|don't care)",
	"you('re| are) (so |such |a |an |too |just )*(selfish|lazy|cold|rude|"
		"mean|stupid|crazy|needy|idiot|frigid|childish|useless)",
	"\\b(ab)?normal|\\bnatural\\b|supposed to|real (man|men|woman)|"
		"other (couples|people|men|women|husbands|wives)",
	"\\bmust\\b|\\byou (have|need|ought) to\\b|\\byou should\\b|"
		"\\byou('d| had) better",
	"or else|or i('ll| will)|if you (don't|do not|ever)|last chance",
	"if you (really )?loved|owe me|after all i|prove (it|that you)|"
		"your duty|you promised",
	"overreact|calm down|get over|sensitive|relax|no big deal|move on",
	"i feel (like|that) you\\b",
};

static const char *const grammar[] = {
	"\\b([a-z]+) \\1\\b", "[{}]", "\\bi (feels|wants|is|are|has|does)\\b",
	"\\b(he|she|it) (want|feel|need|have|do|are|go)\\b",
	"\\b(you|we|they) (is|was|has|does|wants|feels)\\b",
	"\\bdid(n't| not)? [a-z]+ed\\b", "\\bif (you|i|we) [a-z]+ing\\b",
	"\\b(love|like) to [a-z]+ing\\b", "\\ba [aeio][a-z]", " [,.;?!]",
	"\\ban [bcdfgjklmnpqrstvwyz]", "  ", "[.,;] ?[,;]", "\\?\\.",
};

static bool matches(const char *pattern, const char *text)
{
	regex_t re;
	bool found;

	if (regcomp(&re, pattern, REG_EXTENDED | REG_ICASE | REG_NOSUB))
		abort();
	found = !regexec(&re, text, 0, NULL, 0);
	regfree(&re);
	return found;
}

static bool any(const char *const *patterns, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (matches(patterns[i], text))
			return true;
	return false;
}

static size_t words(const char *s)
{
	size_t n = 0;

	for (bool in = false; *s; s++) {
		bool blank = *s == ' ' || *s == '\n';
		n += !in && !blank;
		in = !blank;
	}
	return n;
}

/* The noun that the sentence is about stands in the rewording, by its first
 * four letters; who is compared with may not. */
static bool keeps(struct all *all, const struct item *it)
{
	struct span m, noun;

	for (size_t i = 0; i < ARRAY_LEN(all->topic); i++) {
		if (!all->topic[i] ||
		    pattern_find(all->topic[i], it->source,
				 strlen(it->source), 0, &m) != 1 ||
		    !pattern_group(all->topic[i], "noun", &noun))
			continue;
		char stem[5] = "";
		size_t len = noun.to - noun.from;
		memcpy(stem, it->source + noun.from, len < 4 ? len : 4);
		return strcasestr(it->text, stem) != NULL;
	}
	return true;
}

/* A command begins with what is done. */
static bool commands(const char *text)
{
	return matches("^(please |just )?(come|go|stop|tell|look|be|do|don't|"
		       "get|give|take|make|help|listen|say|put|let me have|"
		       "show|talk|call|answer|leave|shut|turn)\\b", text);
}

static bool invents(const struct item *it)
{
	static const char *const times[] = { "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday", "january",
		"february", "april", "june", "july", "august", "september",
		"october", "november", "december" };

	for (size_t i = 0; i < ARRAY_LEN(times); i++)
		if (strcasestr(it->text, times[i]) &&
		    !strcasestr(it->source, times[i]))
			return true;
	for (const char *c = it->text; *c; c++)
		if (*c >= '0' && *c <= '9' && !strchr(it->source, *c))
			return true;
	return false;
}

static bool is_grammatical(const struct item *it)
{
	const char *s = it->source, *t = it->text;
	size_t len = strlen(t), open = 0, shut = 0;

	while (*s && !((*s | 32) >= 'a' && (*s | 32) <= 'z'))
		s++;
	for (const char *c = t; *c; c++) {
		open += *c == '[' || *c == '(';
		shut += *c == ']' || *c == ')';
	}
	bool small = *s >= 'a';
	bool ended = len && (strchr(".?!", t[len - 1]) ||
			     (unsigned char)t[len - 1] >= 0x80);
	return open == shut && (small || (ended && !(t[0] >= 'a' &&
		t[0] <= 'z'))) && !any(grammar, ARRAY_LEN(grammar), t);
}

static void look(struct all *all, struct item *it)
{
	size_t n = words(it->text), most = 5 * words(it->source);
	bool fails[CHECKS] = {
		[LENGTH] = n < 4 || n > (most > WORDS_MOST ? most :
			WORDS_MOST) || !strcmp(it->text, it->source),
		[FORBIDDEN] = any(forbidden, ARRAY_LEN(forbidden), it->text),
		[PERSON] = matches("\\b(i|me|my|we|us|our)\\b", it->text) ==
			it->note,
		[KEPT] = !it->beside && it->category != CAT_COMPARISON &&
			!keeps(all, it),
		[COMMAND] = commands(it->text),
		[GRAMMAR] = !is_grammatical(it),
		[INVENTED] = invents(it),
		[HEARD] = answerer_minds(all->a, it->text) != NULL,
	};
	size_t same = 0;

	for (size_t i = 0; i < all->n; i++)
		same += !strcmp(all->item[i].text, it->text);
	fails[BOILERPLATE] = same * OFTEN > all->n && same > 1;
	it->good = true;
	for (int i = 0; i < CHECKS; i++) {
		it->fails |= (unsigned)fails[i] << i;
		it->good &= !fails[i];
	}
}

/* In the tables a backslash and an n stand for a line break. */
static void unfold(char *text)
{
	char *to = text;

	for (const char *s = text; *s; s++) {
		bool fold = s[0] == '\\' && s[1] == 'n';
		*to++ = fold ? '\n' : *s;
		s += fold;
	}
	*to = '\0';
}

static void add(struct all *all, const struct block *b,
		const struct remark *r, enum category c, const char *reg)
{
	struct item *it = &all->item[all->n++];

	if (all->n >= ITEMS)
		abort();
	it->source = mem_dupn(b->bytes + r->sentence.from,
			      r->sentence.to - r->sentence.from);
	it->text = mem_dup(r->rewrite);
	it->category = c;
	it->slots = r->slots != NULL;
	it->beside = r->beside;
	it->note = !strcmp(reg, "note") && matches("explored", r->rewrite);
}

static void row(struct all *all, const struct table *t)
{
	const char *label = table_cell(t, table_col(t, "category"));
	int c = category_find(label, strlen(label));
	char *text = mem_dup(table_cell(t, table_col(t, "text")));
	struct block block = { .kind = BLOCK_BLANK };
	struct answer a = { 0 };
	bool found = false, given = false, slots = false, beside = false;

	unfold(text);
	struct blocks *b = blocks_open(NULL, text, strlen(text), false);
	while (blocks_next(b, &block)) {
		answerer_block(all->a, &block, &a);
		for (size_t i = 0; i < a.n; i++) {
			struct remark *r = &a.remark[i];
			found = true;
			if (!r->rewrite)
				continue;
			beside |= r->beside;
			given |= !r->slots && !r->beside;
			slots |= r->slots && !r->beside;
			add(all, &block, r, (enum category)c,
			    table_cell(t, table_col(t, "register")));
		}
	}
	struct line *l = &all->line[c];
	l->rows++;
	l->found += found;
	l->given += given;
	l->slots += slots && !given;
	l->beside += beside && !given && !slots;
	l->none += found && !given && !slots && !beside;
	answer_free(&a);
	blocks_close(b);
	free(text);
}

static void print(struct all *all, const char *show)
{
	struct line sum = { 0 };
	size_t failed[CHECKS] = { 0 };

	printf("# %-20s rows found given slots beside none | held of items\n",
	       "");
	for (size_t i = 0; i < all->n; i++) {
		struct item *it = &all->item[i];
		struct line *l = &all->line[it->category];
		look(all, it);
		l->held++;
		l->good += it->good;
		for (int k = 0; k < CHECKS; k++)
			failed[k] += it->fails >> k & 1;
		if ((!strcmp(show, "--show") && !it->good) ||
		    !strcmp(show, "--all"))
			printf("%s %s: %s\n	-> %s %x\n", it->good ? "good" :
			       "FAIL", category_name(it->category),
			       it->source, it->text, it->fails);
	}
	for (int c = 0; c < CAT_COUNT; c++) {
		struct line *l = &all->line[c];
		size_t *from = (size_t *)l, *to = (size_t *)&sum;
		printf("#   %-18s %4zu %5zu %5zu %5zu %6zu %4zu | %4zu %5zu\n",
		       category_name((enum category)c), l->rows, l->found,
		       l->given, l->slots, l->beside, l->none, l->good,
		       l->held);
		for (size_t k = 0; k < sizeof(*l) / sizeof(*from); k++)
			to[k] += from[k];
	}
	printf("#   %-18s %4zu %5zu %5zu %5zu %6zu %4zu | %4zu %5zu\n", "all",
	       sum.rows, sum.found, sum.given, sum.slots, sum.beside,
	       sum.none, sum.good, sum.held);
	for (int k = 0; k < CHECKS; k++)
		printf("#   fails on %-12s %4zu\n", check_name[k], failed[k]);
	printf("held %.1f\nabstained %zu\nslots %zu\n", sum.held ?
	       100.0 * (double)sum.good / (double)sum.held : 0, sum.none,
	       sum.slots);
}

static int read_table(struct all *all, const char *path)
{
	struct fault f = { 0 };
	FILE *in = fopen(path, "re");
	struct table *t = in ? table_open(in, path, NULL, &f) : NULL;
	enum table_got got = TABLE_FAILED;

	while (t && (got = table_next(t, &f)) == TABLE_ROW)
		row(all, t);
	table_close(t);
	if (in)
		fclose(in);
	return got == TABLE_END ? 0 : -1;
}

int main(int argc, char **argv)
{
	static struct all all;
	struct wording_how how = { .least = SEV_INFO };
	struct answer_how say = { .wordings = 1 };
	struct fault f = { 0 };
	bool bad = true;

	i18n_init();
	all.w = wording_open(&how, &f);
	all.a = all.w ? answerer_open(all.w, &say, &f) : NULL;
	for (size_t i = 0; all.a && i < ARRAY_LEN(all.topic); i++) {
		char name[] = "{FW_TOPIC_0}";
		name[strlen(name) - 2] = (char)('1' + (i > 0 ? i + 1 : 0));
		all.topic[i] = i == 3 ? NULL : rules_pattern(
			wording_lists(all.w), wording_patterns(all.w), name,
			false, &f);
	}
	if (all.a && argc > 1)
		bad = read_table(&all, argv[1]) != 0;
	if (!bad)
		print(&all, argc > 2 ? argv[2] : "");
	for (size_t i = 0; i < all.n; i++) {
		free(all.item[i].source);
		free(all.item[i].text);
	}
	for (size_t i = 0; i < ARRAY_LEN(all.topic); i++)
		pattern_free(all.topic[i]);
	answerer_close(all.a);
	wording_close(all.w);
	return bad ? 2 : 0;
}
