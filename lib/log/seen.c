/* SPDX-License-Identifier: MIT
 * Sets of 64-bit hashes. */
#include "log/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

uint64_t seen_mix(uint64_t hash)
{
	hash ^= hash >> 32;
	hash *= UINT64_C(0x9e3779b97f4a7c15);
	hash ^= hash >> 29;
	hash *= UINT64_C(0xbf58476d1ce4e5b9);
	return hash ^ hash >> 32;
}

/* At most seven bytes as one number, some of them twice: a call to copy so
 * few would cost more than all the rest. */
static uint64_t last(const char *text, size_t len)
{
	const unsigned char *byte = (const unsigned char *)text;
	uint32_t a, b;

	if (len >= sizeof(a)) {
		memcpy(&a, text, sizeof(a));
		memcpy(&b, text + len - sizeof(b), sizeof(b));
		return (uint64_t)a << 32 | b;
	}
	return len ? (uint64_t)byte[0] << 16 | (uint64_t)byte[len / 2] << 8 |
		     byte[len - 1] : 0;
}

/* Eight bytes at a time; the length tells a text from a longer one. */
uint64_t seen_bytes(uint64_t hash, const char *bytes, size_t len)
{
	uint64_t word;

	hash += len;
	for (; len >= sizeof(word); len -= sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
		bytes += sizeof(word);
	}
	return seen_mix(hash ^ last(bytes, len));
}

uint64_t seen_hash(uint64_t hash, const char *text)
{
	return seen_bytes(hash, text, strlen(text));
}

void seen_add(struct seen *s, uint64_t hash)
{
	s->at = mem_grow(s->at, &s->room, s->n + 1, sizeof(*s->at));
	s->at[s->n++] = hash;
}

/* Sorts in place, bit by bit: qsort would take as much memory again. */
static void sort(uint64_t *at, size_t n, uint64_t bit)
{
	while (n > 1 && bit) {
		size_t low = 0, high = n;
		while (low < high) {
			if (!(at[low] & bit)) {
				low++;
				continue;
			}
			uint64_t swap = at[--high];
			at[high] = at[low];
			at[low] = swap;
		}
		bit >>= 1;
		sort(at, low, bit);
		at += low;
		n -= low;
	}
}

void seen_close(struct seen *s, bool repeated)
{
	size_t kept = 0;

	sort(s->at, s->n, UINT64_C(1) << 63);
	for (size_t i = 0, next; i < s->n; i = next) {
		for (next = i + 1; next < s->n && s->at[next] == s->at[i];)
			next++;
		if (!repeated || next - i > 1)
			s->at[kept++] = s->at[i];
	}
	s->n = kept;
	void *less = kept ? realloc(s->at, kept * sizeof(*s->at)) : NULL;
	if (less)
		s->at = less;
	if (!kept)
		seen_free(s);
	s->asked = mem_get(kept, sizeof(*s->asked));
}

size_t seen_find(const struct seen *s, uint64_t hash)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->at[mid] < hash)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->n && s->at[low] == hash ? low : SIZE_MAX;
}

bool seen_has(const struct seen *s, uint64_t hash)
{
	return seen_find(s, hash) != SIZE_MAX;
}

bool seen_again(struct seen *s, uint64_t hash)
{
	size_t i = seen_find(s, hash);

	if (i == SIZE_MAX)
		return false;
	bool before = s->asked[i];
	s->asked[i] = true;
	return before;
}

/* The place of a hash in an open set, or where it would be. */
static size_t place(const struct seen *s, uint64_t hash)
{
	size_t i = (size_t)hash & (s->room - 1);

	while (s->at[i] && s->at[i] != hash)
		i = (i + 1) & (s->room - 1);
	return i;
}

static void widen(struct seen *s)
{
	struct seen old = *s;

	s->room = old.room ? 2 * old.room : 64;
	s->at = mem_get(s->room, sizeof(*s->at));
	for (size_t i = 0; i < old.room; i++)
		if (old.at[i])
			s->at[place(s, old.at[i])] = old.at[i];
	free(old.at);
}

bool seen_new(struct seen *s, uint64_t hash)
{
	hash += !hash;
	if (2 * s->n >= s->room)
		widen(s);
	size_t i = place(s, hash);
	bool is_new = !s->at[i];
	s->at[i] = hash;
	s->n += is_new;
	return is_new;
}

void seen_clear(struct seen *s)
{
	if (s->room)
		memset(s->at, 0, s->room * sizeof(*s->at));
	s->n = 0;
}

bool seen_in(const struct seen *s, uint64_t hash)
{
	return s->at[place(s, hash + !hash)] != 0;
}

void seen_free(struct seen *s)
{
	free(s->at);
	free(s->asked);
	*s = (struct seen)SEEN_EMPTY;
}
