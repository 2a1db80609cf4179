/* SPDX-License-Identifier: MIT
 * The n-grams of a text. */
#include "wording/grams.h"

#include <string.h>

#include "base/utf8.h"

enum { WORD_MAX = 48, CUT = 4, CUT_GRAMS = 2, OBJECT = 0xfffc };

struct word {
	char at[WORD_MAX];
	size_t len, cut;		/* bytes; those of its first letters */
	uint64_t key, cut_key;
};

enum { WORDS = 3 };

/* The last three words, the latest first, and whom they are handed to. */
struct walk {
	struct word word[WORDS], *ago[WORDS];
	size_t n;
	void (*each)(void *arg, const char *gram, size_t len);
	void (*each_key)(void *arg, uint64_t key);
	void *arg;
};

/* source: FNV-1a, 64 bits. */
static uint64_t hash(uint64_t h, unsigned char c)
{
	return (h ^ c) * 0x100000001b3;
}

static const uint64_t NO_WORD = 0xcbf29ce484222325;

/* One more word of a gram, whose words before have the number key. */
static uint64_t join(uint64_t key, uint64_t word)
{
	key = (key ^ word) * 0x9e3779b97f4a7c15;
	return key ^ key >> 32;
}

static uint64_t never_0(uint64_t key)
{
	return key ? key : 1;
}

static void hand(const struct walk *w, size_t n, bool cut)
{
	char gram[GRAM_MAX];
	size_t len = 0;

	while (n--) {
		const struct word *word = w->ago[n];
		size_t bytes = cut ? word->cut : word->len;
		if (len)
			gram[len++] = ' ';
		memcpy(gram + len, word->at, bytes);
		len += bytes;
		if (bytes < word->len)
			gram[len++] = '*';
	}
	gram[len] = '\0';
	w->each(w->arg, gram, len);
}

static void hand_key(const struct walk *w, size_t n, bool cut)
{
	uint64_t key = 0;

	while (n--)
		key = join(key, cut ? w->ago[n]->cut_key : w->ago[n]->key);
	w->each_key(w->arg, never_0(key));
}

static void tell_first_letters(struct word *word)
{
	size_t letters = 0, i = 0;
	uint64_t h = NO_WORD;

	for (; i < word->len; i++) {
		if (((unsigned char)word->at[i] & 0xc0) != 0x80 &&
		    letters++ == CUT)
			break;
		h = hash(h, (unsigned char)word->at[i]);
	}
	word->cut = i;
	word->cut_key = i < word->len ? hash(h, '*') : h;
	for (; i < word->len; i++)
		h = hash(h, (unsigned char)word->at[i]);
	word->key = h;
}

/* Room for the next word: that of the oldest, which take takes up. */
static struct word *room(struct walk *w)
{
	struct word *word = w->ago[WORDS - 1];

	word->len = 0;
	return word;
}

static void take(struct walk *w)
{
	struct word *latest = w->ago[WORDS - 1];
	bool is_cut = false;

	tell_first_letters(latest);
	w->ago[2] = w->ago[1];
	w->ago[1] = w->ago[0];
	w->ago[0] = latest;
	w->n += w->n < WORDS;
	for (size_t n = 1; n <= w->n; n++) {
		is_cut |= w->ago[n - 1]->cut < w->ago[n - 1]->len;
		if (w->each)
			hand(w, n, false);
		else
			hand_key(w, n, false);
		if (n > CUT_GRAMS || !is_cut)
			continue;
		if (w->each)
			hand(w, n, true);
		else
			hand_key(w, n, true);
	}
}

static void sign(struct walk *w, const char *text, size_t len)
{
	struct word *word = room(w);

	memcpy(word->at, text, len);
	word->len = len;
	take(w);
}

/* Adds a letter that ASCII lacks; capitals are folded as far as Latin-1 goes,
 * and what makes a word too long is left out. */
static void letter(struct word *word, const char *s, size_t size, uint32_t cp)
{
	if (word->len + size > WORD_MAX)
		return;
	memcpy(word->at + word->len, s, size);
	if (cp >= 0xc0 && cp <= 0xde)
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

	while (at < left) {
		unsigned char c = (unsigned char)(s[at] | 0x20);
		if (c >= 'a' && c <= 'z') {
			if (word->len < WORD_MAX)
				word->at[word->len++] = (char)c;
			at++;
			continue;
		}
		if (!(size = utf8_char(s + at, left - at, &cp)))
			break;
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
	size_t at, size;
	uint32_t cp;

	if (*s == ' ')
		return 1;
	if ((at = word_at(s, left, room(w)))) {
		take(w);
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

static void walk(struct walk *w, const char *text, size_t len)
{
	for (size_t i = 0; i < WORDS; i++)
		w->ago[i] = &w->word[i];
	sign(w, "^", 1);
	for (size_t at = 0; at < len;)
		at += one(w, text + at, len - at);
	sign(w, "$", 1);
}

void grams_find(const char *text, size_t len,
		void (*each)(void *arg, const char *gram, size_t len),
		void *arg)
{
	struct walk w = { .each = each, .arg = arg };

	walk(&w, text, len);
}

void grams_keys(const char *text, size_t len,
		void (*each)(void *arg, uint64_t key), void *arg)
{
	struct walk w = { .each_key = each, .arg = arg };

	walk(&w, text, len);
}

uint64_t gram_key(const char *gram, size_t len)
{
	uint64_t key = 0, h = NO_WORD;

	for (size_t i = 0; i < len; i++) {
		if (gram[i] == ' ') {
			key = join(key, h);
			h = NO_WORD;
		} else {
			h = hash(h, (unsigned char)gram[i]);
		}
	}
	return never_0(join(key, h));
}
