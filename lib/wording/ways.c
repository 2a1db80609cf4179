/* SPDX-License-Identifier: MIT
 * What parts of a pattern ask of a text: words, and ways through them. */
#include "wording/ways.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	SETS_MAX = 4,		/* of a way; more cost more than they tell */
	OFTEN = 60000,		/* of ten thousand sentences, all words taken
				 * together: tells too little */
};

struct need_chunk {
	struct need_chunk *next;
	_Alignas(void *) char bytes[];
};

static void *get(struct need_pool *r, size_t size)
{
	struct need_chunk *c = mem_get(1, sizeof(*c) + size);

	c->next = r->chunks;
	r->chunks = c;
	return c->bytes;
}

char *need_join(struct need_pool *r, const char *a, size_t alen, const char *b)
{
	size_t blen = strlen(b);
	char *text = get(r, alen + blen + 1);

	memcpy(text, a, alen);
	memcpy(text + alen, b, blen);
	return text;
}

/* An array of n things made longer by one: room is n's next power of two. */
static void *longer(struct need_pool *r, void *old, size_t n, size_t size)
{
	if (n & (n - 1))
		return old;
	void *new = get(r, (n ? 2 * n : 1) * size);
	if (n)
		memcpy(new, old, n * size);
	return new;
}

void words_add(struct need_pool *r, struct need_words *set, const char *s)
{
	set->word = longer(r, set->word, set->n, sizeof(*set->word));
	set->word[set->n++] = s;
	set->often = 0;
}

void part_add(struct need_pool *r, struct part *p, struct need_way w)
{
	p->way = longer(r, p->way, p->n, sizeof(*p->way));
	p->way[p->n++] = w;
}

static const char *const common[] = {
	"you", "your", "he", "she", "him", "her", "his", "they", "them",
	"the", "and", "are", "was", "were", "is", "it", "that", "this",
	"to", "for", "with", "not", "do", "did", "does", "have", "has",
	"had", "will", "be", "my", "me", "we", "us", "our", "what", "when",
	"all", "so", "if", "of", "in", "on", "at", "can", "would", "but",
	"just", "like", "get", "go", "no", "one", "out", "up", "as", "or",
	"a", "i", "an", "ing", "ed", "been", "there", "really", "more",
	"never", "always", "about", "from", "how", "because", "even", "then",
	"know", "want", "feel", "time", "think", "say", "said", "make",
};

bool words_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* In how many of ten thousand sentences a word is met, roughly, by its length
 * and by whether its ends are those of a word. */
static size_t often(const char *s)
{
	static const size_t by_length[3][7] = {
		{ 9999, 9000, 6000, 1500, 400, 100, 30 },
		{ 9999, 5000, 2000, 350, 120, 40, 15 },
		{ 9999, 1000, 400, 120, 50, 20, 10 },
	};
	size_t len, ends = !words_letter(*s);

	if (!strpbrk(s, "abcdefghijklmnopqrstuvwxyz0123456789_"))
		return WORDS_NOTHING;
	while (*s && !words_letter(*s))
		s++;
	len = strlen(s);
	if (len && !words_letter(s[len - 1]) && s[len - 1] != *OPEN)
		ends++;
	while (len && !words_letter(s[len - 1]))
		len--;
	for (size_t i = 0; len <= 6 && i < ARRAY_LEN(common); i++)
		if (strlen(common[i]) == len && !memcmp(common[i], s, len))
			return 2500;
	return by_length[ends][len < 6 ? len : 6];
}

/* The same of a set, reckoned once. */
size_t words_often(struct need_words *set)
{
	if (set->often)
		return set->often;
	for (size_t i = 0; i < set->n; i++)
		set->often += often(set->word[i]);
	return set->often ? set->often : (set->often = WORDS_NOTHING);
}

/* Adds a set to a way, which is kept in order and short. */
void way_demand(struct need_pool *r, struct need_way *w,
		   struct need_words *set)
{
	size_t cost = words_often(set), at = w->n;

	if (cost >= WORDS_NOTHING ||
	    (cost > OFTEN && w->n && w->set[0].often <= OFTEN))
		return;
	while (at && w->set[at - 1].often > cost)
		at--;
	if (at == SETS_MAX)
		return;
	w->set = longer(r, w->set, w->n, sizeof(*w->set));
	for (size_t i = w->n; i > at; i--)
		w->set[i] = w->set[i - 1];
	w->set[at] = *set;
	w->n++;
	if (w->n > SETS_MAX)
		w->n--;
	while (w->n > 1 && cost <= OFTEN && w->set[w->n - 1].often > OFTEN)
		w->n--;
}

struct need_way way_copy(struct need_pool *r, struct need_way *w)
{
	struct need_way c = { NULL, 0 };

	for (size_t i = 0; i < w->n; i++)
		way_demand(r, &c, &w->set[i]);
	return c;
}

struct need_way way_of(struct need_pool *r, const struct need_words *set)
{
	struct need_way w = { get(r, sizeof(*set)), 1 };

	w.set[0] = *set;
	return w;
}

/* The best set of every way, as one set. */
struct need_words part_flat(struct need_pool *r, const struct part *p)
{
	struct need_words all = { NULL, 0, 0 };

	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->way[i].set[0].n; k++)
			words_add(r, &all, p->way[i].set[0].word[k]);
	return all;
}

/* A part by its texts becomes one by ways. */
void part_ways(struct need_pool *r, struct part *p)
{
	struct need_way w = { NULL, 0 };

	if (!p->exact)
		return;
	p->exact = false;
	way_demand(r, &w, &p->set);
	if (w.n)
		part_add(r, p, w);
}

struct need_words words_product(struct need_pool *r,
				 const struct need_words *a,
				 const struct need_words *b)
{
	struct need_words out = { NULL, 0, 0 };

	for (size_t i = 0; i < a->n; i++) {
		const char *s = a->word[i];
		size_t len = strlen(s);
		if (len && s[len - 1] == *OPEN) {
			words_add(r, &out, s);
			continue;
		}
		for (size_t j = 0; j < b->n; j++)
			words_add(r, &out, need_join(r, s, len, b->word[j]));
	}
	return out;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A word as a sieve takes it: an edge is a blank, and none where a sign
 * stands anyway. */
static const char *plain(struct need_pool *r, const char *word)
{
	size_t n = 0;
	char *to = need_join(r, word, strlen(word), "");

	for (const char *s = word; *s; s++) {
		bool edge = *s == *EDGE;
		bool last = n && !words_letter(to[n - 1]);
		if (*s == *OPEN ||
		    (edge && (last || (s[1] && !words_letter(s[1])))))
			continue;
		to[n++] = edge ? ' ' : *s;
	}
	to[n < NEED_WORD_MAX ? n : NEED_WORD_MAX] = '\0';
	return to;
}

/* Words in order, without those that hold another at their beginning. */
void words_tidy(struct need_pool *r, struct need_words *set)
{
	size_t n = 0;

	for (size_t i = 0; i < set->n; i++)
		set->word[i] = plain(r, set->word[i]);
	qsort(set->word, set->n, sizeof(*set->word), by_text);
	for (size_t i = 0; i < set->n; i++)
		if (!n || strncmp(set->word[i], set->word[n - 1],
				  strlen(set->word[n - 1])))
			set->word[n++] = set->word[i];
	set->n = n;
}

void need_pool_free(struct need_pool *r)
{
	for (struct need_chunk *c = r->chunks, *next; c; c = next) {
		next = c->next;
		free(c);
	}
	r->chunks = NULL;
}
