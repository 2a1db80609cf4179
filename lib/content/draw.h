/* SPDX-License-Identifier: MIT
 * The draw: a generator that is the same on every machine, a weighted choice
 * without repeats, whose turn it is to begin, and the steps of a turn. */
#pragma once

#include "base/base.h"

/* State of the generator; nobody else's. */
struct draw {
	uint64_t s[4];
};

/* Sets the generator from a seed: equal seeds, equal draws, on any machine.
 * source: xoshiro256 */
void draw_seed(struct draw *d, uint64_t seed) ATTR_NONNULL;

/* The next 64 bits.  source: xoshiro256 */
uint64_t draw_bits(struct draw *d) ATTR_NONNULL;

/* A number below n, each equally likely; n must not be 0. */
uint64_t draw_below(struct draw *d, uint64_t n) ATTR_NONNULL;

/* A seed from the system, 0 .. 999999999, so that it can be typed again.
 * errors: -1 when there is no randomness. */
int draw_any_seed(uint64_t *seed) ATTR_NONNULL;

/* Chooses up to want of n things without repeats, each draw in proportion to
 * the weights left; a thing of weight 0 is never chosen.
 * shape:  weight has n cells, out has room for want; the order is the draw's.
 * Returns how many were chosen: fewer when no weight is left. */
size_t draw_pick(struct draw *d, const unsigned *weight, size_t n, size_t want,
		 size_t *out) ATTR_NONNULL;

/* Who begins: the person with the fewest beginnings so far; among several
 * of them the one that tie points to, counted in their order.
 * shape:  begun has n cells, n at least 1. */
size_t draw_starter(const unsigned *begun, size_t n, uint64_t tie)
	ATTR_NONNULL ATTR_PURE;

/* A turn: one speaks, who listens says it back, asks whether that was right,
 * and only then replies; at the end places are changed. */
enum turn { TURN_SPEAK, TURN_REFLECT, TURN_CHECK, TURN_REPLY, TURN_SWAP,
	TURN_END };

/* The step after a step.  got_it counts after TURN_CHECK alone: without it
 * the way leads back to TURN_REFLECT, so that no reply comes before what was
 * said has been heard.  Anyone may end a turn at any step: a pass is simply
 * not going on.
 * source: attune (S4, S11) */
enum turn turn_next(enum turn step, bool got_it);
