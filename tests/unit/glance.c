/* SPDX-License-Identifier: MIT
 * A glance never says that a pattern cannot match where it does: patterns and
 * texts by chance, PCRE2 as the judge; and it says so where that is plain. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "tap.h"
#include "wording/glance.h"
#include "wording/pattern.h"

enum { PATTERNS = 4000, TEXTS = 30, DEEPEST = 3, MUCH = 60000 };

static uint32_t state = 2026;

static uint32_t chance(uint32_t n)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % n;
}

static const char *const atoms[] = {
	"a", "b", "k", "s", "ab", " ", "-", "B", "\xc3\xa9", ".", "\\w", "\\W",
	"\\d", "\\s", "\\S", "\\b", "\\B", "^", "$", "\\A", "\\Z", "[ab]",
	"[^a ]", "[^k]", "[a-c-]", "[]b]", "[\\w']", "[^\\s]", "[[:alpha:]]",
	"[^[:punct:]]", "[a-\xc3\xbf]", "[.!\xe2\x80\x94]", "\\x62", "\\.",
	"\\x{e9}", "(a)\\1", "(a|b)\\1", "(\\w{2,})-\\1", "(\\w+) ?\\1\\b",
	"([^a]{1,2})\\1", "([ab]+)-\\1", "[\\]b]", "(?-i:A)", "(?-i:[A-C]k)", "\\K",
};

static const char *const letters[] = {
	"a", "b", "k", "s", "A", "B", "K", "c", " ", " ", "-", "_", "7", ".",
	"'", "\n", "\xc3\xa9", "\xc5\xbf", "\xe2\x84\xaa", "\xe2\x80\x94",
};

static void any_pattern(struct buf *out, int depth)
{
	static const char *const opens[] = { "(?:", "(?:", "(?:", "(", "(?=",
		"(?!", "(?<!a", "(?<x>", "(?>", "(?i:", "(?-i:" };
	static const char *const times[] = { "", "", "", "", "?", "*", "+",
		"{0,2}", "{2}", "{1,5}", "{2,}", "??", "*?", "++" };
	uint32_t n = 1 + chance(4);

	for (uint32_t i = 0; i < n; i++) {
		if (depth < DEEPEST && !chance(3)) {
			const char *open = opens[chance(ARRAY_LEN(opens))];
			bool behind = !strncmp(open, "(?<!", 4);
			buf_puts(out, open);
			if (!behind)
				any_pattern(out, depth + 1);
			buf_putc(out, ')');
			if (behind)
				continue;
		} else {
			buf_puts(out, atoms[chance(ARRAY_LEN(atoms))]);
		}
		buf_puts(out, times[chance(ARRAY_LEN(times))]);
	}
	if (!chance(3)) {
		buf_putc(out, '|');
		any_pattern(out, depth + 1);
	}
}

static void any_text(struct buf *out)
{
	for (uint32_t n = chance(12); n; n--)
		buf_puts(out, letters[chance(ARRAY_LEN(letters))]);
}

static size_t tried, matched, spared, skipped, lost, late, seen, apart;

/* Where a match could begin: between two characters. */
static size_t any_place(const struct buf *text)
{
	size_t at = chance((uint32_t)text->len + 1);

	while (at && at < text->len &&
	       ((unsigned char)text->at[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static void look(struct pattern *p, struct glance *const g[2],
		 const char *pattern)
{
	struct buf text = BUF_EMPTY;
	struct span m = { 0, 0 }, again = { 0, 0 };
	bool can[2];

	any_text(&text);
	const char *s = buf_text(&text);
	size_t at = chance(2) ? 0 : any_place(&text);
	bool in = pattern_find(p, s, text.len, at, &m) == 1;
	bool may = glance_can(g[0], s, text.len, at);
	tried++;
	matched += in;
	spared += !may;
	if (in && !may && lost++ < 5)
		printf("# %s\n# in: %s from %zu\n", pattern, s, at);
	size_t start = glance_start(g[0], s, text.len, at);
	skipped += start > at;
	if (start < at || start > text.len ||
	    (in && (pattern_find(p, s, text.len, start, &again) != 1 ||
		    again.from != m.from || again.to != m.to)))
		late++;
	glance_all(g, 2, s, text.len, can);
	apart += can[0] != glance_can(g[0], s, text.len, 0) || !can[1];
	buf_free(&text);
}

/* Every other glance is one that was kept. */
static void one(struct pattern_room *room, struct glance_room *r,
		bool accents, bool keep)
{
	struct buf pattern = BUF_EMPTY;
	char why[128];
	size_t where, len = 0;

	any_pattern(&pattern, 0);
	struct pattern *p = pattern_make(room, buf_text(&pattern), false, why,
					 sizeof(why), &where);
	char *kept = keep ? glance_bytes(buf_text(&pattern), accents, &len) :
		NULL;
	struct glance *g = !p ? NULL : kept ? glance_from(r, kept, len) :
		glance_make(r, buf_text(&pattern), accents);
	struct glance *const two[2] = { g, NULL };
	seen += g != NULL;
	for (int i = 0; g && i < TEXTS; i++)
		look(p, two, buf_text(&pattern));
	glance_free(g);
	free(kept);
	pattern_free(p);
	buf_free(&pattern);
}

static void by_chance(bool accents)
{
	struct pattern_room *room = pattern_room(accents, NULL);
	struct glance_room *r = glance_room();

	tried = matched = spared = skipped = lost = late = seen = apart = 0;
	for (int i = 0; i < PATTERNS; i++)
		one(room, r, accents, i % 2);
	glance_room_free(r);
	pattern_room_free(room);
	printf("# %zu patterns, %zu texts, %zu matched, %zu spared, %zu "
	       "begun later\n", seen, tried, matched, spared, skipped);
	is_int(lost, 0, "no match of a pattern by chance is lost");
	is_int(late, 0, "none begins before the byte it is looked for from");
	is_int(apart, 0, "several at once see what each sees alone");
	ok(seen > PATTERNS / 3 && matched > tried / 10 && spared > tried / 5,
	   "and patterns, matches and spared texts are many");
}

static void given(void)
{
	static const struct { const char *pattern, *text; bool can; } all[] = {
		{ "\\byou (?:never|always)\\b", "so you  never", false },
		{ "\\byou (?:never|always)\\b", "so YOU never", true },
		{ "\\byou (?:never|always)\\b", "never you", false },
		{ "\\bnever\\b", "nevermore", false },
		{ "^so\\b", "and so", false },
		{ "so$", "so it is", false },
		{ "(?!.*x)a(?<=b)b", "ab", true },
		{ "\\bif\\b.{0,40}\\bleave\\b", "leave if", false },
		{ "(?-i:[A-Z])at", "cat", false },
		{ "[^.!?]+\\?", "what. now", false },
		{ "caf\xc3\xa9", "cafe", false },
		{ "(\\w+)-\\1", "so - what", false },
		{ "(?=(b))(\\w) \\2", "a c", true },
		{ "so(?= what| not)|x", "so then", false },
		{ "(?:so(?= what))? not", " not", true },
	};
	struct glance_room *r = glance_room();

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct glance *g = glance_make(r, all[i].pattern, false);
		bool can = g && glance_can(g, all[i].text,
					   strlen(all[i].text), 0);
		ok(g && can == all[i].can, all[i].pattern);
		glance_free(g);
	}
	glance_room_free(r);
}

static void not_understood(void)
{
	static const char *const all[] = { "(?x) a b", "(a)(?1)", "\\Qa.b\\E",
		"(*UCP)a", "(?(?=a)b|c)", "\\p{L}", "a\\Gb", "(?#)", "(a", "[a",
		"\xc5\xbf" };
	struct glance_room *r = glance_room();

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct glance *g = glance_make(r, all[i], true);
		ok(!g, all[i]);
		glance_free(g);
	}
	glance_room_free(r);
}

/* More states than are kept: what was thrown away is made again. */
static void for_long(void)
{
	struct glance_room *r = glance_room();
	struct glance *g = glance_make(r, "(?:[ab][ab] |b[ac]+|a.b.a.a){4,}c",
				       false);
	char *text = malloc(MUCH);
	size_t wrong = 0;

	for (size_t k = 0; g && k < 20; k++) {
		for (size_t i = 0; i < MUCH; i++)
			text[i] = "abc "[chance(4)];
		memcpy(text + MUCH - 12, "ab ba aa abc", 12);
		wrong += !glance_can(g, text, MUCH, 0);
	}
	ok(g && !wrong, "however many states a text needs");
	free(text);
	glance_free(g);
	glance_room_free(r);
}

int main(void)
{
	by_chance(false);
	by_chance(true);
	given();
	not_understood();
	for_long();
	return tap_done();
}
