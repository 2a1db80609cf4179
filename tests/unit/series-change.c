/* SPDX-License-Identifier: MIT
 * series/change against the example of Jacobson and Truax. */
#include "series/change.h"
#include "tap.h"

int main(void)
{
	struct change c = { .points = 77 };

	/* Jacobson & Truax 1991: 47.5 to 32.5, SD 7.5, r .80: RC -3.16 */
	is_int(change_find(47.5, 32.5, 7.5, .80, &c), 0, "an index is found");
	is_near(c.index, -3.16, .005, "as published");
	is_near(c.points, -15, 0, "with its points");
	is_int(c.state, CHANGE_DOWN, "reliably lower");
	/* python: 1.96 * 7.5 * sqrt(2 * (1 - .80)) */
	is_near(c.least, 9.297096320895033, 1e-14, "the least that would be");
	change_find(40, 40 + 9.29, 7.5, .80, &c);
	is_int(c.state, CHANGE_NO, "just below is not reliable");
	change_find(40, 40 + 9.30, 7.5, .80, &c);
	is_int(c.state, CHANGE_UP, "just above is");
	change_find(40, 40, 7.5, 0, &c);
	ok(c.state == CHANGE_NO && c.index == 0, "no change is none");

	c.points = 77;
	is_int(change_find(1, 2, 0, .8, &c), -1, "no spread, no index");
	is_int(change_find(1, 2, 5, 1, &c), -1, "no error, no index");
	is_int(change_find(1, 2, 5, -.1, &c), -1, "nor with a strange r");
	is_int(change_find(1, 2, NAN, .8, &c), -1, "nor without a number");
	is_near(c.points, 77, 0, "which leaves the result alone");
	return tap_done();
}
