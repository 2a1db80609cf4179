/* SPDX-License-Identifier: MIT
 * What a pattern asks of a text is never more than it matches: patterns and
 * texts by chance, PCRE2 as the judge, and every rule with its examples. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "tap.h"
#include "wording/sieve.h"
#include "wording/wording.h"

enum { PATTERNS = 6000, TEXTS = 25, DEEPEST = 4 };

static uint32_t state = 12345;

static uint32_t chance(uint32_t n)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % n;
}

static const char *const words[] = { "you", "never", "he", "sing", "sings",
	"so", "do not", "it's", "well-off", "x" };

static const char *any_word(void)
{
	return words[chance(ARRAY_LEN(words))];
}

static void any_pattern(struct buf *out, int depth);

static void any_group(struct buf *out, int depth)
{
	static const char *const opens[] = { "(?:", "(?:", "(", "(?=",
		"(?!", "(?<word>", "(?>" };
	static const char *const quantifiers[] = { "", "", "", "?", "*", "+",
		"{0,2}", "{1,2}", "??", "+?" };
	const char *open = opens[chance(ARRAY_LEN(opens))];

	buf_puts(out, open);
	any_pattern(out, depth + 1);
	for (uint32_t more = chance(4); more; more--) {
		buf_putc(out, '|');
		any_pattern(out, depth + 1);
	}
	buf_putc(out, ')');
	if (strcmp(open, "(?=") && strcmp(open, "(?!"))
		buf_puts(out, quantifiers[chance(ARRAY_LEN(quantifiers))]);
}

static void any_pattern(struct buf *out, int depth)
{
	static const char *const bits[] = { "\\b", " ", "\\w+", "\\w*", ".",
		"[a-z]+", "[,.]", ",? ", "s?", "(?:s|ed)?", "\\b", "^", "$",
		"[aeiou]", "'", "\\.", ".*", "[^,]{0,9}", "(?<=so )" };

	for (uint32_t n = 1 + chance(4); n; n--) {
		uint32_t kind = chance(depth < DEEPEST ? 10 : 7);
		if (kind < 4)
			buf_puts(out, any_word());
		else if (kind < 7)
			buf_puts(out, bits[chance(ARRAY_LEN(bits))]);
		else
			any_group(out, depth);
	}
}

static void any_text(struct buf *out)
{
	static const char *const between[] = { " ", " ", " ", ", ", ". ", "",
		"-", "\xe2\x80\xa6", "! " };

	for (uint32_t n = 1 + chance(7); n; n--) {
		const char *word = any_word();
		for (const char *s = word; *s; s++)
			buf_putc(out, *s >= 'a' && !chance(9) ?
				 (char)(*s - 32) : *s);
		buf_puts(out, between[chance(ARRAY_LEN(between))]);
	}
}

/* Whether the sieve of one pattern names it for a text. */
static bool names(const struct sieve *s, struct met *m, const char *text)
{
	uint64_t named[1];

	sieve_forget(m);
	sieve_pass(s, text, strlen(text), m);
	sieve_names(s, m, NULL, named);
	return named[0] & 1;
}

static struct sieve *sieve_of(const char *pattern, bool *known)
{
	struct sieve_maker *m = sieve_begin(1);
	struct needs n;

	*known = needs_find(pattern, &n);
	if (*known)
		sieve_add(m, 0, &n);
	else
		sieve_always(m, 0);
	needs_free(&n);
	return sieve_made(m);
}

static size_t tried, matched, known, spared, lost;

static void one(struct pattern_room *room)
{
	struct buf pattern = BUF_EMPTY, text = BUF_EMPTY;
	char why[128];
	size_t where;
	bool told;

	any_pattern(&pattern, 0);
	struct pattern *p = pattern_make(room, buf_text(&pattern), false, why,
					 sizeof(why), &where);
	struct sieve *s = sieve_of(buf_text(&pattern), &told);
	struct met *m = sieve_met(s);
	known += told;
	for (int i = 0; p && i < TEXTS; i++) {
		buf_clear(&text);
		any_text(&text);
		bool in = pattern_in(p, buf_text(&text), text.len);
		bool named = names(s, m, buf_text(&text));
		tried++;
		matched += in;
		spared += !named;
		if (in && !named && lost++ < 5)
			printf("# %s\n# in: %s\n", buf_text(&pattern),
			       buf_text(&text));
	}
	sieve_met_free(m);
	sieve_free(s);
	pattern_free(p);
	buf_free(&pattern);
	buf_free(&text);
}

static void by_chance(void)
{
	struct pattern_room *room = pattern_room(false, NULL);

	for (int i = 0; i < PATTERNS; i++)
		one(room);
	pattern_room_free(room);
	printf("# %zu texts, %zu matched, %zu spared; %zu patterns told\n",
	       tried, matched, spared, known);
	is_int(lost, 0, "no match of a pattern by chance is lost");
	ok(matched > tried / 50 && spared > tried / 5 &&
	   known > PATTERNS / 3, "and matches and spared texts are many");
}

static void given(void)
{
	static const struct { const char *pattern, *text; bool named; } all[] = {
		{ "\\byou (?:never|always)\\b", "You never", true },
		{ "\\byou (?:never|always)\\b", "young nevers", false },
		{ "\\bnever\\b", "nevermore", false },
		{ "\\bnever\\b", "never", true },
		{ "\\bnever\\b", "so,never!", true },
		{ "(?:a|b)?", "", true },
		{ "(?=.*\\bif\\b).*\\bleave\\b", "i leave", false },
		{ "(?=.*\\bif\\b).*\\bleave\\b", "if i leave", true },
		{ "(?:kiss\\w*|hug) me", "kissing me", true },
		{ "(?:kiss\\w*|hug) me", "touch me", false },
		{ "(?:ha)+", "hahaha", true },
		{ "\\b(?:ha)+\\b", "hahaha", true },
		{ "caf\xc3\xa9s?", "caf\xc3\xa9", true },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		bool told;
		struct sieve *s = sieve_of(all[i].pattern, &told);
		struct met *m = sieve_met(s);
		ok(names(s, m, all[i].text) == all[i].named, all[i].pattern);
		sieve_met_free(m);
		sieve_free(s);
	}
}

static void as_bytes(void)
{
	bool told;
	struct sieve *s = sieve_of("\\bnever (?:once|again)\\b", &told);
	struct buf bytes = BUF_EMPTY;

	sieve_put(s, &bytes);
	struct sieve *t = sieve_from(bytes.at, bytes.len);
	struct met *m = t ? sieve_met(t) : NULL;
	ok(t && names(t, m, "never again") && !names(t, m, "never mind"),
	   "a sieve is the same out of its bytes");
	ok(!sieve_from(bytes.at, bytes.len - 4), "and is not out of fewer");
	sieve_met_free(m);
	sieve_free(t);
	sieve_free(s);
	buf_free(&bytes);
}

int main(void)
{
	i18n_init();
	given();
	by_chance();
	as_bytes();
	return tap_done();
}
