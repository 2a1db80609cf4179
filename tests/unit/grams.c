/* SPDX-License-Identifier: MIT */
#include "wording/grams.h"

#include <string.h>

#include "base/buf.h"
#include "tap.h"

static void add(void *arg, const char *gram, size_t len)
{
	struct buf *b = arg;

	ok(strlen(gram) == len, "a gram is as long as it says");
	buf_addf(b, "%s|", gram);
}

/* The numbers of all grams, added up with their places. */
struct numbers {
	uint64_t sum, n;
};

static void number(void *arg, uint64_t key)
{
	struct numbers *k = arg;

	k->sum += key * ++k->n;
}

static void number_of(void *arg, const char *gram, size_t len)
{
	number(arg, gram_key(gram, len));
}

static void same_numbers(const char *text)
{
	struct numbers by_text = { 0, 0 }, by_word = { 0, 0 };

	grams_find(text, strlen(text), number_of, &by_text);
	grams_keys(text, strlen(text), number, &by_word);
	ok(by_text.n == by_word.n && by_text.sum == by_word.sum,
	   "a gram has one number, by its text and by its words");
}

static const char *grams(const char *text)
{
	static struct buf b;

	buf_clear(&b);
	grams_find(text, strlen(text), add, &b);
	return buf_text(&b);
}

int main(void)
{
	is_text(grams("You, can"),
	   "^|you|^ you|can|you can|^ you can|$|can $|you can $|",
	   "words, two and three in a row, over marks");
	is_text(grams("she never"), "^|she|^ she|never|neve*|she never|"
	   "she neve*|^ she never|$|never $|neve* $|she never $|",
	   "and the first letters of longer ones");
	is_text(grams("I'm 24!"),
	   "^|i'm|^ i'm|#|i'm #|^ i'm #|!|# !|i'm # !|$|! $|# ! $|",
	   "numbers are one, and what exclaims is a word");
	is_text(grams("'Ärger' 🙄"),
	   "^|ärger|ärge*|^ ärger|^ ärge*|🙄|ärger 🙄|ärge* 🙄|"
	   "^ ärger 🙄|$|🙄 $|ärger 🙄 $|",
	   "capitals of Latin-1 are folded, marks around words left out");
	is_text(grams(""), "^|$|^ $|", "an empty text has a beginning and an end");
	is_text(grams("a \xff b"), "^|a|^ a|b|a b|^ a b|$|b $|a b $|",
	   "a byte that is no character is passed over");

	char longest[400];
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	longest[133] = longest[266] = ' ';
	ok(strlen(grams(longest)) < 12 * GRAM_MAX, "long words are cut");
	same_numbers("");
	same_numbers("She NEVER never listens, 24 times!");
	same_numbers("'\xc3\x84rger' \xf0\x9f\x99\x84 na\xc3\xafvet\xc3\xa9 \xff");
	same_numbers(longest);
	return tap_done();
}
