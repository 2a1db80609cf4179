/* SPDX-License-Identifier: MIT
 * series/voice at its limits. */
#include <stdint.h>

#include "series/voice.h"
#include "tap.h"

static enum voice_state state_of(double a, double b)
{
	const double count[2] = { a, b };
	struct voice v;

	voice_find(count, 2, &v);
	return v.state;
}

int main(void)
{
	static const double three[3] = { 30, 20, 22 }, far[3] = { 42, 30, 28 };
	static const double alone[1] = { 90 }, none[2] = { 0, 0 };
	struct voice v;

	is_int(state_of(10, 9), VOICE_NOT_ENOUGH, "19 of both are too few");
	is_int(state_of(10, 10), VOICE_ABOUT_EQUAL, "20 are enough");
	is_int(state_of(61, 39), VOICE_ABOUT_EQUAL, "61 of 100 are equal");
	is_int(state_of(62, 38), VOICE_UNEVEN, "62 are not");
	is_int(state_of(38, 62), VOICE_UNEVEN, "whoever they belong to");
	voice_find(three, 3, &v);
	is_near(v.most, 30 / 72., 1e-15, "of three the largest part");
	is_int(v.state, VOICE_UNEVEN, "is uneven from .62 times two thirds");
	voice_find(far, 3, &v);
	is_int(v.state, VOICE_UNEVEN, "with more of them, too");
	voice_find((const double[3]){ 41, 30, 29 }, 3, &v);
	is_int(v.state, VOICE_ABOUT_EQUAL, "and equal below that");
	voice_find(alone, 1, &v);
	is_int(v.state, VOICE_NOT_ENOUGH, "one alone is compared with nobody");
	voice_find(none, 2, &v);
	ok(!v.total && !v.most, "nothing written is no part");
	voice_find(none, 0, &v);
	is_int(v.state, VOICE_NOT_ENOUGH, "nobody is not enough");

	is_int(voice_pause(0), 14, "one entry: a pause after 14 days");
	is_int(voice_pause(1), 14, "who writes daily, the same");
	is_int(voice_pause(7), 28, "who writes weekly, after four weeks");
	is_int(voice_pause(3.6), 15, "a part of a day is a day");
	return tap_done();
}
