/* SPDX-License-Identifier: MIT
 * The draw keeps its promises: the same everywhere, even, without repeats,
 * and fair about who begins. */
#include "tap.h"

#include "base/base.h"
#include "content/draw.h"

/* Vectors: xoshiro256** from state 1, 2, 3, 4 as in the tests of Rust's
 * rand_xoshiro; splitmix64 from 1234567 as in Rosetta Code. */
static void generator(void)
{
	static const uint64_t want[] = { 11520, 0, 1509978240,
		1215971899390074240, 1216172134540287360, 607988272756665600,
		16172922978634559625u, 8476171486693032832,
		10595114339597558777u, 2904607092377533576 };
	struct draw d = { { 1, 2, 3, 4 } };
	bool same = true;

	for (size_t i = 0; i < ARRAY_LEN(want); i++)
		same &= draw_bits(&d) == want[i];
	ok(same, "the generator gives the published numbers");
	draw_seed(&d, 1234567);
	ok(d.s[0] == 6457827717110365317 && d.s[1] == 3203168211198807973 &&
	   d.s[2] == 9817491932198370423u && d.s[3] == 4593380528125082431,
	   "a seed fills the state with the published numbers");
}

static void numbers(void)
{
	unsigned count[7] = { 0 };
	struct draw d;
	double chi = 0;

	draw_seed(&d, 1);
	for (int i = 0; i < 70000; i++)
		count[draw_below(&d, 7)]++;
	for (size_t i = 0; i < ARRAY_LEN(count); i++)
		chi += (count[i] - 10000.0) * (count[i] - 10000.0) / 10000;
	/* The 0.999 quantile of chi-squared with 6 degrees of freedom. */
	ok(chi < 22.46, "numbers below 7 come equally often");
	is_int(draw_below(&d, 1), 0, "below 1 there is 0");
	bool within = true;
	for (int i = 0; i < 1000; i++)
		within &= draw_below(&d, (1ull << 63) + 1) <= 1ull << 63;
	ok(within, "a number below a large one is below it");
	uint64_t seed = UINT64_MAX;
	ok(!draw_any_seed(&seed) && seed < 1000000000,
	   "a seed from the system can be typed again");
}

static void choice(void)
{
	static const unsigned weight[] = { 4, 0, 1, 4, 1 };
	size_t out[8], once[ARRAY_LEN(weight)] = { 0 };
	unsigned first[ARRAY_LEN(weight)] = { 0 };
	struct draw d, e;

	draw_seed(&d, 5);
	e = d;
	is_int(draw_pick(&d, weight, 5, 8, out), 4,
	       "more cannot be chosen than there is");
	for (size_t i = 0; i < 4; i++)
		once[out[i]]++;
	ok(once[0] == 1 && !once[1] && once[2] == 1 && once[3] == 1 &&
	   once[4] == 1, "each is chosen once, weight 0 never");
	size_t again[8];
	draw_pick(&e, weight, 5, 8, again);
	ok(!memcmp(out, again, 4 * sizeof(*out)),
	   "the same state makes the same choice");
	for (int i = 0; i < 10000; i++) {
		draw_pick(&d, weight, 5, 1, out);
		first[out[0]]++;
	}
	/* 4/10 and 1/10 of 10000, five standard deviations wide. */
	ok(first[0] > 3755 && first[0] < 4245 && first[2] > 850 &&
	   first[2] < 1150 && !first[1],
	   "a new card comes four times as easily as a known one");
	is_int(draw_pick(&d, weight + 1, 1, 1, out), 0,
	       "without weight nothing is chosen");
	is_int(draw_pick(&d, weight, 5, 0, out), 0, "none is none");
}

/* Every sequence of ties: what the log counts keeps beginnings within one. */
static bool is_fair(size_t people, unsigned ties)
{
	unsigned begun[4] = { 0 };

	for (int i = 0; i < 12; i++) {
		begun[draw_starter(begun, people, ties >> i & 3)]++;
		for (size_t a = 0; a < people; a++)
			for (size_t b = 0; b < people; b++)
				if (begun[a] > begun[b] + 1)
					return false;
	}
	return true;
}

static void starter(void)
{
	static const unsigned ahead[] = { 3, 2, 2 };
	bool fair = true;

	for (size_t people = 1; people <= 4; people++)
		for (unsigned ties = 0; ties < 1 << 12; ties++)
			fair &= is_fair(people, ties);
	ok(fair, "over any draws beginnings differ by at most one");
	is_int(draw_starter(ahead, 3, 0), 1, "who has begun less often begins");
	is_int(draw_starter(ahead, 3, 1), 2, "among equals the tie says who");
	is_int(draw_starter(ahead, 3, UINT64_MAX), 2, "whatever it is");
}

/* Every way through a turn, with up to six words of yes or no. */
static void turns(void)
{
	bool heard_first = true, ends = true;

	for (unsigned words = 0; words < 64; words++) {
		enum turn at = TURN_SPEAK, before = TURN_END;
		unsigned left = words;
		int steps = 0;
		while (at != TURN_END && steps++ < 40) {
			heard_first &= at != TURN_REPLY || before == TURN_CHECK;
			heard_first &= at != TURN_CHECK ||
				       before == TURN_REFLECT;
			bool yes = at == TURN_CHECK && (left & 1 || !left);
			if (at == TURN_CHECK)
				left >>= 1;
			before = at;
			at = turn_next(at, yes);
		}
		ends &= at == TURN_END;
	}
	ok(heard_first, "no reply comes before it was said back and checked");
	ok(ends, "a turn ends");
	is_int(turn_next(TURN_CHECK, false), TURN_REFLECT,
	       "what was off is said back again");
	is_int(turn_next(TURN_END, true), TURN_END, "after the end is the end");
}

int main(void)
{
	generator();
	numbers();
	choice();
	starter();
	turns();
	return tap_done();
}
