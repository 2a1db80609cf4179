/* SPDX-License-Identifier: MIT
 * A vote in which nobody can tell a no. */
#include "content/vote.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>

#include "base/mem.h"

enum { SAID_OPEN = 1, BARRED = 2 };

struct vote {
	size_t people, entries;
	unsigned char *said;	/* people times entries */
	size_t *at;		/* room for every entry */
};

static int system_below(void *arg, unsigned n, unsigned *out)
{
	/* What lies above the last whole multiple of n would favour some. */
	uint32_t bits, end = UINT32_MAX - UINT32_MAX % n;

	(void)arg;
	do {
		ssize_t got = getrandom(&bits, sizeof(bits), 0);
		if (got != sizeof(bits)) {
			if (got < 0 && errno == EINTR)
				continue;
			return -1;
		}
	} while (bits >= end);
	*out = bits % n;
	return 0;
}

const struct vote_chance VOTE_SYSTEM = { system_below, NULL };

struct vote *vote_new(size_t people, size_t entries)
{
	struct vote *v = mem_get(1, sizeof(*v));

	v->people = people;
	v->entries = entries;
	v->said = mem_get(people * entries + 1, 1);
	v->at = mem_get(entries + 1, sizeof(*v->at));
	/* Best effort: without the right to lock, the vote is held as well. */
	(void)mlock(v->said, people * entries + 1);
	(void)mlock(v->at, (entries + 1) * sizeof(*v->at));
	return v;
}

static unsigned char *cell(const struct vote *v, size_t person, size_t entry)
{
	return &v->said[person * v->entries + entry];
}

void vote_set(struct vote *v, size_t person, size_t entry, bool open)
{
	unsigned char *c = cell(v, person, entry);

	*c = (unsigned char)((*c & BARRED) | (open ? SAID_OPEN : 0));
}

bool vote_is_open(const struct vote *v, size_t person, size_t entry)
{
	return *cell(v, person, entry) & SAID_OPEN;
}

void vote_bar(struct vote *v, size_t person, size_t entry)
{
	*cell(v, person, entry) |= BARRED;
}

static bool is_mutual(const struct vote *v, size_t entry)
{
	for (size_t i = 0; i < v->people; i++)
		if (*cell(v, i, entry) != SAID_OPEN)
			return false;
	return true;
}

/* A fair draw of some of the n numbers in v->at, brought to its front. */
static int draw(const struct vote *v, const struct vote_chance *chance,
		size_t n, size_t want)
{
	unsigned k;

	for (size_t i = 0; i < want; i++) {
		if (chance->below(chance->arg, (unsigned)(n - i), &k))
			return -1;
		size_t other = v->at[i];
		v->at[i] = v->at[i + k];
		v->at[i + k] = other;
	}
	return 0;
}

static int by_number(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

int vote_list(const struct vote *v, const struct vote_chance *chance,
	      size_t *shown)
{
	size_t n = 0;
	unsigned coin;

	for (size_t i = 0; i < v->entries; i++) {
		if (!is_mutual(v, i))
			continue;
		if (chance->below(chance->arg, VOTE_HIDE, &coin))
			return -1;
		if (coin)
			v->at[n++] = i;
	}
	size_t want = n < VOTE_SHOWN ? n : VOTE_SHOWN;
	if (n > want && draw(v, chance, n, want))
		return -1;
	memcpy(shown, v->at, want * sizeof(*shown));
	/* The order of the draw would be one thing more to wonder about. */
	qsort(shown, want, sizeof(*shown), by_number);
	return (int)want;
}

void vote_free(struct vote *v)
{
	if (!v)
		return;
	explicit_bzero(v->said, v->people * v->entries + 1);
	explicit_bzero(v->at, (v->entries + 1) * sizeof(*v->at));
	munlock(v->said, v->people * v->entries + 1);
	munlock(v->at, (v->entries + 1) * sizeof(*v->at));
	free(v->said);
	free(v->at);
	free(v);
}
