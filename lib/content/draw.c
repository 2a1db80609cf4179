/* SPDX-License-Identifier: MIT
 * The draw: generator, choice, starter and turn. */
#include "content/draw.h"

#include <stdlib.h>
#include <sys/random.h>

#include "base/mem.h"

enum { SEEDS = 1000000000 };

/* splitmix64 fills the state, as the authors of xoshiro256** advise: seeds
 * that are close then give states that are far apart. */
void draw_seed(struct draw *d, uint64_t seed)
{
	for (size_t i = 0; i < ARRAY_LEN(d->s); i++) {
		uint64_t z = seed += 0x9e3779b97f4a7c15;
		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
		z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
		d->s[i] = z ^ (z >> 31);
	}
}

static uint64_t turned(uint64_t x, int by)
{
	return (x << by) | (x >> (64 - by));
}

uint64_t draw_bits(struct draw *d)
{
	uint64_t bits = turned(d->s[1] * 5, 7) * 9;
	uint64_t t = d->s[1] << 17;

	d->s[2] ^= d->s[0];
	d->s[3] ^= d->s[1];
	d->s[1] ^= d->s[2];
	d->s[0] ^= d->s[3];
	d->s[2] ^= t;
	d->s[3] = turned(d->s[3], 45);
	return bits;
}

/* The lowest 2^64 mod n values are thrown back, or small results would come
 * up a little more often. */
uint64_t draw_below(struct draw *d, uint64_t n)
{
	uint64_t uneven = -n % n, bits;

	do
		bits = draw_bits(d);
	while (bits < uneven);
	return bits % n;
}

int draw_any_seed(uint64_t *seed)
{
	uint64_t bytes;
	struct draw d;

	if (getrandom(&bytes, sizeof(bytes), 0) != sizeof(bytes))
		return -1;
	draw_seed(&d, bytes);
	*seed = draw_below(&d, SEEDS);
	return 0;
}

size_t draw_pick(struct draw *d, const unsigned *weight, size_t n, size_t want,
		 size_t *out)
{
	unsigned *lot = mem_get(n ? n : 1, sizeof(*lot));
	uint64_t left = 0;
	size_t got = 0;

	for (size_t i = 0; i < n; i++)
		left += lot[i] = weight[i];
	while (got < want && left) {
		uint64_t at = draw_below(d, left);
		size_t i = 0;
		while (at >= lot[i])
			at -= lot[i++];
		out[got++] = i;
		left -= lot[i];
		lot[i] = 0;
	}
	free(lot);
	return got;
}

size_t draw_starter(const unsigned *begun, size_t n, uint64_t tie)
{
	unsigned fewest = begun[0];
	size_t equal = 0, i = 0;

	for (size_t k = 0; k < n; k++)
		if (begun[k] < fewest)
			fewest = begun[k];
	for (size_t k = 0; k < n; k++)
		equal += begun[k] == fewest;
	for (tie %= equal; begun[i] != fewest || tie--;)
		i++;
	return i;
}

enum turn turn_next(enum turn step, bool got_it)
{
	switch (step) {
	case TURN_SPEAK: return TURN_REFLECT;
	case TURN_REFLECT: return TURN_CHECK;
	case TURN_CHECK: return got_it ? TURN_REPLY : TURN_REFLECT;
	case TURN_REPLY: return TURN_SWAP;
	case TURN_SWAP:
	case TURN_END: break;
	}
	return TURN_END;
}
