/* SPDX-License-Identifier: MIT
 * The n-grams of a text. */
#include "wording/grams.h"

#include <string.h>

#include "base/utf8.h"

enum { WORD_MAX = 48, CUT = 4, CUT_GRAMS = 2, OBJECT = 0xfffc };

struct word {
	char at[WORD_MAX];
	size_t len;
	size_t cut;			/* bytes of its first letters */
};

/* The last three words, the latest last, and whom they are handed to. */
struct walk {
	struct word word[3];
	size_t n;
	void (*each)(void *arg, const char *gram, size_t len);
	void *arg;
};

static void hand(const struct walk *w, size_t n, bool cut)
{
	char gram[GRAM_MAX];
	size_t len = 0;
	bool is_cut = false;

	for (size_t i = ARRAY_LEN(w->word) - n; i < ARRAY_LEN(w->word); i++) {
		const struct word *word = &w->word[i];
		size_t bytes = cut ? word->cut : word->len;
		if (len)
			gram[len++] = ' ';
		memcpy(gram + len, word->at, bytes);
		len += bytes;
		if (bytes < word->len)
			gram[len++] = '*';
		is_cut |= bytes < word->len;
	}
	gram[len] = '\0';
	if (is_cut == cut)
		w->each(w->arg, gram, len);
}

static size_t first_letters(const struct word *word)
{
	size_t letters = 0, i = 0;

	while (i < word->len && (((unsigned char)word->at[i] & 0xc0) == 0x80 ||
				 letters++ < CUT))
		i++;
	return i;
}

static void take(struct walk *w, const struct word *word)
{
	w->word[0] = w->word[1];
	w->word[1] = w->word[2];
	w->word[2] = *word;
	w->word[2].cut = first_letters(word);
	w->n++;
	for (size_t n = 1; n <= ARRAY_LEN(w->word) && n <= w->n; n++) {
		hand(w, n, false);
		if (n <= CUT_GRAMS)
			hand(w, n, true);
	}
}

static void sign(struct walk *w, const char *text, size_t len)
{
	struct word word;

	memcpy(word.at, text, len);
	word.len = len;
	take(w, &word);
}

/* Adds a letter; capitals are folded as far as Latin-1 goes, and what makes
 * a word too long is left out. */
static void letter(struct word *word, const char *s, size_t size, uint32_t cp)
{
	if (word->len + size > WORD_MAX)
		return;
	memcpy(word->at + word->len, s, size);
	if (cp >= 'A' && cp <= 'Z')
		word->at[word->len] |= 0x20;
	else if (cp >= 0xc0 && cp <= 0xde)
		word->at[word->len + 1] |= 0x20;
	word->len += size;
}

/* Letters of all scripts; of the signs below U+2C00 none but a few. */
static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 0xc0 && cp < 0x2000 && cp != 0xd7 && cp != 0xf7) ||
	       (cp >= 0x2c00 && cp < 0xe000);
}

/* Bytes of the word at s, or 0. */
static size_t word_at(const char *s, size_t left, struct word *word)
{
	size_t at = 0, size;
	uint32_t cp, next;

	while ((size = utf8_char(s + at, left - at, &cp))) {
		if (!is_letter(cp) &&
		    !(cp == '\'' && at && at + 1 < left &&
		      utf8_char(s + at + 1, left - at - 1, &next) &&
		      is_letter(next)))
			break;
		letter(word, s + at, size, cp);
		at += size;
	}
	return at;
}

/* One word, number or sign at s; the bytes it takes. */
static size_t one(struct walk *w, const char *s, size_t left)
{
	struct word word = { .len = 0 };
	size_t at = word_at(s, left, &word), size;
	uint32_t cp;

	if (at) {
		take(w, &word);
		return at;
	}
	while (at < left && s[at] >= '0' && s[at] <= '9')
		at++;
	if (at) {
		sign(w, "#", 1);
		return at;
	}
	if (!(size = utf8_char(s, left, &cp)))
		return 1;
	if (cp == '?' || cp == '!' || cp == OBJECT || cp > 0xffff)
		sign(w, s, size);
	return size;
}

void grams_find(const char *text, size_t len,
		void (*each)(void *arg, const char *gram, size_t len),
		void *arg)
{
	struct walk w = { .each = each, .arg = arg };

	sign(&w, "^", 1);
	for (size_t at = 0; at < len;)
		at += one(&w, text + at, len - at);
	sign(&w, "$", 1);
}

uint64_t gram_key(const char *gram, size_t len)
{
	uint64_t h = 0xcbf29ce484222325;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)gram[i]) * 0x100000001b3;
	return h ? h : 1;
}
